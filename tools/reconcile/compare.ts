import type { Money, ordersCards, paymentsCards, productsCards } from '@toyline/contracts'
import type { Reply } from '@toyline/http'

export type OrderFact = Reply<typeof ordersCards.orderFacts>['items'][number]
export type PaymentFact = Reply<typeof paymentsCards.paymentFacts>['items'][number]
export type InvoiceFact = Reply<typeof paymentsCards.invoiceFacts>['items'][number]
export type Books = {
  orders: OrderFact[]
  payments: PaymentFact[]
  stock: Reply<typeof productsCards.stockReport>
  ledger: Reply<typeof paymentsCards.ledgerReport>
  invoices: InvoiceFact[]
  documents: Reply<typeof paymentsCards.documentReport>
}
export type Drift = { where: 'stock' | 'money' | 'ledger' | 'invoices'; what: string; which: string; expected: string; found: string }

/** Holds money for an order: promised by a bank or an account, or taken. */
const HOLDS_MONEY = new Set(['authorised', 'captured', 'on-account'])
/** A placed order may have been given back since. */
const WAS_PAID = new Set([...HOLDS_MONEY, 'refunded'])
const IS_OVER = new Set(['failed', 'expired'])

/**
 * Compares what each room says of the same orders. Every placed order owns the stock that is still to be sent, and its money; an order
 * that is over has neither; and nothing else has either. Orders that are under way may hold both. Every shipment is taken or charged,
 * and invoiced for just that. Empty when the books are right.
 */
export function compare(books: Books): Drift[] {
  const { orders, payments, stock, ledger } = books
  const drift: Drift[] = invoiceDrift(books)
  const allocated = Map.groupBy(stock.allocatedByOrder, ({ orderId }) => orderId)
  const paid = new Map(payments.map((payment) => [payment.orderId, payment]))
  const known = new Set(orders.map(({ orderId }) => orderId))

  for (const order of orders) {
    const { orderId, state, total, open, shipments } = order
    drift.push(...stockDrift(order, allocated.get(orderId) ?? []))
    const payment = paid.get(orderId)
    // Cancelled before anything was sent: nothing is owed for it any more.
    const isCancelled = state === 'placed' && open === 0 && shipments === 0
    if (isCancelled && payment && HOLDS_MONEY.has(payment.state))
      drift.push({
        where: 'money',
        what: 'payment of an order that is cancelled',
        which: orderId,
        expected: 'given back',
        found: words(payment),
      })
    if (state === 'placed' && !isCancelled && !(payment && WAS_PAID.has(payment.state) && isSame(payment.amount, total)))
      drift.push({
        where: 'money',
        what: 'payment of a placed order',
        which: orderId,
        expected: `paid ${show(total)}`,
        found: words(payment),
      })
    if (IS_OVER.has(state) && payment && HOLDS_MONEY.has(payment.state))
      drift.push({
        where: 'money',
        what: `payment of an order that is ${state}`,
        which: orderId,
        expected: 'given back',
        found: words(payment),
      })
  }
  for (const [orderId, has] of allocated)
    if (!known.has(orderId))
      drift.push({
        where: 'stock',
        what: 'allocated to an order that does not exist',
        which: orderId,
        expected: '0',
        found: `${piecesOf(has)}`,
      })
  for (const payment of payments)
    if (!known.has(payment.orderId) && HOLDS_MONEY.has(payment.state))
      drift.push({
        where: 'money',
        what: 'payment of an order that does not exist',
        which: payment.orderId,
        expected: 'none',
        found: words(payment),
      })

  for (const { variantId, location, what, stored, derived } of stock.drift)
    drift.push({ where: 'stock', what: `${what} at ${location}`, which: variantId, expected: `${derived}`, found: `${stored}` })
  for (const id of ledger.unbalanced)
    drift.push({ where: 'ledger', what: 'transaction', which: id, expected: 'sum of zero', found: 'another sum' })
  for (const line of ledger.drift)
    drift.push({ where: 'ledger', what: 'payment and ledger', which: line, expected: 'the same', found: 'different' })
  for (const [currency, sum] of sums(ledger.balances))
    if (sum !== 0) drift.push({ where: 'ledger', what: 'all accounts', which: currency, expected: '0', found: `${sum}` })
  return drift
}

