import { type Event, event, newId, type Order, type OrderDocument } from '@toyline/contracts'
import { problem } from '@toyline/http'
import { type Credit, creditOf } from '../domain/credit-note.ts'
import { type Content, type DocumentKind, invoiceOf } from '../domain/document.ts'
import { findBySource, ISSUED_ON, issueDocument, lockDocumentsOfOrder, NUMBER } from '../store/documents-store.ts'
import type { Needs } from './needs.ts'

/** Issues a placed order's invoice, once, however often it is asked for. */
export async function issueInvoice({ db, outbox }: Needs, order: Order): Promise<void> {
  const made = { id: newId('doc'), kind: 'invoice', invoiceId: null, source: `${order.id}:invoice`, content: invoiceOf(order) } as const
  await issueDocument(db, made, outbox.adding({ say: [issuedEvent({ ...made, number: NUMBER, issuedOn: ISSUED_ON })] }))
}

/**
 * Corrects the invoice of an order by a credit note. The same key is the same credit note.
 * Errors: 404 `no-such-invoice`; 422 `no-such-line`, `more-than-invoiced`, `nothing-to-credit`.
 */
export async function issueCreditNote(
  needs: Needs,
  { orderId, key, ...credit }: { orderId: string; key: string } & Credit,
): Promise<OrderDocument> {
  const source = `${orderId}:credit:${key}`
  return needs.db.transaction().execute(async (tx) => {
    const [invoice, ...earlier] = await lockDocumentsOfOrder(tx, orderId)
    if (invoice?.kind !== 'invoice') throw problem(404, 'no-such-invoice', 'This order has no invoice.')
    const known = await findBySource(tx, source)
    if (known) return describeDocument(known)
    const { number, issuedOn } = invoice
    const credited = creditOf(
      { ...invoice.content, number, issuedOn },
      earlier.map(({ content }) => content),
      credit,
    )
    if ('refusal' in credited) throw problem(422, credited.refusal, REFUSALS[credited.refusal])
    const made = { id: newId('doc'), kind: 'credit-note', invoiceId: invoice.id, source, content: credited.content } as const
    const issued = await issueDocument(tx, made)
    if (!issued) throw new Error(`credit note ${source} was issued beside the lock`)
    await needs.outbox.say(tx, issuedEvent({ ...made, ...issued }))
    return describeDocument({ ...made, ...issued })
  })
}

const REFUSALS = {
  'no-such-line': 'The invoice has no such line.',
  'more-than-invoiced': 'More would be credited than was invoiced.',
  'nothing-to-credit': 'Nothing of the invoice is to be credited.',
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
