import type { Location, MarketId } from './markets.ts'

/** Why goods of some kind do not come back because somebody no longer wants them. Faults are another thing: a claim is always open. */
export const NOT_RETURNED = ['seasonal', 'custom', 'licensed'] as const
export type ReturnClass = 'regular' | (typeof NOT_RETURNED)[number]

export type ReturnPolicy = {
  /** Days from delivery in which goods may come back; of a buyer's first order, so many. */
  days: number
  firstOrderDays: number
  /** Millionths of the price that are kept for putting goods back on the shelf. A first order keeps nothing. */
  fee: number
  /** Who pays the way back of goods that are only not wanted; a first order's is always ours. */
  freight: 'buyer' | 'seller'
  /** Days from delivery in which damage, shortage and wrong goods are told of. */
  claimDays: number
  /** Which kinds of goods do not come back. */
  excluded: readonly ReturnClass[]
  /** Up to so many minor units a buyer with an account is credited at once, before the goods are here; 0: never. */
  instantUpTo: number
  /** Where returns are sent, and on whose shelf they go. */
  location: Location
  address: { name: string; line1: string; city: string; area?: string; postcode: string; country: string }
}

const RENO = { name: 'Toyline Returns', line1: '1200 Greg Street', city: 'Sparks', area: 'NV', postcode: '89431', country: 'US' }
const ROTTERDAM = { name: 'Toyline Returns', line1: 'Waalhaven Zuidzijde 21', city: 'Rotterdam', postcode: '3089 JH', country: 'NL' }

const EUROPE: ReturnPolicy = {
  days: 30,
  firstOrderDays: 60,
  fee: 100_000,
  freight: 'buyer',
  claimDays: 14,
  excluded: NOT_RETURNED,
  instantUpTo: 100_00,
  location: 'rotterdam',
  address: ROTTERDAM,
}

/** What may come back, until when and at what cost, by market. The pages say it before anybody buys. */
export const RETURN_POLICIES: Record<MarketId, ReturnPolicy> = {
  us: {
    days: 30,
    firstOrderDays: 60,
    fee: 150_000,
    freight: 'buyer',
    claimDays: 14,
    excluded: NOT_RETURNED,
    instantUpTo: 100_00,
    location: 'reno',
    address: RENO,
  },
  ca: {
    days: 30,
    firstOrderDays: 60,
    fee: 150_000,
    freight: 'buyer',
    claimDays: 14,
    excluded: NOT_RETURNED,
    instantUpTo: 0,
    location: 'reno',
    address: RENO,
  },
  gb: EUROPE,
  eu: EUROPE,
}

const BY_TAG: Record<string, ReturnClass> = { 'made-to-order': 'custom', 'licence-restricted': 'licensed' }

/** Of a product by its tags and its categories from the root down: seasonal goods are those of that category. */
export function returnClassOf({ tags, categories }: { tags: readonly string[]; categories: readonly string[] }): ReturnClass {
  const tagged = tags.map((tag) => BY_TAG[tag.trim().toLowerCase().replaceAll(' ', '-')]).find(Boolean)
  return tagged ?? (categories[0]?.toLowerCase() === 'seasonal' ? 'seasonal' : 'regular')
}
