import { pipeline } from 'node:stream'
import { readableCell } from '@toyline/contracts'
import { CsvError, parse } from 'csv-parse'
import { RefusedFile } from './findings.ts'
import type { Source } from './open-source.ts'
import type { Separator } from './separator.ts'

/** `number` counts as a spreadsheet does: the headings are row 1, and cells with line breaks do not count twice. */
export type Row = { number: number; cells: string[] }

const MAX_ROW_CHARACTERS = 1_000_000
const MAX_COLUMNS = 1_000

/**
 * The rows of a CSV text, one at a time, the headings first. Throws RefusedFile where the text stops making sense, for
 * then nothing after that point can be trusted.
 */
export async function* readRows(source: Pick<Source, 'text'>, separator: Separator): AsyncGenerator<Row> {
  const parser = parse({
    delimiter: separator,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_ROW_CHARACTERS,
  })
  pipeline(source.text(), parser, () => {})
  let number = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      // Excel's own line about the separator, which has just split it in two.
      if (number === 0 && cells.length <= 2 && /^sep=.?$/i.test(cells[0] ?? '')) continue
      number++
      if (cells.length > MAX_COLUMNS) throw new RefusedFile(`Row ${number} has ${cells.length} columns; ${MAX_COLUMNS} are allowed.`)
      if (cells.every((cell) => cell === '')) continue
      yield { number, cells: number === 1 ? cells : cells.map(readableCell) }
    }
  } catch (error) {
    throw error instanceof CsvError ? new RefusedFile(explain(error, number + 1)) : error
  }
}

function explain(error: CsvError, row: number): string {
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return `Row ${row} is longer than 1 MB. Most likely a quotation mark is opened in it and never closed.`
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return `In row ${row} a quotation mark is opened and never closed.`
  return `Row ${row} cannot be read as CSV: ${error.message}`
}
