const started = Date.now()

/** One line for each step of a start, with what it took, so that a long one is seen to be alive. */
export async function step<R>(what: string, work: (say: (detail: string) => void) => Promise<R>): Promise<R> {
  const begun = Date.now()
  const live = process.stdout.isTTY === true
  const say = (detail: string) => {
    if (live) process.stdout.write(`\r\x1b[2K  … ${what}: ${detail}`)
    else console.log(`  … ${what}: ${detail}`)
  }
  if (live) process.stdout.write(`  … ${what}`)
  try {
    const result = await work(say)
    console.log(`${live ? '\r\x1b[2K' : ''}  ✓ ${what} (${seconds(begun)})`)
    return result
  } catch (error) {
    console.log(`${live ? '\r\x1b[2K' : ''}  ✗ ${what}`)
    throw error
  }
}

export function seconds(since = started): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}

/** A reason to stop that is told to the person at the terminal as it is, without a stack. */
export class CannotStart extends Error {}
