import type { Money } from './books.ts'

/** A line of what PayPal says has moved an account's balance. */
export type ReportLine = {
  id: string
  /** `T0006` and the like. */
  code: string
  amount: Money
  fee?: Money
  /** The transaction that it belongs to. */
  reference?: string
  custom?: string
  at: string
  status: 'S' | 'V' | 'P' | 'D'
}
export type Report = ReturnType<typeof openReport>

const LONGEST_MS = 31 * 86_400_000

/** PayPal's report of transactions: behind by as much as it is told to be, page by page, and of no more lines at once than it is told. */
export function openReport(url: () => string) {
  const lines: ReportLine[] = []
  const limits = { behindMs: 0, mostLines: 10_000 }
  const asked: { from: string; until: string; page: number }[] = []

  return {
    lines,
    limits,
    asked,
    add: (line: Omit<ReportLine, 'at' | 'status'>) => lines.push({ at: new Date().toISOString(), status: 'S', ...line }),
    answer(query: URLSearchParams): { status: number; body: object; isUndescribed?: boolean } {
      const [from, until] = [query.get('start_date') ?? '', query.get('end_date') ?? '']
      const [page, size] = [Number(query.get('page') ?? 1), Number(query.get('page_size') ?? 100)]
      asked.push({ from, until, page })
      if (Date.parse(until) - Date.parse(from) > LONGEST_MS) return refusal('INVALID_REQUEST')
      const refreshed = new Date(Date.now() - limits.behindMs).toISOString()
      const found = lines
        .filter(({ at }) => at >= from && at <= until && at <= refreshed)
        .sort((one, other) => (one.at < other.at ? -1 : 1))
      if (found.length > limits.mostLines) return refusal('RESULTSET_TOO_LARGE')
      const shown = found.slice((page - 1) * size, page * size).map((line) => ({ transaction_info: described(line) }))
      const body = {
        ...(shown.length > 0 ? { transaction_details: shown } : {}),
        account_number: 'STANDIN',
        start_date: from,
        end_date: until,
        last_refreshed_datetime: refreshed,
        page,
        total_items: found.length,
        total_pages: Math.ceil(found.length / size),
        links: [{ href: `${url()}/v1/reporting/transactions?${query}`, rel: 'self', method: 'GET' }],
      }
      return { status: 200, body }
    },
  }
}

function described({ id, code, amount, fee, reference, custom, at, status }: ReportLine): object {
  return {
    transaction_id: id,
    ...(reference ? { paypal_reference_id: reference, paypal_reference_id_type: 'TXN' } : {}),
    transaction_event_code: code,
    transaction_initiation_date: at,
    transaction_updated_date: at,
    transaction_amount: amount,
    ...(fee ? { fee_amount: fee } : {}),
    transaction_status: status,
    ...(custom ? { custom_field: custom } : {}),
  }
}

function refusal(name: string) {
  return { status: 400, body: { name, message: name, debug_id: 'b1d1f06c7246c' }, isUndescribed: true }
}
