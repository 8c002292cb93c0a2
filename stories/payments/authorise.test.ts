import assert from 'node:assert/strict'
import { waitFor } from '@toyline/testing'
import { answerChallenge } from './challenge.ts'
import { each, newOrder, openShop, refusal } from './room.ts'

const CARDS: [token: string, state: string, decline: string | null][] = [
  ['pm_card_visa', 'authorised', null],
  ['pm_card_mastercard', 'authorised', null],
  ['pm_card_mastercard_2series', 'authorised', null],
  ['pm_card_amex', 'authorised', null],
  ['pm_card_discover', 'authorised', null],
  ['pm_card_dispute', 'authorised', null],
  ['pm_card_declined', 'declined', 'declined'],
  ['pm_card_insufficient_funds', 'declined', 'insufficient-funds'],
  ['pm_card_lost', 'declined', 'declined'],
  ['pm_card_stolen', 'declined', 'declined'],
  ['pm_card_expired', 'declined', 'expired-card'],
  ['pm_card_incorrect_cvc', 'declined', 'wrong-details'],
  ['pm_card_processing_error', 'declined', 'try-again'],
  ['pm_card_3ds', 'requires-action', null],
  ['pm_card_3ds_declined', 'requires-action', null],
  ['pm_card_processing_succeeds', 'processing', null],
  ['pm_card_processing_fails', 'processing', null],
]

each('each test card ends as the provider says, and names itself without its number', async (t, company) => {
  const shop = await openShop(t, { company })
  for (const [token, state, decline] of CARDS) {
    const order = newOrder()
    const status = await shop.authorise(order, token)
    assert.deepEqual([token, status.state, status.decline], [token, state, decline])
    assert.match(status.description ?? '', /^[A-Z][A-Za-z ]+ ending in \d{4}$/)
    assert.equal(status.actionUrl !== null, state === 'requires-action')
    assert.deepEqual(status.amount, order.amount)
    assert.deepEqual(await shop.refresh(order), status)
  }
})

each('one attempt sent fifty times at once is one intent and one authorisation, whatever each call was told', async (t, company) => {
  const shop = await openShop(t, { company })
  const order = newOrder()
  const states = await Promise.all(Array.from({ length: 50 }, async () => (await shop.authorise(order, 'pm_card_visa')).state))
  assert.ok(
    states.every((state) => state === 'authorised' || state === 'unknown'),
    states.join(),
  )
  assert.ok(states.includes('authorised'))
  assert.deepEqual(await shop.truth(order), { intents: 1, charges: 1, status: 'requires_capture', received: 0, refunded: 0 })
  assert.equal((await shop.authorise(order, 'pm_card_visa')).state, 'authorised')
  const keys = shop.asked.filter(({ method }) => method === 'POST').map(({ key }) => key)
  assert.deepEqual([...new Set(keys)], [`${order.orderId}:1`])
})

each('a declined buyer takes another card: the same intent, one authorisation, and one decline that counts (F6)', async (t, company) => {
  const shop = await openShop(t, { company })
  const order = newOrder()
  assert.equal((await shop.authorise(order, 'pm_card_declined')).state, 'declined')
  assert.equal((await shop.authorise(order, 'pm_card_visa')).state, 'declined', 'the same attempt is the same answer')
  const status = await shop.authorise(order, 'pm_card_visa', { attempt: 2 })
  assert.deepEqual([status.state, status.description], ['authorised', 'Visa ending in 4242'])
  assert.deepEqual(await shop.truth(order), { intents: 1, charges: 1, status: 'requires_capture', received: 0, refunded: 0 })
  assert.equal((await shop.authorise(order, 'pm_card_amex', { attempt: 3 })).description, 'Visa ending in 4242')
  assert.deepEqual(await shop.query('select attempt, decline, description from payments.declines'), [
    { attempt: 1, decline: 'declined', description: 'Visa ending in 0002' },
  ])
})

