import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Transport, TransportRequest } from '@toyline/http'
import { waitFor } from '@toyline/testing'
import { each, newOrder, openShop, refusal, type Shop } from './room.ts'

const CHARGED_ONCE = { intents: 1, charges: 1, status: 'requires_capture', received: 0, refunded: 0 }
const NOTHING = { intents: 0, charges: 0, status: undefined, received: 0, refunded: 0 }

const keysSent = (shop: Shop) => shop.asked.filter(({ method }) => method === 'POST').map(({ key }) => key)

each('an answer that is lost is asked for again: authorised, one charge', async (t, company) => {
  const shop = await openShop(t, { company })
  const order = newOrder()
  assert.equal((await shop.authorise(order, 'pm_card_lost_answer')).state, 'unknown')
  const status = await shop.refresh(order)
  assert.deepEqual([status.state, status.description], ['authorised', 'Visa ending in 5001'])
  assert.deepEqual(await shop.truth(order), CHARGED_ONCE)
})

each('nobody has to ask: the payment resolves itself and its order hears of it (F5)', async (t, company) => {
  const shop = await openShop(t, { company, working: true })
  const order = newOrder()
  assert.equal((await shop.authorise(order, 'pm_card_lost_answer')).state, 'unknown')
  await waitFor(() => shop.said.some(({ status }) => status.orderId === order.orderId && status.state === 'authorised'), {
    timeoutMs: 30_000,
  })
  assert.deepEqual(await shop.truth(order), CHARGED_ONCE)
})

/** Searches and lists that have not seen the newest payments yet: only the key is left to protect. */
const blindSearch = (request: TransportRequest, provider: Transport): ReturnType<Transport> =>
  request.method === 'GET' && request.path.includes('?')
    ? Promise.resolve({ status: 200, headers: {}, body: Buffer.from('{"object":"list","data":[],"has_more":false}') })
    : provider(request)

each('a provider that cannot find the payment yet gets the same request with the same key (C8)', async (t, company) => {
  const shop = await openShop(t, { company, through: blindSearch })
  const order = newOrder()
  assert.equal((await shop.authorise(order, 'pm_card_lost_answer')).state, 'unknown')
  assert.equal((await shop.refresh(order)).state, 'authorised')
  assert.deepEqual(keysSent(shop), [`${order.orderId}:1`, `${order.orderId}:1`])
  assert.deepEqual(await shop.truth(order), CHARGED_ONCE)
})

test('planted: a new key for each try charges twice, and the same check sees it', async (t) => {
  let tries = 0
  const shop = await openShop(t, {
    through: (request, provider) => {
      const { 'idempotency-key': key, ...headers } = request.headers
      tries += 1
      return blindSearch({ ...request, headers: key ? { ...headers, 'idempotency-key': `${key}:${tries}` } : headers }, provider)
    },
  })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_lost_answer')
  await shop.refresh(order)
  assert.equal((await shop.truth(order)).charges, 2)
})

each('25 hours later the key protects nothing: the provider is asked first, and nothing is sent again (C8)', async (t, company) => {
  const shop = await openShop(t, { company })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_lost_answer')
  await shop.age(order, '25 hours')
  await shop.company.forgetKeys()
  assert.equal((await shop.refresh(order)).state, 'authorised')
  assert.deepEqual(keysSent(shop), [`${order.orderId}:1`])
  assert.deepEqual(await shop.truth(order), CHARGED_ONCE)
})

each('25 hours later a request that never arrived is not made up for: the buyer may try again, with one charge', async (t, company) => {
  let isLost = true
  const shop = await openShop(t, {
    company,
    through: (request, provider) =>
      isLost && request.method === 'POST' ? Promise.reject(new Error('lost on the way')) : provider(request),
  })
  const order = newOrder()
  assert.equal((await shop.authorise(order, 'pm_card_visa')).state, 'unknown')
  isLost = false
  await shop.age(order, '25 hours')
  const status = await shop.refresh(order)
  assert.deepEqual([status.state, status.decline, status.paymentId], ['declined', 'try-again', null])
  assert.deepEqual(await shop.truth(order), NOTHING)
  assert.equal((await shop.authorise(order, 'pm_card_visa', { attempt: 2 })).state, 'authorised')
  assert.deepEqual(await shop.truth(order), CHARGED_ONCE)
})

