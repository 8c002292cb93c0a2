// What a spreadsheet would run as a formula, or swallow (OWASP, CSV injection).
const FORMULA = /^'*[=+\-@\t\r\0]/
const NUMBER = /^[+-]?\d[\d ]*(?:[.,]\d+)?$/

/** Makes a cell harmless in a spreadsheet; numbers stay numbers. `readableCell` gives the original back, exactly. */
export function harmlessCell(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
}

/** A cell as it was meant: without the apostrophe that keeps a spreadsheet from running it. */
export function readableCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text
}

/** One record as RFC 4180 has it, cells made harmless, with its line end. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(harmlessCell(cell))).join(',')}\r\n`
}

function quoted(cell: string): string {
  return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
