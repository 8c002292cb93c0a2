import { z } from 'zod'

/** A picture in all its sizes: `/media/{key}/{width}.{avif|webp}` for each width. */
export const Picture = z
  .strictObject({
    id: z.string(),
    key: z.string(),
    alt: z.string(),
    width: z.int(),
    height: z.int(),
    widths: z.array(z.int()),
    /** A tiny data URL to show until the picture is there. */
    blur: z.string(),
  })
  .meta({ id: 'Picture' })
export type Picture = z.infer<typeof Picture>

/** What a picture of a product shows. `pack` is the toy in its packaging, `scale` the toy beside something of known size. */
export const PictureView = z.enum(['front', 'three-quarter', 'side', 'back', 'detail', 'scale', 'pack', 'spin'])
export type PictureView = z.infer<typeof PictureView>

/** `view` is null where nobody said what the picture shows. */
export const ProductPicture = Picture.extend({ view: PictureView.nullable() }).meta({ id: 'ProductPicture' })
export type ProductPicture = z.infer<typeof ProductPicture>

/** One of the small pictures of a card, without what only the first one needs. */
export const CardPicture = ProductPicture.omit({ blur: true }).meta({ id: 'CardPicture' })
export type CardPicture = z.infer<typeof CardPicture>

/** A turn in equal steps on one sheet, row by row from the upper left; the first frame is the front. */
export const Spin = z.strictObject({ picture: Picture, frames: z.int(), columns: z.int(), rows: z.int() }).meta({ id: 'Spin' })
export type Spin = z.infer<typeof Spin>
