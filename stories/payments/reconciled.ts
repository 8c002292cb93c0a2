import { waitFor } from '@toyline/testing'

type Asked = { query: <Row extends object>(text: string, values?: unknown[]) => Promise<Row[]> }

/** Has a shop that works compare everything from the first booking on. */
export async function reconciled(shop: Asked): Promise<void> {
  await shop.query('delete from payments.reconciliations')
  const isDone = async () => {
    await hurryReconciliation(shop)
    return (await shop.query('select from payments.reconciliations')).length === 1
  }
  await waitFor(isDone, { timeoutMs: 60_000, what: 'the comparison to end' })
}

export async function hurryReconciliation({ query }: Asked): Promise<void> {
  await query(`update payments.jobs set run_at = now() where task = 'reconcile' and owner is null and run_at > now()`)
}
