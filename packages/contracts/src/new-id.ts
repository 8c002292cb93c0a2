const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const TIME_CHARS = 10
const RANDOM_CHARS = 16

/** Random bytes for the next ids: asking for a few at a time costs more than the rest of an id. */
const random = new Uint8Array(RANDOM_CHARS * 64)
let next = random.length

/**
 * A new id: a prefix that says what it names, 48 bits of time (so that indexes grow at one end) and 80 random bits, in
 * Crockford's base 32. Made in browsers too, so this file imports nothing. Not a secret: secrets come from a random generator
 * with nothing else in them.
 */
export function newId<const P extends string>(prefix: P): `${P}_${string}` {
  let time = Date.now()
  let text = ''
  for (let i = 0; i < TIME_CHARS; i++) {
    text = ALPHABET[time % 32] + text
    time = Math.floor(time / 32)
  }
  if (next === random.length) {
    crypto.getRandomValues(random)
    next = 0
  }
  for (const end = next + RANDOM_CHARS; next < end; next++) text += ALPHABET[(random[next] as number) % 32]
  return `${prefix}_${text}`
}
