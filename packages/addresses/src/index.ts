import type { Address, AddressFormat, AddressInput, CheckedAddress } from './address.ts'
import { addressWithoutCountry, checkAddress } from './check-address.ts'
import { cleanText } from './clean-text.ts'
import { countryList, formatOf } from './country-format.ts'
import { type PrintOptions, printAddress } from './print-address.ts'

export type { Address, AddressField, AddressFieldName, AddressFormat, AddressInput, AddressIssue, Area, CheckedAddress } from './address.ts'

/** Every country: ISO code and English name, sorted by name. Whether we sell there is not said here. */
export const countries = countryList

/** Fields, labels, postcode rule and areas of a country (ISO code); plain JSON. `undefined` for a code that is no country. */
export function addressFormat(country: string): AddressFormat | undefined {
  return formatOf(country)
}

/** What is wrong with an address, in plain English, and the address as we keep it. Never throws, whatever the input. */
export function validateAddress(input: AddressInput): CheckedAddress {
  const format = formatOf(cleanText(input.country).toUpperCase())
  return format ? checkAddress(format, input) : addressWithoutCountry(input)
}

/** The address as lines of an envelope. An unknown country prints what there is, in the most common order. */
export function formatAddress(address: Address, options: PrintOptions = {}): string[] {
  const format = formatOf(address.country)
  if (format) return printAddress(format, address, options)
  const place = [address.city, address.area, address.postcode].filter((part) => part).join(' ')
  return [address.name, address.company, address.line1, address.line2, place, address.country].filter((line): line is string =>
    Boolean(line),
  )
}
