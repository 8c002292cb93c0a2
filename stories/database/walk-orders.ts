import assert from 'node:assert/strict'
import {
  type Cart,
  newId,
  type Order,
  type OrderEdit,
  type OrderReturn,
  type Parcel,
  type PaymentMethod,
  type SavedMethod,
  type Shipment,
} from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import type pg from 'pg'
import { type Line, purchase } from '../../tools/bench/purchase.ts'
import { SHIP_TO } from '../gateway/guest.ts'
import type { Ask } from './ask.ts'

type Choice = Parameters<typeof purchase>[2]
type Buy = (choice?: Choice) => Promise<Order>

const CARD = { method: 'card', provider: 'sandbox', token: 'pm_card_visa' } as const
/** For what jobs do, on a machine that has much else to do. */
const PATIENCE_MS = 60_000
/** One grey pixel. */
const PHOTO = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')

/** Carts of a guest and a buyer, whose orders are paid in each way, changed, cancelled, sent, and in part come back. */
export async function walkOrders(ask: Ask, { line, admin }: { line: Line; admin: pg.Pool }): Promise<void> {
  const buy: Buy = (choice) =>
    purchase(async (method, path, body) => JSON.stringify(await ask(`${method} ${path}`, { body })), [line], choice)
  await fillCarts(ask, line)
  await pay(ask, buy)
  await change(ask, { buy, line })
  await cancel(ask, { buy, admin })
  await send(ask, await buy())
}

async function fillCarts(ask: Ask, line: Line): Promise<void> {
  await ask('POST /cart/lines', { as: 'guest', body: line })
  await ask('GET /cart', { as: 'guest' })
  await ask('PATCH /cart/lines', { body: { mode: 'add', lines: [line] } })
  const emptied = await ask<Cart>('DELETE /cart/lines/:variantId', { params: { variantId: line.variantId } })
  await ask('POST /cart/undo', { body: { version: emptied.version } })
  await ask('POST /checkout/address', { body: { address: SHIP_TO } })
}

async function pay(ask: Ask, buy: Buy): Promise<void> {
  await buy({ payment: { method: 'invoice' } })
  const declined = await buy({ payment: { ...CARD, token: 'pm_card_declined' }, state: 'awaiting-payment' })
  await ask('POST /orders/:id/payment', { params: { id: declined.id }, body: { payment: CARD, returnPath: '/checkout/return' } })

  const { id } = await buy({ payment: { ...CARD, token: await ownCard(ask), keep: true } })
  const { items: kept } = await ask<{ items: SavedMethod[] }>('GET /me/payment-methods')
  await ask('DELETE /me/payment-methods/:id', { params: { id: String(kept[0]?.id) } })
  await ask('GET /orders/:id', { params: { id } })
  await ask('GET /orders/:id/events', { params: { id } })
  await ask('POST /orders/:id/finalise', { params: { id }, body: {} })
  const key = newId('key')
  await ask('POST /orders/:id/reorder', { params: { id }, body: {}, key })
  await ask('GET /orders/:id/reorders/:key', { params: { id, key } })
}

/** A card that the buyer types into the fields of the sandbox, because only one's own can be kept. */
async function ownCard(ask: Ask): Promise<string> {
  const { items } = await ask<{ items: PaymentMethod[] }>('GET /payment-methods')
  const { origin } = new URL(items.flatMap(({ fields }) => (fields?.kind === 'frame' ? fields.url : []))[0] as string)
  const reply = await fetch(`${origin}/v1/tokens`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json' },
    body: JSON.stringify({ card: { number: '4242424242424242', exp_month: 12, exp_year: 2040, cvc: '123' } }),
  })
  assert.equal(reply.status, 200)
  return ((await reply.json()) as { id: string }).id
}

async function change(ask: Ask, { buy, line }: { buy: Buy; line: Line }): Promise<void> {
  const { id, lines } = await buy({ payment: { method: 'invoice' } })
  const [first] = lines as [Order['lines'][0]]
  const reason = 'as agreed on the telephone'
  const less = { lineId: first.id, quantity: line.quantity - first.casePack }
  await ask('POST /staff/orders/:id/edits', { as: 'staff', params: { id }, body: { reason, lines: [less] } })
  const propose = () =>
    ask<OrderEdit>('POST /staff/orders/:id/proposals', {
      as: 'staff',
      params: { id },
      body: { reason, lines: [{ variantId: line.variantId, quantity: first.casePack }] },
    })
  const withdrawn = await propose()
  await ask('POST /staff/orders/:id/edits/:editId/withdraw', { as: 'staff', params: { id, editId: withdrawn.id }, body: {} })
  const declined = await propose()
  await ask('POST /orders/:id/edits/:editId/decline', { params: { id, editId: declined.id }, body: {} })
  const accepted = await propose()
  await ask('POST /orders/:id/edits/:editId/acceptance', {
    params: { id, editId: accepted.id },
    body: { orderId: newId('ord'), payment: CARD, returnPath: '/checkout/return' },
  })
}

