import type { Money } from '@toyline/contracts'
import { formatMoney } from '@toyline/contracts/format-money'
import { LOCALES, type Locale, type LocaleId } from '@toyline/contracts/locales'

const CM_PER_INCH = 2.54
const GRAMS_PER_OUNCE = 28.349523125
const GRAMS_PER_POUND = 453.59237

export type Formats = ReturnType<typeof makeFormats>

const made = new Map<LocaleId, Formats>()

/** Money, numbers, days and measures as the readers of a locale write them. The same in the browser and on the server. */
export function formatsOf(id: LocaleId): Formats {
  let found = made.get(id)
  if (!found) {
    found = makeFormats(LOCALES[id])
    made.set(id, found)
  }
  return found
}

/** Makes a value when it is first asked for: browsers take long over some formats, and most pages need few of them. */
function onDemand<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function makeFormats({ tag, units }: Locale) {
  const plain = onDemand(() => new Intl.NumberFormat(tag))
  const tenths = (unit?: string) => new Intl.NumberFormat(tag, { maximumFractionDigits: 1, ...(unit ? { style: 'unit', unit } : {}) })
  const hundredths = (unit: string) => new Intl.NumberFormat(tag, { maximumFractionDigits: 2, style: 'unit', unit })
  // Months are written out, so that nobody has to guess which number is the day.
  const days = onDemand(() => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }))
  const regions = onDemand(() => new Intl.DisplayNames(tag, { type: 'region' }))
  return {
    money: (amount: Money) => formatMoney(amount, tag),
    // What every one of our languages writes alike needs no table.
    number: (value: number) => (Number.isInteger(value) && Math.abs(value) < 1_000 ? String(value) : plain().format(value)),
    /** A part of one, with as many digits as it has, up to four. */
    percent: (part: number) => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 4 }).format(part),
    /** An ISO day, or the UTC day of an ISO moment. */
    day: (iso: string) => days().format(noonOf(iso)),
    // Node puts thin spaces around the dash where browsers put plain ones; a page must say the same on both sides.
    days: (from: string, to: string) => days().formatRange(noonOf(from), noonOf(to)).replaceAll('\u2009', ' '),
    /** Sides in centimetres as `25 × 12 × 8 cm`, in inches where people measure so. */
    size(...sides: number[]) {
      const measured = units === 'metric' ? sides : sides.map((side) => side / CM_PER_INCH)
      const last = measured.length - 1
      const unit = tenths(units === 'metric' ? 'centimeter' : 'inch')
      return measured.map((side, index) => (index === last ? unit : tenths()).format(side)).join(' × ')
    },
    weight(grams: number) {
      if (units === 'metric')
        return grams >= 1_000
          ? hundredths('kilogram').format(grams / 1_000)
          : new Intl.NumberFormat(tag, { style: 'unit', unit: 'gram' }).format(grams)
      return grams >= GRAMS_PER_POUND
        ? hundredths('pound').format(grams / GRAMS_PER_POUND)
        : tenths('ounce').format(grams / GRAMS_PER_OUNCE)
    },
    /** The name of a country or of the European Union by its ISO 3166-1 code; what is no code stays as it is. */
    region: (code: string) => (/^[A-Z]{2}$/.test(code) ? (regions().of(code) ?? code) : code),
  }
}

function noonOf(iso: string): Date {
  return new Date(iso.length === 10 ? `${iso}T12:00:00Z` : iso)
}
