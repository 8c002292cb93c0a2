import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newId, type StockWish, stockWishesCards } from '@toyline/contracts'
import { type Caller, callerTokens, client, injectTransport } from '@toyline/http'
import { waitFor } from '@toyline/testing'
import { outbox } from './events/outbox.ts'
import { productDraft, variantDraft } from './test-drafts.ts'
import { openTestService } from './test-service.ts'
import { tellFulfilled } from './use-cases/stock-wishes.ts'

const ada: Caller = { kind: 'buyer', userId: 'usr_ada', email: 'ada@shop.example' }
const guest: Caller = { kind: 'guest', guestId: 'gst_one' }
const bear = (stock: number) => productDraft('bear', { variants: [variantDraft('BEAR', { casePack: 6, stock: { reno: stock } })] })
const MADE = 'products.stock-wish-made.v1'
const FULFILLED = 'products.stock-wish-fulfilled.v1'

async function shop(t: TestContext, stock = 0) {
  const room = await openTestService(t, [bear(stock)])
  const tokens = callerTokens('a secret for tests only, 32 characters')
  const as = (caller: Caller) => {
    const { addStockWish, removeStockWish, confirmStockWish, forgetStockWish, listStockWishes } = client(
      stockWishesCards,
      injectTransport(room.service.app),
      { tokens, caller },
    )
    const fresh = () => ({ idempotencyKey: newId('key') })
    return {
      add: (body: Parameters<typeof addStockWish>[0]['body']) => addStockWish({ body }, fresh()),
      remove: (id: string) => removeStockWish({ params: { id: id as `wish_${string}` } }, fresh()),
      confirm: (token: string) => confirmStockWish({ body: { token } }, fresh()),
      forget: (token: string) => forgetStockWish({ body: { token } }, fresh()),
      list: async () => (await listStockWishes({})).items,
    }
  }
  const rows = async <Row extends object>(text: string) => (await room.pool.query<Row>(text)).rows
  const [variant] = await rows<{ id: `var_${string}` }>('select id from variants')
  const variantId = variant?.id ?? 'var_'
  const wish = (caller: Caller, email?: string) => as(caller).add({ variantId, market: 'us', ...(email === undefined ? {} : { email }) })
  const told = (name: string) => room.said.filter((one) => one.name === name).length
  return { ...room, as, rows, wish, told }
}

test('somebody signed in is told once when a case can be ordered, at the address of their account, and then forgotten', async (t) => {
  const { wish, as, save, told, rows } = await shop(t)
  const made = await wish(ada, 'somebody@else.example')
  assert.deepEqual([made.sku, made.isConfirmed, made.availability.state], ['BEAR', true, 'out-of-stock'])
  assert.deepEqual((await wish(ada)).id, made.id, 'asking again is the same wish')
  assert.deepEqual(await as(ada).list(), [made])
  assert.deepEqual(await as({ ...ada, userId: 'usr_bea' }).list(), [])
  assert.deepEqual(await rows('select email from stock_wishes'), [{ email: 'ada@shop.example' }])
  await save(bear(5))
  await waitForTell(rows)
  assert.equal(told(FULFILLED), 0, 'less than a case is nothing to tell')
  await save(bear(12))
  await waitForTell(rows)
  await waitFor(() => told(FULFILLED) === 1)
  await save(bear(24))
  await waitForTell(rows)
  assert.deepEqual([told(FULFILLED), told(MADE)], [1, 0])
  assert.deepEqual(await rows('select 1 from stock_wishes'), [])
})

test('a guest is written to only after the mail was answered, and can take the wish back by the same link', async (t) => {
  const { wish, as, save, told, rows } = await shop(t)
  await assert.rejects(wish(guest), { code: 'email-needed' })
  assert.equal((await wish(guest, 'bea@shop.example')).isConfirmed, false)
  await wish(guest, 'BEA@shop.example')
  await wish(guest, 'cyd@shop.example')
  await waitFor(() => told(MADE) === 2)
  await save(bear(12))
  await waitForTell(rows)
  assert.equal(told(FULFILLED), 0, 'nobody has confirmed')

  const tokenOf = async (email: string) =>
    (await rows<{ token: string }>(`select token from stock_wishes where email = '${email}'`))[0]?.token ?? ''
  const [bea, cyd] = [await tokenOf('bea@shop.example'), await tokenOf('cyd@shop.example')]
  await assert.rejects(as(guest).confirm(`${bea}x`), { code: 'no-such-wish' })
  assert.deepEqual(await as(guest).forget(cyd), { removed: true })
  await assert.rejects(as(guest).confirm(cyd), { code: 'no-such-wish' })
  assert.equal((await as(guest).confirm(bea)).isConfirmed, true)
  await waitForTell(rows)
  await waitFor(() => told(FULFILLED) === 1)
  assert.deepEqual(await rows('select 1 from stock_wishes'), [], 'no address is kept')
})

