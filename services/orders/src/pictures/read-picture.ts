import { problem } from '@toyline/http/problem'

/** Long side in pixels: enough to see a torn seam, and no more to keep. */
const LONGEST = 2_000
/** More than any camera of a phone takes; what unpacks to more is no photo. */
const MOST_PIXELS = 100_000_000
const SECONDS = 10

/**
 * A photo that somebody sent, told by its bytes and drawn anew as JPEG: upright, at most 2,000 pixels long, with nothing else in it.
 * The library is loaded with the first photo, because it takes memory that a room without any needs not.
 * Errors: 422 `not-a-picture` for everything that is not a JPEG, PNG or WebP picture.
 */
export async function readPicture(bytes: Buffer): Promise<Buffer> {
  if (!isPicture(bytes)) throw notAPicture()
  const { default: sharp } = await import('sharp')
  try {
    return await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 82 })
      .timeout({ seconds: SECONDS })
      .toBuffer()
  } catch (cause) {
    throw Object.assign(notAPicture(), { cause })
  }
}

const notAPicture = () => problem(422, 'not-a-picture', 'This is no picture that we can read. Send a JPEG, PNG or WebP.')

/** No other decoder of the library is ever reached. */
function isPicture(bytes: Buffer): boolean {
  if (bytes.length < 12) return false
  const isPng = bytes.readUInt32BE(0) === 0x89504e47 && bytes.readUInt32BE(4) === 0x0d0a1a0a
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  return isPng || isJpeg || isWebp
}
