/** What the importer has to say about one row; an error keeps its product out, a warning does not. */
export type Finding = {
  level: 'error' | 'warning'
  /** As a spreadsheet counts: the headings are row 1. */
  row: number
  column: string | null
  value: string | null
  /** The end of the sentence: `is not a price.` */
  message: string
}

const SHOWN_CHARACTERS = 60

/** The whole sentence: `Row 14, column "Variant Price": "12,3,4" is not a price.` */
export function sentence({ row, column, value, message }: Finding): string {
  const where = column === null ? `Row ${row}` : `Row ${row}, column "${column}"`
  return value === null ? `${where}: ${message}` : `${where}: "${shorten(value)}" ${message}`
}

/** One line, short enough to be read in a sentence. */
export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS - 1)}…` : line
}

/** A file that cannot be imported at all; the message is whole sentences for a shopkeeper. */
export class RefusedFile extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'RefusedFile'
  }
}
