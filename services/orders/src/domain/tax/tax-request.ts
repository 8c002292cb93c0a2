import type { Money, TaxLine, TaxSource, TaxSum } from '@toyline/contracts'
import type { Seller } from './seller.ts'

export type TaxReason = TaxLine['reason']
export type TaxPlace = { country: string; area?: string | undefined; postcode?: string | undefined }
/** As a rate service wants it; our own tables know no streets. */
export type TaxAddress = TaxPlace & { line1?: string | undefined; line2?: string | undefined; city?: string | undefined }

export type TaxRequest = {
  /** Tax date, `YYYY-MM-DD`, as the calendar of the place of delivery has it: `taxDateAt`. */
  date: string
  seller: Seller
  shipTo: TaxAddress
  /** The warehouse that the goods leave from. */
  shipFrom?: TaxAddress
  /**
   * A VAT number, with its prefix, and the day on which VIES last confirmed it (W44). It counts for thirty days; one that was never
   * confirmed is left out.
   */
  buyer?: { vatId?: { number: string; confirmedOn: string } | undefined } | undefined
  lines: readonly TaxedLine[]
  shipping: Money
  pricesIncludeTax: boolean
}

export type TaxedLine = {
  id: string
  /** Price of the whole line after discounts, never negative. */
  amount: Money
  taxCategory: string
  /** Jurisdictions for which a verified certificate, valid on the tax date, covers this line (W40, W43). */
  exemptIn?: readonly string[] | undefined
}

export type TaxedAmount<Tax extends TaxLine = TaxLine> = { net: Money; tax: Money; gross: Money; taxes: Tax[] }

export type TaxQuote = {
  ok: true
  lines: ({ id: string } & TaxedAmount)[]
  shipping: TaxedAmount
  /** Everything together; `taxes` has one entry per jurisdiction, tax, rate and reason, with what it was reckoned on. */
  total: TaxedAmount<Required<TaxSum>>
  /** Absent where our own tables are the engine; `fall-back` where they answered because the engine did not. */
  source?: TaxSource
}

export type TaxProblem = { code: 'tax-address-incomplete' | 'tax-rate-unknown'; detail: string }
export type TaxRefusal = { ok: false; problem: TaxProblem }

/**
 * Whoever says which tax is due. The built-in one is `quoteTax` with its tables; a rate service is another. An engine that
 * cannot answer rejects or refuses: it never says 0 for what it does not know.
 */
export type TaxEngine = (request: TaxRequest) => Promise<TaxQuote | TaxRefusal>
