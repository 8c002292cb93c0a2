import type { Locale } from '@toyline/contracts'
import type { Sides } from '../domain/shipping/packing-rules.ts'

const GRAMS_PER_POUND = 453.592_37
const CM_PER_INCH = 2.54

/** Weights, sizes, days, countries and numbers as a reader writes them. */
export function measures({ tag, units }: Locale) {
  const isMetric = units === 'metric'
  const weights = new Intl.NumberFormat(tag, { style: 'unit', unit: isMetric ? 'kilogram' : 'pound', maximumFractionDigits: 1 })
  const lengths = new Intl.NumberFormat(tag, { maximumFractionDigits: isMetric ? 0 : 1 })
  const days = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  const numbers = new Intl.NumberFormat(tag)
  const regions = new Intl.DisplayNames(tag, { type: 'region' })
  return {
    weight: (grams: number) => weights.format(grams / (isMetric ? 1_000 : GRAMS_PER_POUND)),
    size: ({ length, width, height }: Sides) =>
      `${[length, width, height].map((cm) => lengths.format(isMetric ? cm : cm / CM_PER_INCH)).join(' × ')} ${isMetric ? 'cm' : 'in'}`,
    day: (at: string) => days.format(new Date(at)),
    country: (code: string) => regions.of(code) ?? code,
    count: (count: number) => numbers.format(count),
  }
}