each('a buyer who tries another card while the first one’s answer is lost pays once, with the first', async (t, company) => {
  const shop = await openShop(t, { company })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_lost_answer')
  const status = await shop.authorise(order, 'pm_card_mastercard', { attempt: 2 })
  assert.deepEqual([status.state, status.description], ['authorised', 'Visa ending in 5001'])
  assert.deepEqual(await shop.truth(order), CHARGED_ONCE)
})

each('a decline whose answer was lost lets the next card be tried at once, on the same intent', async (t, company) => {
  let drops = 1
  const shop = await openShop(t, {
    company,
    through: async (request, provider) => {
      const reply = await provider(request)
      if (request.method === 'POST' && drops-- > 0) throw new Error('answer lost')
      return reply
    },
  })
  const order = newOrder()
  assert.equal((await shop.authorise(order, 'pm_card_declined')).state, 'unknown')
  assert.equal((await shop.authorise(order, 'pm_card_visa', { attempt: 2 })).state, 'authorised')
  assert.deepEqual(await shop.truth(order), CHARGED_ONCE)
})

each('while a second card is on its way, the decline of the first is not taken for its answer', async (t, company) => {
  let isLost = false
  const shop = await openShop(t, {
    company,
    through: (request, provider) =>
      isLost && request.method === 'POST' ? Promise.reject(new Error('lost on the way')) : provider(request),
  })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_declined')
  isLost = true
  assert.equal((await shop.authorise(order, 'pm_card_visa', { attempt: 2 })).state, 'unknown')
  isLost = false
  assert.equal((await shop.refresh(order)).state, 'authorised', 'the second card’s request was made again')
  assert.deepEqual(
    keysSent(shop),
    [1, 2, 2].map((attempt) => `${order.orderId}:${attempt}`),
  )
  assert.deepEqual(await shop.truth(order), CHARGED_ONCE)
})

each('an answer that was true when it was given, and comes after a newer one, changes nothing', async (t, company) => {
  const held = Promise.withResolvers<void>()
  const late = Promise.withResolvers<void>()
  let questions = 0
  const shop = await openShop(t, {
    company,
    through: async (request, provider) => {
      const reply = await provider(request)
      if (request.method === 'POST') throw new Error('answer lost')
      questions += 1
      if (questions === 1) {
        held.resolve()
        await late.promise
      }
      return reply
    },
  })
  const order = newOrder()
  assert.equal((await shop.authorise(order, 'pm_card_processing_fails')).state, 'unknown')
  const old = shop.refresh(order)
  await held.promise
  await shop.company.settle()
  assert.equal((await shop.refresh(order)).state, 'declined')
  late.resolve()
  assert.equal((await old).state, 'declined')
  assert.equal((await shop.state(order))?.state, 'declined')
})

each('an answer that is too slow leaves the payment open and is found later', async (t, company) => {
  const shop = await openShop(t, {
    company,
    settings: { timeoutMs: 2_000 },
    sandbox: { timing: { slowAnswerMs: 60_000 } },
    stripe: { slowMs: 60_000 },
  })
  const order = newOrder()
  assert.equal((await shop.authorise(order, 'pm_card_slow_answer')).state, 'unknown')
  assert.equal((await shop.refresh(order)).state, 'authorised')
  assert.deepEqual(await shop.truth(order), CHARGED_ONCE)
})

each('a 500 that the provider keeps under the key ends the attempt, not the order', async (t, company) => {
  const shop = await openShop(t, { company })
  const order = newOrder()
  await shop.company.fault({ errorRate: 1 })
  const status = await shop.authorise(order, 'pm_card_visa')
  assert.deepEqual([status.state, status.decline], ['declined', 'try-again'])
  assert.deepEqual(await shop.truth(order), NOTHING)
  await shop.company.fault({ errorRate: 0 })
  assert.equal((await shop.authorise(order, 'pm_card_visa', { attempt: 2 })).state, 'authorised')
  assert.deepEqual(await shop.truth(order), CHARGED_ONCE)
  assert.deepEqual(await shop.query('select * from payments.declines'), [], 'a provider’s fault is no sign of card testing')
})

