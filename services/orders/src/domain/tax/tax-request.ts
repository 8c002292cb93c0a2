import type { Money, TaxLine } from '@toyline/contracts'
import type { Seller } from './seller.ts'

export type TaxReason = TaxLine['reason']
export type TaxPlace = { country: string; area?: string | undefined; postcode?: string | undefined }

export type TaxRequest = {
  /** Tax date, `YYYY-MM-DD`, as the seller's calendar has it. */
  date: string
  seller: Seller
  shipTo: TaxPlace
  /** `country` is the prefix of a VAT number that was verified (W44); an unverified number is left out. */
  buyer?: { vatId?: { country: string } | undefined } | undefined
  lines: readonly TaxedLine[]
  shipping: Money
  pricesIncludeTax: boolean
  /** Round each tax of each line, or each tax once for the whole document. Kept with the order (W1). */
  rounding: 'line' | 'document'
}

export type TaxedLine = {
  id: string
  /** Price of the whole line after discounts, never negative. */
  amount: Money
  taxCategory: string
  /** Jurisdictions for which a verified certificate, valid on the tax date, covers this line (W40, W43). */
  exemptIn?: readonly string[] | undefined
}

export type TaxedAmount = { net: Money; tax: Money; gross: Money; taxes: TaxLine[] }

export type TaxQuote = {
  ok: true
  lines: ({ id: string } & TaxedAmount)[]
  shipping: TaxedAmount
  /** Everything together; `taxes` has one entry per jurisdiction, tax, rate and reason. */
  total: TaxedAmount
}

export type TaxProblem = { code: 'tax-address-incomplete' | 'tax-rate-unknown'; detail: string }
export type TaxRefusal = { ok: false; problem: TaxProblem }
