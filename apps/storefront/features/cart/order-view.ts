import type { Cart, CartLine, Language, MarketId, Money } from '@toyline/contracts'

/** What must be known of a toy to show it in the order before the shop has answered. */
export type Goods = { casePack: number; unitPrice: Money | null }
/** `add` adds to what is there, `set` replaces it; 0 removes. */
export type WishLine = {
  variantId: string
  quantity: number
  goods?: Goods | undefined
  /** What to call it when it has been added. */
  title?: string | undefined
  /** Where it was asked for, its quantity can be seen. */
  isShown?: boolean
}
/** A change of the cart that was asked for and is not answered yet. */
export type Wish = { key: string; market: MarketId; language: Language; kind: 'add' | 'set'; lines: readonly WishLine[] }

/** The order as the pages show it: what the shop has said, changed by what was asked since. */
export type OrderView = Pick<Cart, 'minimum' | 'freeFreight' | 'ready'> & {
  /** The lines that the shop knows of; a line whose removal was asked for is gone. */
  lines: CartLine[]
  /** By variant; what is missing is not in the order. */
  quantities: ReadonlyMap<string, number>
  /** Variants of which a change was asked for and is not answered yet. */
  asked: ReadonlySet<string>
  cases: number
  units: number
  /** Null where nothing has told a currency yet. */
  subtotal: Money | null
  /** False while an answer is awaited, and prices by quantity are a guess. */
  isSure: boolean
}

type Row = { quantity: number; casePack: number; total: number }

export function viewOf(cart: Cart | null, wishes: readonly Wish[]): OrderView {
  const known = new Map((cart?.lines ?? []).map((line) => [line.variantId, line]))
  const quantities = new Map((cart?.lines ?? []).map(({ variantId, quantity }) => [variantId, quantity]))
  const goods = new Map<string, Goods>()
  for (const { kind, lines } of wishes)
    for (const line of lines) {
      quantities.set(line.variantId, kind === 'add' ? (quantities.get(line.variantId) ?? 0) + line.quantity : line.quantity)
      if (line.goods) goods.set(line.variantId, line.goods)
    }
  for (const [variantId, quantity] of quantities) if (quantity === 0) quantities.delete(variantId)

  const rows = [...quantities].map(([variantId, quantity]) => rowOf(quantity, known.get(variantId), goods.get(variantId)))
  const lines = (cart?.lines ?? []).flatMap((line) => lineNow(line, quantities.get(line.variantId) ?? 0))
  const isSure = wishes.length === 0
  const currency = cart?.subtotal.currency ?? [...goods.values()].find(({ unitPrice }) => unitPrice)?.unitPrice?.currency
  const amount = rows.reduce((sum, { total }) => sum + total, 0)
  const minimum = cart?.minimum ? { ...cart.minimum, ...far(cart.minimum.amount, amount) } : null
  return {
    lines,
    quantities,
    asked: new Set(wishes.flatMap((wish) => wish.lines.map(({ variantId }) => variantId))),
    cases: rows.reduce((sum, { quantity, casePack }) => sum + Math.ceil(quantity / casePack), 0),
    units: rows.reduce((sum, { quantity }) => sum + quantity, 0),
    subtotal: isSure && cart ? cart.subtotal : currency ? { amount, currency } : null,
    minimum: isSure && cart ? cart.minimum : minimum,
    freeFreight:
      isSure || !cart?.freeFreight ? (cart?.freeFreight ?? null) : { ...cart.freeFreight, ...far(cart.freeFreight.threshold, amount) },
    ready: isSure
      ? cart?.ready === true
      : rows.length > 0 && minimum?.met !== false && lines.every(({ problems }) => problems.length === 0),
    isSure,
  }
}

function rowOf(quantity: number, line: CartLine | undefined, goods: Goods | undefined): Row {
  if (line?.quantity === quantity) return { quantity, casePack: line.casePack, total: line.lineTotal?.amount ?? 0 }
  const unitPrice = line ? priceOf(line, quantity) : goods?.unitPrice
  return { quantity, casePack: (line ?? goods)?.casePack ?? quantity, total: quantity * (unitPrice?.amount ?? 0) }
}

function lineNow(line: CartLine, quantity: number): CartLine[] {
  if (quantity === 0) return []
  if (quantity === line.quantity) return [line]
  const unitPrice = priceOf(line, quantity)
  const lineTotal = unitPrice && { ...unitPrice, amount: unitPrice.amount * quantity }
  return [{ ...line, quantity, unitPrice, lineTotal, problems: [] }]
}

/** A line knows the price it has and the next one down; what it had before only the shop knows. */
function priceOf({ unitPrice, nextTier }: CartLine, quantity: number): Money | null {
  return nextTier && quantity >= nextTier.minQuantity ? nextTier.unitPrice : unitPrice
}

function far(goal: Money, amount: number): { missing: Money; met: boolean } {
  return { missing: { ...goal, amount: Math.max(0, goal.amount - amount) }, met: amount >= goal.amount }
}
