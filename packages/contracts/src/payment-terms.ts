/** Days after its invoice in which an order on account is to be paid. */
export const PAYMENT_DAYS = 30

/**
 * The day by which an invoice of an order on account is to be paid, `YYYY-MM-DD`. For browsers too, so this file imports nothing.
 * @param made when the goods were sent: the days are counted from its day in UTC
 */
export function dueOn(made: Date): string {
  return new Date(made.getTime() + PAYMENT_DAYS * 86_400_000).toISOString().slice(0, 10)
}
