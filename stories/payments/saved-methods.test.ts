import assert from 'node:assert/strict'
import { type PaymentChoice, paymentsCards } from '@toyline/contracts'
import { client, injectTransport } from '@toyline/http'
import { waitFor } from '@toyline/testing'
import { answerChallenge } from './challenge.ts'
import { each, newOrder, openShop, refusal, type Shop, tokens } from './room.ts'

const ADA = { userId: 'usr_ada', guestId: null }
const BOB = { userId: 'usr_bob', guestId: null }
const GUEST = { userId: null, guestId: 'gst_1' }

/** The API as a person who is signed in. */
function as(shop: Shop, { userId }: { userId: string }) {
  const caller = { kind: 'buyer', userId } as const
  return client(paymentsCards, injectTransport(shop.service.app), { tokens, caller })
}
const saved = async (shop: Shop, who: { userId: string }) => (await as(shop, who).listSavedMethods({})).items
const remove = (shop: Shop, who: { userId: string }, id: string) =>
  as(shop, who).removeSavedMethod({ params: { id } }, { idempotencyKey: `remove-${id}` })

const pay = (shop: Shop, order: ReturnType<typeof newOrder>, choice: PaymentChoice, attempt = 1) =>
  shop.ask.authorisePayment({ body: { ...order, attempt, choice } })

async function keep(shop: Shop, who: typeof ADA | typeof GUEST, card: Parameters<Shop['company']['ownToken']>[0] = 'pm_card_visa') {
  const order = newOrder(undefined, who)
  const choice = { method: 'card', provider: shop.company.name, token: await shop.company.ownToken(card), keep: true } as const
  return { order, status: await pay(shop, order, choice) }
}

async function kept(shop: Shop, who: typeof ADA, card?: Parameters<Shop['company']['ownToken']>[0]): Promise<PaymentChoice> {
  await keep(shop, who, card)
  const [first] = await saved(shop, who)
  return { method: 'card', saved: first?.id ?? assert.fail('nothing was kept') }
}

each('a card is kept when its buyer says so and it was granted, and pays the next order without a new token', async (t, company) => {
  const shop = await openShop(t, { company })
  assert.deepEqual(await saved(shop, ADA), [])
  const choice = await kept(shop, ADA)
  const [first] = await saved(shop, ADA)
  const { id, ...shown } = first ?? assert.fail('nothing was kept')
  assert.deepEqual(shown, { provider: company, brand: 'Visa', last4: '4242', expMonth: 12, expYear: 2040 })
  assert.doesNotMatch(JSON.stringify(await shop.query('select * from payments.saved_methods')), /4242\d|\d4242/)
  const order = newOrder(undefined, ADA)
  const status = await pay(shop, order, choice)
  assert.deepEqual([status.state, status.description], ['authorised', 'Visa ending in 4242'])
  assert.deepEqual(await pay(shop, order, choice), status, 'the same attempt is the same answer')
  assert.deepEqual(await shop.truth(order), { intents: 1, charges: 1, status: 'requires_capture', received: 0, refunded: 0 })
  assert.deepEqual(
    (await saved(shop, ADA)).map((one) => one.id),
    [id],
    'what is kept is not kept again',
  )
})

each('a card is kept for nobody who did not ask, who is a guest, or whose card was declined', async (t, company) => {
  const shop = await openShop(t, { company })
  const order = newOrder(undefined, ADA)
  const once = { method: 'card', provider: company, token: await shop.company.ownToken('pm_card_visa') } as const
  assert.equal((await pay(shop, order, once)).state, 'authorised')
  assert.equal((await keep(shop, GUEST)).status.state, 'authorised')
  assert.equal((await keep(shop, ADA, 'pm_card_declined')).status.state, 'declined')
  assert.deepEqual(await shop.query('select from payments.saved_methods'), [])
  assert.deepEqual(await shop.company.kept(), [])
  assert.equal(
    await refusal(as(shop, ADA).removeSavedMethod({ params: { id: `pmt_${'0'.repeat(26)}` } }, { idempotencyKey: 'none' })),
    '404 no-such-payment-method',
  )
})

each('another’s card is no card: 404, and nothing is sent', async (t, company) => {
  const shop = await openShop(t, { company })
  const choice = await kept(shop, ADA)
  await keep(shop, BOB)
  const asked = shop.asked.length
  for (const who of [BOB, GUEST]) {
    const order = newOrder(undefined, who)
    assert.equal(await refusal(pay(shop, order, choice)), '404 no-such-payment-method')
    assert.equal(await shop.state(order), undefined)
  }
  assert.equal(await refusal(remove(shop, BOB, 'saved' in choice ? choice.saved : '')), '404 no-such-payment-method')
  assert.deepEqual(shop.asked.slice(asked), [])
  assert.equal((await saved(shop, ADA)).length, 1)
})