type Place = Books['stock']['allocatedByOrder'][number]

/** What a placed order owns is what is open of it: at each location, where it is known. */
function stockDrift({ orderId, state, open, openAt }: OrderFact, has: Place[]): Drift[] {
  const drift: Drift[] = []
  const differs = (what: string, expected: number, found: number) => {
    if (expected !== found) drift.push({ where: 'stock', what, which: orderId, expected: `${expected}`, found: `${found}` })
  }
  const what = `allocated to an order that is ${state}`
  if (state !== 'placed' || !openAt) {
    differs(what, state === 'placed' ? open : 0, piecesOf(has))
    return drift
  }
  const at = new Map(has.map(({ location, quantity }) => [location, quantity]))
  for (const location of new Set([...at.keys(), ...Object.keys(openAt)]))
    differs(`${what}, at ${location}`, openAt[location] ?? 0, at.get(location) ?? 0)
  differs(
    'open of an order, at its locations',
    open,
    Object.values(openAt).reduce((sum, pieces) => sum + pieces, 0),
  )
  return drift
}

function piecesOf(places: readonly Place[]): number {
  return places.reduce((sum, { quantity }) => sum + quantity, 0)
}

function invoiceDrift({ orders, payments, invoices, documents }: Books): Drift[] {
  const drift: Drift[] = []
  const of = Map.groupBy(invoices, ({ orderId }) => orderId)
  const taken = new Map(payments.map(({ orderId, captured }) => [orderId, captured?.amount ?? 0]))
  const wrong = (what: string, which: string, expected: string, found: string) =>
    drift.push({ where: 'invoices', what, which, expected, found })
  for (const { orderId, state, placedAt, total, shipments } of orders) {
    const issued = of.get(orderId) ?? []
    of.delete(orderId)
    // Placed before there were invoices, or before each shipment had its own.
    const isOlder = placedAt !== null && (placedAt < documents.since || (issued.length === 1 && isSame(issued[0]?.total ?? null, total)))
    // Goods that replace others cost nothing, and are not invoiced.
    const due = state === 'placed' && total.amount > 0 ? shipments : 0
    if (issued.length !== due && !isOlder) wrong(`invoices of an order that is ${state}`, orderId, `${due}`, `${issued.length}`)
    const sum = issued.reduce((all, invoice) => all + (invoice.total.currency === total.currency ? invoice.total.amount : Number.NaN), 0)
    const has = taken.get(orderId) ?? 0
    if (issued.length > 0 && sum !== has) wrong('sum of the invoices of an order', orderId, `${has} as taken`, `${sum}`)
  }
  for (const [orderId, issued] of of) wrong('invoices of an order that does not exist', orderId, 'none', `${issued.length}`)
  for (const line of documents.drift) wrong('numbers and credit notes', line, 'no gap, no more than invoiced', 'otherwise')
  return drift
}

function sums(balances: Books['ledger']['balances']): Map<string, number> {
  const sum = new Map<string, number>()
  for (const { balance } of balances) sum.set(balance.currency, (sum.get(balance.currency) ?? 0) + balance.amount)
  return sum
}

function isSame(one: Money | null, other: Money): boolean {
  return one !== null && one.amount === other.amount && one.currency === other.currency
}

function words(payment: PaymentFact | undefined): string {
  if (!payment) return 'no payment'
  return payment.amount ? `${payment.state} ${show(payment.amount)}` : payment.state
}

/** Minor units, as they are kept. */
function show({ amount, currency }: Money): string {
  return `${amount} ${currency}`
}
