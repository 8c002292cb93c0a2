import { createHmac } from 'node:crypto'
import { tmpdir } from 'node:os'
import { deliveryCards, type Event, paymentsCards, productsCards, type ServiceName } from '@toyline/contracts'
import { type Cards, client, injectTransport, problem, type Transport } from '@toyline/http'
import type { Task } from '@toyline/jobs'
import { log } from '@toyline/observability'
import { type OrdersNeeds, ordersService } from '@toyline/orders'
import { paymentsService } from '@toyline/payments'
import { openPool } from '@toyline/postgres'
import { diskStorage, productsService, saveProducts } from '@toyline/products'
import { sandboxService } from '@toyline/sandbox'
import { scratchDatabase } from '@toyline/testing'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createJobStore } from '../../packages/jobs/src/job-store.ts'
import { ANY_AMOUNT, tokens } from '../../services/orders/test/room.ts'
import { drafts } from '../saga/street.ts'
import type { Defect } from './defects.ts'
import { createScheduler, type Scheduler } from './scheduler.ts'
import { passTime, STARTS_AT, takeTime } from './virtual-time.ts'

const ROOMS = ['products', 'orders', 'payments'] as const
export type RoomName = (typeof ROOMS)[number]
const API_KEY = 'sk_sandbox_simulator'
const WEBHOOK_SECRET = 'whsec_simulator'
const PROVIDER_URL = 'https://provider.example'
/** Pieces of each toy at each location: three cases, so that not everybody gets one, and some get theirs from two. */
const SHELVES = { reno: 12, louisville: 6 }
export const STOCK = SHELVES.reno + SHELVES.louisville
const LEASE_MS = 15_000
/** What the provider is asked to report. */
const REPORTED = /^(payment_intent\.(amount_capturable_updated|succeeded|payment_failed|canceled)|charge\.(refunded|dispute\.created))$/

export type Report = { id: string; type: string; body: string }
export type World = Awaited<ReturnType<typeof openWorld>>

/** A provider's network, as httpTransport tells of it. */
export const brokenCall = (code: 'ECONNREFUSED' | 'UND_ERR_SOCKET') =>
  Object.assign(problem(503, 'service-unavailable', 'A part of the shop is not answering.', { retryAfter: 2 }), { cause: { code } })

/**
 * Orders, products and payments on one real database whose clock is ours, the sandbox provider behind them, and nothing that moves by
 * itself: no worker, no timer, no network. Everything that would wait for I/O comes to a gate of the scheduler.
 */
