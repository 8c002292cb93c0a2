import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { paymentsCards } from '@toyline/contracts'
import { client, injectTransport } from '@toyline/http'
import { waitFor } from '@toyline/testing'
import pg from 'pg'
import { bookBusyDay, busyOrders, type Moved, type Planted, plant, type Theirs } from './bulk-report.ts'
import { openPayPalShop } from './paypal/paypal-room.ts'
import { reconciled } from './reconciled.ts'
import { each, newOrder, openShop, tokens } from './room.ts'
import { sandboxReport } from './sandbox-report.ts'
import { paypalReport } from './stand-ins/paypal/paypal-report.ts'
import { missing as isWithoutPayPal } from './stand-ins/paypal/specification.ts'
import { isWithoutDescription as isWithoutStripe } from './stand-ins/stripe/description.ts'
import { stripeReport } from './stand-ins/stripe/stripe-report.ts'

/** Two of each of the ten kinds. Ours alone, theirs alone, or both and not the same. */
const PLANTED: Record<string, Planted[]> = {
  'missing-here': [
    { id: 'mh1', amount: 9_100, ours: { state: 'authorised', captured: 0 }, theirs: {} },
    { id: 'mh2', amount: 9_200, ours: { state: 'authorised', captured: 0 }, theirs: {} },
  ],
  'missing-there': [
    { id: 'mt1', amount: 9_300, ours: {} },
    { id: 'mt2', amount: 9_400, ours: {} },
  ],
  'wrong-amount': [
    { id: 'wa1', amount: 500_000, ours: {}, theirs: { amount: 499_999 } },
    { id: 'wa2', amount: 600_000, ours: {}, theirs: { amount: 600_700 } },
  ],
  'wrong-currency': [
    { id: 'wc1', amount: 9_500, ours: {}, theirs: { currency: 'cad' } },
    { id: 'wc2', amount: 9_600, ours: {}, theirs: { currency: 'cad' } },
  ],
  double: [
    { id: 'do1', amount: 700_000, theirs: { orderId: 'ord_17' } },
    { id: 'do2', amount: 800_000, theirs: { orderId: 'ord_18' } },
  ],
  'wrong-order': [
    { id: 'wo1', amount: 9_700, ours: {}, theirs: { orderId: 'ord_21' } },
    { id: 'wo2', amount: 9_800, ours: {}, theirs: { orderId: 'ord_nobody' } },
  ],
  'refund-unknown': [
    { id: 'ru1', amount: 500_000, ours: {}, theirs: { refunded: 100_000 } },
    { id: 'ru2', amount: 500_000, ours: {}, theirs: { refunded: 500_000 } },
  ],
  dispute: [
    { id: 'di1', amount: 300_000, ours: {}, theirs: { disputed: true } },
    { id: 'di2', amount: 400_000, ours: {}, theirs: { disputed: true } },
  ],
  'fee-not-booked': [
    { id: 'fe1', amount: 500_000, ours: {}, theirs: { fee: 14_530 } },
    { id: 'fe2', amount: 500_000, ours: {}, theirs: { fee: 14_530 } },
  ],
  late: [
    { id: 'la1', amount: 500_000, ours: { bookedHoursLater: -25 }, theirs: {} },
    { id: 'la2', amount: 500_000, ours: { bookedHoursLater: -30 }, theirs: {} },
  ],
}
/** What a person has to find out: all of it where nobody knows whose it is, and only what is too much or too little of an amount. */
const LEFT = { USD: 9_300 + 9_400 + 1 + 700 + 9_700 + 9_800, CAD: 9_500 + 9_600 }
/** Compared again: the jobs' own rows, and how far it came, are not of the books. */
const TABLES = ['payments', 'ledger_transactions', 'ledger_entries', 'movements', 'differences', 'webhooks', 'documents']

const PROVIDERS = ['sandbox', 'stripe', 'paypal'] as const
type Opened = Pick<Awaited<ReturnType<typeof openShop>>, 'adminUrl' | 'service' | 'query' | 'ask'>

async function openBooks<Shop extends Opened>(t: TestContext, shop: Shop) {
  const admin = new pg.Client({ connectionString: shop.adminUrl })
  await admin.connect()
  t.after(() => admin.end())
  const staff = client(paymentsCards, injectTransport(shop.service.app), { tokens, caller: { kind: 'staff', userId: 'usr_ada' } })
  return { shop, admin, staff }
}

/** A shop whose money one of the providers takes, and that one's side of the books. */
async function openWith(t: TestContext, provider: (typeof PROVIDERS)[number]) {
  if (provider === 'paypal') {
    const shop = await openPayPalShop(t)
    return { ...(await openBooks<Opened>(t, shop)), their: paypalReport(shop.paypal) }
  }
  const shop = await openShop(t, { company: provider })
  const books = await openBooks<Opened>(t, shop)
  return { ...books, their: provider === 'stripe' ? stripeReport(shop.books()) : sandboxReport(books.admin) }
}

async function versions(admin: pg.Client): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const table of TABLES) {
    const { rows } = await admin.query(
      `select count(*) || ' ' || md5(string_agg(x.xmin::text || x.ctid::text, ',' order by x.ctid)) as all from payments.${table} x`,
    )
    found[table] = rows[0].all
  }
  return found
}

const MISSING = { sandbox: false, stripe: isWithoutStripe, paypal: isWithoutPayPal }
/** Of the sandbox 10,000 lines; of the others as many as take several of their pages. */
const SIZES = {
  sandbox: { orders: 4_500, refunded: 1_000 },
  stripe: { orders: 450, refunded: 100 },
  paypal: { orders: 600, refunded: 100 },
}

