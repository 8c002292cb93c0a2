import { event, money, newId, type TaxLine } from '@toyline/contracts'
import { type StoredOrder, type StoredReturn, viewOrder } from '../domain/order.ts'
import { returnStatesBefore } from '../domain/returns/return-states.ts'
import { countOf } from '../domain/returns/worth.ts'
import { holdStock } from './hold-stock.ts'
import type { SagaNeeds } from './ports.ts'
import { settleJob } from './settle-job.ts'
import { lockedOrder, returnOf, tellReturn } from './tell-return.ts'

/**
 * Sends new goods for returned ones: an order at no price, which no minimum and no cap is about (W68), placed as soon as its stock is
 * held. It has the id that was chosen with the decision, so trying again makes no second one. Rejects while there is no stock; a hold that
 * ran out before the order was written is made anew by the claim, as that of every placed order is.
 */
export async function replaceGoods(needs: SagaNeeds, order: StoredOrder, found: StoredReturn): Promise<void> {
  const { orders, outbox, payments, links } = needs
  const made = replacementOf(order, found)
  const known = await orders.readOrder(orders.db, made.id)
  if (!known) {
    const hold = await holdStock(needs, made)
    if ('refused' in hold && hold.refused.code !== 'hold-ended') throw hold.refused
    const holdUntil = 'expiresAt' in hold ? hold.expiresAt : new Date().toISOString()
    await payments.authorisePayment({
      body: {
        orderId: made.id as `ord_${string}`,
        orderNumber: found.number,
        attempt: 1,
        amount: made.total,
        market: made.market,
        choice: { method: 'invoice' },
        email: made.email,
        billTo: made.billTo,
        returnUrl: needs.settings.publicUrl,
        customer: { userId: made.owner.userId, guestId: made.owner.guestId },
      },
    })
    await needs.failpoint('return.after-hold')
    await orders.inTransaction(async (tx) => {
      const isNew = await orders.insertReplacement(tx, made, { cartId: newId('cart'), returnId: found.id, holdUntil })
      if (!isNew) return
      const placed = (await orders.readOrder(tx, made.id)) as StoredOrder
      await outbox.enqueue(tx, settleJob(made.id, 0))
      const view = viewOrder(placed, links.tokenFor(made.id))
      await outbox.say(tx, event('orders.order-placed.v1', made.id, { order: view, userId: made.owner.userId }))
    })
  }
  await orders.inTransaction(async (tx) => {
    if (returnOf(await lockedOrder(needs, tx, order.id), found.id).state === 'replaced') return
    const which = { id: found.id, orderId: order.id, from: returnStatesBefore('replaced'), what: 'return-replaced' }
    await orders.changeReturn(tx, which, { state: 'replaced' })
    await tellReturn(needs, tx, { orderId: order.id, returnId: found.id, settle: false })
  })
}

/** The same goods for the same buyer and address, at no price. */
function replacementOf(order: StoredOrder, found: StoredReturn): StoredOrder {
  const nothing = money(0, order.total.currency)
  const free = (taxLines: TaxLine[]) => taxLines.map((tax) => ({ ...tax, amount: nothing }))
  const lines = order.lines.flatMap((line) => {
    const returned = found.lines.find(({ lineId }) => lineId === line.id)
    const quantity = returned ? countOf(returned) : 0
    if (quantity === 0) return []
    return [
      {
        ...line,
        id: newId('line'),
        quantity,
        shipped: 0,
        cancelled: 0,
        returned: 0,
        unitPrice: nothing,
        lineTotal: nothing,
        taxLines: free(line.taxLines),
        repriced: [],
      },
    ]
  })
  return {
    ...order,
    id: found.replacementId as string,
    lines,
    quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    shipping: { ...order.shipping, amount: nothing },
    merchandise: nothing,
    shippingTotal: nothing,
    freight: null,
    tax: nothing,
    total: nothing,
    taxLines: [],
    taxSource: null,
    note: null,
    ageMs: 0,
    allocated: [],
    shipments: [],
    returns: [],
    documents: [],
    edits: [],
    addsTo: null,
  }
}
