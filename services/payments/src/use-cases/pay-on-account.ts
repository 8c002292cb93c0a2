import { changePayment, findPayment, startPayment } from '../store/payments-store.ts'
import type { PaymentRow } from '../store/tables.ts'
import { type Authorise, mayBegin } from './may-begin.ts'
import type { Needs } from './needs.ts'
import { enqueueReturn } from './return-stray.ts'

const NO_LIMIT = { allowed: 0, minutes: 0 }

/** Agrees that an order's shipments are charged to the customer's account. A card payment that was begun for it is ended. Undefined: it changed meanwhile. */
export async function payOnAccount(
  { db, outbox }: Needs,
  asked: Authorise,
  customer: string,
): Promise<{ payment: PaymentRow } | undefined> {
  const { orderId, attempt, amount, poNumber } = asked
  const known = await findPayment(db, orderId)
  if (known && !mayBegin(known, attempt, amount)) return { payment: known }
  const invoice = { method: 'invoice', provider: 'invoice', state: 'on-account', attempt, token: null } as const
  const noCard = { providerCustomer: null, keepsCard: false }
  return db.transaction().execute(async (tx) => {
    const payment = known
      ? await changePayment(tx, known, { ...invoice, provider_payment_id: null, sent_to: null, po_number: poNumber, decline: null })
      : await startPayment(tx, { ...asked, ...invoice, ...noCard, customer }, NO_LIMIT)
    if (!payment) return undefined
    if (known?.provider_payment_id) await enqueueReturn(outbox, tx, known.provider, known.provider_payment_id)
    return { payment }
  })
}