for (const provider of PROVIDERS)
  test(`${provider}: of a busy day’s movements with twenty differences of ten kinds, twenty are found and no other; what can be repaired is, once (C13)`, {
    skip: MISSING[provider],
  }, async (t) => {
    const { shop, admin, staff, their } = await openWith(t, provider)
    const orders = busyOrders(SIZES[provider].orders, SIZES[provider].refunded)
    await bookBusyDay(admin, their, orders)
    await their.write(orders)
    for (const planted of Object.values(PLANTED).flat()) await plant(admin, their, planted)
    await shop.service.start()
    await reconciled(shop)

    const found = await shop.query<{ subject: string; kind: string; state: string }>(
      'select subject, kind, state from payments.differences',
    )
    const expected = Object.entries(PLANTED).flatMap(([kind, of]) => of.map(({ id }) => `${subjectOf(their, kind, id)} ${kind}`))
    assert.equal(expected.length, 20)
    assert.deepEqual(found.map(({ subject, kind }) => `${subject} ${kind}`).sort(), expected.sort())
    assert.deepEqual(
      found
        .filter(({ state }) => state === 'open')
        .map(({ kind }) => kind)
        .sort(),
      ['dispute', 'late', 'missing-there', 'wrong-amount', 'wrong-currency', 'wrong-order'].flatMap((kind) => [kind, kind]),
    )

    const { sums } = await staff.reconciliation({})
    const [{ lines } = { lines: 0 }] = await shop.query<{ lines: number }>('select count(*)::int as lines from payments.movements')
    const planted = Object.values(PLANTED).flat()
    const theirs = planted.flatMap((one) => (one.theirs ? [one.theirs] : []))
    const beside = theirs.reduce((sum, { fee, refunded, disputed }) => sum + 1 + [fee, refunded, disputed].filter(Boolean).length, 0)
    assert.equal(lines, SIZES[provider].orders * 2 + SIZES[provider].refunded + beside, 'every line of the report was read, and only those')
    assert.deepEqual(Object.fromEntries(sums.map(({ currency, openValue }) => [currency, openValue])), { ...LEFT, EUR: 0 })
    const usd = sums.find(({ currency }) => currency === 'USD')
    assert.ok(usd && usd.explainedPercent >= 99.98 && usd.explainedPercent < 100, JSON.stringify(usd))
    assert.equal(sums.find(({ currency }) => currency === 'EUR')?.explainedPercent, 100)
    assert.deepEqual(Object.fromEntries(sums.map(({ currency, openCount }) => [currency, openCount])), { USD: 6, CAD: 2, EUR: 0 })

    // The same by another way: what both sides have, and what is left to find out, is each other's difference.
    const [books] = await shop.query<{ ours: number }>(
      `select sum(amount)::bigint as ours from payments.ledger_entries where account = $1 and currency = 'USD'`,
      [`provider:${provider}`],
    )
    assert.equal((books?.ours ?? 0) - (await their.net(['do1', 'do2'])), 9_300 + 9_400 + 1 - 700 + 9_500 + 9_600)
    assert.deepEqual((await shop.ask.ledgerReport({})).unbalanced, [])
    for (const id of ['do1', 'do2']) assert.ok(await their.isGivenBack(id), 'what was taken twice went back')

    const before = await versions(admin)
    await reconciled(shop)
    assert.deepEqual(await versions(admin), before, 'the same again changes no row')
  })

function subjectOf({ movementId }: Theirs, kind: string, id: string): string {
  if (kind === 'missing-there') return `led_${id}`
  const moved: Record<string, Moved> = { 'refund-unknown': 'refund', dispute: 'dispute', 'fee-not-booked': 'fee' }
  return movementId(id, moved[kind] ?? 'charge')
}

each('orders that were paid, given back and disputed in the usual ways leave nothing to explain but the dispute', async (t, company) => {
  const { shop, admin, staff } = await openBooks(t, await openShop(t, { company }))
  await shop.service.start()
  const [paid, disputed] = [newOrder(), newOrder()]
  await shop.authorise(paid, 'pm_card_visa')
  await shop.authorise(disputed, 'pm_card_dispute')
  for (const order of [paid, disputed]) await shop.sent(order)
  await waitFor(async () => (await shop.state(disputed))?.state === 'captured', { what: 'the captures' })
  // The provider's movements are compared once they are older than a minute.
  if (company === 'stripe') for (const line of shop.books().balance) line.created -= 300
  else await admin.query(`update sandbox.movements set created = created - interval '5 minutes'`)
  await admin.query(`update payments.ledger_transactions set booked_at = booked_at - interval '5 minutes'`)
  await reconciled(shop)
  const { kinds, open, sums } = await staff.reconciliation({})
  assert.deepEqual(kinds, [
    { kind: 'dispute', found: 1, repaired: 0, settled: 0, open: 1 },
    { kind: 'fee-not-booked', found: 3, repaired: 3, settled: 0, open: 0 },
  ])
  assert.deepEqual(
    sums.map(({ explainedPercent }) => explainedPercent),
    [100],
  )
  const { balances, drift } = await shop.ask.ledgerReport({})
  const net =
    company === 'stripe'
      ? shop.books().balance.reduce((sum, line) => sum + line.net, 0)
      : (await shop.inProvider<{ net: number }>('select sum(amount - fee)::bigint as net from sandbox.movements'))[0]?.net
  assert.equal(balances.find(({ account }) => account === `provider:${company}`)?.balance.amount, net)
  assert.deepEqual(drift, [])

  const settled = await staff.settleDifference(
    { params: { differenceId: open[0]?.id ?? '' }, body: { note: 'Answered with the proof of delivery.' } },
    { idempotencyKey: 'key-1' },
  )
  assert.deepEqual([settled.state, settled.note], ['settled', 'Answered with the proof of delivery.'])
  assert.deepEqual((await staff.reconciliation({})).open, [])
})
