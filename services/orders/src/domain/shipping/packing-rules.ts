/** Centimetres. */
export type Sides = { length: number; width: number; height: number }
export type Box = { name: string; inside: Sides; tareGrams: number }

export type PackingRules = {
  /** That loose pieces are put into, the smallest first. */
  boxes: readonly Box[]
  /** What a parcel may weigh, its box included. */
  maxGrams: number
  /** Consignments of this weight, or of so many parcels, and more go on pallets; null for never. */
  palletsFrom: { grams: number; parcels: number } | null
  /** What one pallet takes: its goods alone. */
  pallet: { litres: number; maxGrams: number }
  /** For pieces whose size nobody measured, which are taken for cubes. */
  assumedGramsPerLitre: number
}

/** Our boxes; what one person may lift; and a pallet of 120 by 80 cm, stacked to 165 cm and filled as well as mixed cartons fill one. */
export const PACKING: PackingRules = {
  boxes: [
    { name: 'S', inside: { length: 30, width: 22, height: 16 }, tareGrams: 180 },
    { name: 'M', inside: { length: 40, width: 30, height: 28 }, tareGrams: 390 },
    { name: 'L', inside: { length: 60, width: 40, height: 40 }, tareGrams: 820 },
  ],
  maxGrams: 23_000,
  palletsFrom: null,
  pallet: { litres: 1_340, maxGrams: 700_000 },
  assumedGramsPerLitre: 200,
}

/** Where the tariffs' freight begins. */
export const PALLETS_FROM = { grams: 100_000, parcels: 30 }
/** More than that goes by no tariff: what is bulkier or heavier is not even packed to be priced. */
export const MOST_PALLETS = 12

export const litresOf = ({ length, width, height }: Sides): number => (length * width * height) / 1_000