each('a card that is removed pays for nobody from then on, and its provider forgets it', async (t, company) => {
  const shop = await openShop(t, { company, working: true })
  const choice = await kept(shop, ADA)
  const id = 'saved' in choice ? choice.saved : ''
  const [first, second] = await Promise.all([remove(shop, ADA, id), remove(shop, ADA, id)])
  assert.deepEqual([first, second], [{ removed: true }, { removed: true }])
  assert.deepEqual(await saved(shop, ADA), [])
  assert.equal(await refusal(pay(shop, newOrder(undefined, ADA), choice)), '404 no-such-payment-method')
  await waitFor(async () => (await shop.company.kept()).length === 0, { what: 'the provider to forget the card' })
  assert.equal(shop.asked.filter(({ path }) => path.includes('/detach')).length, 1)
})

each('a card that its provider has forgotten already is removed all the same', async (t, company) => {
  const shop = await openShop(t, { company })
  const choice = await kept(shop, ADA)
  await remove(shop, ADA, 'saved' in choice ? choice.saved : '')
  const [{ method }] = (await shop.query<{ method: string }>('select method from payments.saved_methods')) as [{ method: string }]
  const card = { provider: company, method }
  for (let tries = 0; tries < 2; tries += 1) await shop.service.tasks['forget-method']?.(card, { attempt: 1 } as never)
  assert.deepEqual(await shop.company.kept(), [])
})

each('a bank may ask about a kept card: what it grants is placed, and a card that is to be kept is kept only then', async (t, company) => {
  const shop = await openShop(t, { company })
  const { order, status } = await keep(shop, ADA, 'pm_card_3ds')
  assert.equal(status.state, 'requires-action')
  assert.deepEqual(await saved(shop, ADA), [])
  await answerChallenge(status.actionUrl ?? '', 'approve')
  assert.equal((await shop.refresh(order)).state, 'authorised')
  const [card] = await saved(shop, ADA)
  assert.equal(card?.last4, '3220')
  const next = newOrder(undefined, ADA)
  const asked = await pay(shop, next, { method: 'card', saved: card?.id ?? '' })
  assert.equal(asked.state, 'requires-action')
  await answerChallenge(asked.actionUrl ?? '', 'approve')
  assert.equal((await shop.refresh(next)).state, 'authorised')
})

each('an order whose new card was declined is paid with a kept one: the same intent, one authorisation', async (t, company) => {
  const shop = await openShop(t, { company })
  const choice = await kept(shop, ADA)
  const order = newOrder(undefined, ADA)
  assert.equal((await shop.authorise(order, 'pm_card_declined')).state, 'declined')
  assert.equal((await pay(shop, order, choice, 2)).state, 'authorised')
  assert.deepEqual(await shop.truth(order), { intents: 1, charges: 1, status: 'requires_capture', received: 0, refunded: 0 })
  assert.equal((await saved(shop, ADA)).length, 1)
})

each('somebody is one customer of a provider’s, however many cards they keep, and nobody else is', async (t, company) => {
  const shop = await openShop(t, { company })
  await Promise.all([keep(shop, ADA), keep(shop, BOB)])
  await Promise.all([keep(shop, ADA), keep(shop, ADA)])
  assert.deepEqual([(await saved(shop, ADA)).length, (await saved(shop, BOB)).length], [3, 1])
  assert.equal(new Set(await shop.company.kept()).size, 2)
})

each('a lost answer about a kept card is found again, and taken once', async (t, company) => {
  let cut = false
  const shop = await openShop(t, {
    company,
    async through(request, provider) {
      const reply = await provider(request)
      if (!cut || request.method !== 'POST') return reply
      cut = false
      throw new Error('cut')
    },
  })
  const choice = await kept(shop, ADA)
  cut = true
  const order = newOrder(undefined, ADA)
  assert.equal((await pay(shop, order, choice)).state, 'unknown')
  assert.equal((await shop.refresh(order)).state, 'authorised')
  assert.equal((await shop.truth(order)).charges, 1)
})

each('a provider that cannot be asked to keep a card takes none: 503, and the order may be paid without', async (t, company) => {
  const shop = await openShop(t, { company })
  shop.down(true)
  const order = newOrder(undefined, ADA)
  const token = await shop.company.ownToken('pm_card_visa')
  const choice = { method: 'card', provider: company, token } as const
  assert.equal(await refusal(pay(shop, order, { ...choice, keep: true })), '503 payment-unavailable')
  assert.equal(await shop.state(order), undefined)
  shop.down(false)
  assert.equal((await pay(shop, order, choice)).state, 'authorised')
  assert.deepEqual(await saved(shop, ADA), [])
})
