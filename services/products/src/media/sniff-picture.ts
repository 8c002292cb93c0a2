import { PictureError } from './picture-error.ts'

export type PictureFormat = 'png' | 'jpeg' | 'webp' | 'avif' | 'gif' | 'svg'

const AVIF_BRANDS = ['avif', 'avis']
const HEAD_CHARACTERS = 4_096

/**
 * The format by the bytes themselves; a name or a declared type proves nothing. Throws a PictureError on anything else,
 * so that no other decoder of the picture library is ever reached.
 */
export function sniffPicture(bytes: Buffer): PictureFormat {
  if (bytes.length < 12) throw new PictureError('it is empty or cut off')
  if (bytes.readUInt32BE(0) === 0x89504e47 && bytes.readUInt32BE(4) === 0x0d0a1a0a) return 'png'
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'webp'
  if (ascii(bytes, 0, 6) === 'GIF87a' || ascii(bytes, 0, 6) === 'GIF89a') return 'gif'
  if (ascii(bytes, 4, 8) === 'ftyp' && AVIF_BRANDS.includes(ascii(bytes, 8, 12))) return 'avif'
  if (/^\uFEFF?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(bytes.toString('utf8', 0, HEAD_CHARACTERS))) return 'svg'
  throw new PictureError('it is not a PNG, JPEG, WebP, AVIF, GIF or SVG picture')
}

function ascii(bytes: Buffer, from: number, to: number): string {
  return bytes.toString('latin1', from, to)
}
