import { parse } from 'csv-parse/sync'

export type Separator = ',' | ';' | '\t' | '|'

export const SEPARATOR_NAMES: Record<Separator, string> = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' }

const ROWS = 20

/** The separator under which the first rows have the most columns and agree about how many. */
export function detectSeparator(sample: string): Separator {
  const declared = /^sep=(.)\r?\n/i.exec(sample)?.[1]
  if (declared !== undefined && declared in SEPARATOR_NAMES) return declared as Separator
  const scores = (Object.keys(SEPARATOR_NAMES) as Separator[]).map((separator) => ({ separator, score: score(sample, separator) }))
  return scores.reduce((best, next) => (next.score > best.score ? next : best)).separator
}

function score(sample: string, separator: Separator): number {
  const rows = firstRows(sample, separator)
  const columns = rows[0]?.length ?? 0
  if (columns < 2) return 0
  const agree = rows.filter((row) => row.length === columns).length / rows.length
  return (columns - 1) * agree ** 2
}

function firstRows(sample: string, separator: Separator): string[][] {
  const whole: string[][] = []
  try {
    parse(sample, {
      delimiter: separator,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      to: ROWS,
      on_record: (record: string[]) => void whole.push(record),
    })
  } catch {
    // The sample may end inside quotes; the rows before its end were read.
  }
  return whole
}
