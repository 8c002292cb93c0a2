import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { ParcelState } from '@toyline/contracts'
import fc from 'fast-check'
import { CARRIER_STATES, parcelState, stateOf, type TrackingEvent } from './tracking.ts'

const event = (state: ParcelState, at: string): TrackingEvent => ({ key: `${state} ${at}`, state, at, message: '', place: null })

test('a parcel is where its latest event says', () => {
  assert.equal(parcelState([]), null)
  const events = [event('announced', '2026-11-27T08:00:00Z'), event('in-transit', '2026-11-27T20:00:00Z')]
  assert.deepEqual(parcelState(events), { state: 'in-transit', at: '2026-11-27T20:00:00Z' })
  assert.deepEqual(parcelState([...events, event('exception', '2026-11-28T01:00:00Z')])?.state, 'exception')
  assert.deepEqual(parcelState([...events, event('out-for-delivery', '2026-11-27T20:00:00Z')])?.state, 'out-for-delivery')
})

test('what was delivered stays delivered, and on its first day', () => {
  const delivered = event('delivered', '2026-11-28T10:00:00Z')
  for (const later of ['in-transit', 'exception', 'returned', 'delivered'] as const)
    assert.deepEqual(parcelState([delivered, event(later, '2026-11-29T10:00:00Z')]), { state: 'delivered', at: delivered.at }, later)
  assert.equal(parcelState([event('returned', '2026-11-27T10:00:00Z'), event('in-transit', '2026-11-28T10:00:00Z')])?.state, 'returned')
})

const states: ParcelState[] = ['announced', 'in-transit', 'out-for-delivery', 'ready-for-pickup', 'exception', 'delivered', 'returned']
const someEvents = fc.array(
  fc
    .record({ state: fc.constantFrom(...states), hour: fc.integer({ min: 0, max: 23 }) })
    .map(({ state, hour }) => event(state, `2026-11-27T${String(hour).padStart(2, '0')}:00:00.000Z`)),
  { minLength: 1, maxLength: 12 },
)
const told = someEvents.chain((events) => {
  const doubled = [...events, ...events.filter((_, at) => at % 2 === 0)]
  return fc.tuple(fc.constant(events), fc.shuffledSubarray(doubled, { minLength: doubled.length, maxLength: doubled.length }))
})

test('the same events in any order and any number say the same, and delivered is never left (W63)', () => {
  fc.assert(
    fc.property(told, ([events, shuffled]) => {
      assert.deepEqual(parcelState(shuffled), parcelState(events))
      let before: ParcelState | undefined
      for (let count = 1; count <= shuffled.length; count += 1) {
        const now = parcelState(shuffled.slice(0, count))?.state
        if (before === 'delivered') assert.equal(now, 'delivered')
        if (before === 'returned') assert.ok(now === 'returned' || now === 'delivered')
        before = now
      }
      assert.equal(
        before === 'delivered',
        events.some(({ state }) => state === 'delivered'),
      )
    }),
    { numRuns: 1_000 },
  )
})

test('a code that no table has says nothing', () => {
  assert.equal(stateOf('easypost', 'delivered'), 'delivered')
  assert.equal(stateOf('easypost', 'toString'), null)
  assert.equal(stateOf('ups', 'Z9'), null)
  assert.equal(stateOf('ups', 'D FS', 'D'), 'delivered')
  assert.equal(stateOf('ups', 'D OL', 'D'), 'out-for-delivery')
  assert.equal(stateOf('ups', 'U ZZ', 'U'), null)
})

const specs = new URL('../../../../../../shared/data/api-specs/', import.meta.url)
const skip = existsSync(specs) ? false : 'the API descriptions of carriers are not on this machine'

test('every code that UPS and ShipEngine name has a meaning here', { skip }, () => {
  const ups = readFileSync(new URL('ups/UPSTrackAlert.yaml', specs), 'utf8').replaceAll('\r', '')
  const alerts = /activityStatus:\n {10}type: object[\s\S]*?oneOf:\n([\s\S]*?)\n {12}code:/.exec(ups)?.[1] ?? ''
  const upsCodes = [...alerts.matchAll(/const: (\w+)/g)].map(([, code]) => code as string)
  assert.deepEqual(upsCodes, ['D', 'I', 'M', 'MV', 'U', 'X'])
  for (const [, type, code, description] of ups.matchAll(/activityStatus:\n +type: (\w+)\n +code: (\w+)\n +description: (.+)/g))
    assert.equal(stateOf('ups', `${type} ${code}`, `${type}`), description?.toLowerCase().replaceAll(' ', '-'))
  for (const code of upsCodes) assert.ok(Object.hasOwn(CARRIER_STATES.ups, code), `UPS ${code}`)

  const shipengine = readFileSync(new URL('shipengine/openapi.yaml', specs), 'utf8')
  const listed = /\n {4}status_code:\n[\s\S]*?enum:\n((?: {8}- \w+\n)+)/.exec(shipengine)?.[1] ?? ''
  assert.deepEqual([...listed.matchAll(/- (\w+)/g)].map(([, code]) => code as string).sort(), Object.keys(CARRIER_STATES.shipengine).sort())
})
