import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { customersOf, judgeBuyAgain } from './buy-again.ts'
import { judgeGoesWith } from './goes-with.ts'
import { divide, FINAL, VALIDATION } from './history.ts'
import { buyAgainText, goesWithText, leadText, readingText } from './print.ts'
import { readOrders } from './read-orders.ts'
import { isLately, ours, plainCosine, popularity, popularityOf } from './rivals.ts'
import { tried, triedAgain } from './tried.ts'
import { tuning } from './tune.ts'

/**
 * `npm run bench:recommend [-- --validate | --tune | --tried] [--file CSV.GZ]`: what our recommendations find beside popularity and plain
 * item-to-item cosine, on the orders of a wholesale gift seller (UCI Online Retail, CC BY 4.0). README.md in this folder says how
 * it is measured. Ends with 1 where ours is not ahead of every other row beyond chance.
 *
 * The other three look at the validation months alone: the same table, each setting at other values, other methods (minutes).
 */
const { values } = parseArgs({
  options: { validate: { type: 'boolean' }, tune: { type: 'boolean' }, tried: { type: 'boolean' }, file: { type: 'string' } },
})
const FILE = 'orders/uci-online-retail/online_retail_2010-12_to_2011-10.csv.gz'
const file = values.file ?? fileURLToPath(new URL(`../../../shared/data/${FILE}`, import.meta.url))
if (!existsSync(file)) {
  console.log(`Nothing was measured: the orders of UCI Online Retail are not on this machine (${FILE}).`)
  process.exit(0)
}

const split = values.validate || values.tune || values.tried ? VALIDATION : FINAL
const { orders, rows, leftOut } = await readOrders(file)
console.log(readingText(rows, orders.length, leftOut))
const history = divide(orders, split)
const { past, coming, codes, newLines, testLines } = history
console.log(
  `${split.name}: ${past.length} orders with ${codes.length} products, then ${coming.length} orders; ` +
    `${((100 * newLines) / testLines).toFixed(1)} % of their lines are new products, which no row can know.\n`,
)

if (values.tune) for (const line of tuning(history)) console.log(line)
else if (values.tried) {
  console.log(`${goesWithText(judgeGoesWith([...tried(history), ours(history)], history, 'the rest').rows)}\n`)
  console.log(buyAgainText(judgeBuyAgain([...triedAgain(history), ...customersOf(history)], history).rows))
} else process.exitCode = printTables() ? 0 : 1

/** @returns whether ours is ahead of every other row beyond chance */
function printTables(): boolean {
  const rankers = [
    popularity('popularity', popularityOf(history)),
    popularity('popularity of the last 30 days', popularityOf(history, isLately)),
    plainCosine(history),
    ours(history),
  ]
  const leads = (['the rest', 'one line'] as const).map((known) => {
    const { rows, cases } = judgeGoesWith(rankers, history, known)
    const lead = leadText(rows)
    console.log(`Goes with, ${known} of the order known (${cases} lines held out)\n${goesWithText(rows)}\n${lead.text}\n`)
    return lead
  })
  const again = judgeBuyAgain(customersOf(history), history)
  const lead = leadText(again.rows)
  const repeats = `${(100 * again.repeats).toFixed(0)} % of their lines are repeats`
  console.log(`Buy again (${again.orders} orders of ${again.customers} customers; ${repeats})\n${buyAgainText(again.rows)}\n${lead.text}\n`)
  const isClear = [...leads, lead].every((one) => one.isClear)
  console.log(`Ours is ${isClear ? '' : 'NOT '}ahead of every other row beyond chance.`)
  return isClear
}
