import pixelmatch from 'pixelmatch'
import sharp from 'sharp'

/**
 * Two ways in which a picture can be wrong, each with the difference of colour from which a pixel counts (OKLab, 1 is black against
 * white) and how many such pixels any window of 16 × 16 may hold. What another machine's rasteriser does differently lies thinly
 * along edges; what has moved, or changed its colour, lies thick somewhere. So a picture is judged by its worst place, not by its sum.
 */
const RULES = [
  { finding: 'something has moved or changed', threshold: 0.04, most: 24 },
  { finding: 'a flat colour has changed', threshold: 0.01, most: 96 },
] as const
const WINDOW = 16

export type Picture = { data: Buffer; width: number; height: number }

export async function readPicture(file: string | Buffer): Promise<Picture> {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** As a lossless WebP, which for flat colours is the smallest. */
export function packPicture({ data, width, height }: Picture): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .webp({ lossless: true, effort: 6 })
    .toBuffer()
}

/** What is different, in words; null where the two show the same. */
export function difference(actual: Picture, expected: Picture): string | null {
  if (actual.width !== expected.width || actual.height !== expected.height)
    return `it is ${actual.width} × ${actual.height}, not ${expected.width} × ${expected.height}`
  for (const { finding, threshold, most } of RULES) {
    const found = pixelmatch(actual.data, expected.data, null, actual.width, actual.height, { threshold, windowSize: WINDOW })
    if (found > most) return `${finding}: ${found} of ${WINDOW ** 2} pixels in one place`
  }
  return null
}

/** The expected picture in grey with what is different in red, on the larger of both sizes. */
export async function differencePicture(actual: Picture, expected: Picture): Promise<Buffer> {
  const [width, height] = [Math.max(actual.width, expected.width), Math.max(actual.height, expected.height)]
  const [one, other] = await Promise.all([onSheet(actual, width, height), onSheet(expected, width, height)])
  const drawn = Buffer.alloc(width * height * 4)
  pixelmatch(one, other, drawn, width, height, { threshold: RULES[1].threshold })
  return sharp(drawn, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer()
}

function onSheet({ data, width, height }: Picture, wide: number, high: number): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .extend({ right: wide - width, bottom: high - height, background: '#ffffff' })
    .raw()
    .toBuffer()
}
