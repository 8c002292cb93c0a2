import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { skip } from './browser.ts'
import type { Shop } from './shop.ts'

const reconciler = fileURLToPath(new URL('../../tools/reconcile.ts', import.meta.url))

/** What each plant changes behind the back of the rooms, how it is undone, and what the reconciler then says. */
const PLANTS = [
  {
    name: 'a stock row that somebody changed by hand',
    plant: `update products.stock set held = held + 1 where variant_id = $1 and location = 'reno'`,
    undo: `update products.stock set held = held - 1 where variant_id = $1 and location = 'reno'`,
    of: `select variant_id as id from products.stock where location = 'reno' and on_hand > allocated + held order by variant_id limit 1`,
    says: /held at reno/,
  },
  {
    name: 'a placed order whose payment was lost',
    plant: `update payments.payments set state = 'voided' where order_id = $1`,
    undo: `update payments.payments set state = 'authorised' where order_id = $1`,
    of: `select id from orders.orders where state = 'placed' and payment_state = 'authorised' order by id limit 1`,
    says: /payment of a placed order/,
  },
]

/** To be told after all others: their orders are what is checked. */
export function bookStories(shop: () => Shop): void {
  test('after all stories, stock and money of all rooms agree to the piece and the cent', { skip }, async () => {
    const { code, said } = await reconcile(shop(), 30)
    assert.equal(code, 0, said)
    assert.match(said, /No drift/)
  })

  for (const { name, plant, undo, of, says } of PLANTS)
    test(`the reconciler finds ${name}`, { skip }, async () => {
      const [row] = await shop().query<{ id: string }>(of)
      assert.ok(row)
      await shop().query(plant, [row.id])
      const { code, said } = await reconcile(shop(), 0)
      await shop().query(undo, [row.id])
      assert.equal(code, 1, said)
      assert.match(said, says)
      assert.ok(said.includes(row.id), said)
      assert.match(said, /^1 difference\b/m)
    })
}

/** `npm run reconcile` on this shop. */
function reconcile({ data }: Shop, patienceSeconds: number): Promise<{ code: number; said: string }> {
  const { DATABASE_URL: _, ...env } = process.env
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [reconciler, '--patience', String(patienceSeconds)],
      { env: { ...env, PLATFORM_DATA_DIRECTORY: data }, timeout: 120_000 },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code ?? -1) : 0, said: stdout + stderr }),
    )
  })
}
