import type { TestContext } from 'node:test'
import { openPool } from '@toyline/postgres'
import { type ProductDraft, saveProducts } from '@toyline/products'
import { sandboxService } from '@toyline/sandbox'
import { scratchDatabase } from '@toyline/testing'
import { Kysely, PostgresDialect } from 'kysely'
import { API_KEY, type House, type HouseUrls, WEBHOOK_SECRET } from './house.ts'

export type Street = Awaited<ReturnType<typeof openStreet>>
const EACHES = 600

/** What stands while the house burns: the database, the provider, and products on the shelf. */
export async function openStreet(t: TestContext, { stock = EACHES, elsewhere = 0 } = {}) {
  const { urls, adminUrl } = await scratchDatabase(t, ['products', 'orders', 'payments', 'notifications', 'sandbox'])
  let house: House | undefined
  const sandbox = sandboxService({
    databaseUrl: urls.sandbox,
    apiKey: API_KEY,
    webhookSecret: WEBHOOK_SECRET,
    allowedOrigins: ['https://shop.example'],
    testControls: true,
    timing: { slowAnswerMs: 400, settleAfterMs: 800, webhookRetryMs: 20 },
    deliverWebhook: async (delivery) => (house ? house.report(delivery) : { status: 503 }),
  })
  const { url: providerUrl } = await sandbox.start({ port: 0 })
  const admin = openPool({ url: adminUrl, name: 'saga-admin', max: 3, statementTimeoutMs: 20_000 })
  t.after(async () => {
    await house?.stop()
    await sandbox.stop()
    await admin.end()
  })
  const shelf = openPool({ url: urls.products, name: 'saga-shelf', max: 1, statementTimeoutMs: 20_000 })
  const saved = await new Kysely<unknown>({ dialect: new PostgresDialect({ pool: shelf }) })
    .transaction()
    .execute((tx) => saveProducts(tx, drafts({ reno: stock, louisville: elsewhere })))
  await shelf.end()
  const variants = (
    await admin.query<{ variantId: string; casePack: number }>(
      'select id as "variantId", case_pack as "casePack" from products.variants order by id',
    )
  ).rows
  return {
    urls: urls as HouseUrls,
    providerUrl,
    variants,
    saved,
    stock,
    movesIn: (one: House) => {
      house = one
    },
    query: async <Row extends object>(text: string, values: unknown[] = []) => (await admin.query<Row>(text, values)).rows,
  }
}

export function drafts(stock: Record<string, number>): ProductDraft[] {
  return ['clippy', 'rover', 'merlin', 'bonzi'].map((handle) => ({
    handle,
    title: handle,
    descriptionHtml: '<p>Soft and patient.</p>',
    vendor: 'Toyline',
    categoryPath: ['Plush'],
    franchise: null,
    ageGrade: '3+',
    materials: null,
    warnings: null,
    certificates: [],
    tags: [],
    attributes: {},
    seo: { title: null, description: null },
    status: 'published',
    options: [],
    pictures: [],
    variants: [
      {
        sku: handle.toUpperCase(),
        gtin: null,
        options: {},
        prices: [{ currency: 'USD', price: 500, msrp: 999 }],
        casePack: 6,
        minQuantity: 6,
        weightGrams: 200,
        size: { length: 10, width: 8, height: 20 },
        carton: null,
        hsCode: '9503.00.49',
        origin: 'CN',
        taxCategory: 'toys',
        inventoryPolicy: 'deny',
        stock: { louisville: 0, rotterdam: 0, ...stock },
        pictureSource: null,
      },
    ],
  }))
}

export type Facts = {
  orderId: string
  state: string | null
  paymentState: string | null
  /** Charges at the provider that succeeded, whatever was given back since. */
  charges: number
  /** Minor units that the provider has of it now: authorised or captured, less what went back. */
  holds: number
  total: number | null
  hold: string | null
  claims: number
  placedMails: number
}

/** What every room and the provider hold of these orders. */
export async function factsOf({ query }: Pick<Street, 'query'>, orderIds: string[]): Promise<Facts[]> {
  return query<Facts>(
    `select wanted.id as "orderId", o.state, o.payment_state as "paymentState", o.total_amount as total,
      (select count(*)::int from sandbox.charges c join sandbox.intents i on i.id = c.intent_id where i.metadata ->> 'order_id' = wanted.id and c.status = 'succeeded') as charges,
      (select coalesce(sum(i.amount_capturable + i.amount_received - i.amount_refunded), 0)::int from sandbox.intents i where i.metadata ->> 'order_id' = wanted.id) as holds,
      (select h.state from products.holds h where h.order_id = wanted.id) as hold,
      (select count(distinct m.order_id)::int from products.stock_movements m where m.order_id = wanted.id and m.kind = 'claim') as claims,
      (select count(*)::int from notifications.mails m where m.data ->> 'number' = o.number and m.template = 'order-confirmed') as "placedMails"
     from unnest($1::text[]) as wanted (id) left join orders.orders o using (id)`,
    [orderIds],
  )
}