test('wishes are told once each, whoever looks at the same time, and not at all by a teller who dies in the middle', async (t) => {
  const { wish, pool, rows, db, said, told } = await shop(t)
  const people = Array.from({ length: 30 }, (_, at): Caller => ({ kind: 'buyer', userId: `usr_${at}`, email: `p${at}@shop.example` }))
  const ids: string[] = []
  for (const one of people) ids.push((await wish(one)).id)
  // Without the room's own job, so that those who tell here are the only ones.
  await pool.query(`delete from jobs where task = 'tell-wishes'`)
  await pool.query(`update stock set on_hand = 600 where location = 'reno'`)
  const dies = db.transaction().execute(async (tx) => {
    await tellFulfilled(tx, outbox)
    throw new Error('the process ends here')
  })
  await assert.rejects(dies, /ends here/)
  assert.equal((await rows('select 1 from stock_wishes')).length, 30)
  await Promise.all(Array.from({ length: 8 }, () => db.transaction().execute((tx) => tellFulfilled(tx, outbox))))
  await waitFor(() => told(FULFILLED) >= 30)
  await waitFor(async () => (await rows(`select 1 from jobs where task = 'deliver'`)).length === 0)
  assert.deepEqual(
    said
      .filter((one) => one.name === FULFILLED)
      .map((one) => one.about)
      .sort(),
    ids.sort(),
  )
  assert.deepEqual(await rows('select 1 from stock_wishes'), [])
})

test('what can be ordered needs no wish; an address that answers nobody gets five mails and no more; what nobody wants is forgotten', async (t) => {
  const { wish, as, rows, pool, save, told } = await shop(t, 60)
  await assert.rejects(wish(ada), { code: 'can-be-ordered' })
  assert.deepEqual(await rows('select 1 from stock_wishes'), [])
  const variants = Array.from({ length: 6 }, (_, at) => variantDraft(`FROG-${at}`, { stock: { reno: 0 }, options: { Size: String(at) } }))
  await save(productDraft('frog', { options: [{ name: 'Size', values: variants.map((one) => one.options.Size ?? '') }], variants }))
  const frogs = await rows<{ id: `var_${string}` }>(`select id from variants where sku like 'FROG%' order by sku`)
  const ask = (variantId: `var_${string}`) => as(guest).add({ variantId, market: 'us', email: 'bea@shop.example' })
  const made: StockWish[] = []
  for (const { id } of frogs.slice(0, 5)) made.push(await ask(id))
  await assert.rejects(ask(frogs[5]?.id ?? 'var_'), { code: 'too-many-wishes' })
  await waitFor(() => told(MADE) === 5)
  await assert.rejects(as(ada).remove(made[0]?.id ?? ''), { code: 'no-such-wish' })
  await pool.query(`update stock_wishes set created_at = now() - interval '8 days'`)
  await pool.query(`update jobs set run_at = now() where task = 'forget-wishes'`)
  await waitFor(async () => (await rows('select 1 from stock_wishes')).length === 0)
})

/** Until the room has looked for what it can tell, from now on. */
async function waitForTell(rows: <Row extends object>(text: string) => Promise<Row[]>): Promise<void> {
  const [job] = await rows<{ run_at: Date }>(`update jobs set run_at = now() where task = 'tell-wishes' returning run_at`)
  await waitFor(async () => {
    const [next] = await rows<{ run_at: Date }>(`select run_at from jobs where task = 'tell-wishes'`)
    return next !== undefined && job !== undefined && next.run_at > job.run_at
  })
}
