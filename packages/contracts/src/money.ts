import { z } from 'zod'

export { CURRENCIES, formatMoney } from './format-money.ts'

export const Currency = z.enum(['USD', 'CAD', 'GBP', 'EUR', 'JPY', 'KWD'])
export type Currency = z.infer<typeof Currency>

/** An amount in integer minor units (cents) of an ISO currency. Never a float, never without its currency. */
export const Money = z.strictObject({ amount: z.int(), currency: Currency }).meta({ id: 'Money' })
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
