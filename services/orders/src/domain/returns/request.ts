import type { OrderReturn, Returnable, ReturnKind, ReturnReason } from '@toyline/contracts'
import type { Refusal } from '../refusal.ts'
import { isFault } from './return-states.ts'

export type WantedLine = { lineId: string; quantity: number; reason: ReturnReason }
export type NewReturnLine = WantedLine & { fee: number }

/**
 * Whether pieces may be returned or claimed as asked for. What is only not wanted goes by the policy; a fault may be claimed of
 * anything, costs nothing, and is never a return. A line that is named twice counts together.
 */
export function decideRequest(
  returnable: Returnable,
  { kind, lines }: { kind: ReturnKind; lines: readonly WantedLine[] },
): { lines: NewReturnLine[] } | { refusal: Refusal } {
  if (lines.some(({ reason }) => isFault(reason) !== (kind === 'claim')))
    return refuse('wrong-reason', 'Damaged, missing and wrong goods are claimed; everything else is returned.')
  const wanted = new Map<string, NewReturnLine>()
  for (const line of lines) {
    const allowed = returnable.lines.find(({ lineId }) => lineId === line.lineId)
    if (!allowed) return refuse('no-such-line', 'The order has no such line.', { lineId: line.lineId })
    const quantity = (wanted.get(line.lineId)?.quantity ?? 0) + line.quantity
    const most = kind === 'claim' ? allowed.claimable : allowed.returnable
    const { refusal } = allowed
    if (kind === 'return' && refusal) return refuse('not-returnable', NOT_RETURNABLE[refusal], { lineId: line.lineId, because: refusal })
    if (quantity > most) return refuse('more-than-returnable', 'There is not that much of a line left.', { lineId: line.lineId, most })
    wanted.set(line.lineId, { ...line, quantity, fee: kind === 'claim' ? 0 : allowed.fee })
  }
  return { lines: [...wanted.values()] }
}

const NOT_RETURNABLE: Record<NonNullable<Returnable['lines'][number]['refusal']>, string> = {
  'not-delivered': 'This has not arrived yet.',
  'too-late': 'The days in which it could be returned are over.',
  seasonal: 'Seasonal goods are not taken back.',
  custom: 'Goods that were made to order are not taken back.',
  licensed: 'Its licence does not allow that it is taken back.',
  'all-returned': 'All of it is returned already.',
}

function refuse(code: string, detail: string, extra: Record<string, unknown> = {}): { refusal: Refusal } {
  return { refusal: { status: code === 'no-such-line' || code === 'wrong-reason' ? 422 : 409, code, detail, extra } }
}

export type Graded = { lineId: string; restocked: number; writtenOff: number }

/** What has come of a return. Errors as refusals: 422 `no-such-line`, `more-than-sent`, `nothing-received`. */
export function decideReceipt(sent: Pick<OrderReturn, 'lines'>, received: readonly Graded[]): { lines: Graded[] } | { refusal: Refusal } {
  const graded = sent.lines.map(({ lineId }) => ({ lineId, restocked: 0, writtenOff: 0 }))
  for (const { lineId, restocked, writtenOff } of received) {
    const line = graded.find((one) => one.lineId === lineId)
    if (!line) return refuse('no-such-line', 'The return has no such line.', { lineId })
    line.restocked += restocked
    line.writtenOff += writtenOff
    const most = sent.lines.find((one) => one.lineId === lineId)?.quantity ?? 0
    if (line.restocked + line.writtenOff > most)
      return { refusal: { status: 422, code: 'more-than-sent', detail: 'More has come than was to be sent.', extra: { lineId, most } } }
  }
  if (graded.every((line) => line.restocked + line.writtenOff === 0))
    return { refusal: { status: 422, code: 'nothing-received', detail: 'Nothing of this return has come.' } }
  return { lines: graded }
}
