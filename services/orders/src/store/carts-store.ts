import type { MarketId } from '@toyline/contracts'
import { sql } from 'kysely'
import type { CartItem, StoredCart } from '../domain/cart.ts'
import { Moved } from '../domain/moved.ts'
import type { Owner } from '../domain/owner.ts'
import type { Db, Fragment, Tx } from './database.ts'
import { movedIfSo } from './moved-error.ts'

type CartRow = { now: string; has_ordered: boolean; id: string; of_user: boolean; version: number; lines: [string, number][] | null }
export type OpenCarts = { own: StoredCart | null; guest: StoredCart | null; now: string; hasOrdered: boolean }

/**
 * The open carts that a caller brings: their own, and beside it the guest's where somebody has just signed in. For a mere
 * guest the guest's cart is their own. A guest's cart that is being ordered stays out until that order is decided.
 * `now` is the time, ISO 8601 in UTC, as tax and shipping know it; `hasOrdered` whether they, their company or this browser's guest have
 * ordered before, in any market.
 */
export async function readOpenCarts(db: Db, owner: Owner, market: MarketId): Promise<OpenCarts> {
  const found = await sql<CartRow>`
    with open as (
      select id, true as of_user, version from orders.carts where user_id = ${owner.userId} and market = ${market} and state = 'open'
      union all
      select id, false, version from orders.carts where guest_id = ${owner.guestId} and market = ${market} and state = 'open'
        and (${owner.userId}::text is null or not exists (
          select from orders.orders where cart_id = carts.id and orders.state not in ('failed', 'expired')))
    )
    select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as now,
      exists (select from orders.orders where user_id = ${owner.userId} and state = 'placed')
        or exists (select from orders.orders where company_id = ${owner.companyId} and state = 'placed')
        or exists (select from orders.orders where guest_id = ${owner.guestId} and user_id is null and state = 'placed') as has_ordered,
      open.*, (
      select json_agg(json_build_array(line.variant_id, line.quantity) order by line.position)
      from orders.cart_lines line where line.cart_id = open.id) as lines
    from (select) as always left join open on true`.execute(db)
  const cart = (ofUser: boolean): StoredCart | null => {
    const row = found.rows.find((one) => one.id !== null && one.of_user === ofUser)
    if (!row) return null
    return { id: row.id, version: row.version, items: (row.lines ?? []).map(([variantId, quantity]) => ({ variantId, quantity })) }
  }
  const known = { now: found.rows[0]?.now ?? '', hasOrdered: found.rows[0]?.has_ordered ?? false }
  return owner.userId === null ? { own: cart(false), guest: null, ...known } : { own: cart(true), guest: cart(false), ...known }
}

/** For how many versions of its cart a removal can be undone. */
const UNDO_VERSIONS = 20

export type CartSave = { put: readonly CartItem[]; removed: readonly string[]; owner: Owner; market: MarketId; newCartId: string }

/**
 * Writes a change to the cart in the version that was read; a cart of version 0 is opened under the new id. `answer` keeps the
 * request's answer in the same statement: false when that found its key taken, and then nothing is written.
 * Throws Moved when the cart is no longer that version, or when another request has just opened one for this owner.
 */
export async function saveCart(db: Db, cart: StoredCart, change: CartSave, answer: Fragment = sql`select 1`): Promise<boolean> {
  const { put, removed, owner, market, newCartId } = change
  const opened = sql`
    insert into orders.carts (id, market, user_id, guest_id, company_id)
    select ${newCartId}, ${market}, ${owner.userId}, ${owner.userId === null ? owner.guestId : null}, ${owner.companyId}
    where exists (select from answer)
    on conflict do nothing returning id`
  const risen = sql`
    update orders.carts set version = version + 1, changed_at = now()
    where id = ${cart.id} and version = ${cart.version} and state = 'open' and exists (select from answer) returning id`
  const saved = await sql<{ answered: boolean }>`
    with answer as (${answer}),
    cart as (${cart.version === 0 ? opened : risen}),
    ${removed.length === 0 ? sql`` : removing(cart.version + 1, removed)}
    put as (
      insert into orders.cart_lines (cart_id, variant_id, quantity)
      select cart.id, item.variant_id, item.quantity
      from cart, unnest(${put.map((item) => item.variantId)}::text[], ${put.map((item) => item.quantity)}::int[])
        with ordinality as item (variant_id, quantity, place)
      order by item.place
      on conflict (cart_id, variant_id) do update set quantity = excluded.quantity
    )
    select exists (select from answer) as answered,
      case when exists (select from answer) and not exists (select from cart) then orders.moved() end`
    .execute(db)
    .catch(movedIfSo)
  return saved.rows[0]?.answered ?? false
}

