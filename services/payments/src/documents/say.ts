import { formatMoney, type Locale, type Money, type TaxLine } from '@toyline/contracts'
import type { DocumentWords } from './words/document-words.ts'

/** Rates come in millionths. */
const MILLION = 1_000_000

/** Amounts, days, rates and places as a reader writes them. */
export function sayIn({ tag }: Locale, words: DocumentWords) {
  const days = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const percent = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 4 })
  const numbers = new Intl.NumberFormat(tag)
  const regions = new Intl.DisplayNames(tag, { type: 'region' })
  const rate = (millionths: number) => percent.format(millionths / MILLION)

  /** As the pages of the shop and its mails call it: `VAT (Azores)`, `Oregon sales tax`. */
  function taxName({ name }: TaxLine): string {
    const [, known = name, place = ''] = /^(\S+)( \(.+\))?$/.exec(name) ?? []
    const state = /^(.+) sales tax$/.exec(name)?.[1]
    return state ? words.salesTaxOf(state) : (words.taxes[name] ?? (words.taxes[known] ?? known) + place)
  }

  return {
    money: (money: Money) => formatMoney(money, tag),
    day: (day: string) => days.format(new Date(day)),
    count: (count: number) => numbers.format(count),
    country: (code: string) => regions.of(code) ?? code,
    /** What a line of the table says of its taxes: the rates. */
    rates: (taxes: TaxLine[]) => taxes.map((tax) => rate(tax.rate)).join(' + '),
    tax(tax: TaxLine): string {
      const why = tax.reason === 'standard' || tax.reason === 'reduced' ? '' : ` (${words.taxReasons[tax.reason]})`
      return `${taxName(tax)}${tax.rate > 0 ? ` ${rate(tax.rate)}` : ''}${why}`
    },
  }
}
