import { fillBoxes, type LoosePieces } from './fill-boxes.ts'
import { litresOf, PACKING, type PackingRules, type Sides } from './packing-rules.ts'

/** What is known of a toy as a thing to be packed. */
export type PackingFacts = {
  /** Of one piece. */
  grams: number
  size: Sides | null
  /** As it comes from the maker: pieces in a carton, and on a pallet. */
  carton: { units: number; size: Sides | null; grossWeightGrams: number | null; palletUnits: number | null } | null
}
export type LineToPack = { lineId: string; quantity: number; facts: PackingFacts }

export type Parcel = {
  /** 1 for the first of its consignment. */
  number: number
  /** A carton as it comes from the maker, one of our boxes by its name, or a piece that fits none of them. */
  box: 'carton' | 'piece' | (string & {})
  size: Sides
  grams: number
  contents: { lineId: string; quantity: number }[]
}
export type Packing = {
  parcels: Parcel[]
  /** Numbers of the parcels on each pallet; empty where none is needed. */
  pallets: number[][]
  /** Pallets aside. */
  grams: number
}

/**
 * Packs lines: whole cartons go as they come from the maker, what is left over goes into our boxes. The same lines are always packed in
 * the same way. No parcel weighs more than `maxGrams`, unless a single piece does; a maker's carton that would is opened.
 *
 * Throws RangeError on quantities, weights and sizes that cannot be: those are bugs.
 */
export function packLines(lines: readonly LineToPack[], rules: PackingRules = PACKING): Packing {
  for (const line of lines) check(line)
  const cartons: Omit<Parcel, 'number'>[] = []
  const loose: LoosePieces[] = []
  for (const { lineId, quantity, facts } of lines) {
    const carton = wholeCarton(facts, rules)
    const whole = carton ? Math.floor(quantity / carton.units) : 0
    for (let made = 0; carton && made < whole; made += 1) {
      cartons.push({ box: 'carton', size: carton.size, grams: carton.grams, contents: [{ lineId, quantity: carton.units }] })
    }
    const rest = quantity - whole * (carton?.units ?? 0)
    if (rest > 0) loose.push({ lineId, quantity: rest, size: pieceSize(facts, rules), grams: facts.grams })
  }
  const { boxes, outsize } = fillBoxes(loose, rules)
  const parcels: Parcel[] = [
    ...cartons,
    ...outsize.flatMap(({ lineId, quantity, size, grams }) =>
      Array.from({ length: quantity }, () => ({ box: 'piece', size, grams, contents: [{ lineId, quantity: 1 }] })),
    ),
    ...boxes.map(({ box, grams, contents }) => ({ box: box.name, size: box.inside, grams, contents })),
  ].map((parcel, at) => ({ number: at + 1, ...parcel }))
  const grams = parcels.reduce((sum, parcel) => sum + parcel.grams, 0)
  const from = rules.palletsFrom
  const onPallets = from !== null && (grams >= from.grams || parcels.length >= from.parcels)
  return { parcels, pallets: onPallets ? stack(parcels, lines, rules) : [], grams }
}

function wholeCarton(facts: PackingFacts, rules: PackingRules): { units: number; size: Sides; grams: number } | null {
  const { carton } = facts
  if (!carton) return null
  const size = carton.size ?? cube(litresOf(pieceSize(facts, rules)) * carton.units)
  const grams = carton.grossWeightGrams ?? facts.grams * carton.units
  return grams > rules.maxGrams && carton.units > 1 ? null : { units: carton.units, size, grams }
}

function pieceSize({ size, grams }: PackingFacts, { assumedGramsPerLitre }: PackingRules): Sides {
  return size ?? cube(Math.max(grams, 1) / assumedGramsPerLitre)
}

/** To the millimetre above. */
function cube(litres: number): Sides {
  const side = Math.ceil(Math.cbrt(litres * 1_000) * 10) / 10
  return { length: side, width: side, height: side }
}

/** Stacks the bulkiest first, each on the first pallet that has room for it, by what it takes of one. */
function stack(parcels: readonly Parcel[], lines: readonly LineToPack[], { pallet }: PackingRules): number[][] {
  const factsOf = new Map(lines.map(({ lineId, facts }) => [lineId, facts]))
  const shareOf = ({ box, size, contents }: Parcel) => {
    const [only] = contents
    const palletUnits = box === 'carton' && only ? factsOf.get(only.lineId)?.carton?.palletUnits : null
    return palletUnits && only ? only.quantity / palletUnits : litresOf(size) / pallet.litres
  }
  const pallets: { share: number; grams: number; numbers: number[] }[] = []
  const shared = parcels.map((parcel) => ({ ...parcel, share: shareOf(parcel) }))
  for (const { number, grams, share } of shared.sort((a, b) => b.share - a.share || a.number - b.number)) {
    // Shares are fractions: a pallet of twelve twelfths is full, not over.
    let onto = pallets.find((one) => one.share + share <= 1 + 1e-9 && one.grams + grams <= pallet.maxGrams)
    if (!onto) {
      onto = { share: 0, grams: 0, numbers: [] }
      pallets.push(onto)
    }
    onto.share += share
    onto.grams += grams
    onto.numbers.push(number)
  }
  return pallets.map(({ numbers }) => numbers.sort((a, b) => a - b))
}

function check({ lineId, quantity, facts: { grams, size, carton } }: LineToPack): void {
  const isSize = (sides: Sides | null) => sides === null || [sides.length, sides.width, sides.height].every((side) => side > 0)
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new RangeError(`${quantity} of ${lineId} cannot be packed.`)
  if (!Number.isSafeInteger(grams) || grams < 0) throw new RangeError(`${grams} g is no weight of ${lineId}.`)
  if (!isSize(size) || !isSize(carton?.size ?? null)) throw new RangeError(`${lineId} has a side of nothing.`)
  if (carton && (!Number.isSafeInteger(carton.units) || carton.units < 1)) throw new RangeError(`A carton of ${lineId} holds nothing.`)
}