each('a card token that has expired asks for the card again', async (t, company) => {
  const shop = await openShop(t, { company })
  const order = newOrder()
  const status = await shop.authorise(order, 'pm_gone')
  assert.deepEqual([status.state, status.decline], ['declined', 'try-again'])
  assert.equal((await shop.authorise(order, 'pm_card_visa', { attempt: 2 })).state, 'authorised')
})

each('an answer that is no JSON, from a proxy in between, says nothing about the payment', async (t, company) => {
  let isBroken = true
  const shop = await openShop(t, {
    company,
    through: async (request, provider) => {
      const reply = await provider(request)
      return isBroken ? { status: 502, headers: {}, body: Buffer.from('<h1>Bad gateway</h1>') } : reply
    },
  })
  const order = newOrder()
  assert.equal((await shop.authorise(order, 'pm_card_visa')).state, 'unknown')
  isBroken = false
  assert.equal((await shop.refresh(order)).state, 'authorised')
  assert.deepEqual(await shop.truth(order), CHARGED_ONCE)
})

for (const how of ['refuses connections', 'answers 503']) {
  each(`a provider that ${how}: nothing half done, after five calls the method is gone, and it comes back (F3)`, async (t, company) => {
    const shop = await openShop(t, { company, settings: { restMs: 200 } })
    const down = async (isDown: boolean) => {
      if (how === 'answers 503') await shop.company.fault({ unavailableRate: isDown ? 1 : 0 }).catch(() => {})
      else shop.down(isDown)
    }
    const methods = async () => (await shop.ask.listPaymentMethods({})).items.map(({ method }) => method)
    assert.deepEqual(await methods(), ['card', 'invoice'])
    await down(true)
    const orders = Array.from({ length: 5 }, () => newOrder())
    // Stripe does not say that nothing was done when it says 503: such a payment stays open until Stripe is back.
    const isOpen = how === 'answers 503' && !shop.company.meansUnavailable
    for (const order of orders) {
      if (isOpen) assert.equal((await shop.authorise(order, 'pm_card_visa')).state, 'unknown')
      else assert.equal(await refusal(shop.authorise(order, 'pm_card_visa')), '503 payment-unavailable')
      assert.equal((await shop.state(order))?.state, isOpen ? 'unknown' : 'none')
    }
    assert.deepEqual(await methods(), ['invoice'])
    assert.equal((await shop.onAccount(newOrder())).state, 'on-account')
    const calls = shop.asked.length
    const late = newOrder()
    assert.equal(await refusal(shop.authorise(late, 'pm_card_visa')), '503 payment-unavailable')
    assert.equal(await shop.state(late), undefined)
    assert.ok(
      shop.asked.slice(calls).every(({ method }) => method === 'GET'),
      'no buyer’s payment is the probe',
    )
    await down(false)
    await waitFor(async () => (await methods()).includes('card'), { timeoutMs: 30_000 })
    assert.equal((await shop.authorise(orders[0]!, 'pm_card_visa')).state, 'authorised')
    assert.deepEqual(await shop.truth(orders[0]!), CHARGED_ONCE)
    assert.deepEqual(await shop.truth(late), NOTHING)
  })
}

each('a provider that said 503 and charged all the same is asked before a second card is sent', async (t, company) => {
  let lies = 1
  const shop = await openShop(t, {
    company,
    through: async (request, provider) => {
      const reply = await provider(request)
      return request.method === 'POST' && lies-- > 0
        ? { status: 503, headers: {}, body: Buffer.from('{"error":{"code":"unavailable"}}') }
        : reply
    },
  })
  const order = newOrder()
  if (shop.company.meansUnavailable) assert.equal(await refusal(shop.authorise(order, 'pm_card_visa')), '503 payment-unavailable')
  else assert.equal((await shop.authorise(order, 'pm_card_visa')).state, 'unknown')
  assert.equal((await shop.authorise(order, 'pm_card_mastercard', { attempt: 2 })).state, 'authorised')
  assert.deepEqual(await shop.truth(order), CHARGED_ONCE)
})
