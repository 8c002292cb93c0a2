'use client'

type Props = {
  folder: string
  widths: number[]
  /** Of the largest file. */
  width: number
  height: number
  sizes: string
  alt: string
  first?: boolean | undefined
  className?: string | undefined
}

/** A component of the browser, so that a page with many pictures says what they are once, and not their elements as well. */
export function PictureFiles({ folder, widths, width, height, sizes, alt, first = false, className }: Props) {
  const files = (format: 'avif' | 'webp') => widths.map((wide) => `${folder}/${wide}.${format} ${wide}w`).join(', ')
  return (
    <picture className="contents">
      <source type="image/avif" srcSet={files('avif')} sizes={sizes} />
      <img
        src={`${folder}/${widths[Math.floor(widths.length / 2)] ?? width}.webp`}
        srcSet={files('webp')}
        sizes={sizes}
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
