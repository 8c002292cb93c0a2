import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Failed, NoAnswer, NotSent } from '../../../services/payments/src/domain/provider.ts'
import { newOrder } from '../room.ts'
import { missing } from '../stand-ins/paypal/specification.ts'
import { openPayPal } from './paypal-room.ts'

const skip = missing

test('an order is made at PayPal with our ids and exact amount, in every currency it knows, and names the page to approve it', {
  skip,
}, async (t) => {
  const { provider, paypal, request } = await openPayPal(t)
  for (const [amount, currency, value] of [
    [12_900, 'USD', '129.00'],
    [5, 'EUR', '0.05'],
    [100_000_001, 'GBP', '1000000.01'],
    [12_900, 'JPY', '12900'],
  ] as const) {
    const order = newOrder({ amount, currency })
    const said = await provider.pay(request(order))
    assert.deepEqual([said.status, said.orderId, said.amount, said.captured], ['requires-action', order.orderId, { amount, currency }, 0])
    assert.equal(said.actionUrl, `${paypal.url}/checkoutnow?token=${said.id}`)
    const [unit] = paypal.books.order(said.id).purchase_units
    assert.deepEqual([unit.amount, unit.custom_id, unit.invoice_id], [{ currency_code: currency, value }, order.orderId, order.orderNumber])
    assert.equal(paypal.books.contextOf(said.id).return_url, order.returnUrl)
  }
})

test('the same request twice is one order; the buyer’s yes is authorised once, however often it is asked for', { skip }, async (t) => {
  const { provider, paypal, request } = await openPayPal(t)
  const order = newOrder()
  const [first, second] = await Promise.all([provider.pay(request(order)), provider.pay(request(order))])
  assert.equal(first.id, second.id)
  assert.equal((await provider.authorise?.({ paymentId: first.id }))?.status, 'requires-action', 'nothing without the buyer')
  paypal.books.approve(first.id)
  assert.equal((await provider.find({ paymentId: first.id, orderId: order.orderId }))?.status, 'approved', 'asking moves nothing')
  const said = await Promise.all(Array.from({ length: 5 }, () => provider.authorise?.({ paymentId: first.id })))
  assert.deepEqual(new Set(said.map((one) => one?.status)), new Set(['authorised']))
  assert.deepEqual(paypal.books.truth(order.orderId), { orders: 1, authorizations: ['CREATED'], captures: [], refunds: [] })
})

test('what is authorised is taken in parts; the last part lets the rest go, and a repeated part is taken once', { skip }, async (t) => {
  const { provider, paypal, authorised } = await openPayPal(t)
  const { order, id } = await authorised()
  const first = { paymentId: id, amount: 3_000, key: 'shp_1', isLast: false }
  const said = await provider.capture(first)
  assert.deepEqual([said.status, said.captured], ['authorised', 3_000])
  assert.deepEqual(await provider.capture(first), said)
  const last = await provider.capture({ paymentId: id, amount: 4_000, key: 'shp_2', isLast: true })
  assert.deepEqual([last.status, last.captured], ['captured', 7_000])
  assert.deepEqual(await provider.find({ paymentId: id, orderId: '' }), last)
  assert.deepEqual(await provider.capture({ paymentId: id, amount: 5_900, key: 'shp_3', isLast: true }), last, 'nothing is left to take')
  assert.deepEqual(paypal.books.truth(order.orderId), {
    orders: 1,
    authorizations: ['CAPTURED'],
    captures: [3_000, 4_000],
    refunds: [],
  })
})

