import { money } from '@toyline/contracts'
import { balances, ledgerDrift, unbalanced } from '../store/ledger-store.ts'
import { refundDrift } from '../store/refunds-store.ts'
import type { Db } from '../store/tables.ts'

/** The sums of the ledger, and everything in it that does not fit. */
export async function reportLedger(db: Db) {
  const [sums, odd, drift, refunds] = await Promise.all([balances(db), unbalanced(db), ledgerDrift(db), refundDrift(db)])
  return {
    balances: sums.map(({ account, currency, balance }) => ({ account, balance: money(balance, currency) })),
    unbalanced: odd,
    drift: [...drift, ...refunds],
  }
}
