import { z } from 'zod'

/** ISO 4217 currencies we trade in, with their number of minor-unit digits. */
export const CURRENCIES = { USD: 2, CAD: 2, GBP: 2, EUR: 2, JPY: 0, KWD: 3 } as const
export const Currency = z.enum(['USD', 'CAD', 'GBP', 'EUR', 'JPY', 'KWD'])
export type Currency = z.infer<typeof Currency>

/** An amount in integer minor units (cents) of an ISO currency. Never a float, never without its currency. */
export const Money = z.strictObject({ amount: z.int(), currency: Currency })
export type Money = z.infer<typeof Money>

export function money(amount: number, currency: Currency): Money {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Money must be a whole number of minor units, not ${amount}.`)
  return { amount, currency }
}

export function addMoney(first: Money, ...rest: Money[]): Money {
  return rest.reduce((sum, next) => {
    if (next.currency !== sum.currency) throw new RangeError(`Cannot add ${next.currency} to ${sum.currency}.`)
    return money(sum.amount + next.amount, sum.currency)
  }, first)
}

export function timesMoney(unit: Money, quantity: number): Money {
  return money(unit.amount * quantity, unit.currency)
}

/** As a person reads it: `$1,234.50`, `1.234,50 €`. */
export function formatMoney({ amount, currency }: Money, locale = 'en-US'): string {
  return formatter(locale, currency).format(amount / 10 ** CURRENCIES[currency])
}

const formatters = new Map<string, Intl.NumberFormat>()
function formatter(locale: string, currency: Currency): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  let found = formatters.get(key)
  if (!found) {
    found = new Intl.NumberFormat(locale, { style: 'currency', currency })
    formatters.set(key, found)
  }
  return found
}
