import type { Money, Totals } from '@toyline/contracts'
import type { TaxQuote, TaxRequest } from './quote-tax.ts'
import type { Seller } from './seller.ts'

/** What goods come to with their freight and its tax, and how that was reckoned, as it is kept with an order. */
export function taxedTotals(
  merchandise: Money,
  { shipping, date, seller }: TaxRequest,
  { total, source }: TaxQuote,
): { totals: Totals; taxDate: string; taxRounding: Seller['rounding'] } {
  return {
    totals: {
      merchandise,
      shipping,
      tax: total.tax,
      total: total.gross,
      taxLines: total.taxes,
      pricesIncludeTax: false,
      ...(source && { taxSource: source }),
    },
    taxDate: date,
    // An engine outside reckons over kinds of goods, and its tax is shared out to the lines.
    taxRounding: source === 'engine' ? 'document' : seller.rounding,
  }
}
