import type { Order, PaymentState } from '@toyline/contracts'
import type { Words } from '#words/words.ts'

type Said = { title: string; text: string; kind: 'good' | 'note' | 'problem' }
type Standing = { state: Order['state']; payment: PaymentState }

/** What the state of an order means for its buyer. */
export function orderWords(t: Words<'order'>, { state, payment }: Standing): Said {
  if (state === 'placed') return placedWords(t, payment)
  if (state === 'failed' || state === 'expired') return { kind: 'problem', title: t(`state.${state}`), text: t(`state.${state}Text`) }
  if (payment === 'declined') return { kind: 'problem', title: t('state.declined'), text: t('state.declinedText') }
  const waits = payment === 'requires-action' ? 'action' : payment === 'processing' ? 'processing' : 'working'
  return { kind: 'note', title: t(`state.${waits}`), text: t(`state.${waits}Text`) }
}

function placedWords(t: Words<'order'>, payment: PaymentState): Said {
  if (payment === 'refunded' || payment === 'voided') return { kind: 'note', title: t('state.refunded'), text: t('state.refundedText') }
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
  return t.has(key) ? t(key) : detail.replaceAll('-', ' ')
}

/** Nothing more will happen to it that its page should wait for. Its invoice comes a moment after it is paid or put on the account. */
export function isSettled({ state, payment, documents, createdAt }: Pick<Order, 'state' | 'payment' | 'documents' | 'createdAt'>): boolean {
  if (state === 'failed' || state === 'expired') return true
  if (state !== 'placed' || !['paid', 'refunded', 'voided', 'on-account'].includes(payment.state)) return false
  return documents.length > 0 || !isRecent(createdAt)
}

const RECENT_MS = 3_600_000

/** The page of such an order is its confirmation. */
export function isRecent(at: string): boolean {
  return Date.now() - Date.parse(at) < RECENT_MS
}
