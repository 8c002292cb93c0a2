import { type Address, type Location, MARKETS, type MarketId, type Shipment } from '@toyline/contracts'
import { zoneOf } from './zones.ts'

/** Where parcels leave from, by the location of their stock. */
export const WAREHOUSES: Record<Location, Address> = {
  reno: {
    name: 'Toyline',
    line1: '500 Vista Boulevard',
    city: 'Sparks',
    area: 'NV',
    postcode: '89434',
    country: 'US',
    phone: '775-555-0100',
  },
  louisville: {
    name: 'Toyline',
    line1: '2500 Fern Valley Road',
    city: 'Louisville',
    area: 'KY',
    postcode: '40213',
    country: 'US',
    phone: '502-555-0100',
  },
  rotterdam: {
    name: 'Toyline',
    line1: 'Waalhaven Oostzijde 1',
    city: 'Rotterdam',
    postcode: '3087 BM',
    country: 'NL',
    phone: '+31 10 555 01 00',
  },
}

/** The locations of a market, the nearest to an address first; of equally near ones as the market has them. */
export function locationsFor(market: MarketId, shipTo: Address): Location[] {
  const zone = (location: Location) => {
    const found = zoneOf(market, shipTo, location)
    return 'zone' in found ? Number(found.zone) || 0 : 99
  }
  return MARKETS[market].locations.toSorted((one, other) => zone(one) - zone(other))
}

/** The nearest warehouse of a market, which the tariff and the tax engine reckon with. */
export function warehouseFor(market: MarketId, shipTo: Address): Address {
  return WAREHOUSES[locationsFor(market, shipTo)[0] as Location]
}

/** Where a shipment of an order leaves; the nearest warehouse where that was not kept. */
export function shipsFrom({ location }: Pick<Shipment, 'location'>, order: { market: MarketId; shipTo: Address }): Address {
  return (location && WAREHOUSES[location as Location]) || warehouseFor(order.market, order.shipTo)
}

const MILITARY = new Set(['AA', 'AE', 'AP'])

/** Whether what goes from one address to another is declared to customs. Northern Ireland is inside the Union's territory for goods. */
export function crossesCustoms(from: Address, to: Address): boolean {
  const isUnion = ({ country, postcode }: Address) =>
    MARKETS.eu.countries.includes(country) || (country === 'GB' && /^BT\d/.test(postcode ?? ''))
  if (from.country === to.country) return from.country === 'US' && MILITARY.has(to.area ?? '')
  return !(isUnion(from) && isUnion(to))
}
