import assert from 'node:assert/strict'
import { waitFor } from '@toyline/testing'
import { each, newOrder, openShop, type Shop, sign, type TestOrder, WEBHOOK_SECRETS } from './room.ts'

const rows = async (shop: Shop) => (await shop.query('select * from payments.webhooks')).length

each(
  'reports that are not the provider’s own, for us, now, and as they were signed: 400 and nothing kept (C11, A7)',
  async (t, company) => {
    const shop = await openShop(t, { company })
    await shop.authorise(newOrder(), 'pm_card_visa')
    const [body = ''] = await shop.company.reports()
    const good = sign(body)
    const bad: [what: string, body: string | Buffer, signature: string, to?: string][] = [
      ['another secret', body, sign(body, { secret: 'whsec_other' })],
      ['another endpoint’s name', body, good, 'paypal'],
      ['a name that every object knows', body, good, 'constructor'],
      ['a body written anew', JSON.stringify(JSON.parse(body), null, 1), good],
      ['one byte more', `${body} `, good],
      ['301 seconds old', body, sign(body, { secondsAgo: 301 })],
      ['from the future', body, sign(body, { secondsAgo: -301 })],
      ['no signature', body, ''],
      ['no time', body, good.replace(/^t=\d+,/, '')],
      ['no signature of this version', body, good.replace('v1=', 'v0=')],
      ['a short signature', body, good.slice(0, -2)],
      ['garbage, signed', '{"id":', sign('{"id":')],
      ['no report, signed', '[]', sign('[]')],
      ['nothing', '', sign('')],
    ]
    for (const [what, sent, signature, to] of bad)
      assert.deepEqual([what, await shop.report(sent, signature, to ? { to } : {})], [what, 400])
    assert.equal(await rows(shop), 0)
    assert.equal(await shop.report(body, sign(body, { secondsAgo: 290 })), 200)
    assert.equal(await rows(shop), 1)
  },
)

each('while the secret is changed, a report signed with both is accepted, in either order (C11)', async (t, company) => {
  const shop = await openShop(t, { company })
  await shop.authorise(newOrder(), 'pm_card_visa')
  const [body = ''] = await shop.company.reports()
  const [time, mine] = sign(body).split(',')
  const other = sign(body, { secret: WEBHOOK_SECRETS[1] ?? '' }).split(',')[1]
  assert.equal(await shop.report(body, `${time},${other}`), 400, 'the other secret alone is not ours')
  assert.equal(await shop.report(body, `${time},${mine},${other}`), 200)
  assert.equal(await shop.report(body, `${time},${other},${mine}`), 200)
  assert.equal(await rows(shop), 1)
})

each('a report that says what is known costs one statement and asks nobody; the same report twice is kept once', async (t, company) => {
  const shop = await openShop(t, { company })
  await shop.authorise(newOrder(), 'pm_card_visa')
  const bodies = await shop.company.reports()
  const asked = shop.asked.length
  for (const body of [...bodies, ...bodies]) assert.equal(await shop.report(body, sign(body)), 200)
  assert.ok(bodies.length > 0)
  assert.equal(await rows(shop), bodies.length)
  assert.equal(shop.asked.length, asked)
  assert.deepEqual(await shop.query(`select * from payments.jobs`), [])
})

each('a report is not believed: one that tells of money the provider does not have changes nothing (A7)', async (t, company) => {
  const shop = await openShop(t, { company, working: true })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_declined')
  const forged =
    (await shop.company.reports())
      .at(-1)
      ?.replaceAll('requires_payment_method', 'succeeded')
      .replace('"amount_received":0', '"amount_received":12900') ?? ''
  const asked = shop.asked.length
  assert.equal(await shop.report(forged, sign(forged)), 200)
  await waitFor(() => shop.asked.length > asked, { timeoutMs: 30_000 })
  await waitFor(async () => (await shop.query(`select * from payments.jobs where task = 'refresh'`)).length === 0, { timeoutMs: 30_000 })
  assert.equal((await shop.state(order))?.state, 'declined')
  assert.deepEqual(shop.said, [])
})

each('a report that comes before the answer does not disturb it, and one without an answer resolves the payment', async (t, company) => {
  const shop = await openShop(t, { company, working: true, reports: true })
  const order = newOrder()
  assert.equal((await shop.authorise(order, 'pm_card_slow_answer')).state, 'authorised')
  await shop.company.idle()
  assert.equal(await rows(shop), 2)
  assert.deepEqual(
    shop.asked.filter(({ path }) => !path.includes('created')).map(({ method }) => method),
    ['POST'],
    'nobody asked beside the call',
  )
  const pending = newOrder()
  await shop.authorise(pending, 'pm_card_processing_succeeds')
  await shop.company.settle()
  await waitFor(() => shop.said.some(({ status }) => status.orderId === pending.orderId && status.state === 'authorised'), {
    timeoutMs: 30_000,
  })
})

