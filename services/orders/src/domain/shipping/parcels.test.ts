import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Carrier, chooseRate } from './carrier.ts'
import { shipmentNews } from './parcels.ts'
import type { TrackingEvent } from './tracking.ts'
import { crossesCustoms, locationsFor, shipsFrom, WAREHOUSES, warehouseFor } from './warehouses.ts'

const to = (country: string, area?: string, postcode?: string) => ({
  name: 'Ada',
  line1: '1 Main St',
  city: 'Town',
  country,
  ...(area ? { area } : {}),
  ...(postcode ? { postcode } : {}),
})
const told = (state: TrackingEvent['state'], at: string): TrackingEvent => ({ key: at, state, at, message: '', place: null })

test('the locations of a market are ranked by how near they are to the buyer; a shipment leaves from its own, an older one from the nearest', () => {
  assert.equal(warehouseFor('us', to('US', 'WA', '98104')), WAREHOUSES.reno)
  assert.equal(warehouseFor('us', to('US', 'NY', '10001')), WAREHOUSES.louisville)
  assert.equal(warehouseFor('us', to('US', 'HI', '96813')), WAREHOUSES.reno)
  assert.equal(warehouseFor('ca', to('CA', 'QC', 'H2X 1Y4')), WAREHOUSES.louisville)
  assert.equal(warehouseFor('eu', to('DE', undefined, '10115')), WAREHOUSES.rotterdam)
  assert.deepEqual(locationsFor('us', to('US', 'WA', '98104')), ['reno', 'louisville'])
  assert.deepEqual(locationsFor('us', to('US', 'NY', '10001')), ['louisville', 'reno'])
  const order = { market: 'us' as const, shipTo: to('US', 'NY', '10001') }
  assert.equal(shipsFrom({ location: 'reno' }, order), WAREHOUSES.reno)
  assert.equal(shipsFrom({ location: null }, order), WAREHOUSES.louisville)
})

test('customs are told of what leaves their territory, and of what goes to the forces', () => {
  const { reno, rotterdam } = WAREHOUSES
  assert.ok(reno && rotterdam)
  assert.equal(crossesCustoms(reno, to('US', 'NY')), false)
  assert.equal(crossesCustoms(reno, to('US', 'AE')), true)
  assert.equal(crossesCustoms(reno, to('CA', 'QC')), true)
  assert.equal(crossesCustoms(rotterdam, to('DE')), false)
  assert.equal(crossesCustoms(rotterdam, to('GB', undefined, 'SW1A 1AA')), true)
  assert.equal(crossesCustoms(rotterdam, to('GB', undefined, 'BT1 5GS')), false)
})

test('a shipment is as far as its parcels say together', () => {
  assert.equal(shipmentNews([]), null)
  assert.equal(shipmentNews([[], []]), null)
  assert.equal(shipmentNews([[told('announced', '2026-11-27T08:00:00Z')], []]), null)
  const delivered = [told('delivered', '2026-11-28T10:00:00Z')]
  assert.deepEqual(shipmentNews([delivered, []]), { state: 'in-transit', at: '2026-11-28T10:00:00Z' })
  assert.deepEqual(shipmentNews([delivered, [told('out-for-delivery', '2026-11-28T08:00:00Z')]])?.state, 'out-for-delivery')
  assert.deepEqual(shipmentNews([delivered, [told('delivered', '2026-11-30T09:00:00Z')]]), {
    state: 'delivered',
    at: '2026-11-30T09:00:00Z',
  })
})

type Rates = Awaited<ReturnType<Carrier['draft']>>['rates']

test('the cheapest rate that keeps the promise is taken, and of two the faster', () => {
  const rate = (id: string, amount: number, days: number | null) => ({
    id,
    carrier: 'USPS',
    service: id,
    amount: { amount, currency: 'USD' as const },
    days,
  })
  const rates: Rates = [rate('slow', 500, 5), rate('quick', 900, 2), rate('unsaid', 100, null), rate('quicker', 900, 1)]
  assert.equal(chooseRate(rates, null)?.id, 'unsaid')
  assert.equal(chooseRate(rates, 5)?.id, 'slow')
  assert.equal(chooseRate(rates, 2)?.id, 'quicker')
  assert.equal(chooseRate(rates, 0), null)
  assert.equal(chooseRate([], null), null)
})