test('the rest of what is partly taken is given back; what nobody has approved takes nothing and is given up', { skip }, async (t) => {
  const { provider, paypal, authorised, request } = await openPayPal(t)
  const { order, id } = await authorised()
  await provider.capture({ paymentId: id, amount: 3_000, key: 'shp_1', isLast: false })
  for (let again = 0; again < 2; again += 1) {
    const said = await provider.cancel({ paymentId: id })
    assert.deepEqual([said.status, said.captured], ['captured', 3_000])
  }
  assert.deepEqual(paypal.books.truth(order.orderId).authorizations, ['VOIDED'])
  const whole = await authorised()
  assert.equal((await provider.cancel({ paymentId: whole.id })).status, 'cancelled')
  const left = newOrder()
  const { id: open } = await provider.pay(request(left))
  assert.equal((await provider.cancel({ paymentId: open })).status, 'cancelled')
  paypal.books.approve(open)
  assert.equal((await provider.cancel({ paymentId: open })).status, 'cancelled')
  assert.deepEqual(paypal.books.truth(left.orderId), { orders: 1, authorizations: [], captures: [], refunds: [] })
})

test('a refund is spread over the parts that were taken, oldest first, once for each key, and never more than was taken', {
  skip,
}, async (t) => {
  const { provider, paypal, authorised } = await openPayPal(t)
  const { order, id } = await authorised()
  for (const [amount, key] of [
    [3_000, 'shp_1'],
    [9_900, 'shp_2'],
  ] as const)
    await provider.capture({ paymentId: id, amount, key, isLast: key === 'shp_2' })
  const asked = { paymentId: id, amount: 4_000, key: `${order.orderId}:refund:1` }
  assert.equal((await provider.refund(asked)).refunded, 4_000)
  assert.equal((await provider.refund(asked)).refunded, 4_000)
  assert.deepEqual(paypal.books.truth(order.orderId).refunds, [3_000, 1_000])
  const again = { ...asked, key: `${order.orderId}:refund:2` }
  assert.equal((await provider.refund(again)).refunded, 4_000, 'another try of the same request')
  assert.equal((await provider.refund({ paymentId: id, amount: 500, key: `${order.orderId}:other:1` })).refunded, 4_500)
  await assert.rejects(provider.refund({ paymentId: id, amount: 8_401, key: 'too-much:1' }), Failed)
  const rest = await Promise.all([1, 2].map(() => provider.refund({ paymentId: id, amount: 8_400 })))
  assert.deepEqual(
    rest.map(({ refunded }) => refunded),
    [12_900, 12_900],
  )
  assert.equal(
    paypal.books.truth(order.orderId).refunds.reduce((sum, one) => sum + one, 0),
    12_900,
  )
})

test('a refund of which one half is lost on the way is made up for by the other half alone', { skip }, async (t) => {
  const { provider, paypal, authorised } = await openPayPal(t)
  const { order, id } = await authorised()
  await provider.capture({ paymentId: id, amount: 3_000, key: 'shp_1', isLast: false })
  await provider.capture({ paymentId: id, amount: 9_900, key: 'shp_2', isLast: true })
  const [, second] = paypal.books.order(id).purchase_units[0].payments?.captures ?? []
  const asked = { paymentId: id, amount: 4_000, key: `${order.orderId}:refund:1` }
  for (const how of ['cut-before', 'cut-after'] as const) {
    paypal.fail({ on: new RegExp(`captures/${second?.id}/refund`), how })
    await assert.rejects(provider.refund(asked), NoAnswer)
  }
  assert.equal((await provider.refund(asked)).refunded, 4_000)
  assert.deepEqual(paypal.books.truth(order.orderId).refunds, [3_000, 1_000])
})

