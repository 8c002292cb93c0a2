export type OptionName =
  | 'Animal'
  | 'Armour'
  | 'Back'
  | 'Biome'
  | 'Boat'
  | 'Button'
  | 'Card'
  | 'Character'
  | 'Colour'
  | 'Costume'
  | 'Design'
  | 'Edition'
  | 'Face'
  | 'Finish'
  | 'Format'
  | 'Job'
  | 'Letter'
  | 'Livery'
  | 'Model'
  | 'Mood'
  | 'Mount'
  | 'Paint'
  | 'Paper'
  | 'Pieces'
  | 'Pointer'
  | 'Rank'
  | 'Robe'
  | 'Scarf'
  | 'Scene'
  | 'Set'
  | 'Size'
  | 'State'
  | 'Sweater'
  | 'Title'

export type AgeGrade = '0+' | '3+' | '6+' | '8+' | '14+'

/** What not every variant has. */
export type Terms = {
  /** Where we take backorders. */
  policy?: 'continue'
  /** Wholesale USD each from so many pieces on: `24: 11.65; 72: 10.90`. */
  tiers?: string
  /** Pieces, at most, in one order. */
  max?: number
  /** Pieces, at most, for one buyer in so many days. */
  cap?: [pieces: number, days: number]
}

/**
 * Option values in the order of `options`, SKU, grams with swing tag, wholesale USD, MSRP USD, case pack,
 * `length x width x height` in cm, stock in Reno, Louisville and Rotterdam, and terms of its own.
 */
export type Variant = [
  values: string[],
  sku: string,
  grams: number,
  wholesale: number,
  msrp: number,
  casePack: number,
  size: string,
  stock: [reno: number, louisville: number, rotterdam: number],
  terms?: Terms,
]

export type Product = {
  /** Never reuse a number: the barcode is made from it. */
  no: number
  handle: string
  title: string
  category: string
  type: string
  franchise: string
  tags: string[]
  age: AgeGrade
  materials: string
  hs: string
  origin: string
  warnings: string
  text: string
  options: OptionName[]
  /** Options a shopper cannot see in a picture, such as a garment size or a piece count. */
  unseen?: OptionName[]
  variants: [Variant, ...Variant[]]
}

/** The sentences of the EU toy safety directive and of 16 CFR 1500.19, worded once so that no product drifts. */
export const warn = {
  none: '',
  small: 'Not suitable for children under 36 months. Small parts. Choking hazard.',
  cord: 'Not suitable for children under 36 months. Long cord. Strangulation hazard.',
  ball: 'Not suitable for children under 36 months. Small ball. Choking hazard.',
  magnet: 'Contains strong magnets. Keep away from children under 14 years.',
  adult: 'Collectible for ages 14 and up. Not a toy.',
  crib: 'Remove packaging before giving to a child. Remove from the cot once baby can push up on hands and knees.',
  bath: 'Use in water only under the supervision of an adult. Empty and dry after use.',
  ornament: 'Decoration, not a toy. Keep out of reach of children under 36 months.',
  cushion: 'Not suitable for children under 36 months. Keep away from fire.',
  pin: 'Sharp point. Not suitable for children under 8 years.',
}
