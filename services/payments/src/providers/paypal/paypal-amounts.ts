import type { Money as PayPalMoney } from '@paypal/paypal-server-sdk'
import { CURRENCIES, type Money } from '@toyline/contracts'

/** Currencies in which PayPal knows no fractions, beyond those that have none. */
const WHOLE_AT_PAYPAL = new Set(['HUF', 'TWD'])

/** `{ amount: 12900, currency: 'USD' }` as PayPal writes it: `129.00`. */
export function paypalAmount({ amount, currency }: Money): PayPalMoney {
  const digits = CURRENCIES[currency]
  const text = String(amount).padStart(digits + 1, '0')
  const value = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`
  return { currencyCode: currency, value }
}

/** What PayPal writes, in minor units; null when it is no whole number of them. */
export function minorUnits({ currencyCode, value }: PayPalMoney): number | null {
  const [, whole = '', fraction = ''] = /^(\d{1,12})(?:\.(\d{1,3}))?$/.exec(value) ?? []
  if (whole === '') return null
  const digits = digitsOf(currencyCode)
  if (/[1-9]/.test(fraction.slice(digits))) return null
  return Number(whole + fraction.slice(0, digits).padEnd(digits, '0'))
}

/** The same of what may be negative, as reports write it. */
export function signedUnits({ currencyCode, value }: PayPalMoney): number | null {
  const units = minorUnits({ currencyCode, value: value.replace(/^-/, '') })
  return units !== null && units !== 0 && value.startsWith('-') ? -units : units
}

function digitsOf(currency: string): number {
  if (WHOLE_AT_PAYPAL.has(currency)) return 0
  return Object.hasOwn(CURRENCIES, currency) ? CURRENCIES[currency as keyof typeof CURRENCIES] : 2
}
