import sharp, { type OutputInfo, type Sharp } from 'sharp'
import { checkSvg } from './check-svg.ts'
import { PictureError } from './picture-error.ts'
import { type PictureFormat, sniffPicture } from './sniff-picture.ts'

export const WIDTHS = [160, 320, 640, 960, 1600] as const
/** Of a sheet with the frames of a turn: each frame is shown as large as a picture of some hundred pixels. */
export const SHEET_WIDTHS = [1920, 3840] as const
/** A 48-megapixel camera's picture passes; a small file that unfolds to gigabytes does not. */
const MAX_PIXELS = 50_000_000
const MAX_RATIO = 6
const BLUR_WIDTH = 16

// Each encoder is one thread already; more would only fight over the cores of a small machine.
sharp.concurrency(1)
sharp.cache(false)

export type EncodedPicture = {
  width: number
  height: number
  /** Ascending; never wider than the picture itself, except for drawings, which have no width of their own. */
  widths: number[]
  /** Data URL of a few hundred bytes. */
  blur: string
}

type Pixels = { data: Buffer; info: OutputInfo }

/**
 * Makes the files of one picture and hands each to `keep` as it is ready. Nothing of the source survives but its
 * pixels: metadata goes, the camera's orientation is applied. Throws a PictureError on what is no acceptable picture.
 */
export async function encodePicture(
  bytes: Buffer,
  { allowSvg, isSheet = false }: { allowSvg: boolean; isSheet?: boolean },
  keep: (file: string, bytes: Buffer, contentType: string) => Promise<void>,
): Promise<EncodedPicture> {
  const format = sniffPicture(bytes)
  if (format === 'svg' && !allowSvg) throw new PictureError('an SVG is taken only from the folder of the imported file')
  if (format === 'svg') checkSvg(bytes)
  const render = await renderer(bytes, format, isSheet ? SHEET_WIDTHS : WIDTHS)
  let pixels: Pixels | null = null
  for (const width of render.widths.toReversed()) {
    pixels = withoutIdleAlpha(await render.at(width, pixels))
    const source = pixels
    const picture = () => sharp(source.data, { raw: rawShape(source) })
    await Promise.all([
      // Effort 0 costs a third of effort 1; at these sizes that is 5 KB against half a second for every picture.
      picture()
        .avif({ quality: 48, effort: 0, chromaSubsampling: '4:2:0', tune: 'ssim' })
        .toBuffer()
        .then((made) => keep(`${width}.avif`, made, 'image/avif')),
      picture()
        .webp({ quality: 76, effort: width > 640 ? 1 : 2, alphaQuality: 60 })
        .toBuffer()
        .then((made) => keep(`${width}.webp`, made, 'image/webp')),
    ])
  }
  if (!pixels) throw new PictureError('it has no pixels')
  const blur = await sharp(pixels.data, { raw: rawShape(pixels) })
    .resize(BLUR_WIDTH)
    .webp({ quality: 20, effort: 4, alphaQuality: 20 })
    .toBuffer()
  return { width: render.width, height: render.height, widths: render.widths, blur: `data:image/webp;base64,${blur.toString('base64')}` }
}

type Renderer = { width: number; height: number; widths: number[]; at: (width: number, wider: Pixels | null) => Promise<Pixels> }

async function renderer(bytes: Buffer, format: PictureFormat, ladder: readonly number[]): Promise<Renderer> {
  // Only the header is read here, so a bomb is turned away before anything unfolds.
  const { width, height } = await measure(bytes)
  if (width > height * MAX_RATIO || height > width * MAX_RATIO) throw new PictureError(`it is more than ${MAX_RATIO} times as long as wide`)
  const most = Math.max(...ladder)
  const input = { limitInputPixels: MAX_PIXELS, failOn: 'error' as const }
  if (format === 'svg') {
    const at = (to: number) =>
      decoded(sharp(bytes, { ...input, density: Math.min(72_000, Math.max(1, (72 * to) / width)) }).resize({ width: to }))
    return { width: most, height: Math.max(1, Math.round((height * most) / width)), widths: [...ladder], at }
  }
  const widest = Math.min(width, most)
  const widths = [...ladder.filter((each) => each < widest), widest]
  return {
    width: widest,
    height: Math.max(1, Math.round((height * widest) / width)),
    widths,
    at: (to, wider) =>
      decoded(
        (wider ? sharp(wider.data, { raw: rawShape(wider) }) : sharp(bytes, { ...input, sequentialRead: true }).autoOrient()).resize({
          width: to,
        }),
      ),
  }
}

async function measure(bytes: Buffer): Promise<{ width: number; height: number }> {
  try {
    const { autoOrient } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (autoOrient.width * autoOrient.height > MAX_PIXELS)
      throw new PictureError(`it has ${autoOrient.width} x ${autoOrient.height} pixels; ${MAX_PIXELS / 1_000_000} million are allowed`)
    return autoOrient
  } catch (error) {
    throw asPictureError(error)
  }
}

async function decoded(picture: Sharp): Promise<Pixels> {
  try {
    return await picture.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  } catch (error) {
    throw asPictureError(error)
  }
}

function asPictureError(error: unknown): PictureError {
  return error instanceof PictureError ? error : new PictureError('it is damaged and cannot be read')
}

/** An alpha channel in which nothing is transparent doubles the cost of each encoder for nothing. */
function withoutIdleAlpha({ data, info }: Pixels): Pixels {
  if (info.channels !== 4) return { data, info }
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return { data, info }
  const opaque = Buffer.allocUnsafe((data.length / 4) * 3)
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) data.copy(opaque, to, from, from + 3)
  return { data: opaque, info: { ...info, channels: 3 } }
}

function rawShape({ info }: Pixels): { width: number; height: number; channels: 1 | 2 | 3 | 4 } {
  return { width: info.width, height: info.height, channels: info.channels as 1 | 2 | 3 | 4 }
}
