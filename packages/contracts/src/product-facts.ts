import { z } from 'zod'

/** What a toy is mostly made of. What fits none of the others is `other`. */
export const MaterialCode = z.enum([
  'polyester',
  'recycled-polyester',
  'cotton',
  'organic-cotton',
  'wool',
  'acrylic',
  'felt',
  'wood',
  'card',
  'metal',
  'plastic',
  'vinyl',
  'silicone',
  'rubber',
  'foam',
  'glass',
  'other',
])
export type MaterialCode = z.infer<typeof MaterialCode>

/** What a warning is about; `none` only where one is counted or chosen, `other` for a sentence that is none of these. */
export const WarningCode = z.enum([
  'small-parts',
  'small-ball',
  'long-cord',
  'magnets',
  'collectible',
  'cot',
  'bath',
  'decoration',
  'fire',
  'sharp-point',
  'not-under-3',
  'other',
  'none',
])
export type WarningCode = z.infer<typeof WarningCode>

/** Marks, test standards and labels that a product comes with. */
export const CertificateCode = z.enum([
  'ce',
  'ukca',
  'en-71',
  'en-62115',
  'astm-f963',
  'cpc',
  'reach',
  'rohs',
  'gots',
  'oeko-tex',
  'grs',
  'fsc',
  'other',
])
export type CertificateCode = z.infer<typeof CertificateCode>

/** Tags by which the shop puts products together. */
export const CollectionCode = z.enum(['bestseller', 'new', 'limited', 'exclusive', 'gift', 'counter', 'pocket-money', 'nostalgia'])
export type CollectionCode = z.infer<typeof CollectionCode>

/** Centimetres. */
export const Size = z.strictObject({ length: z.number(), width: z.number(), height: z.number() })
export type Size = z.infer<typeof Size>

/** The shipping carton; what is not known is null. */
export const Carton = z
  .strictObject({
    /** Eaches in one carton; a whole number of cases. */
    units: z.int(),
    size: Size.nullable(),
    grossWeightGrams: z.int().nullable(),
    /** Eaches on one pallet. */
    palletUnits: z.int().nullable(),
  })
  .meta({ id: 'Carton' })
export type Carton = z.infer<typeof Carton>

/** The sentences that the law wants beside the price, and what the product was tested to. */
export const Safety = z
  .strictObject({
    warnings: z.array(z.strictObject({ code: WarningCode, text: z.string() })),
    certificates: z.array(z.strictObject({ code: CertificateCode, text: z.string() })),
  })
  .meta({ id: 'Safety' })
export type Safety = z.infer<typeof Safety>
