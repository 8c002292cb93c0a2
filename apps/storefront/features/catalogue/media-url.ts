/** Where a picture lies in this width. */
export function mediaUrl(key: string, width: number, format: 'avif' | 'webp'): string {
  return `/media/${key.split('/').map(encodeURIComponent).join('/')}/${width}.${format}`
}
