import { deliveryCalled, formatMoney, type Locale, type Money, type TaxLine, taxCalled, taxReasonCalled } from '@toyline/contracts'

/** Rates come in millionths. */
const MILLION = 1_000_000

/** Amounts, days, rates and places as a reader writes them. */
export function sayIn({ tag, language }: Locale) {
  const days = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 4 })
  const numbers = new Intl.NumberFormat(tag)
  const regions = new Intl.DisplayNames(tag, { type: 'region' })
  const rate = (millionths: number) => percent.format(millionths / MILLION)

  return {
    money: (money: Money) => formatMoney(money, tag),
    day: (day: string) => days.format(new Date(day)),
    rate,
    count: (count: number) => numbers.format(count),
    country: (code: string) => regions.of(code) ?? code,
    delivery: (id: string, name: string) => deliveryCalled({ id, name }, language),
    /** What a line of the table says of its taxes: the rates. */
    rates: (taxes: TaxLine[]) => taxes.map((tax) => rate(tax.rate)).join(' + '),
    tax: (tax: TaxLine) => `${taxCalled(tax, language)}${tax.rate > 0 ? ` ${rate(tax.rate)}` : ''}${taxReasonCalled(tax, language)}`,
  }
}
