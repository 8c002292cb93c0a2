import { type Currency, type EditedLine, type LineQuantity, newId, type OrderEdit } from '@toyline/contracts'
import { sql } from 'kysely'
import type { Proposal } from '../domain/addition.ts'
import type { Freight, StoredOrder } from '../domain/order.ts'
import type { NewPrice } from '../domain/reprice.ts'
import type { Fragment, Tx } from './database.ts'
import { notingChange } from './noting-change.ts'

/** Later prices of a line as JSON, oldest first: of a row of order_lines. */
export const REPRICED: Fragment = sql`(
  select coalesce(json_agg(json_build_object('after', after, 'because',
    case when edit_id is null then 'cancellation' else 'edit' end, 'unit_amount', unit_amount, 'line_amount', line_amount, 'tax_lines', tax_lines)
    order by position), '[]')
  from orders.line_prices where line_id = order_lines.id
)`

/** The edits of an order as JSON, oldest first: part of a statement over `orders.orders`. What is accepted is so by its live order. */
export const EDITS_OF_ORDER: Fragment = sql`(
  select coalesce(json_agg(edit order by edit.made_at, edit.id), '[]') from (
    select id, kind, reason, made_at, until, before_amount, after_amount, lines, proposal -> 'totals' as totals,
      declined_at is not null as is_declined, until <= now() as is_over, (
        select json_build_object('orderId', added.id, 'number', added.number)
        from orders.orders added where added.cart_id = edits.cart_id and added.state not in ('failed', 'expired')
      ) as supplement
    from orders.edits where order_id = orders.id
  ) edit
)`

/** Of the order to which an order adds goods: part of a statement over `orders.orders`. */
export const ADDS_TO: Fragment = sql`(
  select json_build_object('orderId', first.id, 'number', first.number)
  from orders.edits edit join orders.orders first on first.id = edit.order_id where edit.cart_id = orders.cart_id
)`

export type EditRow = Pick<OrderEdit, 'id' | 'kind' | 'reason' | 'lines' | 'totals' | 'supplement'> & {
  made_at: string
  until: string | null
  before_amount: number
  after_amount: number
  is_declined: boolean
  is_over: boolean | null
}

export function editFrom(row: EditRow, currency: Currency): OrderEdit {
  const { id, kind, reason, lines, totals, supplement } = row
  return {
    id,
    kind,
    state: stateOf(row),
    reason,
    at: new Date(row.made_at).toISOString(),
    until: row.until && new Date(row.until).toISOString(),
    lines,
    before: { amount: row.before_amount, currency },
    after: { amount: row.after_amount, currency },
    totals,
    supplement,
  }
}

/** An order that was not paid has ended, and leaves its proposal as it was. */
function stateOf({ kind, supplement, is_declined, is_over }: EditRow): OrderEdit['state'] {
  if (kind === 'lower') return 'done'
  if (supplement) return 'accepted'
  return is_declined ? 'declined' : is_over ? 'expired' : 'proposed'
}

type Made = { id: string; orderId: string; actor: string; reason: string; before: number; after: number; changes: EditedLine[] }

/** Writes what is done of an order that is locked: pieces that are taken off, as a cancellation, and lower prices. */
export async function insertLowering(tx: Tx, made: Made & { removed: LineQuantity[]; prices: NewPrice[] }): Promise<void> {
  await sql`
    with edit as (
      insert into orders.edits (id, order_id, kind, actor, reason, before_amount, after_amount, lines)
      values (${made.id}, ${made.orderId}, 'lower', ${made.actor}, ${made.reason}, ${made.before}, ${made.after}, ${json(made.changes)})
      returning id
    ),
    cancellation as (
      insert into orders.cancellations (id, order_id, actor, reason, state, ended_at)
      select ${newId('can')}, ${made.orderId}, 'staff', ${made.reason}, 'done', now() where ${made.removed.length} > 0 returning id
    ),
    removed as (
      insert into orders.cancellation_lines (line_id, cancellation_id, quantity)
      select line."lineId", cancellation.id, line.quantity
      from cancellation, jsonb_to_recordset(${json(made.removed)}) as line ("lineId" text, quantity int)
    ),
    prices as (
      insert into orders.line_prices (line_id, edit_id, after, unit_amount, line_amount, tax_lines)
      select price.line_id, edit.id, price.after, price.unit_amount, price.line_amount, price.tax_lines from edit, ${pricesOf(made.prices)}
    ),
    ${notingChange(made.orderId, 'edited')}`.execute(tx)
}

