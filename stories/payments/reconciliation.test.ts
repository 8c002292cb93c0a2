import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { paymentsCards } from '@toyline/contracts'
import { client, injectTransport } from '@toyline/http'
import { waitFor } from '@toyline/testing'
import pg from 'pg'
import { AGREEING, type Planted, plant, writeBusyDay } from './bulk-report.ts'
import { newOrder, openShop, type Shop, tokens } from './room.ts'

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

async function openBooks(t: TestContext) {
  const shop = await openShop(t)
  const admin = new pg.Client({ connectionString: shop.adminUrl })
  await admin.connect()
  t.after(() => admin.end())
  const staff = client(paymentsCards, injectTransport(shop.service.app), { tokens, caller: { kind: 'staff', userId: 'usr_ada' } })
  return { shop, admin, staff }
}

/** Has the shop compare everything from the first booking on. */
async function reconciled(shop: Shop): Promise<void> {
  await shop.query('delete from payments.reconciliations')
  const isDone = async () => {
    await shop.query(`update payments.jobs set run_at = now() where task = 'reconcile' and owner is null and run_at > now()`)
    return (await shop.query('select from payments.reconciliations')).length === 1
  }
  await waitFor(isDone, { timeoutMs: 60_000, what: 'the comparison to end' })
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

test('of 10,000 reported movements with twenty differences of ten kinds, twenty are found and no other; what can be repaired is, once (C13)', async (t) => {
  const { shop, admin, staff } = await openBooks(t)
  await writeBusyDay(admin)
  for (const planted of Object.values(PLANTED).flat()) await plant(admin, planted)
  await shop.service.start()
  await reconciled(shop)

  const found = await shop.query<{ subject: string; kind: string; state: string }>('select subject, kind, state from payments.differences')
  const expected = Object.entries(PLANTED).flatMap(([kind, of]) => of.map(({ id }) => `${subjectOf(kind, id)} ${kind}`))
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
  assert.ok(lines >= AGREEING && AGREEING === 10_000)
  assert.deepEqual(Object.fromEntries(sums.map(({ currency, openValue }) => [currency, openValue])), { ...LEFT, EUR: 0 })
  const usd = sums.find(({ currency }) => currency === 'USD')
  assert.ok(usd && usd.explainedPercent >= 99.99 && usd.explainedPercent < 100, JSON.stringify(usd))
  assert.equal(sums.find(({ currency }) => currency === 'EUR')?.explainedPercent, 100)
  assert.deepEqual(Object.fromEntries(sums.map(({ currency, openCount }) => [currency, openCount])), { USD: 6, CAD: 2, EUR: 0 })

  // The same by another way: what both sides have, and what is left to find out, is each other's difference.
  const [books] = await shop.query<{ ours: number }>(
    `select sum(amount)::bigint as ours from payments.ledger_entries where account = 'provider:sandbox' and currency = 'USD'`,
  )
  const [theirs] = await shop.inProvider<{ net: number }>(
    `select sum(amount - fee)::bigint as net from sandbox.movements where currency = 'usd' and created < now() - interval '5 hours'
       and intent_id not like 'pi_do%'`,
  )
  assert.equal((books?.ours ?? 0) - (theirs?.net ?? 0), 9_300 + 9_400 + 1 - 700 + 9_500 + 9_600)
  assert.deepEqual((await shop.ask.ledgerReport({})).unbalanced, [])
  for (const id of ['do1', 'do2']) {
    const [intent] = await shop.inProvider<{ amount: number; amount_refunded: number }>('select * from sandbox.intents where id = $1', [
      `pi_${id}`,
    ])
    assert.equal(intent?.amount_refunded, intent?.amount, 'what was taken twice went back')
  }

  const before = await versions(admin)
  await reconciled(shop)
  assert.deepEqual(await versions(admin), before, 'the same again changes no row')
})

function subjectOf(kind: string, id: string): string {
  if (kind === 'missing-there') return `led_${id}`
  const suffix = { 'refund-unknown': 'r', dispute: 'd', 'fee-not-booked': ':fee' }[kind] ?? ''
  return `txn_${id}${suffix}`
}

test('orders that were paid, given back and disputed in the usual ways leave nothing to explain but the dispute', async (t) => {
  const { shop, admin, staff } = await openBooks(t)
  await shop.service.start()
  const [paid, disputed] = [newOrder(), newOrder()]
  await shop.authorise(paid, 'pm_card_visa')
  await shop.authorise(disputed, 'pm_card_dispute')
  for (const order of [paid, disputed]) await shop.sent(order)
  await waitFor(async () => (await shop.state(disputed))?.state === 'captured', { what: 'the captures' })
  // The provider's movements are compared once they are older than a minute.
  await admin.query(`update sandbox.movements set created = created - interval '5 minutes'`)
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
  const [theirs] = await shop.inProvider<{ net: number }>('select sum(amount - fee)::bigint as net from sandbox.movements')
  assert.equal(balances.find(({ account }) => account === 'provider:sandbox')?.balance.amount, theirs?.net)
  assert.deepEqual(drift, [])

  const settled = await staff.settleDifference(
    { params: { differenceId: open[0]?.id ?? '' }, body: { note: 'Answered with the proof of delivery.' } },
    { idempotencyKey: 'key-1' },
  )
  assert.deepEqual([settled.state, settled.note], ['settled', 'Answered with the proof of delivery.'])
  assert.deepEqual((await staff.reconciliation({})).open, [])
})
