import type { Product, Variant } from './types.ts'

const WALL_CM = 1
/** Corrugated board of a double wall, grams for each square metre. */
const BOARD = 700
const PALLET = { length: 120, width: 80, height: 165, grams: 700_000 }

type Sides = [number, number, number]
export type Carton = { length: number; width: number; height: number; grams: number; palletUnits: number }

/** The carton of one case: its units side by side in the arrangement that needs least board, and as many cartons as a pallet carries. */
export function cartonOf([, , grams, , , casePack, size]: Variant): Carton {
  const [length = 0, width = 0, height = 0] = size.split('x').map(Number)
  const [first, ...others] = arrangements(casePack).map(([across, deep, high]): Sides => [length * across, width * deep, height * high])
  const tightest = others.reduce((best, next) => (surface(next) < surface(best) ? next : best), first as Sides)
  const [l, w, h] = tightest.map((side) => Math.round((side + 2 * WALL_CM) * 10) / 10) as Sides
  const gross = Math.round((grams * casePack + (surface([l, w, h]) / 10_000) * BOARD) / 10) * 10
  const onLayer = Math.max(fit(PALLET.length, l) * fit(PALLET.width, w), fit(PALLET.length, w) * fit(PALLET.width, l))
  const cartons = Math.min(onLayer * fit(PALLET.height, h), Math.floor(PALLET.grams / gross))
  return { length: l, width: w, height: h, grams: gross, palletUnits: Math.max(1, cartons) * casePack }
}

const fit = (room: number, side: number) => Math.floor(room / side)
const surface = ([l, w, h]: Sides) => 2 * (l * w + l * h + w * h)

function arrangements(count: number): Sides[] {
  const divisors = Array.from({ length: count }, (_, at) => at + 1).filter((n) => count % n === 0)
  return divisors.flatMap((a) => divisors.filter((b) => (count / a) % b === 0).map((b): Sides => [a, b, count / a / b]))
}

/** What a toy of this kind is tested to and labelled with. */
export function certificatesOf({ age, hs, type, materials }: Product): string[] {
  const isToy = age !== '14+' && /^950[34]/.test(hs)
  const says = (pattern: RegExp) => pattern.test(materials.toLowerCase())
  return [
    ...(isToy ? ['CE', 'UKCA', 'EN 71', 'ASTM F963', 'CPC'] : ['REACH']),
    ...(isToy && says(/lr44|sound module/) ? ['EN IEC 62115'] : []),
    ...(says(/organic cotton/) ? ['GOTS'] : []),
    ...(says(/recycled (polyester|acrylic)/) ? ['GRS'] : []),
    ...(says(/wood|beech|plywood|maple|board|card stock|paper/) ? ['FSC'] : []),
    ...(['Hat', 'Socks', 'T-shirt', 'Bag', 'Cushion'].includes(type) ? ['OEKO-TEX Standard 100'] : []),
  ]
}
