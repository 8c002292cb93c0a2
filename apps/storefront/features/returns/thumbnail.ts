/** Pixels of a side. */
const SIDE = 160

/** A small picture of a photo as a data URL: pages here load pictures from nowhere else. Null for what the browser cannot show. */
export async function thumbnailOf(photo: File): Promise<string | null> {
  try {
    const bitmap = await createImageBitmap(photo)
    const canvas = document.createElement('canvas')
    canvas.width = SIDE
    canvas.height = SIDE
    const scale = SIDE / Math.min(bitmap.width, bitmap.height)
    const [width, height] = [bitmap.width * scale, bitmap.height * scale]
    canvas.getContext('2d')?.drawImage(bitmap, (SIDE - width) / 2, (SIDE - height) / 2, width, height)
    bitmap.close()
    return canvas.toDataURL('image/jpeg', 0.8)
  } catch {
    return null
  }
}
