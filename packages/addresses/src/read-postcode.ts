import type { AddressFormat, Area } from './address.ts'

/**
 * A postcode with the capitals, spaces and hyphens its country writes, or `undefined` where it cannot be one.
 * Understands full-width digits, missing or doubled separators and country prefixes ("D-10115", "LV1010").
 */
export function readPostcode(format: AddressFormat, typed: string): string | undefined {
  if (!format.postcode) return typed
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
  if (bare === '' || bare.length > 16) return undefined
  const whole = new RegExp(`^(?:${format.postcode.pattern})$`)
  // Only digits are freed from a country's letters or given them: in "ZZ1 1AA" the letters are the postcode.
  const digits = /^[A-Z]{0,3}(\d+)$/.exec(bare)?.[1] ?? bare
  const prefix = /^\d+$/.test(bare) ? (/^[A-Z]+(?=[- ]?\d)/.exec(format.postcode.example)?.[0] ?? '') : ''
  for (const candidate of new Set([bare, digits, prefix + bare])) {
    const spaced = space(format, candidate)
    if (whole.test(spaced)) return spaced
    if (whole.test(candidate)) return candidate
  }
  return undefined
}

function space(format: AddressFormat, bare: string): string {
  // British forces numbers share their length with civil postcodes.
  if (bare.startsWith('BFPO')) return `BFPO ${bare.slice(4)}`
  const rule = format.postcode?.spacing.find(([length]) => length === bare.length)
  if (!rule) return bare
  const [, at, separator] = rule
  return bare.slice(0, at) + separator + bare.slice(at)
}

/** The areas whose postcodes begin like this one; an area without a rule is no candidate. */
export function areasOfPostcode(format: AddressFormat, postcode: string): Area[] {
  return format.areas.filter((area) => area.postcodes !== undefined && new RegExp(`^(?:${area.postcodes})`).test(postcode))
}
