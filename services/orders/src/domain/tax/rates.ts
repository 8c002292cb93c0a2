/** A rate in millionths: 20 % is 200000, Quebec's 9.975 % is 99750. */
export type Rate = number

export const WHOLE = 1_000_000

/** One rate for one span of days. `from` is the first day, `to` the first day it no longer holds. */
export type RateRow = {
  /** ISO 3166: `DE`, `CA`, `US-WA`. Also the name under which a seller collects and a certificate exempts. */
  jurisdiction: string
  name: string
  rate: Rate
  from: string
  to?: string
  source: string
  /** Day on which the source was read. */
  asOf: string
}

/** The row that holds on a day (`YYYY-MM-DD`), if the table reaches that far. */
export function rowOn<Row extends { from: string; to?: string }>(rows: readonly Row[], date: string): Row | undefined {
  return rows.find((row) => row.from <= date && (row.to === undefined || date < row.to))
}