export async function openWorld(t: { after: (work: () => unknown) => void }) {
  const { urls, adminUrl } = await scratchDatabase(t, [...ROOMS, 'sandbox', 'notifications'])
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  const options = await takeTime(admin, [...ROOMS, 'sandbox'])
  const closing: (() => Promise<unknown>)[] = [() => admin.end()]
  t.after(async () => {
    for (const close of closing.reverse()) await close()
  })
  const quiet = log('simulator').child({}, { level: process.env.LOG_LEVEL ?? 'silent' })

  let scheduler: Scheduler = createScheduler()
  let defect: Defect | undefined
  let mend: (() => Promise<unknown>) | undefined
  /** Some providers end a payment with the first part that is taken of it. */
  let capturesInParts = true

  function pool(name: RoomName | 'sandbox'): pg.Pool {
    const url = new URL(urls[name])
    url.searchParams.set('options', options[name] ?? '')
    const opened = openPool({ url: url.href, name: `sim-${name}`, max: 12, statementTimeoutMs: 20_000, connectTimeoutMs: 20_000 })
    closing.push(() => opened.end())
    return opened
  }
  const pools = { products: pool('products'), orders: pool('orders'), payments: pool('payments') }
  for (const name of ROOMS) gatePool(pools[name], name, { scheduler: () => scheduler, defect: () => defect })
  const provider = pool('sandbox')
  await new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pools.products }) })
    .transaction()
    .execute((tx) => saveProducts(tx, drafts(SHELVES)))
  const { rows: variants } = await admin.query<{ variantId: string; casePack: number }>(
    'select id as "variantId", case_pack as "casePack" from products.variants order by sku limit 3',
  )
  const sandbox = sandboxService({
    pool: provider,
    apiKey: API_KEY,
    webhookSecret: WEBHOOK_SECRET,
    publicUrl: PROVIDER_URL,
    allowedOrigins: ['https://shop.example'],
    testControls: true,
    timing: { slowAnswerMs: 1, settleAfterMs: 5_000, webhookRetryMs: 1_000 },
  })
  await sandbox.app.ready()
  closing.push(() => sandbox.app.close())
  const toProvider = injectTransport(sandbox.app)

  const reach: Partial<Record<ServiceName, Transport>> = {}
  /** Who heard which event to its end, as `notifications orders.order-placed.v1 evt_…`. */
  let heard = new Set<string>()
  /** What rooms have heard, to be told them again. */
  let delivered: { name: string; again: () => Promise<void> }[] = []

  /** A call as it goes over a network: it may not arrive, and its answer may not. */
  const over =
    (name: string, transport: () => Transport): Transport =>
    async (request) => {
      await scheduler.gate(`call ${name} ${request.method} ${request.path}`)
      const actor = scheduler.current()
      // The provider has no gates of its own: until it has answered, whoever asked it is in the middle of a step.
      const answered = actor && name === 'provider' ? scheduler.hold(actor, () => {}) : undefined
      const reply = await transport()(defect?.call?.(name, request) ?? request).finally(answered)
      await scheduler.gate(`answer ${name} ${request.method} ${request.path}`)
      return reply
    }
  const ask = <const C extends Cards>(cards: C, from: string, to: ServiceName) =>
    client(
      cards,
      over(to, () => reach[to] as Transport),
      { tokens, caller: { kind: 'service', service: from } },
    )

  const deliver = (from: RoomName) => async (subscriber: string, event: { id: string; name: string }) => {
    if (ROOMS.includes(subscriber as RoomName))
      await ask(deliveryCards, from, subscriber as ServiceName).receiveEvent({ body: event as Event })
    else await scheduler.gate(`call ${subscriber} event`)
    heard.add(`${subscriber} ${event.name} ${event.id}`)
    if (ROOMS.includes(subscriber as RoomName)) delivered.push({ name: event.name, again: () => deliver(from)(subscriber, event) })
  }

  /** The rooms as a process that has just started has them: nothing is remembered but what the database says. */
  function boot() {
    const products = productsService({
      pool: pools.products,
      log: quiet,
      tokens,
      storage: diskStorage(tmpdir()),
      deliver: deliver('products'),
    })
    const failpoint = (name: string) => failpoints(name)
    const payments = paymentsService({
      pool: pools.payments,
      log: quiet,
      tokens,
      deliver: deliver('payments'),
      failpoint,
      settings: {
        sandbox: {
          transport: over('provider', () => toProvider),
          apiKey: API_KEY,
          webhookSecrets: [WEBHOOK_SECRET],
          publicUrl: PROVIDER_URL,
          capturesInParts,
        },
      },
    })
    const needs: OrdersNeeds = {
      pool: pools.orders,
      log: quiet,
      tokens,
      deliver: deliver('orders'),
      products: ask(productsCards, 'orders', 'products'),
      payments: ask(paymentsCards, 'orders', 'payments'),
      settings: {
        orderLinkSecret: 'a secret of the simulator, for the links of orders',
        publicUrl: 'https://shop.example',
        minimums: ANY_AMOUNT,
        failpoint,
      },
    }
    const orders = ordersService(defect?.orders?.(needs) ?? needs)
    const rooms = { products, payments, orders }
    for (const name of ROOMS) reach[name] = injectTransport(rooms[name].app)
    return rooms
  }
  let rooms = boot()
  let failpoints: (name: string) => void | Promise<void> = () => {}

  const stores = Object.fromEntries(
    ROOMS.map((name) => [
      name,
      (worker: string) =>
        createJobStore({ query: (config: pg.QueryConfig) => pools[name].query(config) } as unknown as Pick<pg.ClientBase, 'query'>, {
          schema: name,
          worker,
          leaseMs: LEASE_MS,
        }),
    ]),
  ) as Record<RoomName, (worker: string) => ReturnType<typeof createJobStore>>

  const reset = await resetter(admin)
  return {
    admin,
    variants,
    shop: ((request) => (reach.orders as Transport)(request)) satisfies Transport,
    stores,
    heard: () => heard,
    delivered: () => delivered,
    tasks: (name: RoomName): Record<string, Task> => ({
      ...rooms[name].tasks,
      deliver: ({ subscriber, event }: { subscriber: string; event: { id: string; name: string } }) => deliver(name)(subscriber, event),
    }),
    /** @param name what is asked often is prepared under it */
    query: async <Row extends object>(text: string, values: unknown[] = [], name?: string) =>
      (await admin.query<Row & pg.QueryResultRow>({ text, values, ...(name && { name }) })).rows,
    pass: (ms: number) => passTime(admin, ms),
    facts: <const C extends Cards>(
      cards: C,
      to: RoomName,
      caller: Parameters<typeof client>[2]['caller'] = { kind: 'service', service: 'simulator' },
    ) => client(cards, reach[to] as Transport, { tokens, caller }),
    /** What the provider would report, oldest first. */
    async reports(): Promise<Report[]> {
      const { rows } = await provider.query<Report>(
        'select id, type, sandbox.event_json(e)::text as body from sandbox.events e order by seq',
      )
      return rows.filter(({ type }) => REPORTED.test(type))
    },
    async report({ body }: Report): Promise<number> {
      const time = Math.floor(Date.now() / 1_000)
      const signature = `t=${time},v1=${createHmac('sha256', WEBHOOK_SECRET).update(`${time}.${body}`).digest('hex')}`
      const authorization = `Bearer ${await tokens.sign({ kind: 'service', service: 'gateway' })}`
      const headers = { authorization, 'content-type': 'application/json', 'toyline-sandbox-signature': signature }
      return (
        await over('payments', () => reach.payments as Transport)({ method: 'POST', path: '/payments/webhooks/sandbox', headers, body })
      ).status
    },
    /** What is being processed at the provider is decided now. */
    async settleAtProvider(): Promise<void> {
      const headers = { authorization: `Bearer ${API_KEY}`, 'content-type': 'application/json' }
      await toProvider({ method: 'POST', path: '/_faults/settle', headers, body: '{}' })
    },
    /** Everything that the process knew is gone. */
    crash(): void {
      scheduler.kill()
      rooms = boot()
    },
    /** An empty shop with full shelves, at the same time of the same day. */
    async begin(one: { defect: Defect | undefined; capturesInParts: boolean }, onFailpoint: typeof failpoints): Promise<Scheduler> {
      scheduler.kill()
      await mend?.()
      scheduler = createScheduler()
      defect = one.defect
      capturesInParts = one.capturesInParts
      failpoints = onFailpoint
      heard = new Set()
      delivered = []
      await reset()
      mend = await defect?.database?.(admin)
      rooms = boot()
      return scheduler
    },
  }
}

