import { z } from 'zod'
import { LOCATION_NAMES } from './locations.ts'
import type { Currency } from './money.ts'

export const MarketId = z.enum(['us', 'ca', 'gb', 'eu'])
export type MarketId = z.infer<typeof MarketId>

/** A place with stock. */
export const Location = z.enum(Object.keys(LOCATION_NAMES) as (keyof typeof LOCATION_NAMES)[]).meta({ id: 'Location' })
export type Location = z.infer<typeof Location>

export type Market = {
  id: MarketId
  name: string
  currency: Currency
  /** ISO 3166-1 alpha-2 codes that this market delivers to. */
  countries: readonly string[]
  /** Whether shown prices contain tax. Trade prices never do; the EU market shows both. */
  taxDisplay: 'exclusive' | 'inclusive'
  /** Stock locations that serve this market, nearest first. */
  locations: readonly Location[]
  locale: string
}

const EU = [
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
] as const

export const MARKETS: Record<MarketId, Market> = {
  us: {
    id: 'us',
    name: 'United States',
    currency: 'USD',
    countries: ['US'],
    taxDisplay: 'exclusive',
    locations: ['reno', 'louisville'],
    locale: 'en-US',
  },
  ca: {
    id: 'ca',
    name: 'Canada',
    currency: 'CAD',
    countries: ['CA'],
    taxDisplay: 'exclusive',
    locations: ['louisville', 'reno'],
    locale: 'en-CA',
  },
  gb: {
    id: 'gb',
    name: 'United Kingdom',
    currency: 'GBP',
    countries: ['GB'],
    taxDisplay: 'exclusive',
    locations: ['rotterdam'],
    locale: 'en-GB',
  },
  eu: {
    id: 'eu',
    name: 'European Union',
    currency: 'EUR',
    countries: EU,
    taxDisplay: 'inclusive',
    locations: ['rotterdam'],
    locale: 'en-IE',
  },
}
