import { paymentsCards } from '@toyline/contracts'
import { serve } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import { invoicesAfter } from '../store/documents-store.ts'
import type { Needs } from '../use-cases/needs.ts'
import { readDocument } from '../use-cases/read-document.ts'
import { reportDocuments } from '../use-cases/report-documents.ts'

const FACTS_PAGE = 1_000

/** Invoices and credit notes. */
export function mountDocumentRoutes(app: FastifyInstance, needs: Needs): void {
  serve(app, paymentsCards.readDocument, ({ params }) => readDocument(needs, params.id, params.format))
  serve(app, paymentsCards.invoiceFacts, async ({ query }) => {
    const items = await invoicesAfter(needs.db, query.after ?? '', FACTS_PAGE)
    return { items, next: items.length === FACTS_PAGE ? (items.at(-1)?.id ?? null) : null }
  })
  serve(app, paymentsCards.documentReport, () => reportDocuments(needs))
}
