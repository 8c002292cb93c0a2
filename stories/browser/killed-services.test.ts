import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Order, Product } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import { openInstallation } from '../../tools/installation.ts'
import { spoiltOrders } from '../../tools/load/kept-orders.ts'
import { guestsAt, type Sent } from '../gateway/guest.ts'
import { awayStories } from './away-stories.ts'
import { bookStories } from './book-stories.ts'
import { expectOneOrder } from './books.ts'
import { closeBrowser, skip } from './browser.ts'
import { ENOUGH_CASES, ownEmail } from './buying.ts'
import { type Shop, startShop } from './shop.ts'
import { TOYS, writeSmallCatalogue } from './small-catalogue.ts'

/** A process starts, breakers close, and what the dead one had leased falls to another after a minute. */
const BACK_MS = 120_000

const START_MS = 540_000
const folder = mkdtempSync(join(tmpdir(), 'toyline-killed-'))
let shop: Shop

before(
  async () => {
    if (skip) return
    const data = join(folder, 'data')
    mkdirSync(data)
    await writeSmallCatalogue(folder, { pictures: false })
    shop = await startShop({ mode: 'services', data, catalogue: join(folder, 'toys.csv') })
  },
  { timeout: START_MS },
)
after(async () => {
  await closeBrowser()
  await shop?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('each process that is killed is started again, and then the shop sells', { skip }, async () => {
  for (const { name } of running(shop)) {
    await kill(shop, name)
    await waitFor(async () => (await fetch(shop.storefrontUrl)).ok && (await fetch(`${shop.url}/readyz`)).ok, {
      timeoutMs: BACK_MS,
      what: `pages and gateway after ${name} was killed`,
    })
  }
  const email = ownEmail('after-kills')
  const { place, pieces } = await readyToOrder(shop, email, 'pm_card_visa')
  assert.equal((await answered(shop, place)).state, 'placed')
  await expectOneOrder(shop, email, pieces)
  await expectSpoiltAreFound(shop, place.body.orderId)
})

for (const name of ['orders', 'payments'])
  test(`an order is placed once, and charged once, although ${name} is killed between the charge and its answer`, { skip }, async () => {
    const email = ownEmail(`killed-${name}`)
    const { place, pieces } = await readyToOrder(shop, email, 'pm_card_slow_answer')
    const first = guestsAt(shop.url).send(place)
    const charged = `select 1 from sandbox.charges where metadata ->> 'order_id' = $1`
    await waitFor(async () => (await shop.query(charged, [place.body.orderId])).length > 0, { what: 'the charge' })
    await kill(shop, name)
    const said = await first.catch(() => undefined)
    // What the provider says is still on its way, and lost with who waited for it: nobody may call the order placed yet.
    if (said?.status === 201) assert.notEqual((JSON.parse(said.text) as Order).state, 'placed')
    await answered(shop, place)
    await expectOneOrder(shop, email, pieces)
  })

awayStories(
  () => shop,
  (room) => running(shop).find(({ name }) => name === room)?.pid as number,
)
bookStories(() => shop)

/** That what `npm run load -- --services --kill-every` says of orders is true of one that is well, one that is not there and one charged twice. */
async function expectSpoiltAreFound(shop: Shop, id: string): Promise<void> {
  const installation = await openInstallation({ PLATFORM_DATA_DIRECTORY: shop.data })
  assert.ok(installation)
  const spoilt = (placed: string[]) => spoiltOrders(installation.adminUrl, placed)
  assert.deepEqual(await spoilt([id]), [])
  assert.deepEqual(await spoilt([id, 'ord_lost']), [{ id: 'ord_lost', state: null, charges: 0 }])
  await shop.query(
    `insert into sandbox.charges select (jsonb_populate_record(c, '{"id": "ch_planted", "intent_id": "pi_planted"}')).*
     from sandbox.charges c where metadata ->> 'order_id' = $1`,
    [id],
  )
  const found = await spoilt([])
  await shop.query(`delete from sandbox.charges where id = 'ch_planted'`)
  assert.deepEqual(found, [{ id, state: 'placed', charges: 2 }])
}

async function readyToOrder({ url }: Shop, email: string, token: string) {
  const { guest, orderOf } = guestsAt(url)
  return waitFor(
    async () => {
      const { variants } = (await (await fetch(`${url}/api/v1/products/${TOYS.cushion}`)).json()) as Product
      const { id, casePack } = variants[0] as Product['variants'][number]
      const pieces = casePack * ENOUGH_CASES
      const order = await orderOf(await guest({ variantId: id, quantity: pieces }))
      const place = { ...order, body: { ...order.body, email, payment: { method: 'card', provider: 'sandbox', token } } }
      return { place, pieces }
    },
    { timeoutMs: BACK_MS, what: 'an order that can be placed' },
  )
}

/** Asks as a buyer does who presses again: the same request, until it is answered. */
async function answered({ url }: Shop, place: Sent): Promise<Order> {
  const { send } = guestsAt(url)
  const { text } = await waitFor(
    async () => {
      const reply = await send(place)
      return reply.status === 201 ? reply : null
    },
    { timeoutMs: BACK_MS, what: 'an answer to the order' },
  )
  return JSON.parse(text) as Order
}

function running({ data }: Shop): { name: string; pid: number }[] {
  return JSON.parse(readFileSync(join(data, 'processes.json'), 'utf8'))
}

/** Kills one process of the shop outright and waits until another is in its place. */
async function kill(shop: Shop, name: string): Promise<void> {
  const pidOf = () => running(shop).find((one) => one.name === name)?.pid
  const pid = pidOf()
  assert.ok(pid, `${name} does not run`)
  process.kill(pid, 'SIGKILL')
  await waitFor(() => pidOf() !== pid, { what: `another ${name}` })
  assert.ok(shop.output().includes(`${name} ended unexpectedly (SIGKILL) and is started again.`), shop.output())
}
