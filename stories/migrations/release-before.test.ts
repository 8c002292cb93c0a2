import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Order, ProductList } from '@toyline/contracts'
import pg from 'pg'
import { guestsAt } from '../gateway/guest.ts'
import { openGround, somethingToBuy } from '../gateway/platform.ts'
import { checkOut, releaseBefore } from './release-before.ts'

test('O4: the release before goes on selling on the schema of this one, beside this one', { timeout: 180_000 }, async (t) => {
  const { commit, because } = releaseBefore()
  t.diagnostic(`the release before is ${commit?.slice(0, 8) ?? 'none'}: ${because}`)
  const ground = await openGround(t)
  const before = await (commit === null ? ground.light() : ground.light({}, join(checkOut(t, commit), 'apps/platform/src/main.ts')))
  const now = await ground.light()

  const found = (await (await fetch(`${before.url}/api/v1/products?q=robot`)).json()) as ProductList
  assert.ok(Array.isArray(found.items))
  const { line } = await somethingToBuy(before.url)
  const placed: string[] = []
  for (const [cart, checkout] of [
    [before.url, before.url],
    [before.url, now.url],
    [now.url, before.url],
  ] as const) {
    const visitor = await guestsAt(cart).guest(line)
    const order = await guestsAt(checkout).orderOf(visitor)
    const answer = await guestsAt(checkout).send(order)
    assert.equal(answer.status, 201, answer.text)
    const { id, lookupToken } = JSON.parse(answer.text) as Order
    placed.push(id)
    for (const { url } of [before, now]) {
      const seen = (await (await fetch(`${url}/api/v1/orders/${id}?token=${lookupToken}`)).json()) as Order
      assert.deepEqual([seen.id, seen.state], [id, 'placed'])
      const again = await guestsAt(url).send(order)
      assert.deepEqual([again.status, again.text], [201, answer.text], 'sent again to either, it is the same order')
    }
  }
  const admin = new pg.Client({ connectionString: ground.adminUrl })
  await admin.connect()
  const { rows: orders } = await admin.query<{ id: string; state: string }>('select id, state from orders.orders order by id')
  const { rows: charges } = await admin.query<{ id: string; times: number }>(
    `select metadata->>'order_id' as id, count(*)::int as times from sandbox.intents
     where status in ('requires_capture', 'succeeded') group by 1 order by 1`,
  )
  await admin.end()
  placed.sort()
  assert.deepEqual(
    orders,
    placed.map((id) => ({ id, state: 'placed' })),
  )
  assert.deepEqual(
    charges,
    placed.map((id) => ({ id, times: 1 })),
  )
  assert.deepEqual([before.process.output(), now.process.output()], ['', ''])
})
