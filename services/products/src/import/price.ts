import { CURRENCIES, type Currency } from '@toyline/contracts'
import { readDecimal } from './decimal.ts'

export type PriceReading =
  | { kind: 'price'; amount: number; currency: Currency; note: string | null }
  /** Nothing stands there, or a zero: the product has no price and cannot be bought. */
  | { kind: 'none'; note: string | null }
  | { kind: 'bad'; why: string }

const SIGNS: Record<string, Currency[]> = {
  $: ['USD', 'CAD'],
  US$: ['USD'],
  CA$: ['CAD'],
  C$: ['CAD'],
  '£': ['GBP'],
  '€': ['EUR'],
  '¥': ['JPY'],
}
const SIGN = /US\$|CA\$|C\$|[$£€¥\u20a0-\u20bf]|\b[A-Z]{3}\b/
const NOTHING = /^(-+|–|—|n\/?a|none|null|nan|tba|tbc)?$/i
/** Ten million: anything above is a slip of the keyboard. */
const MAX_WHOLE_DIGITS = 8

/**
 * Reads a price exactly, in minor units, never through a float: `£3.42`, `$1,299`, `1.234,56 €`, `USD 12`. A currency in
 * the text wins over `currency`. Of a range the higher end is taken, so that nothing is sold below its price.
 */
export function readPrice(text: string, currency: Currency): PriceReading {
  const cell = text.trim()
  if (NOTHING.test(cell)) return { kind: 'none', note: null }
  const ends = cell.split(/\s+(?:-|–|—|to|bis)\s+|(?<=\d)\s*[-–—]\s*(?=[$£€¥\d])/)
  if (ends.length > 2) return { kind: 'bad', why: 'is not a price.' }
  const readings = ends.map((end) => readOne(end, currency))
  const [low, high = low] = readings
  if (!low || !high || low.kind === 'bad') return low ?? { kind: 'bad', why: 'is not a price.' }
  if (high.kind === 'bad' || ends.length === 1) return high
  if (low.kind !== 'price' || high.kind !== 'price' || low.currency !== high.currency) return { kind: 'bad', why: 'is not a price.' }
  return { ...(high.amount >= low.amount ? high : low), note: 'is a range; the higher price is taken.' }
}

function readOne(text: string, fallback: Currency): PriceReading {
  const sign = SIGN.exec(text)?.[0]
  const currency = sign === undefined ? fallback : currencyOf(sign, fallback)
  if (currency === null) return { kind: 'bad', why: 'is in a currency that is not traded here.' }
  const number = sign === undefined ? text : text.replace(sign, '')
  const decimal = readDecimal(number.trim())
  if (decimal === null) return { kind: 'bad', why: 'is not a price.' }
  if (decimal === 'ambiguous')
    return { kind: 'bad', why: 'can be read in two ways; write thousands without a point, and cents with two digits.' }
  const places = CURRENCIES[currency]
  if (/[1-9]/.test(decimal.fraction.slice(places))) return { kind: 'bad', why: `has more decimals than ${currency} has.` }
  if (decimal.whole.length > MAX_WHOLE_DIGITS) return { kind: 'bad', why: 'is too high to be a price.' }
  const amount = Number(decimal.whole + decimal.fraction.slice(0, places).padEnd(places, '0'))
  if (amount === 0) return { kind: 'none', note: 'is taken as "no price", for nothing is sold for 0.' }
  return { kind: 'price', amount, currency, note: null }
}

function currencyOf(sign: string, fallback: Currency): Currency | null {
  const known = SIGNS[sign]
  if (known) return known.includes(fallback) ? fallback : (known[0] ?? null)
  return sign in CURRENCIES ? (sign as Currency) : null
}
