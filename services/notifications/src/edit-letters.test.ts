import assert from 'node:assert/strict'
import { test } from 'node:test'
import { event, LOCALES, type LocaleId, type Order, type OrderEdit } from '@toyline/contracts'
import { letterFor } from './domain/letters.ts'
import { draw } from './templates/draw.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' as const })
const toy = { variantId: 'var_1', sku: 'CLP-25', title: 'Clippy & friends', variantTitle: '25 cm', language: 'en' as const }
const lowered: OrderEdit = {
  id: 'edit_1',
  kind: 'lower',
  state: 'done',
  reason: 'Less <b>came</b>.',
  at: '2026-11-27T23:00:00.000Z',
  until: null,
  lines: [{ ...toy, quantity: { before: 24, after: 12 }, unitPrice: { before: usd(12_50), after: usd(10_00) } }],
  before: usd(319_00),
  after: usd(133_00),
  totals: null,
  supplement: null,
}
const proposed: OrderEdit = {
  ...lowered,
  kind: 'add',
  state: 'proposed',
  until: '2026-12-04T23:00:00.000Z',
  lines: [{ ...toy, quantity: { before: 0, after: 12 }, unitPrice: { before: null, after: usd(10_00) } }],
  totals: {
    merchandise: usd(120_00),
    shipping: usd(0),
    tax: usd(7_80),
    total: usd(127_80),
    taxLines: [],
    pricesIncludeTax: false,
  },
}

/** The letter about an edit, drawn; of its order a letter says only what stands here. */
async function letter(locale: LocaleId, edit: OrderEdit) {
  const order = { id: 'ord_1', number: 'TL-100123', market: 'us', locale, email: 'ada@shop.example', lookupToken: 'to/ken' } as Order
  const asked = letterFor(event('orders.order-edited.v1', 'ord_1', { order, edit, lines: [] }), 'https://shop.example')
  assert.ok(asked)
  return { to: asked.recipient, subject: asked.letter.subject, ...(await draw(asked.letter)) }
}

test('what was changed is told with its reason, pieces, prices and the sum of now; a proposal with what would be added and until when', async () => {
  const done = await letter('en-us', lowered)
  assert.deepEqual([done.to, done.subject], ['ada@shop.example', 'Order TL-100123 was changed'])
  for (const part of ['Clippy & friends', '24 → 12 pieces', '$10.00 each instead of $12.50', '$133.00', '/orders/ord_1?token=to%2Fken'])
    assert.ok(done.text.includes(part), `${part} in ${done.text}`)
  assert.ok(done.html.includes('Less &lt;b&gt;came') && !done.html.includes('<b>came'), 'what staff typed is text')
  assert.ok(!done.text.includes('accept'), done.text)

  const asking = await letter('en-us', proposed)
  assert.equal(asking.subject, 'A proposal for order TL-100123')
  for (const part of ['0 → 12 pieces', '$10.00 each', '$127.80', 'until Dec 4, 2026', 'Nothing changes unless you accept'])
    assert.ok(asking.text.includes(part), `${part} in ${asking.text}`)
  assert.ok(!asking.text.includes('instead of') && !asking.text.includes('$133.00'), asking.text)
})

test('what a cancellation made dearer is told with it, in each language; one that changed no price tells none', async () => {
  const tell = async (locale: LocaleId, repriced: OrderEdit['lines'], freight: Order['freight']) => {
    const order = {
      id: 'ord_1',
      number: 'TL-100123',
      market: 'us',
      locale,
      email: 'a@shop.example',
      lines: [],
      comesTo: usd(88_00),
      freight,
    }
    const told = { order: order as unknown as Order, lines: [], repriced }
    const asked = letterFor(event('orders.lines-cancelled.v1', 'ord_1', told), 'https://shop.example')
    return (await draw(asked!.letter)).text
  }
  const changed = [{ ...toy, quantity: { before: 48, after: 6 }, unitPrice: { before: usd(10_00), after: usd(12_50) } }]
  const text = await tell('en-us', changed, { amount: usd(9_00), taxes: [] })
  for (const part of ['48 → 6 pieces', '$12.50 each instead of $10.00', 'costs $9.00', '$88.00'])
    assert.ok(text.includes(part), `${part} in ${text}`)
  const kept = await tell('en-us', [], null)
  assert.ok(kept.includes('$88.00') && !kept.includes('volume price') && !kept.includes('Delivery'), kept)
  for (const id of Object.keys(LOCALES) as LocaleId[]) assert.ok((await tell(id, changed, null)).includes('CLP-25'), id)
})

test('an edit is told in each language, with its amounts as that language writes them', async () => {
  const subjects = new Set<string>()
  for (const id of Object.keys(LOCALES) as LocaleId[])
    for (const edit of [lowered, proposed]) {
      const { subject, text } = await letter(id, edit)
      assert.ok(text.includes('CLP-25') && text.includes('TL-100123'), text)
      subjects.add(subject)
    }
  assert.equal(subjects.size, 8)
})
