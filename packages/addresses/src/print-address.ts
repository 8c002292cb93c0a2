import type { Address, AddressFormat } from './address.ts'

export type PrintOptions = {
  /** Capitals where the post of the country wants them; for labels. */
  capitals?: boolean
  /** The country's name as last line; on unless switched off. */
  country?: boolean
}

/** The lines of an envelope, top to bottom, without empty ones. The phone number is not part of them. */
export function printAddress(format: AddressFormat, address: Address, options: PrintOptions = {}): string[] {
  const area = format.areas.find((known) => known.code === address.area)
  const values: Record<string, string[]> = {
    N: [address.name],
    O: [address.company ?? ''],
    A: [address.line1, address.line2 ?? ''],
    C: [address.city],
    S: [area ? (area.label ?? area.code) : (address.area ?? '')],
    Z: [address.postcode ?? ''],
  }
  const lines = format.layout.split('%n').flatMap((template) => printLine(template, values, options.capitals ? format.capitals : ''))
  return options.country === false ? lines : [...lines, options.capitals ? format.countryName.toUpperCase() : format.countryName]
}

function printLine(template: string, values: Record<string, string[]>, capitals: string): string[] {
  const letters = [...template.matchAll(/%([A-Z])/g)].map((found) => found[1] as string)
  const [single] = letters
  if (template === '%A' && single)
    return (values[single] ?? []).filter((line) => line !== '').map((line) => (capitals.includes(single) ? line.toUpperCase() : line))
  if (letters.length > 0 && letters.every((letter) => (values[letter] ?? []).every((value) => value === ''))) return []
  const text = template.replace(/%([A-Z])/g, (_, letter: string) => {
    const value = (values[letter] ?? []).filter((part) => part !== '').join(', ')
    return capitals.includes(letter) ? value.toUpperCase() : value
  })
  // A field left empty leaves its separators behind.
  const tidy = text.replace(/\s+/g, ' ').replace(/^[\s,-]+|[\s,-]+$/g, '')
  return tidy === '' ? [] : [tidy]
}
