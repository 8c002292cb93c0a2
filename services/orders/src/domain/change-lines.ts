import { type LineOutcome, priceAt, type VariantSnapshot } from '@toyline/contracts'
import { type Bought, capOf } from './caps.ts'
import { type CartItem, MAX_CART_LINES, type Snapshots, type StoredCart } from './cart.ts'
import { applyChange } from './change-cart.ts'
import { lineProblems, quantityProblem } from './line-problems.ts'

/** A line as a buyer asks for it. */
export type AskedLine = { variantId: string; quantity: number } | { sku: string; quantity: number }
export type LinesChange = { mode: 'add' | 'set'; lines: readonly AskedLine[] }
export type ChangedLines = { items: CartItem[]; put: CartItem[]; removed: string[]; outcomes: LineOutcome[] }

type Refusal = NonNullable<LineOutcome['refusal']>
/** All that is asked for one variant. */
type Wish = { variantId: string | null; sku: string | null; snapshot: VariantSnapshot | undefined; asked: number; lines: number }

/**
 * Decides a change of many lines, each for itself: one that cannot be kept is refused with its reason and leaves what is in the
 * cart as it is. Lines of one variant add up in `add`; in `set` they contradict each other, and none of them is kept.
 */
export function changeLines(cart: StoredCart, { mode, lines }: LinesChange, snapshots: Snapshots, bought: Bought): ChangedLines {
  const before = new Map(cart.items.map((item) => [item.variantId, item.quantity]))
  const wishOf = gatherWishes(lines, snapshots)
  const put: CartItem[] = []
  const removed: string[] = []
  let size = before.size

  function decide({ variantId, sku, snapshot, asked, lines }: Wish): LineOutcome {
    const there = (variantId !== null && before.get(variantId)) || 0
    const refused = (refusal: Refusal): LineOutcome => ({ variantId, sku, outcome: 'refused', asked, quantity: there, refusal })
    const kept = (outcome: 'changed' | 'unchanged' | 'removed', quantity: number): LineOutcome => {
      return { variantId, sku, outcome, asked, quantity, refusal: null }
    }
    if (mode === 'set' && lines > 1) return refused(NAMED_TWICE)
    const quantity = mode === 'add' ? there + asked : asked
    if (variantId !== null && quantity === there) return kept('unchanged', there)
    if (variantId !== null && quantity === 0) {
      removed.push(variantId)
      size -= 1
      return kept('removed', 0)
    }
    if (variantId === null || !snapshot) return refused(UNKNOWN)
    // Whoever takes less than before is not kept from it by what is short.
    const [problem] = quantity > there ? lineProblems(quantity, snapshot, bought) : [quantityProblem(quantity, snapshot, bought)]
    if (problem) {
      const { code, message, suggestions } = problem
      return refused({ code, message, cap: capOf(snapshot, bought), offers: offersOf(suggestions, snapshot) })
    }
    if (there === 0 && size === MAX_CART_LINES) return refused(CART_FULL)
    if (there === 0) size += 1
    put.push({ variantId, quantity })
    return kept('changed', quantity)
  }

  const decided = new Map<Wish, LineOutcome>()
  const outcomes = lines.map((line) => {
    const wish = wishOf(line)
    const outcome = decided.get(wish) ?? decide(wish)
    decided.set(wish, outcome)
    return outcome
  })
  return { items: applyChange(cart.items, put, removed), put, removed, outcomes }
}

const UNKNOWN: Refusal = { code: 'unknown', message: 'This product is not offered.', cap: null, offers: [] }
const NAMED_TWICE: Refusal = { code: 'named-twice', message: 'This product is named twice; give it one quantity.', cap: null, offers: [] }
const CART_FULL: Refusal = {
  code: 'cart-full',
  message: `A cart holds ${MAX_CART_LINES} different products at most.`,
  cap: null,
  offers: [],
}

function offersOf(quantities: readonly number[], { tiers }: VariantSnapshot): Refusal['offers'] {
  return quantities.map((quantity) => ({ quantity, unitPrice: priceAt(tiers, quantity)?.tier.unitPrice ?? null }))
}

/** Puts lines of one variant together. Of SKUs that differ in capitals alone, a line means the one that is written the same. */
function gatherWishes(lines: readonly AskedLine[], snapshots: Snapshots): (line: AskedLine) => Wish {
  const bySku = new Map<string, VariantSnapshot>()
  for (const one of snapshots.values()) bySku.set(one.sku.toUpperCase(), one)
  for (const one of snapshots.values()) bySku.set(one.sku, one)
  const snapshotOf = (line: AskedLine) =>
    'sku' in line ? (bySku.get(line.sku) ?? bySku.get(line.sku.toUpperCase())) : snapshots.get(line.variantId)

  const wishes = new Map<string, Wish>()
  const byLine = new Map<AskedLine, Wish>()
  for (const line of lines) {
    const snapshot = snapshotOf(line)
    const variantId = snapshot?.variantId ?? ('variantId' in line ? line.variantId : null)
    const sku = snapshot?.sku ?? ('sku' in line ? line.sku : null)
    const key = variantId ?? `sku ${sku?.toUpperCase()}`
    const wish = wishes.get(key) ?? { variantId, sku, snapshot, asked: 0, lines: 0 }
    wish.asked += line.quantity
    wish.lines += 1
    wishes.set(key, wish)
    byLine.set(line, wish)
  }
  return (line) => byLine.get(line) as Wish
}
