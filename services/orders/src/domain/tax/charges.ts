import { CANADIAN_RATES } from './canada-rates.ts'
import { categoryRate } from './categories.ts'
import { type Rate, rowOn } from './rates.ts'
import { collects } from './seller.ts'
import type { TaxPlace, TaxProblem, TaxReason, TaxRequest } from './tax-request.ts'
import { US_RATES, US_WITHOUT_STATE_TAX } from './us-rates.ts'
import { readVatId, type VatId } from './vat-id.ts'
import { inEuropeanUnion, vatAt } from './vat-rates.ts'

/** One tax on one thing. A rate of 0 always says why in `reason`. */
export type Charge = { jurisdiction: string; name: string; rate: Rate; reason: TaxReason }

type Charges = { charges: Charge[] } | { problem: TaxProblem }
type Asked = Pick<TaxRequest, 'date' | 'seller' | 'shipTo' | 'buyer'>

/**
 * The taxes due on ordinary goods at an address, before a line's category and certificates are looked at.
 * Never empty: where nothing is charged, one entry says why (W43).
 */
export function chargesAt(request: Asked): Charges {
  if (request.shipTo.country === 'US') return usCharges(request)
  if (request.shipTo.country === 'CA') return canadianCharges(request)
  return vatCharges(request)
}

/** The charges for one line: its category's own rate, then the certificates that count for it. */
export function chargesForLine(
  charges: readonly Charge[],
  line: { taxCategory: string; exemptIn?: readonly string[] | undefined },
  date: string,
): Charge[] {
  return charges.map((charge) => {
    if (charge.reason !== 'standard') return charge
    if (line.exemptIn?.includes(charge.jurisdiction)) return { ...charge, rate: 0, reason: 'exempt' }
    const rate = categoryRate(charge.jurisdiction, line.taxCategory, date)
    return rate === undefined ? charge : { ...charge, rate, reason: rate === 0 ? 'zero' : 'reduced' }
  })
}

function usCharges({ date, seller, shipTo }: Asked): Charges {
  const jurisdiction = `US-${shipTo.area ?? ''}`
  if (US_WITHOUT_STATE_TAX.has(jurisdiction)) return { charges: [zero(jurisdiction, 'not-collecting', 'Sales tax')] }
  const rows = US_RATES.get(jurisdiction)
  if (!rows) return incomplete(shipTo, 'a state')
  const row = rowOn(rows, date)
  if (!row) return unknown(jurisdiction, date)
  // A state without sales tax has none to collect, whether or not the seller is known there.
  return { charges: [collected(row, row.rate === 0 || collects(seller, jurisdiction, date), 'not-collecting')] }
}

function canadianCharges({ date, seller, shipTo }: Asked): Charges {
  const rows = CANADIAN_RATES.get(shipTo.area ?? '')
  if (!rows) return incomplete(shipTo, 'a province')
  const valid = rows.filter((row) => rowOn([row], date))
  if (valid.length === 0) return unknown(`CA-${shipTo.area}`, date)
  // Without a registration, goods from abroad are taxed by customs when they enter.
  const federal = seller.dispatchFrom === 'CA' ? 'not-collecting' : 'export'
  return {
    charges: valid.map((row) =>
      collected(row, collects(seller, row.jurisdiction, date), row.jurisdiction === 'CA' ? federal : 'not-collecting'),
    ),
  }
}

/**
 * VAT. Goods that leave the VAT area of their warehouse are exports unless the seller is registered where
 * they arrive. Between member states: a buyer with a confirmed VAT number of another member state accounts
 * for the VAT himself (Directive 2006/112/EC, articles 138 and 196 to 200); anybody else pays the rate of
 * the destination where the seller is registered there or uses the one-stop shop, else of the origin.
 */
function vatCharges({ date, seller, shipTo, buyer }: Asked): Charges {
  const there = vatAt(shipTo, date)
  if (there === 'unknown') return unknown(shipTo.country, date)
  if (there === 'none') {
    return shipTo.country === seller.dispatchFrom ? unknown(shipTo.country, date) : { charges: [zero(shipTo.country, 'export', 'Tax')] }
  }
  const vat = (place: { country: string; rate: Rate; place?: string }): Charge => ({
    jurisdiction: place.country,
    name: place.place ? `VAT (${place.place})` : 'VAT',
    rate: place.rate,
    reason: 'standard',
  })
  if (there.outside) return { charges: [{ ...vat(there), reason: 'export' }] }
  // A registration with the United Kingdom is one for Northern Ireland too.
  const national = there.country === 'XI' ? 'GB' : there.country
  const registered = collects(seller, national, date)
  if (national === seller.dispatchFrom) return { charges: [registered ? vat(there) : zero(there.country, 'not-collecting')] }
  if (!inEuropeanUnion(there.country) || !inEuropeanUnion(seller.dispatchFrom)) {
    return { charges: [registered ? vat(there) : zero(there.country, 'export')] }
  }
  const buyersCountry = confirmedVatId(buyer, date)?.country
  if (buyersCountry && buyersCountry !== seller.dispatchFrom && inEuropeanUnion(buyersCountry))
    return { charges: [zero(there.country, 'reverse-charge')] }
  if (registered || collects(seller, 'EU-OSS', date)) return { charges: [vat(there)] }
  const origin = vatAt({ country: seller.dispatchFrom }, date)
  if (origin === 'none' || origin === 'unknown') return unknown(seller.dispatchFrom, date)
  return { charges: [collects(seller, origin.country, date) ? vat(origin) : zero(there.country, 'not-collecting')] }
}

/** How long a confirmation is believed while VIES cannot be asked (W44). */
const CONFIRMED_MS = 30 * 86_400_000

/** The buyer's VAT number where it counts on that day; else null. */
export function confirmedVatId(buyer: TaxRequest['buyer'], date: string): VatId | null {
  if (!buyer?.vatId) return null
  const age = Date.parse(date) - Date.parse(buyer.vatId.confirmedOn)
  // The day of a confirmation may be a day ahead of the buyer's.
  if (!(age <= CONFIRMED_MS && age >= -86_400_000)) return null
  return readVatId(buyer.vatId.number)
}

function collected(row: { jurisdiction: string; name: string; rate: Rate }, collecting: boolean, otherwise: TaxReason): Charge {
  const { jurisdiction, name, rate } = row
  if (!collecting) return { jurisdiction, name, rate: 0, reason: otherwise }
  return { jurisdiction, name, rate, reason: rate === 0 ? 'zero' : 'standard' }
}

function zero(jurisdiction: string, reason: TaxReason, name = 'VAT'): Charge {
  return { jurisdiction, name, rate: 0, reason }
}

function incomplete(shipTo: TaxPlace, what: string): Charges {
  return { problem: { code: 'tax-address-incomplete', detail: `Tax for ${shipTo.country} needs ${what}; "${shipTo.area ?? ''}" is none.` } }
}

function unknown(jurisdiction: string, date: string): Charges {
  return { problem: { code: 'tax-rate-unknown', detail: `No tax rate is kept for ${jurisdiction} on ${date}.` } }
}
