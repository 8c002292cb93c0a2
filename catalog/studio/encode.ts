import sharp from 'sharp'

/** A picture as it is committed: AVIF with alpha. */
export async function encode(pixels: Buffer, wide: number, tall: number): Promise<Buffer> {
  return sharp(pixels, { raw: { width: wide, height: tall, channels: 4 } })
    .avif({ quality: 52, effort: 2, chromaSubsampling: '4:2:0' })
    .toBuffer()
}

export const master = (pixels: Buffer, wide: number, tall: number) =>
  sharp(pixels, { raw: { width: wide, height: tall, channels: 4 } })
    .webp({ lossless: true, effort: 0 })
    .toBuffer()
