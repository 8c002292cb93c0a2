import chardet from 'chardet'
import iconv from 'iconv-lite'

/** The least certainty, of 100, at which a guess other than Western European is believed. */
const CERTAIN = 80
/** Bytes beyond ASCII under which any guess is a game of chance. */
const ENOUGH = 20

/**
 * The encoding of a text: by its byte order mark, by being UTF-8 from end to end, by the zeros of UTF-16, or by a guess
 * from a sample, which for Western languages is Windows-1252 (which contains ISO-8859-1).
 * @param sample up to some 100 kB, around the first byte that is not UTF-8 where there is one
 */
export function detectEncoding(sample: Buffer, start: Buffer, isUtf8: boolean): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const zeros = zeroShare(start)
  if (zeros.odd > 0.3 && zeros.even < 0.05) return 'utf-16le'
  if (zeros.even > 0.3 && zeros.odd < 0.05) return 'utf-16be'
  if (isUtf8) return 'utf-8'
  const [guess] = chardet.analyse(sample)
  const western = !guess || /^(UTF|ASCII|ISO-8859-1$|windows-1252)/i.test(guess.name) || !iconv.encodingExists(guess.name)
  return !western && guess.confidence >= CERTAIN && oddBytes(sample) >= ENOUGH ? guess.name.toLowerCase() : 'windows-1252'
}

function oddBytes(bytes: Buffer): number {
  return bytes.reduce((sum, byte) => sum + (byte > 127 ? 1 : 0), 0)
}

function zeroShare(bytes: Buffer): { even: number; odd: number } {
  const half = Math.max(1, Math.floor(Math.min(bytes.length, 4_096) / 2))
  let even = 0
  let odd = 0
  for (let at = 0; at < half * 2; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  return { even: even / half, odd: odd / half }
}
