import { CURRENCIES, type Currency, csvLine } from '@toyline/contracts'
import { problem } from '@toyline/http'
import { type BulkLane, LaneBusy } from '@toyline/jobs'
import {
  type AccountSums,
  accountSums,
  brokenTransactions,
  type Entry,
  entriesAfter,
  ledgerSpan,
  type Position,
  type Span,
} from '../store/ledger-export-store.ts'
import type { Db } from '../store/tables.ts'

/** A few milliseconds of a core each. */
const PAGE = 25
const BUSY_SECONDS = 20

type Total = { currency: Currency; debit: number; credit: number }
type Month = { month: string; span: Span; accounts: AccountSums[]; totals: Total[] }

/**
 * The ledger of a month, piece by piece. Its books are checked before the first byte, and what was told is counted against them before
 * the last: where it is not the same the stream ends in an error, and no reader takes half a month for a whole one.
 * Errors: 409 `ledger-drift` where debits are not credits, or a transaction is no zero; 503 `busy` where others' exports do not get on.
 */
export async function exportLedger(
  { db, lane }: { db: Db; lane: BulkLane },
  { month, format }: { month: string; format: 'csv' | 'json' },
): Promise<{ fileName: string; type: string; text: AsyncGenerator<string> }> {
  const span = await ledgerSpan(db, month)
  const accounts = await inTurn(lane, () => accountSums(db, span))
  const broken = await inTurn(lane, () => brokenTransactions(db, span))
  const totals = totalsOf(accounts)
  const wrong = [
    ...broken.map((id) => `transaction ${id} is no zero`),
    ...totals.filter(({ debit, credit }) => debit !== credit).map(({ currency }) => `debits in ${currency} are not its credits`),
  ]
  if (wrong.length > 0) throw problem(409, 'ledger-drift', `The books of ${month} do not add up: ${wrong.join('; ')}.`)
  const entries = countedEntries({ db, lane }, span, totals)
  const made = { month, span, accounts, totals }
  return {
    fileName: `ledger-${month}.${format}`,
    type: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
    text: format === 'csv' ? csv(made, entries) : json(made, entries),
  }
}

function inTurn<Result>(lane: BulkLane, piece: () => Promise<Result>): Promise<Result> {
  return lane(piece).catch((error: unknown) => {
    if (!(error instanceof LaneBusy)) throw error
    throw problem(503, 'busy', 'Other exports are under way; please try again in a moment.', { retryAfter: BUSY_SECONDS })
  })
}

function totalsOf(accounts: AccountSums[]): Total[] {
  const totals = new Map<Currency, Total>()
  for (const { currency, debit, credit } of accounts) {
    const sum = totals.get(currency) ?? { currency, debit: 0, credit: 0 }
    totals.set(currency, { currency, debit: sum.debit + debit, credit: sum.credit + credit })
  }
  return [...totals.values()]
}

/** Pages of entries. Nothing is held open between them: what was booked before the end of the span is there for good. */
async function* countedEntries({ db, lane }: { db: Db; lane: BulkLane }, span: Span, totals: Total[]): AsyncGenerator<Entry[]> {
  const left = new Map(totals.map((total) => [total.currency, { ...total }]))
  for (let after: Position | null = null; ; ) {
    const page: Entry[] = await lane(() => entriesAfter(db, span, after, PAGE))
    for (const { currency, amount } of page) {
      const sum = left.get(currency)
      if (sum) sum[amount > 0 ? 'debit' : 'credit'] -= Math.abs(amount)
    }
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (!last) break
    after = last
  }
  const off = [...left.values()].find(({ debit, credit }) => debit !== 0 || credit !== 0)
  if (off) throw new Error(`an export of the ledger left out ${off.debit} debit and ${off.credit} credit in ${off.currency}`)
}

const HEADINGS = [
  'record',
  'booked at',
  'transaction',
  'kind',
  'source',
  'order',
  'order number',
  'documents',
  'account',
  'debit',
  'credit',
  'balance',
  'currency',
]

async function* csv({ span, accounts, totals }: Month, entries: AsyncIterable<Entry[]>): AsyncGenerator<string> {
  const balance = (record: string, at: string, account: string, sums: string[], currency: Currency) =>
    csvLine([record, at, '', '', '', '', '', '', account, ...sums, currency])
  yield csvLine(HEADINGS)
  yield accounts
    .map(({ account, currency, opening }) => balance('opening', span.from, account, ['', '', major(opening, currency)], currency))
    .join('')
  for await (const page of entries) yield page.map(entryLine).join('')
  yield accounts
    .map(({ account, currency, debit, credit, closing }) =>
      balance('closing', span.until, account, [major(debit, currency), major(credit, currency), major(closing, currency)], currency),
    )
    .join('')
  yield totals
    .map(({ currency, debit, credit }) =>
      balance('total', span.until, '', [major(debit, currency), major(credit, currency), major(debit - credit, currency)], currency),
    )
    .join('')
}

function entryLine({ bookedAt, transaction, kind, source, orderId, orderNumber, documents, account, amount, currency }: Entry): string {
  const sum = major(Math.abs(amount), currency)
  const sides = amount > 0 ? [sum, ''] : ['', sum]
  return csvLine(['entry', bookedAt, transaction, kind, source, orderId, orderNumber, documents, account, ...sides, '', currency])
}

/** Amounts are minor units here, as everywhere in the API. */
async function* json({ month, span, accounts, totals }: Month, entries: AsyncIterable<Entry[]>): AsyncGenerator<string> {
  yield `${JSON.stringify({ month, ...span, accounts, totals }).slice(0, -1)},"entries":[`
  let comma = ''
  for await (const page of entries) {
    yield comma + page.map((entry) => JSON.stringify(entry)).join(',\n')
    comma = ',\n'
  }
  yield ']}\n'
}

function major(amount: number, currency: Currency): string {
  return (amount / 10 ** CURRENCIES[currency]).toFixed(CURRENCIES[currency])
}
