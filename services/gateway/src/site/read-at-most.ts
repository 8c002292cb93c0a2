import type { Dispatcher } from 'undici'

/** More than any page or built file has. */
export const MOST_PAGE_BYTES = 2 * 1_048_576

/** A whole answer; undefined, and the rest is not read, where it is longer. */
export async function readAtMost(stream: Dispatcher.ResponseData['body'], most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let bytes = 0
  // Leaving the loop early ends the stream.
  for await (const chunk of stream) {
    bytes += (chunk as Buffer).length
    if (bytes > most) return undefined
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks, bytes)
}