async function cancel(ask: Ask, { buy, admin }: { buy: Buy; admin: pg.Pool }): Promise<void> {
  const atOnce = await buy()
  await ask('POST /orders/:id/cancellations/preview', { params: { id: atOnce.id }, body: {} })
  await ask('POST /orders/:id/cancellations', { params: { id: atOnce.id }, body: {} })

  const forBuyer = await buy()
  await ask('POST /staff/orders/:id/cancellations', { as: 'staff', params: { id: forBuyer.id }, body: { reason: 'out of print' } })

  const late = await buy()
  await admin.query(`update orders.orders set placed_at = placed_at - interval '2 days' where id = $1`, [late.id])
  const asked = await ask<{ id: string }>('POST /orders/:id/cancellations', { params: { id: late.id }, body: {} })
  await ask('POST /staff/cancellations/:cancellationId/answer', {
    as: 'staff',
    params: { cancellationId: asked.id },
    body: { accept: true },
  })
}

async function send(ask: Ask, { id, lines }: Order): Promise<void> {
  const of = { params: { id } }
  const staff = { as: 'staff' } as const
  await ask('GET /staff/locations/:location/waiting', { ...staff, params: { location: 'reno' } })
  const shipment = await ask<Shipment>('POST /staff/orders/:id/shipments', { ...staff, ...of, body: {} })
  const sent = { ...staff, params: { id: shipment.id } }
  const [parcel] = await waitFor(
    async () => {
      const { items } = await ask<{ items: Parcel[] }>('GET /staff/shipments/:id/parcels', sent)
      return items.every(({ label }) => label.state === 'made') && (items as [Parcel])
    },
    { timeoutMs: PATIENCE_MS, what: 'labels' },
  )
  await ask('GET /staff/shipments/:id/label', sent)
  await ask('GET /staff/shipments/:id/packing-slip', sent)
  await ask('POST /staff/shipments/:id/labels', { ...sent, body: {} })
  // One of our own, for which nobody gives anything back.
  await ask('POST /staff/parcels/:id/void', { ...staff, params: { id: parcel.id }, body: {}, status: 409 })
  await ask('POST /staff/shipments/:shipmentId/tracking', { ...staff, params: { shipmentId: shipment.id }, body: { state: 'delivered' } })

  const invoiced = async () => (await ask<Order>('GET /orders/:id', of)).documents[0]
  const document = await waitFor(invoiced, { timeoutMs: PATIENCE_MS, what: 'the invoice of what was sent' })
  await ask('GET /orders/:id/documents/:documentId/:format', { params: { id, documentId: document.id, format: 'pdf' } })
  await comeBack(ask, { id, lineId: String(lines[0]?.id) })
}

async function comeBack(ask: Ask, { id, lineId }: { id: string; lineId: string }): Promise<void> {
  await ask('GET /orders/:id/returnable', { params: { id } })
  const claim = () =>
    ask<OrderReturn>('POST /orders/:id/returns', {
      params: { id },
      body: { kind: 'claim', lines: [{ lineId, quantity: 1, reason: 'damaged' }] },
    })
  const withdrawn = await claim()
  await ask('POST /orders/:id/returns/:returnId/withdraw', { params: { id, returnId: withdrawn.id }, body: {} })

  const { id: returnId } = await claim()
  const photo = await ask<{ id: string }>('POST /orders/:id/returns/:returnId/photos', { params: { id, returnId }, body: PHOTO })
  await ask('GET /orders/:id/returns/:returnId/photos/:photoId', { params: { id, returnId, photoId: photo.id } })
  const staff = { as: 'staff', params: { returnId } } as const
  await ask('POST /staff/returns/:returnId/decision', { ...staff, body: { decision: 'approve', outcome: 'return' } })
  await ask('POST /orders/:id/returns/:returnId/sent', { params: { id, returnId }, body: {} })
  await ask('POST /staff/returns/:returnId/receipt', { ...staff, body: { lines: [{ lineId, restocked: 1, writtenOff: 0 }] } })
}
