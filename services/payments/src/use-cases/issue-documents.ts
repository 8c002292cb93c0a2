import { type Event, event, newId, type Order, type OrderDocument } from '@toyline/contracts'
import { type Content, type DocumentKind, invoiceOf } from '../domain/document.ts'
import { ISSUED_ON, issueDocument, NUMBER } from '../store/documents-store.ts'
import type { Tx } from '../store/tables.ts'
import type { Needs } from './needs.ts'

/** Issues a placed order's invoice, once, however often it is asked for. */
export async function issueInvoice({ db, outbox }: Needs, order: Order): Promise<void> {
  const made = { id: newId('doc'), kind: 'invoice', invoiceId: null, source: `${order.id}:invoice`, content: invoiceOf(order) } as const
  await issueDocument(db, made, outbox.adding({ say: [issuedEvent({ ...made, number: NUMBER, issuedOn: ISSUED_ON })] }))
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
  return { id, kind, number, issuedOn, dueOn: content.payment.dueOn, total: content.totals.total }
}
