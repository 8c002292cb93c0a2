/**
 * The form of VAT numbers and, where the rule is public, their check digits (the Commission's list of VIES formats; national rules
 * as published). A number that passes may still belong to nobody: only asking VIES says that.
 */
export type VatId = {
  /** ISO 3166, or `XI` for Northern Ireland. */
  country: string
  /** As it is written on invoices: prefix and number, without spaces. */
  number: string
}

type Form = { form: RegExp; check?: (digits: string) => boolean }

const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
  ['AT', { form: /^U\d{8}$/, check: austrian }],
  ['BE', { form: /^[01]\d{9}$/, check: (n) => 97 - (Number(n.slice(0, 8)) % 97) === Number(n.slice(8)) }],
  ['BG', { form: /^\d{9,10}$/ }],
  ['CY', { form: /^\d{8}[A-Z]$/, check: cypriot }],
  ['CZ', { form: /^\d{8,10}$/ }],
  ['DE', { form: /^[1-9]\d{8}$/, check: mod11By10 }],
  ['DK', { form: /^[1-9]\d{7}$/, check: (n) => weighted(n, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 }],
  ['EE', { form: /^10\d{7}$/, check: (n) => weighted(n, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0 }],
  ['EL', { form: /^\d{9}$/, check: (n) => (weighted(n, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === last(n) }],
  ['ES', { form: /^([A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/ }],
  ['FI', { form: /^\d{8}$/, check: (n) => weighted(n, [7, 9, 10, 5, 8, 4, 2, 1]) % 11 === 0 }],
  ['FR', { form: /^[A-HJ-NP-Z\d]{2}\d{9}$/, check: french }],
  ['HR', { form: /^\d{11}$/, check: mod11By10 }],
  ['HU', { form: /^\d{8}$/, check: (n) => weighted(n, [9, 7, 3, 1, 9, 7, 3, 1]) % 10 === 0 }],
  ['IE', { form: /^(\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/, check: irish }],
  ['IT', { form: /^\d{11}$/, check: (n) => luhn(n) }],
  ['LT', { form: /^(\d{9}|\d{12})$/ }],
  ['LU', { form: /^\d{8}$/, check: (n) => Number(n.slice(0, 6)) % 89 === Number(n.slice(6)) }],
  ['LV', { form: /^\d{11}$/ }],
  ['MT', { form: /^[1-9]\d{7}$/, check: (n) => weighted(n, [3, 4, 6, 7, 8, 9, 10, 1]) % 37 === 0 }],
  ['NL', { form: /^\d{9}B\d\d$/, check: dutch }],
  ['PL', { form: /^\d{10}$/, check: (n) => weighted(n, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === last(n) }],
  ['PT', { form: /^[1-9]\d{8}$/, check: (n) => ((11 - (weighted(n, [9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11) % 10 === last(n) }],
  ['RO', { form: /^[1-9]\d{1,9}$/, check: romanian }],
  ['SE', { form: /^\d{10}01$/, check: (n) => luhn(n.slice(0, 10)) }],
  ['SI', { form: /^[1-9]\d{7}$/, check: (n) => (11 - (weighted(n, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === last(n) }],
  ['SK', { form: /^[1-9]\d{9}$/, check: (n) => Number(n) % 11 === 0 }],
  ['XI', { form: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, check: british }],
  ['GB', { form: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, check: british }],
])

/** Reads a VAT number as people write it, with its prefix; null where it cannot be one. */
export function readVatId(text: string): VatId | null {
  const number = text.toUpperCase().replace(/[\s.-]/g, '')
  const prefix = number.slice(0, 2)
  const rule = FORMS.get(prefix)
  const rest = number.slice(2)
  if (!rule?.form.test(rest) || rule.check?.(rest) === false) return null
  return { country: prefix === 'EL' ? 'GR' : prefix, number }
}

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0)
}

function last(digits: string): number {
  return Number(digits.at(-1))
}

function luhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2)
    return all + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** ISO 7064, mod 11,10. */
function mod11By10(digits: string): boolean {
  const product = [...digits.slice(0, -1)].reduce((before, digit) => (((Number(digit) + before) % 10 || 10) * 2) % 11, 10)
  return (11 - product) % 10 === last(digits)
}

function austrian(number: string): boolean {
  const digits = number.slice(1)
  const sum = [...digits.slice(0, 7)].reduce((all, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2)
    return all + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - ((sum + 4) % 10)) % 10 === last(digits)
}

function cypriot(number: string): boolean {
  const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
  const sum = [...number.slice(0, 8)].reduce((all, digit, at) => all + (at % 2 === 0 ? (ODD[Number(digit)] ?? 0) : Number(digit)), 0)
  return String.fromCharCode(65 + (sum % 26)) === number.at(-1)
}

/** Old numbers have two check digits; newer ones letters, whose rule is left to VIES. */
function french(number: string): boolean {
  if (!luhn(number.slice(2)) && !number.slice(2).startsWith('356000000')) return false
  return !/^\d\d/.test(number) || Number(number.slice(0, 2)) === (12 + 3 * (Number(number.slice(2)) % 97)) % 97
}

function irish(number: string): boolean {
  // The old form, with a letter in second place, moves that place to the front as a zero.
  const digits = /^\d{7}/.test(number) ? number.slice(0, 7) : `0${number.slice(2, 7)}${number[0]}`
  const second = number[8] ? number.charCodeAt(8) - 64 : 0
  return 'WABCDEFGHIJKLMNOPQRSTUV'[(weighted(digits, [8, 7, 6, 5, 4, 3, 2]) + 9 * second) % 23] === number[7]
}

/** Companies have the old check digit; the self-employed, since 2020, one over the whole number with its prefix. */
function dutch(number: string): boolean {
  if (weighted(number, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === last(number.slice(0, 9))) return true
  const letters = [...`NL${number}`].map((sign) => (/\d/.test(sign) ? sign : String(sign.charCodeAt(0) - 55))).join('')
  return BigInt(letters) % 97n === 1n
}

function romanian(number: string): boolean {
  const padded = number.padStart(10, '0')
  return ((weighted(padded, [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === last(padded)
}

function british(number: string): boolean {
  if (!/^\d{9}/.test(number)) return true
  const sum = weighted(number, [8, 7, 6, 5, 4, 3, 2, 10, 1])
  return sum % 97 === 0 || (sum + 55) % 97 === 0
}
