/** What was read has changed before it could be written: read again and decide again. */
export class Moved extends Error {
  override readonly name = 'Moved'
}
