import type { Fulfilment, Order, PaymentState } from '@toyline/contracts'
import type { Words } from '#words/words.ts'

type Said = { title: string; text: string; kind: 'good' | 'note' | 'problem' }
type Standing = { state: Order['state']; payment: PaymentState; fulfilment: Fulfilment }

/** What the state of an order means for its buyer. */
export function orderWords(t: Words<'order'>, { state, payment, fulfilment }: Standing): Said {
  if (state === 'placed') return placedWords(t, payment, fulfilment)
  if (state === 'failed' || state === 'expired') return { kind: 'problem', title: t(`state.${state}`), text: t(`state.${state}Text`) }
  if (payment === 'declined') return { kind: 'problem', title: t('state.declined'), text: t('state.declinedText') }
  const waits = payment === 'requires-action' ? 'action' : payment === 'processing' ? 'processing' : 'working'
  return { kind: 'note', title: t(`state.${waits}`), text: t(`state.${waits}Text`) }
}

function placedWords(t: Words<'order'>, payment: PaymentState, fulfilment: Fulfilment): Said {
  if (fulfilment === 'cancelled') return { kind: 'note', title: t('state.cancelled'), text: t('state.cancelledText') }
  if (payment === 'refunded' || payment === 'voided') return { kind: 'note', title: t('state.refunded'), text: t('state.refundedText') }
  if (fulfilment !== 'open') return { kind: 'good', title: t(`state.${fulfilment}`), text: t(`state.${fulfilment}Text`) }
  const paid = payment === 'on-account' ? 'onAccount' : payment === 'paid' ? 'paid' : 'authorised'
  return { kind: 'good', title: t('state.placed'), text: t(`state.${paid}`) }
}

/** A moment of the order's history; one that is new to the pages is at least readable. */
export function momentWords(t: Words<'order'>, what: string): string {
  const key = `moment.${what}`
  return t.has(key) ? t(key) : what.replaceAll('-', ' ')
}

export function detailWords(t: Words<'order'>, detail: string): string {
  const key = `detail.${detail}`
  return t.has(key) ? t(key) : detail
}

/** Nothing more will happen to it that its page should wait for. The last invoice comes a moment after its goods. */
export function isSettled({
  state,
  fulfilment,
  returns,
  timeline,
  createdAt,
}: Pick<Order, 'state' | 'fulfilment' | 'returns' | 'timeline' | 'createdAt'>): boolean {
  if (state === 'failed' || state === 'expired') return true
  if (returns.some((one) => ['requested', 'approved', 'in-transit', 'received'].includes(one.state))) return false
  const isOver = fulfilment === 'delivered' || fulfilment === 'cancelled'
  return isOver && !isRecent(timeline.at(-1)?.at ?? createdAt)
}

const RECENT_MS = 3_600_000

/** The page of such an order is its confirmation. */
export function isRecent(at: string): boolean {
  return Date.now() - Date.parse(at) < RECENT_MS
}