/** Every use of a connection, from taking it to giving it back, is one step: a statement, or a whole transaction. */
function gatePool(opened: pg.Pool, room: RoomName, world: { scheduler: () => Scheduler; defect: () => Defect | undefined }): void {
  const connect = opened.connect.bind(opened) as () => Promise<pg.PoolClient>
  const gated = async () => {
    const scheduler = world.scheduler()
    await scheduler.gate(`${room} database`)
    const actor = scheduler.current()
    if (!actor) return connect()
    let isGone = false
    const arrived = scheduler.hold(actor, () => {
      isGone = true
    })
    const connection = await connect()
    const release = connection.release
    if (isGone) {
      release.call(connection, true)
      return new Promise<never>(() => {})
    }
    const given = scheduler.hold(actor, () => release.call(connection, true))
    arrived()
    connection.release = (error) => {
      release.call(connection, error)
      given()
    }
    return connection
  }
  type Callback = (error: Error | undefined, connection?: pg.PoolClient, done?: (error?: Error | boolean) => void) => void
  opened.connect = ((callback?: Callback) => {
    if (!callback) return gated()
    gated().then(
      (connection) => callback(undefined, connection, (error) => connection.release(error)),
      (error: Error) => callback(error),
    )
    return undefined
  }) as typeof opened.connect
  opened.on('connect', (connection) => {
    const query = connection.query as (...parameters: unknown[]) => unknown
    connection.query = ((config: unknown, ...rest: unknown[]) =>
      query.call(connection, rewritten(config, room, world.defect()), ...rest)) as typeof connection.query
  })
}

/** A statement with a defect planted in it, under no name, so that it is not kept prepared. */
function rewritten(config: unknown, room: RoomName, defect: Defect | undefined): unknown {
  if (!defect?.statement) return config
  if (typeof config === 'string') return defect.statement(config, room)
  const { name: _name, text, ...rest } = config as { name?: string; text?: string }
  const changed = text === undefined ? text : defect.statement(text, room)
  return changed === text ? config : { ...rest, text: changed }
}

/** Empties everything but the catalogue, without its triggers: what may never be changed is thrown away here with its world. */
async function resetter(admin: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await admin.query<{ table: string }>(
    `select c.oid::regclass::text as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relname not in ('migrations', 'document_series')
       and (n.nspname in ('orders', 'payments', 'sandbox')
         or n.nspname = 'products' and c.relname in ('holds', 'hold_lines', 'jobs', 'inbox', 'idempotency_keys'))`,
  )
  await admin.query('set session_replication_role = replica; set plan_cache_mode = force_generic_plan')
  const text = `
    ${rows.map(({ table }) => `delete from ${table};`).join('\n')}
    delete from products.stock_movements where order_id is not null;
    insert into payments.sweeps (provider, swept_to) values ('sandbox', '${STARTS_AT}');
    update payments.document_series set last_number = 0 where last_number > 0;
    update products.stock set allocated = 0, held = 0,
      on_hand = case location when 'reno' then ${SHELVES.reno} when 'louisville' then ${SHELVES.louisville} else 0 end;
    update sim.clock set at = '${STARTS_AT}';`
  return async () => void (await admin.query(text))
}
