import type { Currency, PaymentStatus } from '@toyline/contracts'
import type { Generated, Kysely, Transaction } from 'kysely'
import type { PaymentState } from '../domain/payment-states.ts'

/** A payment as far as anything is decided by it, with the seconds since its current attempt was sent by the database's clock. */
export type PaymentRow = {
  order_id: string
  order_number: string
  provider: string
  amount: number
  currency: Currency
  state: PaymentState
  version: number
  attempt: number
  token: string | null
  provider_customer: string | null
  keeps_card: boolean
  return_url: string | null
  sent_to: string | null
  sent_age: number | null
  provider_payment_id: string | null
  captured: number
  /** All that was given back, and what of it did not reach the buyer; a person has given back some of that by hand. */
  refunded: number
  bounced: number
  by_hand: number
  description: string | null
  action_url: string | null
  decline: PaymentStatus['decline']
  void_reason: string | null
  review: string | null
  /** Reasons that a person has dealt with. */
  reviewed: string | null
  customer: string
}
type DeclinesTable = {
  order_id: string
  attempt: number
  customer: string
  decline: string
  description: string | null
  declined_at: Generated<Date>
}
export type Tables = { declines: DeclinesTable }
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
