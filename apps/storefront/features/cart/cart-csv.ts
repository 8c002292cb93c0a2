import type { Cart } from '@toyline/contracts'
import { CURRENCIES } from '@toyline/contracts/format-money'

const COLUMNS = ['SKU', 'Product', 'Version', 'Units', 'Cases', 'Case pack', 'Unit price', 'Line total', 'Currency'] as const

/**
 * The lines of a cart for a spreadsheet, as RFC 4180 has it. Its heads are the same in every language, because programs read them.
 * A byte order mark tells spreadsheets that it is UTF-8.
 */
export function cartCsv({ lines, subtotal }: Pick<Cart, 'lines' | 'subtotal'>): string {
  const { currency } = subtotal
  const major = (money: { amount: number } | null) =>
    money ? (money.amount / 10 ** CURRENCIES[currency]).toFixed(CURRENCIES[currency]) : ''
  const rows = lines.map((line) => [
    line.sku,
    line.title,
    line.variantTitle,
    line.quantity,
    line.quantity / line.casePack,
    line.casePack,
    major(line.unitPrice),
    major(line.lineTotal),
    currency,
  ])
  return `\uFEFF${[COLUMNS, ...rows].map((cells) => cells.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A text that a spreadsheet would take for a formula is marked as text, whoever wrote it. */
function cell(value: string | number): string {
  const text = String(value)
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
