import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Reconciliation } from '@toyline/contracts'
import { openInstallation } from './installation.ts'
import { type Books, compare, type Drift } from './reconcile/compare.ts'
import { openBooks } from './reconcile/read-books.ts'

const USAGE = `npm run reconcile [-- --patience SECONDS]

  Re-derives stock and money from the records of all rooms and prints what does not agree; changes nothing.
  --patience  how long a difference may last before it counts; 30 seconds unless said`

/** An order that a crash has cut in two is finished or undone within this; only what lasts longer is drift. */
const PATIENCE_SECONDS = 30
const LOOK_AGAIN_MS = 2_000

/** Ends with 1 where anything drifts, 2 on wrong use. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { patience: { type: 'string', default: String(PATIENCE_SECONDS) } } })
  const patience = Number(values.patience)
  if (!Number.isFinite(patience) || patience < 0) throw plainly(USAGE)
  const installation = await openInstallation()
  if (!installation) throw plainly('There is no shop on this machine yet. Run `npm start` once, or set DATABASE_URL and PLATFORM_SECRET.')
  const books = openBooks(installation)
  try {
    const until = performance.now() + patience * 1_000
    for (;;) {
      const read = await books.read()
      const drift = compare(read)
      if (drift.length === 0 || performance.now() >= until) {
        tellReconciliation(await books.readReconciliation())
        return tell(read, drift)
      }
      await pause(LOOK_AGAIN_MS)
    }
  } finally {
    await books.close()
    await installation.stop()
  }
}

function tell({ orders, payments, stock, ledger, invoices }: Books, drift: Drift[]): number {
  const count = (state: string) => orders.filter((order) => order.state === state).length
  const over = count('failed') + count('expired')
  console.table([
    {
      what: 'orders',
      checked: orders.length,
      note: `${count('placed')} placed, ${over} over, ${orders.length - count('placed') - over} under way`,
    },
    { what: 'payments', checked: payments.length, note: '' },
    {
      what: 'stock rows',
      checked: stock.checkedRows,
      note: `${new Set(stock.allocatedByOrder.map(({ orderId }) => orderId)).size} orders hold stock`,
    },
    { what: 'invoices', checked: invoices.length, note: '' },
    { what: 'ledger accounts', checked: ledger.balances.length, note: '' },
  ])
  if (drift.length === 0) {
    console.log('No drift.')
    return 0
  }
  console.table(drift)
  console.error(`${drift.length} ${drift.length === 1 ? 'difference' : 'differences'}. Nothing was changed.`)
  return 1
}

/** What the last comparison with the providers' reports found, over 30 days; it runs in the shop, every hour. */
function tellReconciliation({ sums, kinds, open, payments }: Reconciliation): void {
  if (sums.length === 0) console.log('No provider’s report has been compared with the books yet.')
  else
    console.table(
      sums.map(({ provider, currency, count, value, openCount, openValue, explainedPercent }) => ({
        provider,
        currency,
        movements: count,
        'minor units': value,
        explained: `${explainedPercent} %`,
        'unexplained rows': openCount,
        'unexplained units': openValue,
      })),
    )
  if (kinds.length > 0) console.table(kinds)
  if (payments.length > 0) console.table(payments)
  if (open.length > 0)
    console.table(
      open.map(({ id, provider, kind, orderId, unexplained, note }) => ({
        id,
        provider,
        kind,
        orderId,
        unexplained: `${unexplained.amount} ${unexplained.currency}`,
        note,
      })),
    )
}

function plainly(message: string): Error {
  return Object.assign(new Error(message), { plain: true })
}

try {
  process.exitCode = await main()
} catch (error) {
  const { plain, code } = error as { plain?: boolean; code?: string }
  console.error(plain ? (error as Error).message : code?.startsWith('ERR_PARSE_ARGS') ? USAGE : error)
  process.exitCode = 2
}
