import { subscriptions } from '@toyline/contracts'
import type { TransportRequest } from '@toyline/http'
import { createOutbox } from '@toyline/jobs'
import type { OrdersNeeds } from '@toyline/orders'
import { sql } from 'kysely'
import type pg from 'pg'
import * as orderChanges from '../../services/orders/src/store/order-changes.ts'
import { readOrder } from '../../services/orders/src/store/orders-store.ts'
import { forgetfulOutbox } from '../../services/orders/test/room.ts'

/** One thing broken on purpose, from outside: the rooms themselves know nothing of it. */
export type Defect = {
  name: string
  /** A seed that shows it, so that it need not be looked for each time. */
  shownBy: number
  orders?: (needs: OrdersNeeds) => OrdersNeeds
  /** A statement of a room, with something else in it. */
  statement?: (text: string, room: string) => string
  /** A call between rooms, or to the provider, that says something else. */
  call?: (to: string, request: TransportRequest) => TransportRequest
  /** The database, with something else in it; returns how it is mended. */
  database?: (admin: pg.ClientBase) => Promise<() => Promise<unknown>>
}

const { say } = createOutbox({ schema: 'orders', subscriptions })

const inStatements = (room: string, from: string | RegExp, to: string) => (text: string, where: string) =>
  where === room ? text.replace(from, to) : text

/** A call that asks how a payment is, in place of one that changes it. */
const onlyAsks = (request: TransportRequest, what: string): TransportRequest => {
  const { body: _body, ...rest } = request
  return { ...rest, method: 'GET', path: request.path.slice(0, -what.length) }
}

export const DEFECTS: readonly Defect[] = [
  {
    name: 'a request whose answer was lost is made again under no key, and not looked for before',
    shownBy: 17,
    call(to, request) {
      if (to !== 'provider') return request
      const { 'idempotency-key': _key, ...headers } = request.headers
      return { ...request, headers, path: request.path.replace(/order_id\]=\w+/, 'order_id]=nobody') }
    },
  },
  {
    name: 'less is taken than was authorised',
    shownBy: 2,
    call(to, request) {
      if (to !== 'provider' || !request.path.endsWith('/capture')) return request
      const body = JSON.parse(String(request.body)) as { amount_to_capture: number }
      return { ...request, body: JSON.stringify({ ...body, amount_to_capture: body.amount_to_capture - 1 }) }
    },
  },
  {
    name: 'what is authorised is never taken',
    shownBy: 2,
    call: (to, request) => (to === 'provider' && request.path.endsWith('/capture') ? onlyAsks(request, '/capture') : request),
  },
  {
    name: 'what is reserved is never let go',
    shownBy: 4,
    call: (to, request) => (to === 'provider' && request.path.endsWith('/cancel') ? onlyAsks(request, '/cancel') : request),
  },
  {
    name: 'what is captured is not booked',
    shownBy: 2,
    statement: inStatements(
      'payments',
      /(as new \(id text, order_id text, kind text, source text, lines jsonb\)\s+where )/,
      '$1 false and ',
    ),
  },
  {
    name: 'money of an order that ended is not given back',
    shownBy: 3,
    orders: (needs) => ({
      ...needs,
      payments: {
        ...needs.payments,
        voidPayment: async ({ params }) => ({
          orderId: params.orderId,
          paymentId: null,
          state: 'voided' as const,
          amount: null,
          captured: null,
          refunded: null,
          description: null,
          actionUrl: null,
          decline: null,
        }),
      },
    }),
  },
  {
    name: 'an order has no job beside it that would finish or undo it',
    shownBy: 1,
    orders: (needs) => ({ ...needs, plantedDefects: forgetfulOutbox() }),
  },
  {
    name: 'an order is placed, and says so to nobody',
    shownBy: 2,
    orders: (needs) => ({
      ...needs,
      plantedDefects: {
        placeHeldOrder: (db, order, status, placing) =>
          orderChanges.placeHeldOrder(db, order, status, { ...placing, say: () => sql`null::jsonb` }),
      },
    }),
  },
  {
    name: 'an order is placed on a hold that has run out',
    shownBy: 11,
    statement: inStatements('orders', /and hold_expires_at > now\(\)\s+and total_amount/, 'and total_amount'),
  },
  {
    name: 'stock of an order that ended is not given back',
    shownBy: 3,
    orders: (needs) => ({ ...needs, products: { ...needs.products, releaseHold: async () => ({ state: 'released' as const }) } }),
  },
  {
    name: 'stock of a placed order is not claimed',
    shownBy: 2,
    orders: (needs) => ({
      ...needs,
      products: { ...needs.products, claimHold: async () => ({ state: 'claimed' as const, short: [], allocated: [] }) },
    }),
  },
  {
    name: 'stock is held that is not there',
    shownBy: 77,
    database: (admin) => planted(admin, 'products.hold_stock', 's.on_hand - s.allocated - s.held - s.safety', 's.on_hand'),
  },
  {
    name: 'pieces are taken wherever an order has them, whichever location sent them',
    shownBy: 17,
    statement: inStatements('products', 'coalesce(wanted.location, owned.location) = owned.location', 'true'),
  },
  {
    name: 'what products has heard before it hears again',
    shownBy: 2,
    statement: inStatements(
      'products',
      'on conflict do nothing returning event_id',
      'on conflict (event_id) do update set event_id = excluded.event_id returning event_id',
    ),
  },
  {
    name: 'parts of an order are taken under one key',
    shownBy: 2,
    call(to, request) {
      if (to !== 'provider' || !request.path.endsWith('/capture')) return request
      const key = String(request.headers['idempotency-key']).split(':')[0] as string
      return { ...request, headers: { ...request.headers, 'idempotency-key': key } }
    },
  },
  {
    name: 'what is cancelled is said to nobody',
    shownBy: 6,
    orders: (needs) => ({
      ...needs,
      plantedDefects: { outbox: { say: (tx, ...said) => say(tx, ...said.filter(({ name }) => name !== 'orders.lines-cancelled.v1')) } },
    }),
  },
  {
    name: 'more is shipped before it is known that what was sent is taken',
    shownBy: 7,
    orders: (needs) => ({
      ...needs,
      plantedDefects: {
        async readOrder(db, id) {
          const order = await readOrder(db, id)
          if (order?.payment.state !== 'authorised') return order
          return { ...order, payment: { ...order.payment, captured: order.total } }
        },
      },
    }),
  },
  {
    name: 'what is sent stays on the shelf',
    shownBy: 1,
    statement: inStatements('products', 'then least(taken.quantity, s.on_hand) else 0', 'then 0 else 0'),
  },
]

/** A function of the database with something else in it, and its table without what would have refused that. */
async function planted(admin: pg.ClientBase, name: string, from: string, to: string): Promise<() => Promise<unknown>> {
  const { rows } = await admin.query<{ was: string }>('select pg_get_functiondef(oid) as was from pg_proc where oid::regproc::text = $1', [
    name,
  ])
  const was = rows[0]?.was ?? ''
  const checks = await admin.query<{ name: string; was: string }>(
    `select conname as name, pg_get_constraintdef(oid) as was from pg_constraint where conrelid = 'products.stock'::regclass and contype = 'c'`,
  )
  await admin.query(was.replaceAll(from, to))
  for (const check of checks.rows) await admin.query(`alter table products.stock drop constraint ${check.name}`)
  return async () => {
    await admin.query(was)
    await admin.query('update products.stock set held = 0, allocated = 0')
    for (const check of checks.rows) await admin.query(`alter table products.stock add constraint ${check.name} ${check.was}`)
  }
}