test('after PayPal’s three days an authorisation is renewed before it is taken from; where it cannot be, it is taken from as it is', {
  skip,
}, async (t) => {
  const { provider, paypal, authorised } = await openPayPal(t)
  const part = (id: string, key: string, isLast = false) => provider.capture({ paymentId: id, amount: 3_000, key, isLast })
  const renewals = () => paypal.asked.filter(({ path }) => path.endsWith('/reauthorize')).length
  const fresh = await authorised()
  paypal.books.age(fresh.id, 2)
  await part(fresh.id, 'shp_1')
  assert.equal(renewals(), 0)
  const old = await authorised()
  paypal.books.age(old.id, 4)
  assert.deepEqual([(await part(old.id, 'shp_2', true)).status, renewals()], ['captured', 1])
  assert.deepEqual(paypal.books.truth(old.order.orderId).authorizations, ['VOIDED', 'CAPTURED'])
  const begun = await authorised()
  await part(begun.id, 'shp_3')
  paypal.books.age(begun.id, 4)
  assert.equal((await part(begun.id, 'shp_4')).captured, 6_000)
  assert.equal(renewals(), 1, 'what is partly taken cannot be renewed')
  const refused = await authorised()
  paypal.books.age(refused.id, 4)
  const refusal = paypal.specification
    .refusals('POST', '/v2/payments/authorizations/1/reauthorize')
    .find(({ issue }) => issue === 'REAUTHORIZATION_NOT_SUPPORTED')
  paypal.fail({ on: /reauthorize/, how: { answer: refusal ?? assert.fail() } })
  assert.equal((await part(refused.id, 'shp_5', true)).captured, 3_000)
})

test('every refusal that PayPal describes ends as an answer, as nothing sent, as no answer, or as failed; and where nothing was done, nothing is', {
  skip,
}, async (t) => {
  const { provider, paypal, authorised, request } = await openPayPal(t)
  const { id } = await authorised()
  await provider.capture({ paymentId: id, amount: 3_000, key: 'shp_1', isLast: false })
  const captureId = paypal.books.order(id).purchase_units[0].payments?.captures[0]?.id ?? ''
  const approved = newOrder()
  const { id: waiting } = await provider.pay(request(approved))
  paypal.books.approve(waiting)
  const [authorizationId = ''] = paypal.books.order(id).purchase_units[0].payments?.authorizations.map((one) => one.id) ?? []
  const calls: [path: string, work: () => Promise<unknown> | undefined][] = [
    ['/v2/checkout/orders', () => provider.pay(request(newOrder()))],
    [`/v2/checkout/orders/${waiting}/authorize`, () => provider.authorise?.({ paymentId: waiting })],
    [
      `/v2/payments/authorizations/${authorizationId}/capture`,
      () => provider.capture({ paymentId: id, amount: 1, key: 'k', isLast: false }),
    ],
    [`/v2/payments/authorizations/${authorizationId}/void`, () => provider.cancel({ paymentId: id })],
    [`/v2/payments/captures/${captureId}/refund`, () => provider.refund({ paymentId: id, amount: 1, key: 'k' })],
  ]
  let refusals = 0
  for (const [path, work] of calls) {
    for (const answer of paypal.specification.refusals('POST', path)) {
      paypal.fail({ on: new RegExp(`POST ${path}$`), how: { answer }, times: answer.status === 401 ? 2 : 1 })
      const ended = await work()?.then(
        () => 'an answer',
        (error: unknown) => error,
      )
      assert.ok(
        ended === 'an answer' || [NotSent, NoAnswer, Failed].some((kind) => ended instanceof kind),
        `${path} ${answer.issue}: ${ended}`,
      )
      if (answer.status === 500 && path !== '/v2/checkout/orders') assert.ok(ended instanceof NoAnswer, `${path} ${answer.issue}`)
      if (answer.status === 401) assert.ok(ended instanceof NotSent, `${path} ${answer.issue}`)
      assert.equal(paypal.heal().length, 0, `${path} was not asked`)
      refusals += 1
    }
  }
  assert.ok(refusals > 200, `${refusals} refusals`)
  assert.deepEqual(paypal.books.truth(approved.orderId).authorizations, [])
})

