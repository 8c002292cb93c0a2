import type { Currency } from '@toyline/contracts'
import type { Adding } from '@toyline/jobs'
import { type RawBuilder, sql } from 'kysely'
import type { Content, DocumentKind } from '../domain/document.ts'
import type { Db, Tx } from './tables.ts'

/** Stand, in the JSON of what is said of a document, for what only its series knows. Nobody can type control characters. */
export const NUMBER = '\u0001number\u0001'
export const ISSUED_ON = '\u0001issued\u0001'
const inJson = (mark: string) => JSON.stringify(mark).slice(1, -1)

export type NewDocument = {
  id: string
  kind: DocumentKind
  /** Of a credit note. */
  invoiceId: string | null
  /** What it is issued for; the same cause has one document. */
  source: string
  content: Content
}
export type IssuedDocument = {
  id: string
  kind: DocumentKind
  number: string
  orderId: string
  issuedAt: Date
  issuedOn: string
  content: Content
}

const SAME_CAUSE = 'documents_source_key'

/**
 * Issues a document in one statement: it gets the next number of its series, or, when it cannot be stored, none is used. Undefined
 * when there is one of the same cause already.
 * @param news said in the same statement; only where that commits by itself
 */
export async function issueDocument(db: Db, made: NewDocument, news?: Adding): Promise<{ number: string; issuedOn: string } | undefined> {
  const stamped = (json: RawBuilder<unknown>) => sql`replace(replace(${json}, ${inJson(NUMBER)}, number), ${inJson(ISSUED_ON)}, issued_on)`
  const issued = sql<{ number: string; issued_on: string; added: unknown }>`
    with issued as (${storing(made)})
    select number, issued_on, ${news?.part(stamped) ?? sql`null::jsonb`} as added from issued`
  try {
    const { rows } = await issued.execute(db)
    const { number, issued_on: issuedOn, added } = rows[0] as (typeof rows)[number]
    news?.added(added, (json) => json.replaceAll(inJson(NUMBER), number).replaceAll(inJson(ISSUED_ON), issuedOn))
    return { number, issuedOn }
  } catch (error) {
    if ((error as { constraint?: unknown }).constraint === SAME_CAUSE) return undefined
    throw error
  }
}

function storing({ id, kind, invoiceId, source, content }: NewDocument): RawBuilder<unknown> {
  const { seller, order, totals, payment } = content
  return sql`
    insert into documents (id, entity, kind, order_id, invoice_id, source, currency, net_amount, tax_amount, total_amount, due_on, content)
    values (${id}, ${seller.entity}, ${kind}, ${order.id}, ${invoiceId}, ${source}, ${totals.total.currency}, ${totals.net.amount},
      ${totals.tax.amount}, ${totals.total.amount}, ${payment.dueOn}::date, ${JSON.stringify(content)}::jsonb)
    returning number, issued_on::text as issued_on`
}

type Row = {
  id: string
  kind: DocumentKind
  number: string
  order_id: string
  issued_at: Date
  issued_on: string
  content: Content
}
const COLUMNS = sql`id, kind, number, order_id, issued_at, issued_on::text as issued_on, content`
const documentFrom = ({ order_id, issued_at, issued_on, ...row }: Row): IssuedDocument => ({
  ...row,
  orderId: order_id,
  issuedAt: issued_at,
  issuedOn: issued_on,
})

export async function findDocument(db: Db, id: string): Promise<IssuedDocument | undefined> {
  const { rows } = await sql<Row>`select ${COLUMNS} from documents where id = ${id}`.execute(db)
  return rows[0] && documentFrom(rows[0])
}

/** `invoiceId` of a credit note. */
export type OrdersDocument = IssuedDocument & { invoiceId: string | null }

/**
 * An order's invoices and what was credited of them, the invoices first, the oldest before the others. Until the transaction ends no other sees them here, so that
 * what it decides by them is still so when it is kept.
 */
export async function lockDocumentsOfOrder(tx: Tx, orderId: string): Promise<OrdersDocument[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`documents:${orderId}`}, 0))`.execute(tx)
  const { rows } = await sql<Row & { invoice_id: string | null }>`
    select ${COLUMNS}, invoice_id from documents where order_id = ${orderId} order by invoice_id is not null, sequence`.execute(tx)
  return rows.map(({ invoice_id, ...row }) => ({ ...documentFrom(row), invoiceId: invoice_id }))
}

/** Whether something was issued for this cause. */
export async function isIssued(db: Db, source: string): Promise<boolean> {
  const { rows } = await sql`select from documents where source = ${source}`.execute(db)
  return rows.length === 1
}

/** A file of a document as it was first drawn. */
export async function findFile(db: Db, documentId: string, format: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from document_files where document_id = ${documentId} and format = ${format}`.execute(db)
  return rows[0]?.bytes
}

/** Keeps a file, unless another drew it at the same time: whichever came first is what everybody gets. */
export async function keepFile(db: Db, documentId: string, format: string, bytes: Buffer): Promise<Buffer> {
  await sql`
    insert into document_files (document_id, format, bytes) values (${documentId}, ${format}, ${bytes}) on conflict do nothing`.execute(db)
  return (await findFile(db, documentId, format)) ?? bytes
}

export type InvoiceFact = { id: string; orderId: string; number: string; total: { amount: number; currency: Currency } }

export async function invoicesAfter(db: Db, after: string, limit: number): Promise<InvoiceFact[]> {
  const { rows } = await sql<{ id: string; order_id: string; number: string; total_amount: number; currency: Currency }>`
    select id, order_id, number, total_amount, currency from documents where kind = 'invoice' and id > ${after}
    order by id limit ${limit}`.execute(db)
  return rows.map(({ id, order_id: orderId, number, total_amount: amount, currency }) => ({
    id,
    orderId,
    number,
    total: { amount, currency },
  }))
}

/** Where a series has not exactly the numbers from 1 to what it counted, or credit notes are more than their invoice. */
export async function documentDrift(db: Db): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select prefix || ': counted ' || last_number || ', has ' || count(sequence) || ' from ' || coalesce(min(sequence), 0) || ' to '
      || coalesce(max(sequence), 0) as what
    from document_series series left join documents using (entity, kind) group by series.entity, series.kind, prefix, last_number
    having count(sequence) <> last_number or coalesce(max(sequence), 0) <> last_number or coalesce(min(sequence), 1) <> 1
    union all
    select invoice.number || ': ' || invoice.total_amount || ' invoiced, ' || sum(credit.total_amount) || ' credited'
    from documents invoice join documents credit on credit.invoice_id = invoice.id
    group by invoice.id having sum(credit.total_amount) > invoice.total_amount
    limit 100`.execute(db)
  return rows.map(({ what }) => what)
}

/** Since when orders are invoiced here: ones that were placed before have none. */
export async function invoicedSince(db: Db): Promise<string> {
  const { rows } = await sql<{ applied_at: Date }>`select applied_at from migrations where name like '0003-documents%'`.execute(db)
  return (rows[0]?.applied_at ?? new Date(0)).toISOString()
}
