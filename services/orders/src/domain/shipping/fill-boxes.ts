import { type Box, litresOf, type PackingRules, type Sides } from './packing-rules.ts'

/** Pieces of one line that are to be put into boxes together with others. */
export type LoosePieces = { lineId: string; quantity: number; size: Sides; grams: number }
export type FilledBox = { box: Box; grams: number; contents: { lineId: string; quantity: number }[] }

/** A free cuboid in a box; where it lies does not matter. */
type Space = Sides
type Filling = { box: Box; spaces: Space[]; freeLitres: number; grams: number; contents: Map<string, LoosePieces> }
/** What a parcel may weigh, and the shortest side of any piece: spaces that are narrower are not worth keeping. */
type Limits = { maxGrams: number; narrowest: number }
type Block = { count: number; taken: Sides }

const WAYS_TO_TURN: readonly (readonly [keyof Sides, keyof Sides, keyof Sides])[] = [
  ['length', 'width', 'height'],
  ['length', 'height', 'width'],
  ['width', 'length', 'height'],
  ['width', 'height', 'length'],
  ['height', 'length', 'width'],
  ['height', 'width', 'length'],
]

/**
 * Puts pieces into as few boxes as a first-fit-decreasing heuristic finds: the bulkiest line first, as a block of equal pieces turned
 * so that most fit, into the first free space that takes any, cutting what is left of the space into three. Each box is then changed
 * for the smallest that holds the same. Which pieces fit no box, by size or weight, is said in `outsize`.
 */
export function fillBoxes(loose: readonly LoosePieces[], rules: PackingRules): { boxes: FilledBox[]; outsize: LoosePieces[] } {
  const largest = rules.boxes.at(-1)
  const limits = { maxGrams: rules.maxGrams, narrowest: Math.min(...loose.map(({ size }) => shortest(size))) }
  const outsize: LoosePieces[] = []
  const fillings: Filling[] = []
  for (const pieces of [...loose].sort(bulkiestFirst)) {
    if (!largest || pieces.grams + largest.tareGrams > rules.maxGrams || !bestBlock(largest.inside, pieces.size, 1)) {
      outsize.push(pieces)
      continue
    }
    let left = pieces.quantity
    for (const filling of fillings) {
      if (left === 0) break
      left -= place(filling, pieces, left, limits)
    }
    while (left > 0) {
      const filling = emptied(largest)
      left -= place(filling, pieces, left, limits)
      fillings.push(filling)
    }
  }
  return { boxes: fillings.map((filling) => smallest(filling, rules.boxes, limits)).map(closed), outsize }
}

function bulkiestFirst(a: LoosePieces, b: LoosePieces): number {
  return litresOf(b.size) - litresOf(a.size) || longest(b.size) - longest(a.size) || (a.lineId < b.lineId ? -1 : 1)
}

const longest = ({ length, width, height }: Sides) => Math.max(length, width, height)
const shortest = ({ length, width, height }: Sides) => Math.min(length, width, height)

function emptied(box: Box): Filling {
  return { box, spaces: [box.inside], freeLitres: litresOf(box.inside), grams: box.tareGrams, contents: new Map() }
}

/** Puts up to `quantity` of these pieces into a box, and says how many it took. */
function place(filling: Filling, pieces: LoosePieces, quantity: number, { maxGrams, narrowest }: Limits): number {
  const litres = litresOf(pieces.size)
  const byWeight = pieces.grams > 0 ? Math.floor((maxGrams - filling.grams) / pieces.grams) : quantity
  const wanted = Math.min(quantity, byWeight)
  let placed = 0
  for (let at = 0; at < filling.spaces.length && placed < wanted && filling.freeLitres >= litres; ) {
    const space = filling.spaces[at] as Space
    const block = bestBlock(space, pieces.size, wanted - placed)
    if (!block) {
      at += 1
      continue
    }
    filling.spaces.splice(at, 1, ...rest(space, block.taken).filter((one) => shortest(one) >= narrowest))
    filling.freeLitres -= litres * block.count
    placed += block.count
  }
  if (placed === 0) return 0
  const before = filling.contents.get(pieces.lineId)?.quantity ?? 0
  filling.contents.set(pieces.lineId, { ...pieces, quantity: before + placed })
  filling.grams += pieces.grams * placed
  return placed
}

/** Of all ways to turn them, the one in which most pieces fit, and of those the flattest. */
function bestBlock(space: Space, size: Sides, wanted: number): Block | null {
  if (longest(size) > longest(space)) return null
  let best: Block | null = null
  for (const [lengthwise, widthwise, upright] of WAYS_TO_TURN) {
    const length = size[lengthwise]
    const width = size[widthwise]
    const height = size[upright]
    if (length > space.length || width > space.width || height > space.height) continue
    const along = Math.floor(space.length / length)
    const across = Math.floor(space.width / width)
    const count = Math.min(wanted, along * across * Math.floor(space.height / height))
    if (best && count < best.count) continue
    const rows = Math.min(along, count)
    const columns = Math.min(across, Math.ceil(count / rows))
    const layers = Math.ceil(count / (rows * columns))
    if (best && count === best.count && layers * height >= best.taken.height) continue
    best = { count, taken: { length: rows * length, width: columns * width, height: layers * height } }
  }
  return best
}

/** What a block leaves of a space: over it, behind it and beside it. */
function rest(space: Space, taken: Sides): Space[] {
  return [
    { length: taken.length, width: taken.width, height: space.height - taken.height },
    { length: taken.length, width: space.width - taken.width, height: space.height },
    { length: space.length - taken.length, width: space.width, height: space.height },
  ]
}

function smallest(filling: Filling, boxes: readonly Box[], limits: Limits): Filling {
  const contents = [...filling.contents.values()]
  const litres = contents.reduce((sum, one) => sum + litresOf(one.size) * one.quantity, 0)
  for (const box of boxes) {
    if (box === filling.box) break
    if (litresOf(box.inside) < litres) continue
    const tried = emptied(box)
    if (contents.every((pieces) => place(tried, pieces, pieces.quantity, limits) === pieces.quantity)) return tried
  }
  return filling
}

function closed({ box, grams, contents }: Filling): FilledBox {
  return { box, grams, contents: [...contents.values()].map(({ lineId, quantity }) => ({ lineId, quantity })) }
}