for (const [issue, status, decline] of [
  ['INSTRUMENT_DECLINED', 'waiting', 'declined'],
  ['PAYER_CANNOT_PAY', 'waiting', 'declined'],
  ['TRANSACTION_REFUSED', 'waiting', 'declined'],
  ['PAYER_ACTION_REQUIRED', 'requires-action', null],
  ['ORDER_NOT_APPROVED', 'requires-action', null],
  ['ORDER_EXPIRED', 'cancelled', null],
] as const) {
  test(`${issue} is ${decline ?? status} (F6)`, { skip }, async (t) => {
    const { provider, paypal, request } = await openPayPal(t)
    const order = newOrder()
    const { id } = await provider.pay(request(order))
    paypal.books.approve(id)
    paypal.fail({ on: /authorize/, how: { decline: issue } })
    const said = await provider.authorise?.({ paymentId: id })
    assert.deepEqual([said?.status, said?.decline], [status, decline])
    assert.deepEqual(paypal.books.truth(order.orderId).authorizations, [])
  })
}

test('a question that is not answered in time is no answer, and one about an order to be made is not sent; nothing waits longer', {
  skip,
}, async (t) => {
  const { provider, paypal, authorised, request } = await openPayPal(t, { timeoutMs: 300 })
  const { id } = await authorised()
  paypal.fail({ on: /capture$/, how: 'slow' })
  await assert.rejects(provider.capture({ paymentId: id, amount: 1, key: 'k', isLast: false }), NoAnswer)
  paypal.fail({ on: /POST .*orders$/, how: 'slow' })
  await assert.rejects(provider.pay(request(newOrder())), NotSent)
})

test('too many requests: nothing was done, and nothing rests for it', { skip }, async (t) => {
  const { provider, paypal, authorised } = await openPayPal(t)
  const { id, order } = await authorised()
  paypal.fail({ on: /capture$/, how: { status: 429 }, times: 10 })
  for (let times = 0; times < 10; times += 1)
    await assert.rejects(provider.capture({ paymentId: id, amount: 1, key: 'k', isLast: false }), NotSent)
  assert.deepEqual([provider.available(), paypal.books.truth(order.orderId).captures], [true, []])
})

test('one access token serves all calls at once; one that is withdrawn is asked for anew; a failed request for one is not for good', {
  skip,
}, async (t) => {
  const { provider, paypal, request } = await openPayPal(t)
  const tokens = () => paypal.asked.filter(({ path }) => path === '/v1/oauth2/token').length
  paypal.fail({ on: /oauth2/, how: { status: 500 } })
  await assert.rejects(provider.pay(request(newOrder())), NotSent)
  await Promise.all(Array.from({ length: 20 }, () => provider.pay(request(newOrder()))))
  assert.equal(tokens(), 2)
  paypal.withdrawTokens()
  await Promise.all(Array.from({ length: 20 }, () => provider.pay(request(newOrder()))))
  assert.equal(tokens(), 3)
})

test('what PayPal disputes is for a person; what it has not paid out or given back yet does not count', { skip }, async (t) => {
  const { provider, paypal, authorised } = await openPayPal(t)
  const { id } = await authorised()
  const find = () => provider.find({ paymentId: id, orderId: '' })
  await provider.capture({ paymentId: id, amount: 12_900, key: 'shp_1', isLast: true })
  paypal.books.dispute(id)
  assert.equal((await find())?.disputed, true)
  await provider.refund({ paymentId: id, amount: 900, key: 'refund' })
  paypal.books.edit(id, ({ purchase_units: [{ payments }] }) => {
    payments!.refunds[0]!.status = 'PENDING'
  })
  assert.equal((await find())?.refunded, 0)
  assert.equal((await provider.refund({ paymentId: id, amount: 12_900 })).refunded, 12_000, 'what is under way is not given twice')
  const pending = await authorised()
  await provider.capture({ paymentId: pending.id, amount: 12_900, key: 'shp_2', isLast: true })
  paypal.books.edit(pending.id, ({ purchase_units: [{ payments }] }) => {
    payments!.captures[0]!.status = 'PENDING'
  })
  const said = await provider.find({ paymentId: pending.id, orderId: '' })
  assert.deepEqual([said?.status, said?.captured], ['processing', 0])
})
