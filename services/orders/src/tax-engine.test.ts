import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Totals } from '@toyline/contracts'
import { variant } from '../test/neighbours.ts'
import { ADDRESS, guest, openRoom, type Visitor } from '../test/room.ts'
import { builtInTax, type TaxEngine } from './domain/tax/quote-tax.ts'
import { SELLERS } from './domain/tax/seller.ts'

const quoted = (me: Visitor) =>
  me.send<{ totals: Totals; code?: string; reason?: string }>('POST', '/checkout/quote', { shipTo: ADDRESS, shippingMethod: 'ground' })

test('an order keeps whose day and which rounding its tax has, and what the tax was reckoned on', async (t) => {
  const sellers = { ...SELLERS, us: { ...SELLERS.us, rounding: 'document' as const } }
  const room = await openRoom(t, { sellers }, { asleep: true })
  const me = room.as(guest())
  const { status, body: order } = await me.place(await me.readyToPay([1, 2, 3].map(() => room.around.offer(variant()))))
  assert.equal(status, 201, JSON.stringify(order))
  const [kept] = await room.query<{ tax_rounding: string; tax_date: string; there: string }>(
    `select tax_rounding, tax_date::text, (created_at at time zone 'America/Los_Angeles')::date::text as there from orders.orders`,
  )
  const { merchandise, shipping, tax, taxLines } = order.totals
  const base = merchandise.amount + shipping.amount
  assert.deepEqual([kept?.tax_rounding, kept?.tax_date], ['document', kept?.there])
  assert.deepEqual(taxLines, [
    {
      jurisdiction: 'US-WA',
      name: 'Washington sales tax',
      rate: 65_000,
      amount: { amount: Math.round(base * 0.065), currency: 'USD' },
      reason: 'standard',
      base: { amount: base, currency: 'USD' },
    },
  ])
  assert.equal(taxLines[0]?.amount.amount, tax.amount)
  assert.deepEqual((await quoted(me)).body.code, 'empty-cart', 'the cart is ordered')
})

test('another engine can be asked instead, and takes its time: what it says is what is quoted, kept and paid', async (t) => {
  const asked: string[] = []
  // As a rate service would: the state's tax of the tables, and beside it a city's.
  const withCity: TaxEngine = async (request) => {
    asked.push(request.date)
    await new Promise((resolve) => setImmediate(resolve))
    const answer = await builtInTax(request)
    if (!answer.ok) return answer
    const { net, gross } = answer.total
    const amount = { amount: Math.round(net.amount * 0.0385), currency: net.currency }
    const city = { jurisdiction: 'US-WA-SEATTLE', name: 'Seattle sales tax', rate: 38_500, amount, reason: 'standard' as const, base: net }
    const total = {
      net,
      tax: { ...net, amount: answer.total.tax.amount + amount.amount },
      gross: { ...net, amount: gross.amount + amount.amount },
      taxes: [...answer.total.taxes, city],
    }
    return { ...answer, total }
  }
  const room = await openRoom(t, {}, { asleep: true, tax: withCity })
  const me = room.as(guest())
  const request = await me.readyToPay([room.around.offer(variant())])
  const { status, body: order } = await me.place(request)
  assert.equal(status, 201, JSON.stringify(order))
  assert.deepEqual(order.totals.total, request.expectedTotal)
  assert.deepEqual(
    order.totals.taxLines.map(({ name }) => name),
    ['Washington sales tax', 'Seattle sales tax'],
  )
  assert.equal(asked.length, 2, 'once for the quote and once for the order')
})

test('an engine that does not know, or does not answer, is never taken for a tax of 0', async (t) => {
  let away = false
  const unsure: TaxEngine = async () => {
    if (away) throw new Error('the rate service does not answer')
    return { ok: false, problem: { code: 'tax-rate-unknown', detail: 'No rate is known for this address.' } }
  }
  const room = await openRoom(t, {}, { asleep: true, tax: unsure })
  const me = room.as(guest())
  await me.add(room.around.offer(variant()).variantId, 12)
  const refused = await quoted(me)
  assert.deepEqual([refused.status, refused.body.code, refused.body.reason], [422, 'bad-address', 'tax-rate-unknown'])
  away = true
  const failed = await quoted(me)
  assert.equal(failed.status, 500)
  assert.equal(failed.body.totals, undefined)
})