each('a refund is heard of even when the provider is away while its report comes', async (t, company) => {
  const shop = await openShop(t, { company, working: true })
  const order = newOrder()
  const { paymentId } = await shop.authorise(order, 'pm_card_visa')
  await shop.sent(order)
  await waitFor(async () => (await shop.state(order))?.state === 'captured', { timeoutMs: 30_000 })
  await shop.company.refund(paymentId ?? '', 2_900)
  const body = (await shop.company.reports()).at(-1) ?? ''
  shop.down(true)
  const asked = shop.asked.length
  assert.equal(await shop.report(body, sign(body)), 200)
  await waitFor(() => shop.asked.length > asked, { timeoutMs: 30_000 })
  shop.down(false)
  const refunded = async () => (await shop.query<{ refunded: number }>('select refunded from payments.payments'))[0]?.refunded
  await waitFor(async () => (await refunded()) === 2_900, { timeoutMs: 30_000 })
  assert.equal((await shop.state(order))?.state, 'captured')
})

for (const what of ['amount', 'currency', 'order'] as const) {
  each(`money for another ${what} is never counted: it waits for a person, and goes back when the order ends (A8)`, async (t, company) => {
    const shop = await openShop(t, { company })
    const order = newOrder()
    const { actionUrl } = await shop.authorise(order, 'pm_card_3ds')
    await shop.company.spoil(what)
    assert.ok(actionUrl)
    const status = await shop.refresh(order)
    assert.equal(status.state, 'requires-action')
    const { review } = (await shop.state(order))!
    assert.match(review ?? '', /^the provider has /)
    assert.equal((await shop.refresh(order)).state, 'requires-action')
    await shop.sent(order)
    assert.equal((await shop.end(order)).state, 'voided')
    assert.deepEqual(await shop.company.statuses(), ['canceled'])
    assert.deepEqual((await shop.ask.ledgerReport({})).drift, [])
  })
}

each('a storm of 500 reports, shuffled and doubled, leaves payments and books as the provider has them (F23, C10)', async (t, company) => {
  const shop = await openShop(t, { company, working: true })
  const stories: ((order: TestOrder) => Promise<void>)[] = [
    async (order) => void (await shop.authorise(order, 'pm_card_visa')),
    async (order) => void (await shop.authorise(order, 'pm_card_declined')),
    async (order) => void (await shop.authorise(order, 'pm_card_3ds')),
    async (order) => void (await shop.authorise(order, 'pm_card_processing_fails')),
    async (order) => void (await shop.authorise(order, 'pm_card_processing_succeeds')),
    async (order) => capture(order, 'pm_card_visa', []),
    async (order) => capture(order, 'pm_card_visa', [900]),
    async (order) => capture(order, 'pm_card_visa', [900, 12_000]),
    async (order) => capture(order, 'pm_card_dispute', []),
  ]
  async function capture(order: TestOrder, token: string, refunds: number[]) {
    const { paymentId } = await shop.authorise(order, token)
    await shop.company.take(paymentId ?? '')
    for (const amount of refunds) await shop.company.refund(paymentId ?? '', amount)
  }
  const orders = Array.from({ length: 54 }, () => newOrder())
  await Promise.all(orders.map((order, index) => stories[index % stories.length]!(order)))
  await shop.company.settle()
  const bodies = await shop.company.reports()
  const storm = Array.from({ length: 500 }, (_, index) => bodies[index % bodies.length]!)
  for (let index = storm.length - 1; index > 0; index -= 1) {
    const other = Math.floor(Math.random() * (index + 1))
    ;[storm[index], storm[other]] = [storm[other]!, storm[index]!]
  }
  const answers = await Promise.all(storm.map((body) => shop.report(body, sign(body))))
  assert.deepEqual(new Set(answers), new Set([200]))
  assert.equal(await rows(shop), bodies.length)
  await waitFor(async () => (await shop.query(`select from payments.jobs where every_ms is null`)).length === 0, {
    timeoutMs: 60_000,
  })

  const wanted = ['authorised', 'declined', 'requires-action', 'declined', 'authorised', 'captured', 'captured', 'refunded', 'captured']
  for (const [index, order] of orders.entries()) {
    const state = await shop.state(order)
    assert.equal(state?.state, wanted[index % wanted.length], `story ${index % wanted.length}`)
    assert.equal(state?.review !== null, index % wanted.length === 8, 'a dispute is for a person')
  }
  const report = await shop.ask.ledgerReport({})
  const isGivenBack = (_: TestOrder, index: number) => [6, 7].includes(index % wanted.length)
  assert.deepEqual(report.unbalanced, [])
  assert.deepEqual(
    report.drift.map((what) => what.replace(/: \d+ USD/, ':')).toSorted(),
    orders
      .filter(isGivenBack)
      .map(({ orderId }) => `${orderId}: was given back at the provider, without a credit note`)
      .toSorted(),
  )
  assert.equal(report.balances.find(({ account }) => account === `provider:${company}`)?.balance.amount, await shop.company.held())
  assert.equal(
    report.balances.reduce((sum, { balance }) => sum + balance.amount, 0),
    0,
  )
})
