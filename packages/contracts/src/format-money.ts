import type { Currency, Money } from './money.ts'

/** ISO 4217 currencies we trade in, with their number of minor-unit digits. */
export const CURRENCIES = { USD: 2, CAD: 2, GBP: 2, EUR: 2, JPY: 0, KWD: 3 } as const

/** As a person reads it: `$1,234.50`, `1.234,50 €`. For browsers too, so this file imports no code. */
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
