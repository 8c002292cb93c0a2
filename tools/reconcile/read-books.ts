import { ordersCards, paymentsCards, productsCards, type Reconciliation } from '@toyline/contracts'
import { type Cards, callerTokens, client, injectTransport, type Transport } from '@toyline/http'
import { log } from '@toyline/observability'
import { ordersService } from '@toyline/orders'
import { paymentsService } from '@toyline/payments'
import { openPool } from '@toyline/postgres'
import { diskStorage, productsService } from '@toyline/products'
import { secretFor } from '../../apps/platform/src/secrets.ts'
import type { Installation } from '../installation.ts'
import type { Books } from './compare.ts'

/** Reports go over all records; they may take longer than what a buyer waits for. */
const REPORT_MS = 60_000

type Page<Item> = { items: Item[]; next: string | null }

/**
 * Opens the rooms' own reports, on connections that can write nothing and without starting any of their work.
 */
export function openBooks({ databaseUrl, secret }: Installation): {
  read: () => Promise<Books>
  /** How far providers' reports and the books agree, by the last comparison. */
  readReconciliation: () => Promise<Reconciliation>
  close: () => Promise<void>
} {
  const tokens = callerTokens(secretFor(secret, 'caller-tokens'))
  const pool = (service: string) =>
    openPool({ url: readOnly(databaseUrl(service)), name: 'toyline-reconcile', max: 2, statementTimeoutMs: REPORT_MS })
  const pools = { products: pool('products'), orders: pool('orders'), payments: pool('payments') }
  const ask = <const C extends Cards>(cards: C, transport: Transport) =>
    client(cards, transport, { tokens, caller: { kind: 'service', service: 'reconcile' } })
  const deliver = async () => {
    throw new Error('the reconciler says nothing to anybody')
  }

  const products = ask(
    productsCards,
    injectTransport(
      productsService({ pool: pools.products, log: log('products'), tokens, storage: diskStorage('.data/media'), deliver }).app,
    ),
  )
  const toPayments = injectTransport(paymentsService({ pool: pools.payments, log: log('payments'), tokens, deliver, settings: {} }).app)
  const payments = ask(paymentsCards, toPayments)
  const accounting = client(paymentsCards, toPayments, { tokens, caller: { kind: 'staff', userId: 'reconcile' } })
  const settings = { orderLinkSecret: secretFor(secret, 'order-links'), publicUrl: 'http://localhost' }
  const orders = ask(
    ordersCards,
    injectTransport(ordersService({ pool: pools.orders, log: log('orders'), tokens, products, payments, deliver, settings }).app),
  )
  return {
    async read() {
      return {
        orders: await everyPage((after) => orders.orderFacts({ query: after })),
        payments: await everyPage((after) => payments.paymentFacts({ query: after })),
        stock: await products.stockReport({}),
        ledger: await payments.ledgerReport({}),
        invoices: await everyPage((after) => payments.invoiceFacts({ query: after })),
        documents: await payments.documentReport({}),
      }
    },
    readReconciliation: () => accounting.reconciliation({}),
    async close() {
      await Promise.all(Object.values(pools).map((opened) => opened.end()))
    },
  }
}

async function everyPage<Item>(ask: (query: { after?: string }) => Promise<Page<Item>>): Promise<Item[]> {
  const all: Item[] = []
  for (let after: string | null = ''; after !== null; ) {
    const page: Page<Item> = await ask(after ? { after } : {})
    all.push(...page.items)
    after = page.next
  }
  return all
}

function readOnly(url: string): string {
  const guarded = new URL(url)
  guarded.searchParams.set('options', '-c default_transaction_read_only=on')
  return guarded.href
}