/** Writes what a cancellation of an order that is locked makes of what stays. */
export async function insertRepricing(
  tx: Tx,
  { orderId, cancellationId, prices, freight }: { orderId: string; cancellationId: string; prices: NewPrice[]; freight: Freight | null },
): Promise<void> {
  await sql`
    with freight as (update orders.orders set freight = ${json(freight)} where id = ${orderId} and ${freight !== null})
    insert into orders.line_prices (line_id, cancellation_id, after, unit_amount, line_amount, tax_lines)
    select price.line_id, ${cancellationId}, price.after, price.unit_amount, price.line_amount, price.tax_lines
    from ${pricesOf(prices)}`.execute(tx)
}

/** Prices as rows. */
function pricesOf(prices: readonly NewPrice[]): Fragment {
  const rows = prices.map(({ lineId, after, unitPrice, lineTotal, taxLines }) => ({
    line_id: lineId,
    after,
    unit_amount: unitPrice.amount,
    line_amount: lineTotal.amount,
    tax_lines: taxLines,
  }))
  return sql`jsonb_to_recordset(${json(rows)}) as price (line_id text, after int, unit_amount bigint, line_amount bigint, tax_lines jsonb)`
}

/** Writes what is proposed of an order that is locked. Its cart is closed from the start: nobody fills it. */
export async function insertProposal(tx: Tx, order: StoredOrder, made: Made & { proposal: Proposal; days: number }): Promise<void> {
  const { owner } = order
  await sql`
    with cart as (
      insert into orders.carts (id, market, user_id, guest_id, company_id, state)
      values (${newId('cart')}, ${order.market}, ${owner.userId}, ${owner.userId === null ? owner.guestId : null}, ${owner.companyId}, 'ordered')
      returning id
    ),
    edit as (
      insert into orders.edits (id, order_id, kind, actor, reason, before_amount, after_amount, lines, cart_id, proposal, until)
      select ${made.id}, ${made.orderId}, 'add', ${made.actor}, ${made.reason}, ${made.before}, ${made.after}, ${json(made.changes)}, cart.id,
        ${json(made.proposal)}, now() + make_interval(days => ${made.days}::int)
      from cart
    ),
    ${notingChange(made.orderId, 'edit-proposed')}`.execute(tx)
}

/** What an edit proposes, and the cart of the order that it becomes. Null where it proposes nothing. */
export async function readProposal(tx: Tx, editId: string): Promise<{ cartId: string; proposal: Proposal } | null> {
  const { rows } = await sql<{ cartId: string; proposal: Proposal }>`
    select cart_id as "cartId", proposal from orders.edits where id = ${editId} and kind = 'add'`.execute(tx)
  return rows[0] ?? null
}

/** A proposal of an order that is locked is over. */
export async function declineProposal(tx: Tx, { orderId, editId, what }: { orderId: string; editId: string; what: string }): Promise<void> {
  await sql`
    with edit as (update orders.edits set declined_at = now() where id = ${editId}),
    ${notingChange(orderId, what)}`.execute(tx)
}

/** The buyer's yes, in the history of an order that is locked. */
export async function noteAccepted(tx: Tx, orderId: string): Promise<void> {
  await sql`with ${notingChange(orderId, 'edit-accepted')}`.execute(tx)
}

function json(value: unknown): Fragment {
  return sql`${JSON.stringify(value)}::jsonb`
}
