import assert from 'node:assert/strict'
import test from 'node:test'
import { type House, type HouseOptions, house } from './test-house.ts'

const GUEST = `toyline.guest=gst_${'a'.repeat(32)}`

async function open(t: Parameters<typeof house>[0], settings: NonNullable<HouseOptions['settings']>) {
  const one = await house(t, { settings })
  const read = (url: string, cookie: string) => one.app.inject({ method: 'GET', url: `/api/v1${url}`, headers: { cookie } })
  const write = () =>
    one.app.inject({
      method: 'POST',
      url: '/api/v1/cart/lines',
      headers: { cookie: GUEST, 'content-type': 'application/json', 'idempotency-key': 'a-key' },
      payload: '{"variantId":"var_1","quantity":6}',
    })
  return { ...one, read, write }
}

const saidTo = ({ heard }: House, card: string) => heard.filter((one) => one.card === card).map(({ call }) => call.justWrote)
const wrote = (cookies: unknown) => [cookies].flat().filter((one) => String(one).startsWith('toyline.wrote='))

test('whoever changes something is told to say so for as long as a replica may be behind, and rooms hear it with the next reads', async (t) => {
  const shop = await open(t, { replicaAgeMs: 2_500, publicUrl: 'https://shop.test' })
  const guest = GUEST.replace('toyline', '__Host-toyline')
  const { headers } = await shop.write()
  assert.deepEqual(wrote(headers['set-cookie']), ['toyline.wrote=1; Max-Age=4; HttpOnly; Path=/; SameSite=Lax; Secure'])
  const before = await shop.read('/cart', guest)
  assert.deepEqual(wrote(before.headers['set-cookie']), [], 'reading is no change')
  await shop.read('/cart', `${guest}; toyline.wrote=1`)
  assert.deepEqual(saidTo(shop, 'getCart'), [false, true])
})

test('a change whose answer is lost is told all the same, and what everybody shares is asked for alike', async (t) => {
  const shop = await open(t, { replicaAgeMs: 2_000 })
  shop.between('orders', () => async () => {
    throw new Error('nobody is there')
  })
  const lost = await shop.write()
  assert.equal(lost.statusCode, 500)
  assert.equal(wrote(lost.headers['set-cookie']).length, 1)
  await shop.read('/products', `${GUEST}; toyline.wrote=1`)
  assert.deepEqual(saidTo(shop, 'listProducts'), [false])
})

test('without replicas nobody is told anything', async (t) => {
  const shop = await open(t, {})
  assert.deepEqual(wrote((await shop.write()).headers['set-cookie']), [])
  await shop.read('/cart', `${GUEST}; toyline.wrote=1`)
  assert.deepEqual(saidTo(shop, 'getCart'), [false])
})
