import { addMoney, event, LOCALES, newId, ORIGINAL_LANGUAGE, type OrderEdit } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { type Addition, type Proposal, priceAddition, propose } from '../domain/addition.ts'
import { byVariant } from '../domain/cart.ts'
import { comesTo } from '../domain/line-prices.ts'
import { type StoredOrder, viewOrder } from '../domain/order.ts'
import { editOf, mustBeReady } from './lower-order.ts'
import { orThrow } from './or-throw.ts'
import type { SagaNeeds, Tx } from './ports.ts'
import { lockedOrder } from './tell-return.ts'

export type Priced = { proposal: Proposal; changes: OrderEdit['lines'] }

/**
 * What goods to be added come to, asked of products and of the tax engine before anything is locked.
 * Errors: 404 `no-such-order`; 422 `no-such-variant`, `case-pack`, `no-price`, `bad-address`.
 */
export async function priceProposal(needs: SagaNeeds, orderId: string, addition: Addition): Promise<Priced> {
  const { orders, products, settings } = needs
  const order = await orders.readOrder(orders.db, orderId)
  if (!order) throw problem(404, 'no-such-order', 'There is no such order.')
  const { market, locale, createdAt, ageMs } = order
  const language = locale ? LOCALES[locale].language : ORIGINAL_LANGUAGE
  const { items } = await products.resolveVariants({
    body: { market, language, variantIds: addition.lines.map(({ variantId }) => variantId) },
  })
  // By the database's clock.
  const now = new Date(Date.parse(createdAt) + ageMs).toISOString()
  const untaxed = orThrow(priceAddition(order, addition, { snapshots: byVariant(items), seller: settings.sellers[market], now }))
  return orThrow(propose(order, untaxed, await needs.tax(untaxed.asking)))
}

/**
 * Keeps what staff propose to add to an order, and tells its buyer. Nothing of the order changes: accepted goods are an order of their own,
 * because no authorisation can be raised (W58).
 * Errors: 404 `no-such-order`; 409 `order-not-ready`.
 */
export async function proposeEdit(
  needs: SagaNeeds,
  tx: Tx,
  { orderId, actor, reason, days }: { orderId: string; actor: string; reason: string; days: number },
  { proposal, changes }: Priced,
): Promise<OrderEdit> {
  const { orders, outbox, links } = needs
  const order = await lockedOrder(needs, tx, orderId)
  mustBeReady(order)
  const id = newId('edit')
  const before = comesTo(order)
  const after = addMoney(before, proposal.totals.total)
  await orders.insertProposal(tx, order, {
    id,
    orderId,
    actor,
    reason,
    before: before.amount,
    after: after.amount,
    changes,
    proposal,
    days,
  })
  const edited = (await orders.readOrder(tx, orderId)) as StoredOrder
  const edit = editOf(edited, id)
  await outbox.say(tx, event('orders.order-edited.v1', orderId, { order: viewOrder(edited, links.tokenFor(orderId)), edit, lines: [] }))
  return edit
}
