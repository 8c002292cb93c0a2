import assert from 'node:assert/strict'
import { test } from 'node:test'
import { event, LOCALES, type LocaleId, type Order, type OrderReturn, RETURN_POLICIES } from '@toyline/contracts'
import { letterFor } from './domain/letters.ts'
import { draw } from './templates/draw.ts'

const SHOP = 'https://shop.example'
const usd = (amount: number) => ({ amount, currency: 'USD' as const })
const returned: OrderReturn = {
  id: 'rtn_1',
  number: 'R-TL-100123-1',
  kind: 'return',
  wish: 'refund',
  state: 'approved',
  outcome: null,
  lines: [{ lineId: 'line_1', quantity: 2, reason: 'too-many', fee: 150_000, restocked: null, writtenOff: null }],
  note: null,
  answer: null,
  photos: [],
  freight: 'buyer',
  sendTo: RETURN_POLICIES.us.address,
  trackingNumber: null,
  amount: usd(22_63),
  refund: null,
  replacement: null,
  createdAt: '2026-11-22T10:00:00.000Z',
}

/** The letter about a return, drawn; of its order a letter says only what stands here. */
async function letter(locale: LocaleId, changes: Partial<OrderReturn>) {
  const order = { id: 'ord_1', number: 'TL-100123', market: 'us', locale, email: 'ada@shop.example', lookupToken: 'to/ken' } as Order
  const asked = letterFor(event('orders.return-changed.v1', 'ord_1', { order, return: { ...returned, ...changes } }), SHOP)
  assert.ok(asked)
  return { to: asked.recipient, subject: asked.letter.subject, ...(await draw(asked.letter)) }
}

const STEPS: [string, Partial<OrderReturn>][] = [
  ['requested', { kind: 'claim', state: 'requested', sendTo: null, freight: null }],
  ['approved', {}],
  ['accepted', { kind: 'claim', outcome: 'credit', sendTo: null, freight: null }],
  ['in transit', { state: 'in-transit' }],
  ['received', { state: 'received' }],
  ['credited at once', { refund: 'done' }],
  ['refunded', { state: 'refunded', refund: 'done' }],
  ['replaced', { state: 'replaced' }],
  ['rejected', { kind: 'claim', state: 'rejected', answer: 'As <b>ordered</b>.', sendTo: null, freight: null }],
  ['withdrawn', { state: 'withdrawn' }],
  ['refused by the bank', { state: 'received', refund: 'declined' }],
]

test('each step of a return has a mail of its own in each language, whole, with a link to its order', async () => {
  for (const id of ['en-us', 'de-eu', 'fr-ca', 'es-us'] as const) {
    const subjects = new Set<string>()
    for (const [what, changes] of STEPS) {
      const { to, subject, text, html } = await letter(id, changes)
      subjects.add(subject)
      assert.equal(to, 'ada@shop.example')
      assert.ok(text.includes('TL-100123') && subject.includes(returned.number), `${id}, ${what}`)
      assert.ok(html.includes(`${SHOP}${id === 'en-us' ? '' : `/${id}`}/orders/ord_1?token=to%2Fken`), `${id}, ${what}`)
      assert.ok(html.includes(`lang="${LOCALES[id].tag}"`))
      assert.doesNotMatch(text + subject, /undefined|null|\$\{|\[object/, `${id}, ${what}`)
    }
    assert.equal(subjects.size, STEPS.length, `${id}: no two steps are called the same`)
  }
})

test('only a return that is to be sent says where to, and only what is credited says how much', async () => {
  const approved = await letter('en-us', {})
  assert.match(approved.text, /1200 Greg Street, Sparks NV 89431, United States/)
  assert.match(approved.text, /The way back is at your cost/)
  assert.match(approved.text, /\$22\.63/)
  const rejected = await letter('en-us', STEPS[8]?.[1] ?? {})
  assert.doesNotMatch(rejected.text, /Greg Street|22\.63/)
  assert.ok(rejected.html.includes('As &lt;b&gt;ordered&lt;/b&gt;.'))
})
