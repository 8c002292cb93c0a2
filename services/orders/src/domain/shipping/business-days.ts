/** Days on which nothing is handed over or delivered. `Monday` is 1, `Sunday` 0. */
type Rule =
  /** The same day each year. One that falls on a Sunday, or on any weekend day, is made up for on the next free weekday. */
  | { month: number; day: number; madeUp?: 'sunday' | 'weekend' }
  /** The nth such weekday of the month, -1 for the last. */
  | { month: number; weekday: number; nth: number }
  /** The last such weekday before a day. */
  | { month: number; before: number; weekday: number }
  /** Days after Easter Sunday. */
  | { easter: number }

/** Calendars: carriers' days of rest in the US and Canada, bank holidays of England, public holidays in Europe. */
const CALENDARS = {
  us: [
    { month: 1, day: 1, madeUp: 'sunday' },
    { month: 5, weekday: 1, nth: -1 },
    { month: 7, day: 4, madeUp: 'sunday' },
    { month: 9, weekday: 1, nth: 1 },
    { month: 11, weekday: 4, nth: 4 },
    { month: 12, day: 25, madeUp: 'sunday' },
  ],
  ca: [
    { month: 1, day: 1, madeUp: 'weekend' },
    { easter: -2 },
    { month: 5, before: 25, weekday: 1 },
    { month: 7, day: 1, madeUp: 'weekend' },
    { month: 9, weekday: 1, nth: 1 },
    { month: 10, weekday: 1, nth: 2 },
    { month: 12, day: 25, madeUp: 'weekend' },
    { month: 12, day: 26, madeUp: 'weekend' },
  ],
  gb: [
    { month: 1, day: 1, madeUp: 'weekend' },
    { easter: -2 },
    { easter: 1 },
    { month: 5, weekday: 1, nth: 1 },
    { month: 5, weekday: 1, nth: -1 },
    { month: 8, weekday: 1, nth: -1 },
    { month: 12, day: 25, madeUp: 'weekend' },
    { month: 12, day: 26, madeUp: 'weekend' },
  ],
  nl: [
    { month: 1, day: 1 },
    { easter: 1 },
    { month: 4, day: 27 },
    { easter: 39 },
    { easter: 50 },
    { month: 12, day: 25 },
    { month: 12, day: 26 },
  ],
  /** Days that most member states keep. A longer promise is better than a broken one. */
  eu: [
    { month: 1, day: 1 },
    { easter: -2 },
    { easter: 1 },
    { month: 5, day: 1 },
    { easter: 39 },
    { easter: 50 },
    { month: 12, day: 25 },
    { month: 12, day: 26 },
  ],
} satisfies Record<string, Rule[]>

export type CalendarId = keyof typeof CALENDARS

const DAY_MS = 86_400_000

/**
 * The date `days` business days after `date` (both `YYYY-MM-DD`). A business day is a weekday that is a
 * holiday in none of the calendars.
 */
export function addBusinessDays(date: string, days: number, calendars: readonly CalendarId[]): string {
  let time = parse(date)
  const year = new Date(time).getUTCFullYear()
  const closed = new Set(calendars.flatMap((id) => [...holidaysOf(id, year), ...holidaysOf(id, year + 1)]))
  for (let left = days; left > 0; ) {
    time += DAY_MS
    if (!isWeekend(time) && !closed.has(time)) left -= 1
  }
  return format(time)
}

/** Holidays of one year in order, as `YYYY-MM-DD`. */
export function holidays(calendar: CalendarId, year: number): string[] {
  return [...holidaysOf(calendar, year)].sort((a, b) => a - b).map(format)
}

function holidaysOf(calendar: CalendarId, year: number): Set<number> {
  const rules: readonly Rule[] = CALENDARS[calendar]
  const days = new Set(rules.map((rule) => dayOf(rule, year)))
  for (const rule of rules) {
    if (!('day' in rule) || !rule.madeUp) continue
    let time = dayOf(rule, year)
    const missed = rule.madeUp === 'weekend' ? isWeekend(time) : new Date(time).getUTCDay() === 0
    if (!missed) continue
    while (isWeekend(time) || days.has(time)) time += DAY_MS
    days.add(time)
  }
  return days
}

function dayOf(rule: Rule, year: number): number {
  if ('easter' in rule) return easter(year) + rule.easter * DAY_MS
  if ('day' in rule) return Date.UTC(year, rule.month - 1, rule.day)
  if ('before' in rule) return lastWeekday(Date.UTC(year, rule.month - 1, rule.before - 1), rule.weekday)
  if (rule.nth === -1) return lastWeekday(Date.UTC(year, rule.month, 0), rule.weekday)
  return lastWeekday(Date.UTC(year, rule.month - 1, 7), rule.weekday) + (rule.nth - 1) * 7 * DAY_MS
}

/** The latest such weekday that is not after `time`. */
function lastWeekday(time: number, weekday: number): number {
  return time - ((new Date(time).getUTCDay() - weekday + 7) % 7) * DAY_MS
}

/** Gregorian Easter Sunday, by the anonymous algorithm (Nature, 20 April 1876). */
function easter(year: number): number {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  return Date.UTC(year, month - 1, (h + l - 7 * m + 33 * month + 19) % 32)
}

function parse(date: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time)) throw new RangeError(`"${date}" is no date of the form YYYY-MM-DD.`)
  return time
}

function format(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function isWeekend(time: number): boolean {
  return [0, 6].includes(new Date(time).getUTCDay())
}
