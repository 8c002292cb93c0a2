import type { Picture as PictureData } from '@toyline/contracts'
import { mediaFolder } from './media-url.ts'
import { PictureFiles } from './picture-files.tsx'

/** Screens show at most so many dots for each pixel of the page. */
const MOST_DOTS = 3

type Props = {
  picture: Omit<PictureData, 'blur'>
  /** The HTML `sizes` of the box that it is shown in. */
  sizes: string
  /** The widest that this box gets, in pixels of the page; where it is left out, the picture may fill a screen. */
  atMost?: number
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
export function Picture({ picture, atMost, alt = picture.alt, ...rest }: Props) {
  const { key, widths, width, height } = picture
  const enough = atMost === undefined ? undefined : widths.find((wide) => wide >= atMost * MOST_DOTS)
  const useful = enough === undefined ? widths : widths.filter((wide) => wide <= enough)
  return <PictureFiles folder={mediaFolder(key)} widths={useful} width={width} height={height} alt={alt} {...rest} />
}
