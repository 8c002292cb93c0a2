import type { PaymentStatus } from '@toyline/contracts'
import type { Kysely, Transaction } from 'kysely'
import type { PaymentState } from '../domain/payment-states.ts'

export type PaymentRow = {
  order_id: string
  order_number: string
  method: 'card' | 'invoice'
  provider: string
  amount: number
  currency: 'USD' | 'CAD' | 'GBP' | 'EUR'
  state: PaymentState
  attempt: number
  provider_payment_id: string | null
  captured: number
  refunded: number
  description: string | null
  action_url: string | null
  decline: PaymentStatus['decline']
  void_reason: string | null
  review: string | null
  customer: string
  email: string
  company_id: string | null
  po_number: string | null
  created_at: Date
  updated_at: Date
}
export type AttemptRow = {
  order_id: string
  attempt: number
  provider_key: string
  token: string
  return_url: string
  customer: string
  sent_at: Date
  declined_at: Date | null
}
export type Tables = { payments: PaymentRow; attempts: AttemptRow }
export type Db = Kysely<Tables>
export type Tx = Transaction<Tables>
