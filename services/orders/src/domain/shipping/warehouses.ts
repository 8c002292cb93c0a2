import { type Address, MARKETS, type MarketId } from '@toyline/contracts'
import { zoneOf } from './zones.ts'

/** Where parcels leave from, by the location of their stock. */
export const WAREHOUSES: Record<string, Address> = {
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

/** The nearest warehouse of a market, which the tariff reckons with. */
export function warehouseFor(market: MarketId, shipTo: Address): Address {
  const [first = 'reno', ...others] = MARKETS[market].locations
  const zone = (location: string) => {
    const found = zoneOf(market, shipTo, location)
    return 'zone' in found ? Number(found.zone) || 0 : 99
  }
  const nearest = others.reduce((best, location) => (zone(location) < zone(best) ? location : best), first)
  return WAREHOUSES[nearest] as Address
}

const MILITARY = new Set(['AA', 'AE', 'AP'])

/** Whether what goes from one address to another is declared to customs. Northern Ireland is inside the Union's territory for goods. */
export function crossesCustoms(from: Address, to: Address): boolean {
  const isUnion = ({ country, postcode }: Address) =>
    MARKETS.eu.countries.includes(country) || (country === 'GB' && /^BT\d/.test(postcode ?? ''))
  if (from.country === to.country) return from.country === 'US' && MILITARY.has(to.area ?? '')
  return !(isUnion(from) && isUnion(to))
}
