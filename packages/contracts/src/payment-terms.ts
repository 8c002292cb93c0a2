/** Days in which an order on account is to be paid. */
export const PAYMENT_DAYS = 30

/**
 * The day by which an order on account is to be paid, `YYYY-MM-DD`. For browsers too, so this file imports nothing.
 * @param placed when it is placed: the days are counted from its day in UTC, as is the day whose tax rates it has
 */
export function dueOn(placed: Date): string {
  return new Date(placed.getTime() + PAYMENT_DAYS * 86_400_000).toISOString().slice(0, 10)
}
