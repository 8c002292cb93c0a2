import type { StaticImageData } from 'next/image'

type Props = {
  /** The same scene in several widths, in pixels: Next does not read those of an AVIF. */
  files: [file: StaticImageData, wide: number][]
  sizes: string
  alt: string
  /** Gives the box its size: the files do not. */
  className: string
}

/** One scene in the width that the screen needs; where it is not shown, it is not loaded. */
export function SceneFiles({ files, sizes, alt, className }: Props) {
  return (
    // biome-ignore lint/performance/noImgElement: the files were made in these widths
    <img
      src={files.at(-1)?.[0].src}
      srcSet={files.map(([{ src }, wide]) => `${src} ${wide}w`).join(', ')}
      sizes={sizes}
      alt={alt}
      loading="lazy"
      decoding="async"
      className={className}
    />
  )
}
