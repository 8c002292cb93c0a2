import { z } from 'zod'
import { Money } from './money.ts'

/** An invoice or a credit note of an order, as far as lists of them tell. */
export const OrderDocument = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['invoice', 'credit-note']),
    number: z.string(),
    issuedOn: z.iso.date(),
    /** Of an invoice that is yet to be paid. */
    dueOn: z.iso.date().nullable(),
    total: Money,
    /** Of an invoice that credit was taken off: what is left to pay. */
    due: Money.optional(),
  })
  .meta({ id: 'OrderDocument' })
export type OrderDocument = z.infer<typeof OrderDocument>

/** PDF for people; XML is EN 16931 in UBL 2.1, of documents of the European Union alone. */
export const DocumentFormat = z.enum(['pdf', 'xml'])
export type DocumentFormat = z.infer<typeof DocumentFormat>
