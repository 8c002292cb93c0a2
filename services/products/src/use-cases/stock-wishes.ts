import { randomBytes } from 'node:crypto'
import { event, type LocaleId, type MarketId, newId, type StockWish } from '@toyline/contracts'
import type { Caller } from '@toyline/http'
import { problem } from '@toyline/http/problem'
import type { Outbox } from '@toyline/jobs'
import type { Tx } from '../store/tables.ts'
import { countWishes, insertWish, MOST_LISTED, takeFulfilled, wishOfEmail } from '../store/wishes-store.ts'

type Says = Pick<Outbox, 'say'>
type Asked = { variantId: string; market: MarketId; locale?: LocaleId | null | undefined; email?: string | undefined }

/** Mails that ask an address to confirm, as long as nobody has answered one. */
const MOST_UNCONFIRMED = 5
const AT_ONCE = 100

/**
 * Keeps a wish to be told of a variant. Somebody signed in has an address that is proven; a guest's is asked first, by a mail.
 * Asking again changes nothing and writes to nobody.
 * Errors: 422 `email-needed`; 404 `no-such-variant`; 409 `can-be-ordered`; 429 `too-many-wishes`.
 */
export async function addWish(
  tx: Tx,
  { isOffered, outbox }: { isOffered: boolean; outbox: Says },
  caller: Caller,
  { variantId, market, locale = null, email: typed }: Asked,
): Promise<StockWish> {
  if (!isOffered) throw problem(404, 'no-such-variant', 'This product is not offered.')
  const email = caller.userId === undefined ? typed : caller.email
  if (!email) throw problem(422, 'email-needed', 'Please say where we may write to.')
  const { all, unconfirmed } = await countWishes(tx, email)
  const known = await wishOfEmail(tx, email, variantId, market)
  if (!known && (all >= MOST_LISTED || (caller.userId === undefined && unconfirmed >= MOST_UNCONFIRMED)))
    throw problem(429, 'too-many-wishes', 'This address waits for as much as it can; please confirm or take back a wish first.')
  const wish = {
    id: newId('wish'),
    token: randomBytes(24).toString('base64url'),
    variantId,
    market,
    locale,
    userId: caller.userId ?? null,
    email,
  }
  const isNew = await insertWish(tx, wish)
  const kept = await wishOfEmail(tx, email, variantId, market)
  if (!kept) throw new Error('a wish that was kept is not there')
  if (kept.availability.state !== 'out-of-stock') throw problem(409, 'can-be-ordered', 'This can be ordered now.')
  if (isNew && !kept.isConfirmed)
    await outbox.say(tx, event('products.stock-wish-made.v1', kept.id, { email, title: kept.title, token: wish.token, market, locale }))
  // Whether an address waits for something is its owner's to know, and a guest may have typed anybody's.
  return caller.userId === undefined ? { ...kept, isConfirmed: false } : kept
}

/**
 * Tells whoever waits for what can be ordered now: the wish goes and its event is said in one transaction, so that each is told once,
 * whoever else looks at the same time and wherever this process ends. Returns whether there may be more.
 */
export async function tellFulfilled(tx: Tx, outbox: Says): Promise<boolean> {
  const told = await takeFulfilled(tx, AT_ONCE)
  await outbox.say(tx, ...told.map(({ id, ...data }) => event('products.stock-wish-fulfilled.v1', id, data)))
  return told.length === AT_ONCE
}
