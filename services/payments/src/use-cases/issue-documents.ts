import { type Event, event, newId, type Order, type OrderDocument, type Shipment } from '@toyline/contracts'
import type { Outbox } from '@toyline/jobs'
import { type AppliedCredit, type Content, type DocumentKind, invoiceOf, payableOf, withCredits } from '../domain/document.ts'
import { ISSUED_ON, issueDocument, NUMBER } from '../store/documents-store.ts'
import type { Tx } from '../store/tables.ts'
import type { Needs } from './needs.ts'

/** What an invoice is issued for: a shipment, or a whole order that was placed before there were any. */
export function invoiceSource(orderId: string, shipmentId?: string): string {
  return shipmentId ? `${orderId}:invoice:${shipmentId}` : `${orderId}:invoice`
}

type Sent = { order: Order; shipment: Shipment }

/** Issues a shipment's invoice, once, however often it is asked for. */
export async function issueInvoice({ db, outbox }: Needs, sent: Sent): Promise<void> {
  const made = newInvoice(sent)
  await issueDocument(db, made, outbox.adding({ say: [issuedEvent({ ...made, number: NUMBER, issuedOn: ISSUED_ON })] }))
}

/** The same in the transaction of a caller who knows that there is none yet, with the credit that is taken off. */
export async function issueInvoiceIn(tx: Tx, outbox: Outbox, sent: Sent, credits: AppliedCredit[]): Promise<void> {
  const made = newInvoice(sent, credits)
  const issued = await issueDocument(tx, made)
  if (!issued) throw new Error(`invoice ${made.source} was issued beside the lock`)
  await outbox.say(tx, issuedEvent({ ...made, ...issued }))
}

function newInvoice({ order, shipment }: Sent, credits: AppliedCredit[] = []) {
  const source = invoiceSource(order.id, shipment.id)
  return { id: newId('doc'), kind: 'invoice', invoiceId: null, source, content: withCredits(invoiceOf(order, shipment), credits) } as const
}

/** Issues a credit note in the transaction that makes its cause true. The same cause has one: a second rejects. */
export async function issueCreditNote(
  { outbox }: Pick<Needs, 'outbox'>,
  tx: Tx,
  { source, invoiceId, content }: { source: string; invoiceId: string; content: Content },
): Promise<string> {
  const made = { id: newId('doc'), kind: 'credit-note', invoiceId, source, content } as const
  const issued = await issueDocument(tx, made)
  if (!issued) throw new Error(`credit note of ${source} was issued before`)
  await outbox.say(tx, issuedEvent({ ...made, ...issued }))
  return made.id
}

type Issued = { id: string; kind: DocumentKind; number: string; issuedOn: string; content: Content }

function issuedEvent(issued: Issued): Event {
  const { order, email, market, locale } = issued.content
  return event('payments.document-issued.v1', order.id, {
    orderId: order.id,
    orderNumber: order.number,
    document: describeDocument(issued),
    email,
    market,
    locale,
    lookupToken: order.lookupToken,
  })
}

function describeDocument({ id, kind, number, issuedOn, content }: Issued): OrderDocument {
  return {
    id,
    kind,
    number,
    issuedOn,
    dueOn: content.payment.dueOn,
    total: content.totals.total,
    ...(content.credits ? { due: payableOf(content) } : {}),
  }
}
