import assert from 'node:assert/strict'
import type { TestContext } from 'node:test'
import { stockReport } from './store/stock-report.ts'
import { productDraft, variantDraft } from './test-drafts.ts'
import { openTestDatabase, type TestDatabase } from './test-room.ts'
import { claimHold, holdStock } from './use-cases/hold-stock.ts'

/** A database with these variants, and their ids by SKU. */
export type StockRoom = TestDatabase & { variants: Record<string, string> }

/** A catalogue whose variants have these stocks in Reno, by SKU. */
export async function openStockRoom(
  t: TestContext,
  stock: Record<string, Partial<Parameters<typeof variantDraft>[1]>>,
  connections = 10,
): Promise<StockRoom> {
  const room = await openTestDatabase(t, { connections })
  await room.save(...Object.entries(stock).map(([sku, of]) => productDraft(sku.toLowerCase(), { variants: [variantDraft(sku, of)] })))
  const { rows } = await room.pool.query<{ sku: string; id: string }>('select sku, id from variants')
  return { ...room, variants: Object.fromEntries(rows.map((row) => [row.sku, row.id])) }
}

export type Wanted = [sku: string, quantity: number][]

export const linesOf = (room: StockRoom, lines: Wanted) =>
  lines.map(([sku, quantity]) => ({ variantId: room.variants[sku] ?? sku, quantity }))

export function hold(room: StockRoom, orderId: string, lines: Wanted, ttlSeconds = 900) {
  return holdStock(room.pool, { orderId, market: 'us', ttlSeconds, lines: linesOf(room, lines) })
}

export function claim(room: StockRoom, orderId: string, lines: Wanted) {
  return claimHold(room.pool, { orderId, market: 'us', lines: linesOf(room, lines) })
}

export async function stockOf(room: StockRoom, sku: string) {
  const { rows } = await room.pool.query(`select location, on_hand, allocated, held from stock where variant_id = $1 order by location`, [
    room.variants[sku],
  ])
  return rows
}

export const at = (room: StockRoom, sku: string, location: string, quantity: number) => ({
  variantId: room.variants[sku] ?? sku,
  location,
  quantity,
})

export const assertNoDrift = async (room: StockRoom) => assert.deepEqual((await stockReport(room.pool)).drift, [])
