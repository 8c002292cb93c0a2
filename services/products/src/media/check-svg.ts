import { PictureError } from './picture-error.ts'

const MAX_BYTES = 1_000_000
const MAX_ELEMENTS = 20_000

// Whatever the drawing library does with them: a drawing has no need of these.
const FORBIDDEN: [RegExp, string][] = [
  [/<!DOCTYPE|<!ENTITY/i, 'it declares entities'],
  [/<\?(?!xml[\s?])/i, 'it carries processing instructions'],
  [/<([\w-]+:)?(script|foreignObject|iframe|embed|object|audio|video|handler|listener)\b/i, 'it carries a script or a foreign document'],
  [/\son[a-z]+\s*=/i, 'it carries a script'],
  [/(javascript|vbscript)\s*:/i, 'it carries a script'],
  [/@import/i, 'it refers to other files'],
]

const REFERENCE = /\b(?:href|src)\s*=\s*(["'])\s*([\s\S]*?)\1/gi
const STYLE_URL = /url\(\s*(["']?)([\s\S]*?)\1\s*\)/gi
const INLINE_PICTURE = /^data:image\/(png|jpeg|webp);base64,/i

/**
 * Throws a PictureError on an SVG that could run something or fetch something. Only drawings of the local catalogue
 * come here; they are rasterised and never served as SVG.
 */
export function checkSvg(bytes: Buffer): void {
  if (bytes.length > MAX_BYTES) throw new PictureError('an SVG drawing may have 1 MB at most')
  const text = bytes.toString('utf8')
  if (text.includes('\0')) throw new PictureError('it is not an SVG in UTF-8')
  for (const [pattern, why] of FORBIDDEN) if (pattern.test(text)) throw new PictureError(why)
  if (/&#(x?)0*(6a|106|4a|74);/i.test(text)) throw new PictureError('it hides letters as numbers')
  for (const pattern of [REFERENCE, STYLE_URL])
    for (const [, , target = ''] of text.matchAll(pattern))
      if (!target.startsWith('#') && !INLINE_PICTURE.test(target)) throw new PictureError('it refers to other files')
  if ((text.match(/</g)?.length ?? 0) > MAX_ELEMENTS) throw new PictureError('it has too many shapes')
  if ((text.match(/<use\b/gi)?.length ?? 0) > 500) throw new PictureError('it repeats its shapes too often')
}
