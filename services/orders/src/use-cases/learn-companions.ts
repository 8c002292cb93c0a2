import { type EventData, event } from '@toyline/contracts'
import type { Outbox } from '@toyline/jobs'
import { COMPANION_SETTINGS, type Companion, companionsOf } from '../domain/recommend/companions.ts'
import { gatherPurchases, type Purchases, shopsWithin } from '../domain/recommend/purchases.ts'
import type * as learningStore from '../store/learning-store.ts'
import type { Database, Db } from './ports.ts'

export const LEARN_TASK = 'learn-companions'

export type LearnNeeds = {
  learning: Database & typeof learningStore
  /** Where orders are read from, perhaps a little old. */
  past: Db
  outbox: Pick<Outbox, 'say'>
}

/** Older purchases would count less than a sixteenth. */
const DAYS = 4 * COMPANION_SETTINGS.halfLifeDays
/** The newest so many lines of orders: with them the work takes 2.5 s of processor time and up to 200 MB. */
const MOST_LINES = 1_000_000
const LATELY_DAYS = 30
const ORDERS_AT_ONCE = 200
const PRODUCTS_AT_ONCE = 100
/** Milliseconds of reckoning after which others have their turn. */
const TURN_MS = 8
/** Aggregate of all that is told: one subscriber hears of one product in the order in which it was learned. */
const ALL = 'companions'

/**
 * Learns from placed orders which products shops buy together, and tells of what has changed. It starts from the orders each time:
 * killed anywhere, or run twice, it comes to the same, and what orders that are a little old do not say yet is learned the next time. Each
 * portion is kept and told of in one transaction.
 * Throws when `signal` is aborted: then somebody else does this now.
 */
export async function learnCompanions({ learning, past, outbox }: LearnNeeds, signal: AbortSignal): Promise<void> {
  const { purchases, ids } = await gather({ learning, past }, signal)
  const lately = shopsWithin(purchases, LATELY_DAYS)
  const kept = new Set<string>()
  let portion: { productId: string; shopsLately: number; companions: Companion[] }[] = []

  const keep = async () => {
    signal.throwIfAborted()
    const learned = portion.map(({ companions, ...one }) => ({
      ...one,
      others: companions.map(({ product }) => ids[product] as string),
      shops: companions.map(({ shops }) => shops),
    }))
    const news = new Map(portion.map(({ productId, companions }) => [productId, companions]))
    await learning.inTransaction(async (tx) => {
      const changed = await learning.keepLearned(tx, learned)
      const products = [...changed].map((productId) => ({ productId, companions: told(news.get(productId) ?? [], ids) }))
      if (products.length > 0) await outbox.say(tx, event('orders.companions-learned.v1', ALL, { products }))
    })
    portion = []
  }

  let pauseAt = performance.now() + TURN_MS
  for (const { product, companions } of companionsOf(purchases)) {
    const shopsLately = lately[product] as number
    const productId = ids[product] as string
    if (companions.length > 0 || shopsLately > 0) {
      kept.add(productId)
      portion.push({ productId, shopsLately, companions })
    }
    if (portion.length === PRODUCTS_AT_ONCE) await keep()
    if (performance.now() < pauseAt) continue
    await new Promise(setImmediate)
    pauseAt = performance.now() + TURN_MS
  }
  if (portion.length > 0) await keep()
  await forgetOthers({ learning, outbox }, kept, signal)
}

async function gather(
  { learning, past }: Pick<LearnNeeds, 'learning' | 'past'>,
  signal: AbortSignal,
): Promise<{ purchases: Purchases; ids: string[] }> {
  const gathering = gatherPurchases()
  const numbers = new Map<string, number>()
  const numberOf = (id: string) => {
    const known = numbers.get(id) ?? numbers.size
    numbers.set(id, known)
    return known
  }
  let after: { at: string; id: string } | null = null
  while (gathering.lines() < MOST_LINES) {
    signal.throwIfAborted()
    const orders: learningStore.PlacedOrder[] = await learning.readPlacedOrders(past, { days: DAYS, after, limit: ORDERS_AT_ONCE })
    for (const { shop, ageDays, products } of orders) gathering.add({ shop, ageDays, products: products.map(numberOf) })
    after = orders.at(-1) ?? null
    if (orders.length < ORDERS_AT_ONCE) break
  }
  return { purchases: gathering.done(), ids: [...numbers.keys()] }
}

/** What nobody has bought for so long, or too few together. */
async function forgetOthers(
  { learning, outbox }: Pick<LearnNeeds, 'learning' | 'outbox'>,
  kept: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<void> {
  const old = (await learning.listLearned(learning.db)).filter((productId) => !kept.has(productId))
  for (let from = 0; from < old.length; from += PRODUCTS_AT_ONCE) {
    signal.throwIfAborted()
    await learning.inTransaction(async (tx) => {
      const gone = await learning.forgetLearned(tx, old.slice(from, from + PRODUCTS_AT_ONCE))
      const products = gone.map((productId) => ({ productId, companions: [] }))
      if (products.length > 0) await outbox.say(tx, event('orders.companions-learned.v1', ALL, { products }))
    })
  }
}

function told(
  companions: readonly Companion[],
  ids: readonly string[],
): EventData<'orders.companions-learned.v1'>['products'][0]['companions'] {
  return companions.map(({ product, score, shops }) => ({ productId: ids[product] as string, score: Number(score.toPrecision(4)), shops }))
}
