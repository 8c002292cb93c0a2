import { type Rate, rowOn } from './rates.ts'
import { NORTHERN_IRELAND, PART_OF, VAT_PLACES } from './vat-places.ts'
import published from './vat-rates.generated.json' with { type: 'json' }

/**
 * Standard VAT rates since each change, from https://github.com/ibericode/vat-rates (MIT), read 2026-11-22; its latest change is of
 * August 2025.
 */
const PERIODS: ReadonlyMap<string, readonly { country: string; from: string; to?: string; rate: Rate }[]> = Map.groupBy(
  published,
  (period) => period.country,
)

/** `place` is set where an address has another VAT than its country; `outside` where no VAT area reaches it. */
export type VatPlace = { country: string; rate: Rate; place?: string; outside: boolean }

/** The VAT at an address on a day. `'none'` for a country without VAT here, `'unknown'` for a day before the table. */
export function vatAt(address: { country: string; postcode?: string | undefined }, date: string): VatPlace | 'none' | 'unknown' {
  const { country, place } = PART_OF.get(address.country) ?? { country: address.country }
  const periods = PERIODS.get(country)
  if (!periods) return 'none'
  const period = rowOn(periods, date)
  if (!period) return 'unknown'
  const { rate } = period
  const postcode = (address.postcode ?? '').toUpperCase().replace(/[\s-]/g, '')
  if (country === NORTHERN_IRELAND.of && NORTHERN_IRELAND.postcode.test(postcode) && NORTHERN_IRELAND.from <= date)
    return { country: NORTHERN_IRELAND.country, rate, place: NORTHERN_IRELAND.name, outside: false }
  const places = VAT_PLACES.get(country)?.filter((row) => (place ? row.name === place : row.postcode.test(postcode))) ?? []
  const found = rowOn(places, date)
  if (!found) return { country, rate, outside: false }
  return { country, rate: found.rate ?? 0, place: found.name, outside: found.rate === undefined }
}

/** Whether goods move to and from a country (ISO, or as VAT numbers begin: `EL`, `XI`) as within the Union. */
export function inEuropeanUnion(country: string): boolean {
  return country === NORTHERN_IRELAND.country || (country !== 'GB' && PERIODS.has(country === 'EL' ? 'GR' : country))
}