/** Parts of a statement that take lines out of its `cart` and keep them for an undo. */
function removing(version: number, variantIds: readonly string[]): Fragment {
  return sql`
    removed as (
      delete from orders.cart_lines line using cart where line.cart_id = cart.id and line.variant_id = any(${variantIds}) returning line.*
    ),
    remembered as (
      insert into orders.removed_lines (cart_id, version, variant_id, quantity, position)
      select cart_id, ${version}, variant_id, quantity, position from removed
    ),
    forgotten as (
      delete from orders.removed_lines old using cart where old.cart_id = cart.id and old.version <= ${version - UNDO_VERSIONS}
    ),`
}

/** A cart's lines as they will be once those that went with a version are back: in their old places, unless they are there again. */
export async function readRestored(db: Db, cartId: string, version: number): Promise<CartItem[]> {
  const found = await sql<{ variant_id: string; quantity: number }>`
    select variant_id, quantity from (
      select variant_id, quantity, position from orders.cart_lines where cart_id = ${cartId}
      union all
      select variant_id, quantity, position from orders.removed_lines gone where cart_id = ${cartId} and version = ${version}
        and not exists (select from orders.cart_lines line where line.cart_id = gone.cart_id and line.variant_id = gone.variant_id)
    ) line order by position`.execute(db)
  return found.rows.map((row) => ({ variantId: row.variant_id, quantity: row.quantity }))
}

/** Brings them back into the cart in the version that was read. As `saveCart`. */
export async function restoreLines(db: Db, cart: StoredCart, version: number, answer: Fragment): Promise<boolean> {
  const saved = await sql<{ answered: boolean }>`
    with answer as (${answer}),
    cart as (
      update orders.carts set version = version + 1, changed_at = now()
      where id = ${cart.id} and version = ${cart.version} and state = 'open' and exists (select from answer) returning id
    ),
    back as (
      delete from orders.removed_lines gone using cart where gone.cart_id = cart.id and gone.version = ${version} returning gone.*
    ),
    put as (
      insert into orders.cart_lines (cart_id, variant_id, quantity, position) overriding system value
      select cart_id, variant_id, quantity, position from back on conflict do nothing
    )
    select exists (select from answer) as answered,
      case when exists (select from answer) and not exists (select from cart) then orders.moved() end`
    .execute(db)
    .catch(movedIfSo)
  return saved.rows[0]?.answered ?? false
}

/** Keeps the answer of a request that changes nothing. False when its key was taken. */
export async function keepAnswer(db: Db, answer: Fragment): Promise<boolean> {
  return (await answer.execute(db)).rows.length === 1
}

/** Gives a guest's cart to the person who signed in and has none yet. Throws Moved when they have one by now. */
export async function adoptCart(tx: Tx, cart: StoredCart, owner: Owner): Promise<void> {
  const adopted = await sql`
    update orders.carts cart set user_id = ${owner.userId}, guest_id = null, company_id = ${owner.companyId}, version = version + 1, changed_at = now()
    where id = ${cart.id} and version = ${cart.version} and state = 'open'
      and not exists (select from orders.carts other where other.user_id = ${owner.userId} and other.market = cart.market and other.state = 'open')
    returning 1`.execute(tx)
  if (adopted.rows.length === 0) throw new Moved()
}

/** Takes lines out of a guest's cart whose lines have moved; an emptied one ends as merged. Throws Moved when it has changed. */
export async function emptyGuestCart(tx: Tx, cart: StoredCart, moved: readonly string[]): Promise<void> {
  const emptied = await sql`
    with cart as (
      update orders.carts set version = version + 1, changed_at = now(), state = ${moved.length === cart.items.length ? 'merged' : 'open'}
      where id = ${cart.id} and version = ${cart.version} and state = 'open' returning id
    ),
    moved as (
      delete from orders.cart_lines line using cart where line.cart_id = cart.id and line.variant_id = any(${moved})
    )
    select from cart`.execute(tx)
  if (emptied.rows.length === 0) throw new Moved()
}
