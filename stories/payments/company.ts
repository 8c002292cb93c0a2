import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import type { Transport, TransportReply } from '@toyline/http'
import type { PaymentsNeeds } from '@toyline/payments'

export type Delivery = { headers: Record<string, string>; body: string }
export type Truth = { intents: number; charges: number; status: string | undefined; received: number; refunded: number }

/** A payment provider as an outside company: what the shop knows of it, and what only the story can see and do. */
export type Company = {
  /** As the shop's payments call it. */
  name: string
  url: string
  /** Our account with it. */
  settings: (transport: Transport, patience: { timeoutMs?: number; restMs?: number }) => PaymentsNeeds['settings']
  signatureHeader: string
  /** Says that nothing was done when it says 503. */
  meansUnavailable: boolean
  /** What a buyer's browser gets for a card. */
  token: (card: string) => Promise<string>
  /** The same of a card that can be kept: a token of the buyer's own. */
  ownToken: (card: 'pm_card_visa' | 'pm_card_3ds' | 'pm_card_declined') => Promise<string>
  /** Whose customer's each of its cards is that it keeps; empty when none is kept. */
  kept: () => Promise<string[]>
  /** What it holds for an order: the facts that must be true whatever was lost on the way. */
  truth: (order: { orderId: string }) => Promise<Truth>
  /** What it holds of all orders, less what it gave back. */
  held: () => Promise<number>
  /** Shares of requests that end so. */
  fault: (faults: { errorRate?: number; unavailableRate?: number; tooManyRate?: number }) => Promise<void>
  /** As if a day had passed. */
  forgetKeys: () => Promise<void>
  /** Ends what is processing. */
  settle: () => Promise<void>
  take: (paymentId: string) => Promise<void>
  refund: (paymentId: string, amount: number) => Promise<void>
  /** All its reports so far, oldest first, as bodies. */
  reports: () => Promise<string[]>
  /** Changes the only payment behind its walls and authorises it. */
  spoil: (what: 'amount' | 'currency' | 'order') => Promise<void>
  /** What has become of all its payments. */
  statuses: () => Promise<string[]>
  /** Answers once every report that is due was delivered. */
  idle: () => Promise<void>
  close: () => Promise<void>
}

export const SECRETS = ['whsec_stories', 'whsec_stories_before']

export function sign(body: string | Buffer, { secret = SECRETS[0] ?? '', secondsAgo = 0 } = {}): string {
  const time = Math.floor(Date.now() / 1_000) - secondsAgo
  return `t=${time},v1=${createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex')}`
}

export function right<Body>({ status, body }: TransportReply): Body {
  const text = body.toString('utf8')
  assert.ok(status < 300, `${status} ${text}`)
  return (text ? JSON.parse(text) : undefined) as Body
}
