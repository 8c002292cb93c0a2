import countries from '../data/countries.json' with { type: 'json' }
import formats from '../data/formats.json' with { type: 'json' }
import type { AddressField, AddressFormat, Area, PostcodeSpacing } from './address.ts'

type CountryRecord = {
  fmt: string
  latinFmt?: string
  required: string
  upper: string
  postcode?: string
  example?: string
  spacing?: PostcodeSpacing[]
  postcodeWord?: string
  cityWord?: string
  areaWord?: string
  areas?: { code: string; name?: string; label?: string; postcodes?: string }[]
}

const records = new Map(Object.entries(formats as unknown as Record<string, CountryRecord>))
const names = new Map(countries.map((country) => [country.code, country.name]))

const AREA_LABELS: Record<string, string> = {
  state: 'State',
  province: 'Province',
  county: 'County',
  prefecture: 'Prefecture',
  parish: 'Parish',
  island: 'Island',
  area: 'Area',
  district: 'District',
  do_si: 'Province',
  department: 'Department',
}
const POSTCODE_LABELS: Record<string, string> = {
  postcode: 'Postcode',
  zip: 'ZIP code',
  'postal-code': 'Postal code',
  eircode: 'Eircode',
  pin: 'PIN code',
}
const CITY_LABELS: Record<string, string> = { city: 'City', town: 'Town or city' }

/** All countries and territories with an ISO code of their own, sorted by English name. Whether we sell there is not said here. */
export function countryList(): { code: string; name: string }[] {
  return countries.map((country) => ({ ...country }))
}

/** How addresses of a country are asked for, checked and printed; `undefined` for a code that is no country. */
export function formatOf(country: string): AddressFormat | undefined {
  const record = records.get(country)
  const countryName = names.get(country)
  if (!record || !countryName) return undefined
  const areas: Area[] = (record.areas ?? []).map((area) => ({ ...area, name: area.name ?? area.label ?? area.code }))
  return {
    country,
    countryName,
    fields: fieldsOf(record),
    ...(record.postcode && { postcode: { pattern: record.postcode, example: record.example ?? '', spacing: record.spacing ?? [] } }),
    areas,
    layout: record.fmt,
    capitals: record.upper,
  }
}

function fieldsOf(record: CountryRecord): AddressField[] {
  const needs = (letter: string) => record.required.includes(letter)
  const line = { maxLength: 100, required: false }
  const name: AddressField = { ...line, name: 'name', label: 'Full name', labelKey: 'name', required: true, autocomplete: 'name' }
  const company: AddressField = { ...line, name: 'company', label: 'Company', labelKey: 'company', autocomplete: 'organization' }
  const line1: AddressField = { ...line, name: 'line1', label: 'Address', labelKey: 'line1', required: true, autocomplete: 'address-line1' }
  const line2: AddressField = { ...line, name: 'line2', label: 'Building, floor or unit', labelKey: 'line2', autocomplete: 'address-line2' }
  const phone: AddressField = { ...line, name: 'phone', label: 'Phone', labelKey: 'phone', maxLength: 30, autocomplete: 'tel' }

  // The form is English, so it follows the order used in Latin script where a country has two.
  const order = (record.latinFmt ?? record.fmt).match(/%[CSZ]/g) ?? []
  const places = order.flatMap((token): AddressField[] => {
    if (token === '%C') {
      const word = record.cityWord ?? 'city'
      return [
        {
          ...line,
          name: 'city',
          label: CITY_LABELS[word] ?? 'City',
          labelKey: `city.${word}`,
          required: needs('C'),
          autocomplete: 'address-level2',
        },
      ]
    }
    if (token === '%S') {
      // A free-text county that no post office asks for is one field too many.
      if (!record.areas && !needs('S')) return []
      const word = record.areaWord ?? 'province'
      return [
        {
          ...line,
          name: 'area',
          label: AREA_LABELS[word] ?? 'Province',
          labelKey: `area.${word}`,
          required: needs('S'),
          autocomplete: 'address-level1',
        },
      ]
    }
    const word = record.postcodeWord ?? 'postcode'
    const numeric = record.postcode !== undefined && !/[A-Z]/.test(record.postcode)
    return [
      {
        ...line,
        name: 'postcode',
        label: POSTCODE_LABELS[word] ?? 'Postcode',
        labelKey: `postcode.${word}`,
        maxLength: 16,
        required: needs('Z'),
        autocomplete: 'postal-code',
        ...(numeric && { numeric: true }),
      },
    ]
  })
  return [name, company, line1, line2, ...places, phone]
}
