import type { Picture as PictureData } from '@toyline/contracts'
import { mediaUrl } from './media-url.ts'

type Props = {
  picture: Omit<PictureData, 'blur'>
  /** The HTML `sizes` of the box that it is shown in. */
  sizes: string
  /** The one picture that a visitor waits for; everything else is loaded when it comes near. */
  first?: boolean
  className?: string
  /** Empty where the words beside it already say what it shows. */
  alt?: string
}

/**
 * A picture in the width that the screen needs, as AVIF where the browser can. Toys are cut out and stand on their chapter's
 * ground, so the ground is the placeholder: a blurred picture behind a transparent one would shine through for good.
 */
export function Picture({ picture, sizes, first = false, className, alt = picture.alt }: Props) {
  const { key, widths, width, height } = picture
  const sources = (format: 'avif' | 'webp') => widths.map((w) => `${mediaUrl(key, w, format)} ${w}w`).join(', ')
  const middle = widths[Math.floor(widths.length / 2)] ?? width
  return (
    <picture className="contents">
      <source type="image/avif" srcSet={sources('avif')} sizes={sizes} />
      <source type="image/webp" srcSet={sources('webp')} sizes={sizes} />
      <img
        src={mediaUrl(key, middle, 'webp')}
        alt={alt}
        width={width}
        height={height}
        loading={first ? 'eager' : 'lazy'}
        fetchPriority={first ? 'high' : undefined}
        decoding={first ? 'sync' : 'async'}
        className={className}
      />
    </picture>
  )
}
