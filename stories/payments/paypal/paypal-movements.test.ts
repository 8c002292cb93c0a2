import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import { hurryReconciliation, reconciled } from '../reconciled.ts'
import { newOrder, sentEvent } from '../room.ts'
import { missing } from '../stand-ins/paypal/specification.ts'
import { openPayPal, openPayPalShop } from './paypal-room.ts'

const skip = missing
const HOUR_MS = 3_600_000
const DAY = 86_400
const ago = (ms: number) => new Date(Date.now() - ms).toISOString()
const seconds = (ms: number) => Math.floor((Date.now() - ms) / 1_000)
const dollars = (value: string) => ({ currency_code: 'USD', value })

test('a quarter of PayPal’s report is asked for in parts of 31 days, in pages, and in smaller parts where there is too much of it', {
  skip,
}, async (t) => {
  const { paypal, provider } = await openPayPal(t)
  const { lines, limits, asked } = paypal.report
  const line = { code: 'T0006', amount: dollars('1.00'), status: 'S' as const }
  for (let i = 0; i < 1_200; i += 1) lines.push({ ...line, id: `OLD${i}`, at: ago(89 * DAY * 1_000 - i) })
  for (let i = 0; i < 90; i += 1) lines.push({ ...line, id: `DAILY${i}`, at: ago(i * DAY * 1_000 + 1_000) })
  limits.mostLines = 1_201
  const read: string[] = []
  for (let after: string | null = null; ; ) {
    const page = await provider.movements!({ from: seconds(90 * DAY * 1_000), to: seconds(0), after })
    read.push(...page.movements.map(({ id }) => id))
    after = page.next
    if (after === null) break
  }
  assert.equal(read.length, 1_290)
  assert.deepEqual(new Set(read), new Set(lines.map(({ id }) => id)))
  const spans = asked.map(({ from, until }) => (Date.parse(until) - Date.parse(from)) / 1_000)
  assert.ok(Math.max(...spans) <= 31 * DAY)
  assert.ok(Math.min(...spans) < 16 * DAY, 'what is too large is asked for in halves')
})

test('each line of PayPal’s report is what its code says; what has not moved, and our own money on its way, is nothing', {
  skip,
}, async (t) => {
  const { paypal, provider } = await openPayPal(t)
  const put = (id: string, code: string, value: string, more: object = {}) =>
    paypal.report.lines.push({ id, code, amount: dollars(value), at: ago(HOUR_MS), status: 'S', ...more })
  put('TAKEN', 'T0006', '129.00', { custom: 'ord_1', fee: dollars('-4.99') })
  put('GIVEN', 'T1107', '-29.00', { reference: 'TAKEN', custom: 'ord_1.rfd_7', fee: dollars('0.50') })
  put('DISPUTED', 'T1201', '-100.00', { reference: 'TAKEN' })
  put('WON', 'T1202', '100.00', { reference: 'TAKEN' })
  put('ACCOUNTFEE', 'T0100', '-5.00')
  put('SENT', 'T0001', '-70.00')
  put('NEXTYEAR', 'T7700', '70.00')
  for (const code of ['T0200', 'T0300', 'T0400', 'T1110', 'T1300', 'T1501', 'T2001', 'T2101']) put(`OWN${code}`, code, '-1.00')
  put('WAITS', 'T0006', '1.00', { status: 'P' })
  put('DENIED', 'T0006', '1.00', { status: 'D' })
  const { movements } = await provider.movements!({ from: seconds(2 * HOUR_MS), to: seconds(0), after: null })
  assert.deepEqual(
    movements.map(({ id, kind, amount, orderId, ofMovement }) => [id, kind, amount.amount, orderId, ofMovement ?? null]).sort(),
    [
      ['ACCOUNTFEE', 'fee', -500, null, null],
      ['DISPUTED', 'dispute', -10_000, null, 'TAKEN'],
      ['GIVEN', 'refund', -2_900, 'ord_1', 'TAKEN'],
      ['GIVEN:fee', 'fee', 50, 'ord_1', 'TAKEN'],
      ['NEXTYEAR', 'charge', 7_000, null, 'NEXTYEAR'],
      ['SENT', 'refund', -7_000, null, 'SENT'],
      ['TAKEN', 'charge', 12_900, 'ord_1', 'TAKEN'],
      ['TAKEN:fee', 'fee', -499, 'ord_1', 'TAKEN'],
      ['WON', 'dispute', 10_000, null, 'TAKEN'],
    ],
  )
})

test('what PayPal cannot have reported yet is not missing, however long it is behind, and is read once it is there', {
  skip,
}, async (t) => {
  const shop = await openPayPalShop(t, { working: true })
  const order = newOrder()
  const { paymentId } = await shop.authorise(order)
  shop.paypal.books.approve(paymentId ?? '')
  await shop.refresh(order)
  await shop.hear(sentEvent(order))
  await waitFor(async () => (await shop.state(order))?.state === 'captured', { what: 'the capture' })
  // Ten hours ago, of which PayPal’s report knows nothing for twelve.
  await shop.asAdmin(`update payments.ledger_transactions set booked_at = booked_at - interval '10 hours'`)
  for (const line of shop.paypal.report.lines) line.at = ago(10 * HOUR_MS)
  shop.paypal.report.limits.behindMs = 12 * HOUR_MS

  const kinds = async () =>
    (await shop.query<{ what: string }>(`select kind || ' ' || state as what from payments.differences order by kind`)).map(
      ({ what }) => what,
    )
  await reconciled(shop)
  assert.deepEqual(await kinds(), [])
  const [reach] = await shop.query<{ hours: number }>(
    'select extract(epoch from now() - reconciled_to)::int / 3600 as hours from payments.reconciliations',
  )
  assert.equal(reach?.hours, 12, 'the next comparison begins where the report ended')

  shop.paypal.report.limits.behindMs = 0
  const isBooked = async () => {
    await hurryReconciliation(shop)
    return (await kinds()).length > 0 && (await kinds())[0] !== 'fee-not-booked open'
  }
  await waitFor(isBooked, { what: 'what the report has now' })
  assert.deepEqual(await kinds(), ['fee-not-booked repaired'])
  assert.deepEqual(await shop.query('select kind, payment_id from payments.movements order by kind'), [
    { kind: 'charge', payment_id: paymentId },
    { kind: 'fee', payment_id: paymentId },
  ])
})
