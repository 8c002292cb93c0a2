/** A start that cannot go on, told so that the person at the terminal knows what to do. */
export class EmbeddedError extends Error {
  override name = 'EmbeddedError'
}

/** Another process that is still running has this folder's server. */
export class EmbeddedInUse extends EmbeddedError {
  override name = 'EmbeddedInUse'
}

/** Turns what PostgreSQL printed before it ended into advice. */
export function explain(output: string, directory: string, port?: number): EmbeddedError {
  if (/No space left on device|Disk quota exceeded/i.test(output)) {
    return new EmbeddedError(`The disk that holds ${directory} is full. Free some space (about 500 MB) and start again; nothing is lost.`)
  }
  if (/could not bind|Address already in use|could not create any TCP\/IP sockets/i.test(output)) {
    return new EmbeddedError(`Port ${port} on 127.0.0.1 is taken by another program. Stop that program or choose another port.`)
  }
  if (/Cannot allocate memory|could not map anonymous shared memory|could not resize shared memory/i.test(output)) {
    return new EmbeddedError('There is not enough free memory to start PostgreSQL (it needs about 200 MB).')
  }
  if (/Permission denied|could not access directory|has wrong ownership/i.test(output)) {
    return new EmbeddedError(
      `PostgreSQL may not open its files in ${directory}. They may belong to another user: start as that user, or remove the folder.\n${lastLines(output)}`,
    )
  }
  return new EmbeddedError(`PostgreSQL did not start in ${directory}. Its last words:\n${lastLines(output)}`)
}

export function lastLines(output: string, count = 12): string {
  return output.trimEnd().split('\n').slice(-count).join('\n')
}
