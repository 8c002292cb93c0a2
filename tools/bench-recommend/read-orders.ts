import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'

/** One invoice: what was bought on a day, in the order of its lines, each product once. */
export type Order = {
  invoice: string
  /** `2011-08-31`. */
  date: string
  /** Same for the same customer. An invoice that names none is a shop of its own. */
  shop: string
  isKnownShop: boolean
  codes: string[]
}

/** Lines that were left out, by the first rule that says so. */
export type LeftOut = { cancellations: number; adjustments: number; returns: number; free: number; noProduct: number; repeated: number }

type Row = { InvoiceNo: string; StockCode: string; Quantity: string; InvoiceDate: string; UnitPrice: string; CustomerID: string }

/** Five digits and up to two letters; everything else is postage, samples, vouchers, fees and corrections. */
const PRODUCT = /^\d{5}[A-Z]{0,2}$/

/**
 * Reads the orders of UCI Online Retail, a gzipped CSV, as they are. Left out, in this order: invoices that start with C
 * (cancellations) or are no number at all (bad debt); lines without a positive quantity or without a positive price; codes that
 * are no product; a product's further lines in one invoice. Codes are compared in capitals. What a cancellation took back stays:
 * it was bought together all the same.
 */
export async function readOrders(file: string): Promise<{ orders: Order[]; rows: number; leftOut: LeftOut }> {
  const orders = new Map<string, Order>()
  const leftOut: LeftOut = { cancellations: 0, adjustments: 0, returns: 0, free: 0, noProduct: 0, repeated: 0 }
  let rows = 0
  await pipeline(createReadStream(file), createGunzip(), parse({ columns: true }), async (lines: AsyncIterable<Row>) => {
    for await (const row of lines) {
      rows += 1
      const code = row.StockCode.trim().toUpperCase()
      const order = orders.get(row.InvoiceNo)
      const why = reasonToLeaveOut(row, code) ?? (order?.codes.includes(code) ? 'repeated' : undefined)
      if (why) leftOut[why] += 1
      else if (order) order.codes.push(code)
      else orders.set(row.InvoiceNo, newOrder(row, code))
    }
  })
  return { orders: [...orders.values()], rows, leftOut }
}

function reasonToLeaveOut(row: Row, code: string): Exclude<keyof LeftOut, 'repeated'> | undefined {
  if (row.InvoiceNo.startsWith('C')) return 'cancellations'
  if (!/^\d+$/.test(row.InvoiceNo)) return 'adjustments'
  if (!(Number(row.Quantity) > 0)) return 'returns'
  if (!(Number(row.UnitPrice) > 0)) return 'free'
  return PRODUCT.test(code) ? undefined : 'noProduct'
}

function newOrder({ InvoiceNo: invoice, InvoiceDate, CustomerID }: Row, code: string): Order {
  const customer = CustomerID.trim()
  return {
    invoice,
    date: InvoiceDate.slice(0, 10),
    shop: customer ? `customer ${customer}` : `invoice ${invoice}`,
    isKnownShop: customer !== '',
    codes: [code],
  }
}
