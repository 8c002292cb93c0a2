/**
 * The quantities in a column that was copied from a spreadsheet, one for each line, from top to bottom. Of several cells the last
 * that holds a whole number counts; null where a line has none, so that its row is left as it is.
 */
export function pastedColumn(text: string): (number | null)[] {
  const lines = text.split(/\r\n|\r|\n/)
  // Spreadsheets end the last row as well.
  if (lines.at(-1) === '') lines.pop()
  return lines.map(
    (line) =>
      line
        .split('\t')
        .map(wholeNumber)
        .findLast((cell) => cell !== null) ?? null,
  )
}

/** True where a paste is more than one number, and must not all go into one field. */
export function isColumn(text: string): boolean {
  return /[\t\r\n]/.test(text.trimEnd())
}

/** `1,200`, `1.200`, `1 200` and `12.0` are whole numbers; `12,5` is none. */
function wholeNumber(cell: string): number | null {
  const plain = cell.trim().replace(/^"(.*)"$/, '$1')
  const grouped = /^\d{1,3}([.,'’\u00a0\u202f ]\d{3})+$/.test(plain)
  const digits = grouped ? plain.replace(/\D/g, '') : plain.replace(/[.,]0+$/, '')
  if (!/^\d{1,9}$/.test(digits)) return null
  return Number(digits)
}
