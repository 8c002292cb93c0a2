import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RETURN_POLICIES, type ReturnClass, type ReturnState, returnClassOf } from '@toyline/contracts'
import fc from 'fast-check'
import { isRefusal } from '../refusal.ts'
import { type Facts, returnableOf } from './policy.ts'
import { decideReceipt, decideRequest } from './request.ts'
import { RETURN_TRANSITIONS } from './return-states.ts'
import { worthOf } from './worth.ts'

const POLICY = RETURN_POLICIES.us
const line = (changes: Partial<Facts['lines'][number]> = {}) => ({
  id: 'line_1',
  shipped: 12,
  delivered: 12,
  returned: 0,
  returnClass: 'regular' as ReturnClass,
  ...changes,
})
const facts = (changes: Partial<Facts> = {}): Facts => ({
  lines: [line()],
  deliveredAt: '2026-11-01T23:30:00.000Z',
  sentAt: '2026-10-28T08:00:00.000Z',
  isFirstOrder: false,
  isReplacement: false,
  ...changes,
})
const on = (day: string) => new Date(`${day}T23:59:59.999Z`)

test('a window counts from delivery, its last day as a whole; a first order has a longer one, at no cost (W64)', () => {
  const usual = returnableOf(POLICY, facts(), on('2026-12-01'))
  assert.deepEqual(
    [usual.returnBy, usual.freight, usual.lines],
    ['2026-12-01', 'buyer', [{ lineId: 'line_1', returnable: 12, claimable: 0, refusal: null, fee: 150_000 }]],
  )
  assert.deepEqual(returnableOf(POLICY, facts(), on('2026-12-02')).lines[0]?.refusal, 'too-late')
  const first = returnableOf(POLICY, facts({ isFirstOrder: true }), on('2026-12-31'))
  assert.deepEqual([first.returnBy, first.freight, first.lines[0]?.returnable, first.lines[0]?.fee], ['2026-12-31', 'seller', 12, 0])
})

test('a claim has fourteen days, of anything that was sent, delivered or not', () => {
  assert.equal(returnableOf(POLICY, facts(), on('2026-11-15')).lines[0]?.claimable, 12)
  assert.equal(returnableOf(POLICY, facts(), on('2026-11-16')).lines[0]?.claimable, 0)
  const lost = returnableOf(
    POLICY,
    facts({ deliveredAt: null, lines: [line({ delivered: 0, returnClass: 'seasonal' })] }),
    on('2026-11-11'),
  )
  assert.deepEqual(
    [lost.claimBy, lost.lines[0]],
    ['2026-11-11', { lineId: 'line_1', returnable: 0, claimable: 12, refusal: 'not-delivered', fee: 150_000 }],
  )
})

test('what is seasonal, made to order or licensed does not come back, nor what has come back, nor what replaced other goods', () => {
  const refusal = (changes: Partial<Facts['lines'][number]>, of: Partial<Facts> = {}) =>
    returnableOf(POLICY, facts({ lines: [line(changes)], ...of }), on('2026-11-02')).lines[0]?.refusal
  for (const returnClass of ['seasonal', 'custom', 'licensed'] as const) assert.equal(refusal({ returnClass }), returnClass)
  assert.equal(refusal({ returned: 12 }), 'all-returned')
  assert.equal(refusal({}, { isReplacement: true }), 'too-late')
  assert.equal(
    returnableOf({ ...POLICY, excluded: [] }, facts({ lines: [line({ returnClass: 'seasonal' })] }), on('2026-11-02')).lines[0]?.refusal,
    null,
  )
})

test('the kind of a product follows from its tags, and from its category', () => {
  assert.equal(returnClassOf({ tags: ['gift'], categories: ['plush'] }), 'regular')
  assert.equal(returnClassOf({ tags: [], categories: ['Seasonal', 'Holiday plush'] }), 'seasonal')
  assert.equal(returnClassOf({ tags: ['Made to order'], categories: ['seasonal'] }), 'custom')
  assert.equal(returnClassOf({ tags: ['licence-restricted'], categories: [] }), 'licensed')
})

