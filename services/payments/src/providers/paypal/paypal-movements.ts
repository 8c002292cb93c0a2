import { z } from 'zod'
import type { Movement } from '../../domain/movement.ts'
import type { MovementsPage, Provider } from '../../domain/provider.ts'
import { signedUnits } from './paypal-amounts.ts'
import { type PayPalClient, PayPalRefusal } from './paypal-client.ts'
import { orderIn, understand } from './paypal-order.ts'

/** PayPal answers for 31 days at most, and refuses what has more than 10,000 lines: then half of the time is asked for. */
const LONGEST_SECONDS = 30 * 86_400
const PAGE = 500

const Amount = z.object({ currencyCode: z.string(), value: z.string() }).transform((said, context) => {
  const amount = signedUnits(said)
  if (amount === null) context.addIssue({ code: 'custom', message: 'no amount' })
  return { amount: amount ?? 0, currency: said.currencyCode }
})
const Time = z.iso.datetime({ offset: true }).transform((text) => Math.floor(Date.parse(text) / 1_000))
const Line = z.object({
  transactionId: z.string(),
  paypalReferenceId: z.string().optional(),
  paypalReferenceIdType: z.string().optional(),
  transactionEventCode: z.string(),
  transactionInitiationDate: Time,
  transactionStatus: z.string(),
  transactionAmount: Amount,
  feeAmount: Amount.optional(),
  customField: z.string().optional(),
})
type Line = z.infer<typeof Line>
const Answer = z.object({
  transactionDetails: z.array(z.object({ transactionInfo: Line })).default([]),
  totalPages: z.int().optional(),
  lastRefreshedDatetime: Time.optional(),
})
const Capture = z.object({
  supplementaryData: z.object({ relatedIds: z.object({ orderId: z.string().optional() }).optional() }).optional(),
})

/** It is done, or was done and then reversed by a line of its own; what is pending or denied has moved nothing. */
const MOVED = new Set(['S', 'V'])
/** Which of PayPal's event codes are what; the first that fits counts. `null`: our own money that is moved, held or exchanged. */
const KINDS: readonly [code: RegExp, kind: Movement['kind'] | null][] = [
  [/^T00/, 'charge'],
  [/^T1107$/, 'refund'],
  [/^T110[89]$/, 'fee'],
  [/^T01/, 'fee'],
  // Taken back by PayPal or by the buyer's bank, and what of that was won back.
  [/^T(1106|1201|1202|1205|1207|1208)$/, 'dispute'],
  [/^T(1105|1110|1111)$/, null],
  [/^T(02|03|04|05|06|07|10|13|15|17|20|21|22)/, null],
]

/** PayPal's report of transactions, in our words, and whose payment a line of it is. */
export function paypalMovements(client: PayPalClient): Required<Pick<Provider, 'movements' | 'paymentOf'>> {
  async function ask({ from, until, page }: Cursor): Promise<z.infer<typeof Answer> | 'too-large'> {
    const said = { startDate: iso(from), endDate: iso(until), fields: 'transaction_info', pageSize: PAGE, page, ...BALANCE_ONLY }
    try {
      return understand(Answer, await client.call(({ reports }) => reports.searchTransactions(said)))
    } catch (error) {
      if (error instanceof PayPalRefusal && error.issue === 'RESULTSET_TOO_LARGE' && until > from) return 'too-large'
      throw PayPalRefusal.unanswered(error)
    }
  }

  return {
    async movements({ from, to, after }): Promise<MovementsPage> {
      let at = after === null ? firstOf(from, to) : readCursor(after)
      let answer = await ask(at)
      while (answer === 'too-large') {
        at = { ...at, until: at.from + Math.floor((at.until - at.from) / 2), page: 1 }
        answer = await ask(at)
      }
      const { transactionDetails, totalPages = 1, lastRefreshedDatetime } = answer
      const isMore = at.page < totalPages
      const next = isMore ? { ...at, page: at.page + 1 } : at.until < to ? firstOf(at.until + 1, to) : null
      return {
        movements: transactionDetails.flatMap(({ transactionInfo }) => readLine(transactionInfo)),
        next: next && writeCursor(next),
        ...(lastRefreshedDatetime === undefined ? {} : { reportedTo: lastRefreshedDatetime }),
      }
    },
    async paymentOf(movementId) {
      try {
        const capture = await client.call(({ payments }) => payments.getCapturedPayment({ captureId: movementId }))
        return understand(Capture, capture).supplementaryData?.relatedIds?.orderId ?? null
      } catch (error) {
        if (error instanceof PayPalRefusal && error.status === 404) return null
        throw PayPalRefusal.unanswered(error)
      }
    },
  }
}

const BALANCE_ONLY = { balanceAffectingRecordsOnly: 'Y' } as const

/**
 * The capture or the refund, and what PayPal kept of it or gave back of that, as a movement of its own. One of a kind that we do not know
 * is taken for a charge or a refund of nobody's, so that a person sees it.
 */
function readLine(line: Line): Movement[] {
  if (!MOVED.has(line.transactionStatus)) return []
  const kind = kindOf(line)
  if (kind === null) return []
  const { transactionId: id, transactionAmount: amount, feeAmount: fee } = line
  const common = { paymentId: null, orderId: orderIn(line.customField), movedAt: line.transactionInitiationDate }
  const of = referred(line, kind)
  return [
    ...(amount.amount === 0 ? [] : [{ ...common, ...of, id, kind, amount }]),
    ...(fee && fee.amount !== 0 ? [{ ...common, ofMovement: id, ...of, id: `${id}:fee`, kind: 'fee' as const, amount: fee }] : []),
  ]
}

/** A charge stands for itself; the rest belongs to what PayPal names, and a fee of the account to nothing. */
function referred({ transactionId, paypalReferenceId, paypalReferenceIdType }: Line, kind: Movement['kind']): { ofMovement?: string } {
  if (kind !== 'charge' && paypalReferenceId && paypalReferenceIdType === 'TXN') return { ofMovement: paypalReferenceId }
  return kind === 'fee' ? {} : { ofMovement: transactionId }
}

function kindOf({ transactionEventCode: code, transactionAmount: { amount } }: Line): Movement['kind'] | null {
  const known = KINDS.find(([pattern]) => pattern.test(code))
  return known && !(known[1] === 'charge' && amount < 0) ? known[1] : amount > 0 ? 'charge' : 'refund'
}

/** A part of the time that is asked for, in seconds since the epoch, both inclusive, and a page of it. */
type Cursor = { from: number; until: number; page: number }

function firstOf(from: number, to: number): Cursor {
  return { from, until: Math.min(to, from + LONGEST_SECONDS), page: 1 }
}

function writeCursor({ from, until, page }: Cursor): string {
  return `${from}:${until}:${page}`
}

function readCursor(text: string): Cursor {
  const [from = 0, until = 0, page = 1] = text.split(':').map(Number)
  return { from, until, page }
}

function iso(seconds: number): string {
  return new Date(seconds * 1_000).toISOString()
}
