/** Where the files of a picture lie. */
export function mediaFolder(key: string): string {
  return `/media/${key.split('/').map(encodeURIComponent).join('/')}`
}

/** Where a picture lies in this width. */
export function mediaUrl(key: string, width: number, format: 'avif' | 'webp'): string {
  return `${mediaFolder(key)}/${width}.${format}`
}