const refusalOf = (decided: unknown) => (isRefusal(decided) ? decided.refusal.code : 'allowed')

test('no more is returned than has arrived and is not returned yet, however it is asked for; a fault is no return', () => {
  const returnable = returnableOf(POLICY, facts({ lines: [line({ returned: 4 })] }), on('2026-11-02'))
  const ask = (kind: 'return' | 'claim', reason: 'too-many' | 'damaged', ...quantities: number[]) =>
    refusalOf(decideRequest(returnable, { kind, lines: quantities.map((quantity) => ({ lineId: 'line_1', quantity, reason })) }))
  assert.equal(ask('return', 'too-many', 8), 'allowed')
  assert.equal(ask('return', 'too-many', 9), 'more-than-returnable')
  assert.equal(ask('return', 'too-many', 5, 4), 'more-than-returnable')
  assert.equal(ask('claim', 'damaged', 9), 'more-than-returnable')
  assert.equal(ask('return', 'damaged', 1), 'wrong-reason')
  assert.equal(ask('claim', 'too-many', 1), 'wrong-reason')
  const foreign = [{ lineId: 'line_2', quantity: 1, reason: 'too-many' as const }]
  assert.equal(refusalOf(decideRequest(returnable, { kind: 'return', lines: foreign })), 'no-such-line')
  const claimed = decideRequest(returnable, { kind: 'claim', lines: [{ lineId: 'line_1', quantity: 2, reason: 'short' }] })
  assert.deepEqual(claimed, { lines: [{ lineId: 'line_1', quantity: 2, reason: 'short', fee: 0 }] })
})

test('no more is received than was to be sent, and what is not named has not come', () => {
  const sent = {
    lines: ['a', 'b'].map((lineId) => ({ lineId, quantity: 3, reason: 'too-many' as const, fee: 0, restocked: null, writtenOff: null })),
  }
  assert.equal(refusalOf(decideReceipt(sent, [{ lineId: 'a', restocked: 2, writtenOff: 2 }])), 'more-than-sent')
  assert.equal(refusalOf(decideReceipt(sent, [{ lineId: 'c', restocked: 1, writtenOff: 0 }])), 'no-such-line')
  assert.equal(refusalOf(decideReceipt(sent, [])), 'nothing-received')
  assert.deepEqual(decideReceipt(sent, [{ lineId: 'a', restocked: 2, writtenOff: 1 }]), {
    lines: [
      { lineId: 'a', restocked: 2, writtenOff: 1 },
      { lineId: 'b', restocked: 0, writtenOff: 0 },
    ],
  })
})

test('pieces are worth what was paid for them with their tax, less what is kept', () => {
  const usd = (amount: number) => ({ amount, currency: 'USD' as const })
  const tax = { jurisdiction: 'US-WA', name: 'Sales tax', rate: 65_000, reason: 'standard' as const, amount: usd(7_80) }
  const lines = [{ id: 'a', quantity: 12, shipped: 12, unitPrice: usd(10_00), lineTotal: usd(120_00), taxLines: [tax], repriced: [] }]
  assert.deepEqual(worthOf(lines, [{ lineId: 'a', quantity: 2, fee: 0 }]), usd(21_30))
  assert.deepEqual(worthOf(lines, [{ lineId: 'a', quantity: 2, fee: 150_000 }]), usd(18_11))
})

test('whatever is asked for in whatever order, a return goes only where it may, and ends', () => {
  const states = Object.keys(RETURN_TRANSITIONS) as ReturnState[]
  const ends = states.filter((state) => RETURN_TRANSITIONS[state].length === 0)
  assert.deepEqual(ends, ['refunded', 'replaced', 'rejected', 'withdrawn'])
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...states), { maxLength: 12 }), (wanted) => {
      let state = 'requested' as ReturnState
      const seen = new Set<ReturnState>([state])
      for (const next of wanted) {
        if (!RETURN_TRANSITIONS[state].includes(next)) continue
        assert.ok(!seen.has(next), `${next} comes twice`)
        seen.add(next)
        state = next
      }
    }),
  )
})