each('a challenge that is approved authorises, one that fails declines', async (t, company) => {
  const shop = await openShop(t, { company })
  for (const [token, button, state] of [
    ['pm_card_3ds', 'approve', 'authorised'],
    ['pm_card_3ds', 'fail', 'declined'],
    ['pm_card_3ds_declined', 'approve', 'declined'],
  ] as const) {
    const order = newOrder()
    const { actionUrl } = await shop.authorise(order, token)
    await answerChallenge(actionUrl ?? '', button)
    const status = await shop.refresh(order)
    assert.deepEqual([status.state, status.actionUrl], [state, null])
    if (button === 'fail') assert.equal(status.decline, 'authentication-failed')
  }
})

each('a buyer who leaves a challenge for another card, or for an invoice, is not held to it', async (t, company) => {
  const shop = await openShop(t, { company, working: true })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_3ds')
  assert.equal((await shop.authorise(order, 'pm_card_visa', { attempt: 2 })).state, 'authorised')
  assert.deepEqual(await shop.truth(order), { intents: 1, charges: 1, status: 'requires_capture', received: 0, refunded: 0 })

  const other = newOrder()
  await shop.authorise(other, 'pm_card_3ds')
  assert.equal((await shop.onAccount(other, 2)).state, 'on-account')
  await waitFor(async () => (await shop.truth(other)).status === 'canceled', { what: 'the left challenge to be ended' })
  assert.deepEqual(await shop.state(other), { state: 'on-account', review: null })
})

each('a challenge approved in one window while another card is tried in the next takes one authorisation', async (t, company) => {
  const shop = await openShop(t, { company })
  const order = newOrder()
  const { actionUrl } = await shop.authorise(order, 'pm_card_3ds')
  await answerChallenge(actionUrl ?? '', 'approve')
  const status = await shop.authorise(order, 'pm_card_mastercard', { attempt: 2 })
  assert.deepEqual([status.state, status.description], ['authorised', 'Visa ending in 3220'])
  assert.equal((await shop.truth(order)).charges, 1)
})

each('an amount that changes between attempts, and a currency, are refused', async (t, company) => {
  const shop = await openShop(t, { company })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_declined')
  const more = { attempt: 2, amount: { amount: 12_901, currency: 'USD' as const } }
  assert.equal(await refusal(shop.authorise(order, 'pm_card_visa', more)), '409 amount-changed')
  const euros = { attempt: 2, amount: { amount: 12_900, currency: 'EUR' as const } }
  assert.equal(await refusal(shop.authorise(order, 'pm_card_visa', euros)), '409 amount-changed')
  assert.equal((await shop.truth(order)).charges, 0)
})

each('the sixth card of one customer in ten minutes is refused, on whatever order; another customer is not (A9)', async (t, company) => {
  const shop = await openShop(t, { company })
  const customer = { userId: 'usr_tester', guestId: null }
  for (let declines = 0; declines < 5; declines += 1)
    assert.equal((await shop.authorise(newOrder(undefined, customer), 'pm_card_stolen')).state, 'declined')
  const sixth = newOrder(undefined, customer)
  assert.equal(await refusal(shop.authorise(sixth, 'pm_card_visa')), '429 too-many-declines')
  assert.deepEqual(await shop.truth(sixth), { intents: 0, charges: 0, status: undefined, received: 0, refunded: 0 })
  assert.equal((await shop.onAccount(sixth)).state, 'on-account')
  assert.equal((await shop.authorise(newOrder(), 'pm_card_visa')).state, 'authorised')
  await shop.query(`update payments.declines set declined_at = declined_at - interval '10 minutes 1 second'`)
  assert.equal((await shop.authorise(newOrder(undefined, customer), 'pm_card_visa')).state, 'authorised')
})

each('a provider name that is none is refused, be it a name that every object knows', async (t, company) => {
  const shop = await openShop(t, { company })
  for (const provider of ['nobody', 'constructor', '__proto__'])
    assert.equal(
      await refusal(shop.authorise(newOrder(), '', { choice: { method: 'card', provider, token: 'x' } })),
      '503 payment-unavailable',
    )
})
