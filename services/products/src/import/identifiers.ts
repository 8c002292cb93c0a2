const GTIN_LENGTHS = [8, 12, 13, 14]

/** The digits of a GTIN (EAN, UPC), or why it is none. Source: GS1 General Specifications, 7.9 check digit. */
export function readGtin(text: string): { gtin: string } | { why: string } {
  const digits = text.replace(/^="?|"$/g, '').replace(/[\s-]/g, '')
  if (/^\d(\.\d+)?e\+?\d+$/i.test(digits)) return { why: 'was spoiled by a spreadsheet; format the column as text. It is left out.' }
  if (!/^\d+$/.test(digits) || !GTIN_LENGTHS.includes(digits.length))
    return { why: 'is not a barcode number (8, 12, 13 or 14 digits); it is left out.' }
  let sum = 0
  for (let at = 0; at < digits.length - 1; at++) sum += Number(digits.at(-2 - at)) * (at % 2 === 0 ? 3 : 1)
  if ((10 - (sum % 10)) % 10 !== Number(digits.at(-1))) return { why: 'has a wrong check digit; the barcode is left out.' }
  return { gtin: digits }
}

/** A tariff number (HS, CN, HTS) as it is written; null where it cannot be one. */
export function readHsCode(text: string): string | null {
  return /^\d{4}(\.?\d{2}){0,3}$/.test(text) ? text : null
}

const ALIASES: Record<string, string> = {
  usa: 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  prc: 'CN',
  'hong kong': 'HK',
}
let byName: Map<string, string> | null = null

/** ISO 3166-1 alpha-2 of a code or an English country name; null where there is no such country. */
export function readCountry(text: string): string | null {
  byName ??= countriesByName()
  const name = text.trim().toLowerCase()
  if (/^[a-z]{2}$/.test(name)) return [...byName.values()].includes(name.toUpperCase()) ? name.toUpperCase() : (ALIASES[name] ?? null)
  return ALIASES[name] ?? byName.get(name) ?? null
}

function countriesByName(): Map<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const found = new Map<string, string>()
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = names.of(code)
    // Codes such as EU, UN and ZZ have names but are no places goods come from.
    const replaced = new Intl.Locale(`und-${code}`).region !== code
    if (name && !replaced && !['EU', 'EZ', 'UN', 'XA', 'XB', 'ZZ', 'QO'].includes(code)) found.set(name.toLowerCase(), code)
  }
  return found
}
