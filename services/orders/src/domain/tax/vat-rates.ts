import { type Rate, rowOn } from './rates.ts'
import published from './vat-rates.generated.json' with { type: 'json' }

type VatPeriod = { country: string; from: string; to?: string; rate: Rate; places?: { name: string; postcode: string; rate: Rate }[] }

/**
 * Standard VAT rates by period, with the places that have their own, from https://github.com/ibericode/vat-rates
 * (MIT), read 2026-11-22; its latest change is of August 2025.
 */
const PERIODS = published as VatPeriod[]

/** What the published list has wrong or lacks; looked at first. A rate of 0 means outside the VAT area. */
const CORRECTIONS: { country: string; name: string; postcode: string; rate: Rate; from: string; source: string }[] = [
  {
    country: 'PT',
    name: 'Azores',
    postcode: '9[5-9]\\d{2,}',
    rate: 160000,
    from: '2021-07-01',
    source: 'Decreto Legislativo Regional 15-A/2021/A',
  },
  { country: 'FI', name: 'Åland', postcode: '22\\d{3}', rate: 0, from: '1995-01-01', source: 'Directive 2006/112/EC, article 6(1)(d)' },
]

/**
 * Countries of their own in ISO 3166 that are part of another's VAT area, or a named place of another
 * country. Guernsey, Jersey and Gibraltar are in no VAT area and so are not here.
 */
const PART_OF: Record<string, { country: string; place?: string }> = {
  MC: { country: 'FR' },
  IM: { country: 'GB' },
  AX: { country: 'FI', place: 'Åland' },
  GP: { country: 'FR', place: 'Guadeloupe' },
  MQ: { country: 'FR', place: 'Martinique' },
  GF: { country: 'FR', place: 'Guyane' },
  RE: { country: 'FR', place: 'Reunion' },
  YT: { country: 'FR', place: 'Mayotte' },
}

const COUNTRIES: ReadonlySet<string> = new Set(PERIODS.map((period) => period.country))

/** `place` is set where an address has another rate than its country; `outside` where no VAT area reaches it. */
export type VatPlace = { country: string; rate: Rate; place?: string; outside: boolean }

/**
 * The VAT rate at an address on a day. `'none'` for a country without VAT here, `'unknown'` for a day
 * before the table. Postcodes are compared without spaces and hyphens, from their first character.
 */
export function vatAt(address: { country: string; postcode?: string | undefined }, date: string): VatPlace | 'none' | 'unknown' {
  const { country, place } = PART_OF[address.country] ?? { country: address.country }
  if (!COUNTRIES.has(country)) return 'none'
  const period = rowOn(
    PERIODS.filter((row) => row.country === country),
    date,
  )
  if (!period) return 'unknown'
  const postcode = (address.postcode ?? '').replace(/[\s-]/g, '')
  const places = [...CORRECTIONS.filter((row) => row.country === country && row.from <= date), ...(period.places ?? [])]
  const found = places.find((row) => (place ? row.name === place : new RegExp(`^(?:${row.postcode})$`).test(postcode)))
  return found
    ? { country, rate: found.rate, place: found.name, outside: found.rate === 0 }
    : { country, rate: period.rate, outside: false }
}

/** Whether a country (ISO, or `EL` as VAT numbers of Greece begin) is a member state. */
export function inEuropeanUnion(country: string): boolean {
  return country !== 'GB' && COUNTRIES.has(country === 'EL' ? 'GR' : country)
}
