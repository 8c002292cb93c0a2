import { decimalNumber, readDecimal } from './decimal.ts'

const GRAMS: Record<string, number> = {
  mg: 0.001,
  g: 1,
  gr: 1,
  gram: 1,
  grams: 1,
  kg: 1_000,
  kgs: 1_000,
  kilogram: 1_000,
  kilograms: 1_000,
  lb: 453.592_37,
  lbs: 453.592_37,
  pound: 453.592_37,
  pounds: 453.592_37,
  oz: 28.349_523_125,
  ounce: 28.349_523_125,
  ounces: 28.349_523_125,
}
const CENTIMETRES: Record<string, number> = {
  mm: 0.1,
  cm: 1,
  centimeter: 1,
  centimeters: 1,
  m: 100,
  in: 2.54,
  inch: 2.54,
  inches: 2.54,
  '"': 2.54,
  '”': 2.54,
  ft: 30.48,
}

/** Whole grams; null where the text is no weight. */
export function readGrams(text: string, unit: string): number | null {
  const grams = measure(text, unit, GRAMS)
  return grams === null || grams > 10_000_000 ? null : Math.round(grams)
}

/** Centimetres to a tenth; null where the text is no length. */
export function readCentimetres(text: string, unit: string): number | null {
  const length = measure(text, unit, CENTIMETRES)
  return length === null || length >= 100_000 ? null : Math.round(length * 10) / 10
}

/** A whole number from 0, `5`, `5.0`, `1,200`, `5 new`, `12 pcs`; null where the text is none. */
export function readWhole(text: string): number | null {
  const number = readDecimal(text.replace(/\s*(new|pcs?|pieces?|units?|ea|stück|stk)\.?$/i, ''))
  if (number === null) return null
  // A count is never fractional, so a point before three digits can only group thousands.
  if (number === 'ambiguous') return Number(text.replace(/\D/g, ''))
  const whole = Number(number.whole)
  return /^0*$/.test(number.fraction) && whole <= 1_000_000_000 ? whole : null
}

function measure(text: string, unit: string, factors: Record<string, number>): number | null {
  const [, amount = '', own = ''] = /^(.*?\d)\s*([a-z"”]*)\.?$/i.exec(text.trim()) ?? []
  const factor = factors[(own || unit).toLowerCase()]
  const number = readDecimal(amount)
  if (factor === undefined || number === null) return null
  return (number === 'ambiguous' ? Number(amount) : decimalNumber(number)) * factor
}
