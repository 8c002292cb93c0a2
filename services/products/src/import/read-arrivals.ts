import { isDay } from '../domain/check-draft.ts'
import type { ArrivalDraft } from '../domain/product-draft.ts'
import { type Columns, cellsOf } from './columns.ts'
import { readWhole } from './measures.ts'
import type { Row } from './read-rows.ts'
import type { ImportDefaults, Say } from './read-variant.ts'

const ONE = /^(?:(20\d\d-\d\d-\d\d)|in (\d{1,3}) days?)\s*[:=]\s*(\d[\d\s]*)$/i
const DAY_MS = 86_400_000

/**
 * What a row expects at each location that the file has a column for: `2026-12-14: 60; 2027-01-18: 120` is 60 pieces on the one day
 * and 120 on the other. `in 21 days` counts from the day of the import. An empty cell says that nothing is expected.
 */
export function readArrivals(columns: Columns, row: Row, { locations }: ImportDefaults, say: Say): Record<string, ArrivalDraft[]> {
  const found: Record<string, ArrivalDraft[]> = {}
  for (const field of columns.at.keys()) {
    if (!field.startsWith('arrivals/')) continue
    const place = field.slice('arrivals/'.length)
    const [cell] = cellsOf(columns, row, field)
    if (!locations.includes(place)) {
      if (cell) say('warning', row, cell, `is expected at "${place}", which is no location of ours; it is left out.`)
      continue
    }
    const arrivals = readList(cell?.text ?? '')
    if (arrivals) found[place] = arrivals
    else if (cell) say('error', row, cell, 'is no list of days and pieces like "2026-12-14: 60; 2027-01-18: 120".')
  }
  return found
}

function readList(text: string): ArrivalDraft[] | null {
  const byDay = new Map<string, number>()
  for (const part of text.split(/\s*[;|]\s*/).filter((one) => one !== '')) {
    const [, day, inDays, pieces = ''] = ONE.exec(part) ?? []
    const date = day ?? (inDays === undefined ? '' : new Date(Date.now() + Number(inDays) * DAY_MS).toISOString().slice(0, 10))
    const quantity = readWhole(pieces)
    if (!isDay(date) || !quantity) return null
    byDay.set(date, (byDay.get(date) ?? 0) + quantity)
  }
  return [...byDay].map(([date, quantity]) => ({ date, quantity })).sort((a, b) => (a.date < b.date ? -1 : 1))
}
