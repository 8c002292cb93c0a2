import type { Interval } from './bootstrap.ts'
import type { BuyAgainRow } from './buy-again.ts'
import { difference, type GoesWithRow } from './goes-with.ts'
import type { LeftOut } from './read-orders.ts'

const number = (of: number) => of.toLocaleString('en')
const share = (of: number) => of.toFixed(3)
const shown = ({ value, low, high }: Interval) => `${share(value)} [${share(low)}, ${share(high)}]`

export function readingText(rows: number, orders: number, leftOut: LeftOut): string {
  const { cancellations, adjustments, returns, free, noProduct, repeated } = leftOut
  return (
    `${number(rows)} lines read, ${number(orders)} orders. Left out: ${number(cancellations)} lines of cancellations, ` +
    `${number(adjustments)} of adjustments, ${number(returns)} without a positive quantity, ${number(free)} without a price, ` +
    `${number(noProduct)} that are no product, ${number(repeated)} repeated.`
  )
}

export function goesWithText(rows: readonly GoesWithRow[]): string {
  return table(
    ['', 'hit@10 [95 %]', 'MRR@10', 'hit@10 beyond the top 100', 'coverage'],
    rows.map(({ name, hit, mrr, beyond, coverage }) => [name, shown(hit), share(mrr), shown(beyond), share(coverage)]),
  )
}

export function buyAgainText(rows: readonly BuyAgainRow[]): string {
  return table(
    ['', 'precision@10 [95 %]', 'recall@10', 'at least one of ten'],
    rows.map(({ name, precision, recall, any }) => [name, shown(precision), share(recall), share(any)]),
  )
}

type Judged = { name: string; parts: GoesWithRow['parts'] }

/** What `ours` is ahead of each other row. `isClear`: of all of them, beyond chance. */
export function leadText(rows: readonly Judged[]): { text: string; isClear: boolean } {
  const own = rows.find(({ name }) => name === 'ours')
  if (!own) throw new Error('There is no row of ours.')
  const leads = rows.filter((row) => row !== own).map((row) => ({ name: row.name, lead: difference(own, row) }))
  return {
    text: leads.map(({ name, lead }) => `  ours − ${name}: ${shown(lead)}`).join('\n'),
    isClear: leads.every(({ lead }) => lead.low > 0),
  }
}

function table(head: string[], rows: string[][]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] as string).length)))
  const line = (row: string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] as number))
      .join('  ')
      .trimEnd()
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}
