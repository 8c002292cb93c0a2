import { type EventData, type LocaleId, MARKETS, type MarketId, type StockWish } from '@toyline/contracts'
import { type QueryExecutorProvider, sql } from 'kysely'
import { availabilityOf } from '../domain/availability.ts'
import type { Tx } from './tables.ts'

type NewWish = {
  id: string
  token: string
  variantId: string
  market: MarketId
  locale: LocaleId | null
  userId: string | null
  email: string
}
type Row = Omit<StockWish, 'availability' | 'createdAt'> & {
  createdAt: Date
  casePack: number
  now: number
  total: number
  arrivesOn: string | null
}

export const MOST_LISTED = 100

/** Of which markets each location serves which, as two columns. */
const SERVED = Object.values(MARKETS).flatMap((market) => market.locations.map((location): [string, string] => [market.id, location]))
const served = sql`unnest(${SERVED.map(([market]) => market)}::text[], ${SERVED.map(([, location]) => location)}::text[]) as served (market, location)`

/** In which a wish was made, and its mails are. */
const languageOf = (wish: 'w' | 'told') => sql`split_part(${sql.ref(`${wish}.locale`)}, '-', 1)`

/** Keeps a wish. False where this address waits for this variant already; its owner may have got an account meanwhile. */
export async function insertWish(tx: Tx, { id, token, variantId, market, locale, userId, email }: NewWish): Promise<boolean> {
  const { rows } = await sql<{ is_new: boolean }>`
    insert into stock_wishes as w (id, token, variant_id, market, locale, user_id, email, confirmed_at)
    values (${id}, ${token}, ${variantId}, ${market}, ${locale}, ${userId}, ${email}, case when ${userId}::text is not null then now() end)
    on conflict (lower(email), variant_id, market) do update
      set user_id = coalesce(excluded.user_id, w.user_id), confirmed_at = coalesce(w.confirmed_at, excluded.confirmed_at)
    returning id = ${id} as is_new`.execute(tx)
  return rows[0]?.is_new ?? false
}

/** How many wishes an address has, and how many of them nobody has confirmed. Others of the same address wait until this one is kept. */
export async function countWishes(tx: Tx, email: string): Promise<{ all: number; unconfirmed: number }> {
  await sql`select pg_advisory_xact_lock(7010304, hashtext(lower(${email})))`.execute(tx)
  const { rows } = await sql<{ all: number; unconfirmed: number }>`
    select count(*)::int as all, count(*) filter (where confirmed_at is null)::int as unconfirmed
    from stock_wishes where lower(email) = lower(${email})`.execute(tx)
  return rows[0] ?? { all: 0, unconfirmed: 0 }
}

export const wishOfEmail = (tx: Tx, email: string, variantId: string, market: MarketId) =>
  readOne(tx, sql`lower(w.email) = lower(${email}) and w.variant_id = ${variantId} and w.market = ${market}`)

export async function wishesOf(tx: Tx, userId: string): Promise<StockWish[]> {
  return readWhere(tx, sql`w.user_id = ${userId}`)
}

/** Null where no wish has this token. */
export async function confirmWish(tx: Tx, token: string): Promise<StockWish | null> {
  await sql`update stock_wishes set confirmed_at = now() where token = ${token} and confirmed_at is null`.execute(tx)
  return readOne(tx, sql`w.token = ${token}`)
}

export async function deleteWish(tx: Tx, which: { token: string } | { id: string; userId: string }): Promise<boolean> {
  const condition = 'token' in which ? sql`token = ${which.token}` : sql`id = ${which.id} and user_id = ${which.userId}`
  return (await sql`delete from stock_wishes where ${condition} returning 1`.execute(tx)).rows.length === 1
}

const BATCH = 2_000

/** Forgets wishes that nobody confirmed within a week or that nothing came of in a year, and the addresses with them, some at a time. */
export async function forgetWishes(db: QueryExecutorProvider): Promise<void> {
  for (const outdated of [
    sql`confirmed_at is null and created_at < now() - interval '7 days'`,
    sql`created_at < now() - interval '1 year'`,
  ]) {
    let portion: number
    do {
      const { numAffectedRows } = await sql`
        delete from stock_wishes where ctid = any (array(select ctid from stock_wishes where ${outdated} limit ${BATCH}))`.execute(db)
      portion = Number(numAffectedRows ?? 0)
    } while (portion === BATCH)
  }
}

export type Fulfilled = { id: string } & EventData<'products.stock-wish-fulfilled.v1'>

/** Takes confirmed wishes out whose variant has a case to sell in their market. Others that look at the same time take others. */
export async function takeFulfilled(tx: Tx, limit: number): Promise<Fulfilled[]> {
  const { rows } = await sql<Fulfilled>`
    with ready as (
      select w.id from stock_wishes w join variants v on v.id = w.variant_id join products p on p.id = v.product_id
      where w.confirmed_at is not null and v.retired_at is null and p.status = 'published' and v.case_pack <= (
        select coalesce(sum(greatest(0, s.on_hand - s.allocated - s.held - s.safety)), 0)
        from stock s join ${served} using (location) where s.variant_id = w.variant_id and served.market = w.market)
      order by w.created_at limit ${limit} for update of w skip locked
    ), told as (
      delete from stock_wishes w using ready where w.id = ready.id returning w.*
    )
    select told.id, told.email, coalesce(t.title, p.title) as title, p.handle, v.id as "variantId", v.case_pack as "casePack", told.market, told.locale
    from told join variants v on v.id = told.variant_id join products p on p.id = v.product_id
    left join translated_views t on t.ordinal = p.ordinal and t.language = ${languageOf('told')}`.execute(tx)
  return rows
}

async function readOne(tx: Tx, condition: ReturnType<typeof sql>): Promise<StockWish | null> {
  return (await readWhere(tx, condition))[0] ?? null
}

async function readWhere(tx: Tx, condition: ReturnType<typeof sql>): Promise<StockWish[]> {
  const { rows } = await sql<Row>`
    select w.id, w.variant_id as "variantId", p.handle, v.sku, coalesce(t.title, p.title) as title,
      coalesce(t.variant_titles ->> v.id, v.title) as "variantTitle", w.market,
      w.confirmed_at is not null as "isConfirmed", w.created_at as "createdAt", v.case_pack as "casePack", figure.now, figure.total,
      (select min(arrives_on)::text from arrivals a join ${served} using (location)
        where a.variant_id = w.variant_id and served.market = w.market and arrives_on >= current_date) as "arrivesOn"
    from stock_wishes w join variants v on v.id = w.variant_id join products p on p.id = v.product_id
    left join translated_views t on t.ordinal = p.ordinal and t.language = ${languageOf('w')}
    cross join lateral (
      select coalesce(sum(greatest(0, free)), 0)::int as now,
        coalesce(sum(greatest(0, free + case when v.inventory_policy = 'backorder' then oversell_cap else 0 end)), 0)::int as total
      from (select on_hand - allocated - held - safety as free, oversell_cap from stock s join ${served} using (location)
        where s.variant_id = w.variant_id and served.market = w.market) at_location
    ) figure
    where ${condition} order by w.created_at desc, w.id limit ${MOST_LISTED}`.execute(tx)
  return rows.map(({ casePack, now, total, arrivesOn, createdAt, ...row }) => ({
    ...row,
    availability: availabilityOf({ now, total }, casePack, arrivesOn),
    createdAt: createdAt.toISOString(),
  }))
}
