/** A decimal number as its digits, so that money never passes through a float. */
export type Decimal = { whole: string; fraction: string }

const SPACES = /[\s\u00a0\u202f\u2009'’]/g

/**
 * Reads a number as people write it: `1,234.56`, `1.234,56`, `1 234,56`, `1'234.56`, `12,5`. A single comma before three
 * digits groups thousands (`1,299`). Null where it is no number, `ambiguous` where it could be two (`1.234`).
 */
export function readDecimal(text: string): Decimal | 'ambiguous' | null {
  const digits = text.replace(SPACES, '')
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(digits)) return null
  const points = digits.split('.').length - 1
  const commas = digits.split(',').length - 1
  if (points > 0 && commas > 0) {
    const decimal = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ','
    if ((decimal === '.' ? points : commas) > 1) return null
    return split(digits, decimal, decimal === '.' ? ',' : '.')
  }
  if (points + commas === 0) return { whole: trimmed(digits), fraction: '' }
  const mark = points > 0 ? '.' : ','
  if (points + commas > 1) return split(digits, null, mark)
  const after = digits.slice(digits.indexOf(mark) + 1)
  const before = digits.slice(0, digits.indexOf(mark))
  if (after.length !== 3 || before.length > 3 || /^0*$/.test(before)) return split(digits, mark, null)
  if (mark === ',') return split(digits, null, ',')
  return after === '000' ? split(digits, '.', null) : 'ambiguous'
}

/** As a number, for what is measured and not counted in money. */
export function decimalNumber({ whole, fraction }: Decimal): number {
  return Number(`${whole}.${fraction || '0'}`)
}

function split(digits: string, decimal: string | null, group: string | null): Decimal | null {
  const at = decimal === null ? -1 : digits.lastIndexOf(decimal)
  const whole = at < 0 ? digits : digits.slice(0, at)
  const fraction = at < 0 ? '' : digits.slice(at + 1)
  if (!/^\d*$/.test(fraction)) return null
  if (group !== null && whole.includes(group)) {
    const [first = '', ...rest] = whole.split(group)
    if (!/^\d{1,3}$/.test(first) || !rest.every((part) => /^\d{3}$/.test(part))) return null
    return { whole: trimmed(whole.replaceAll(group, '')), fraction }
  }
  return /^\d*$/.test(whole) ? { whole: trimmed(whole), fraction } : null
}

function trimmed(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '') || '0'
}
