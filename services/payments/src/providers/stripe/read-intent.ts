import { z } from 'zod'
import type { ProviderCard, ProviderPayment } from '../../domain/provider.ts'

const Card = z.object({ brand: z.string().nullable(), last4: z.string().nullable() })
const ChargedCard = Card.extend({ multicapture: z.object({ status: z.string() }).nullish() })
const Charge = z.object({
  amount: z.int(),
  amount_captured: z.int(),
  amount_refunded: z.int(),
  disputed: z.boolean(),
  payment_method_details: z.object({ card: ChargedCard.nullish() }).nullish(),
})
type Charge = z.infer<typeof Charge>
const KnownCard = Card.extend({ exp_month: z.int().nullish(), exp_year: z.int().nullish() })
const Method = z.object({ id: z.string(), card: KnownCard.nullish() })

/**
 * The parts of a PaymentIntent that we read; whatever else newer versions of the API add is ignored. Amounts are in the currency's
 * minor units, as ours are, for yen (none) and dinars (thousandths, of which Stripe takes whole tens) as well.
 */
const Intent = z.object({
  id: z.string(),
  object: z.literal('payment_intent'),
  amount: z.int(),
  amount_received: z.int(),
  currency: z.string(),
  status: z.enum([
    'requires_payment_method',
    'requires_confirmation',
    'requires_action',
    'processing',
    'requires_capture',
    'succeeded',
    'canceled',
  ]),
  metadata: z.record(z.string(), z.string()),
  payment_method: z.union([z.string(), Method]).nullish(),
  last_payment_error: z
    .object({ code: z.string().nullish(), decline_code: z.string().nullish(), payment_method: Method.nullish() })
    .nullish(),
  next_action: z.object({ redirect_to_url: z.object({ url: z.string().nullable() }).nullish() }).nullish(),
  latest_charge: z.union([z.string(), Charge]).nullish(),
})
type Intent = z.infer<typeof Intent>

const STATUS: Record<Intent['status'], ProviderPayment['status']> = {
  requires_payment_method: 'waiting',
  requires_confirmation: 'waiting',
  requires_action: 'requires-action',
  processing: 'processing',
  requires_capture: 'authorised',
  succeeded: 'captured',
  canceled: 'cancelled',
}

/** By what the bank says first, then by what Stripe makes of it. Why else a bank said no is nothing that a thief should learn here. */
const DECLINES: Record<string, NonNullable<ProviderPayment['decline']>> = {
  insufficient_funds: 'insufficient-funds',
  withdrawal_count_limit_exceeded: 'insufficient-funds',
  expired_card: 'expired-card',
  incorrect_cvc: 'wrong-details',
  invalid_cvc: 'wrong-details',
  incorrect_number: 'wrong-details',
  invalid_number: 'wrong-details',
  incorrect_zip: 'wrong-details',
  incorrect_address: 'wrong-details',
  invalid_expiry_month: 'wrong-details',
  invalid_expiry_year: 'wrong-details',
  authentication_required: 'authentication-failed',
  payment_intent_authentication_failure: 'authentication-failed',
  authentication_failure: 'authentication-failed',
  issuer_not_available: 'try-again',
  processing_error: 'try-again',
  reenter_transaction: 'try-again',
  try_again_later: 'try-again',
}
const BRANDS: Record<string, string> = {
  amex: 'American Express',
  mastercard: 'Mastercard',
  visa: 'Visa',
  jcb: 'JCB',
  unionpay: 'UnionPay',
}

/** What an object of Stripe's says about a payment; null when it is no PaymentIntent that can be read. */
export function readIntent(value: unknown): ProviderPayment | null {
  const read = Intent.safeParse(value)
  if (!read.success) return null
  const intent = read.data
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null
  const method = methodOf(intent)
  return {
    id: intent.id,
    orderId: intent.metadata.order_id ?? null,
    // One that was ended after a part of it was taken is taken.
    status: intent.status === 'canceled' && intent.amount_received > 0 ? 'captured' : STATUS[intent.status],
    amount: { amount: intent.amount, currency: intent.currency.toUpperCase() },
    captured: intent.amount_received,
    refunded: charge ? refundedOf(charge, intent.status) : 0,
    // Stripe's own name of the card, which no token of ours is: whether it belongs to our attempt, only that attempt's key can tell.
    token: method.id,
    card: keepable(method),
    description: describe(method.card ?? charge?.payment_method_details?.card),
    actionUrl: intent.next_action?.redirect_to_url?.url ?? null,
    decline: declineOf(intent),
    disputed: charge?.disputed ?? false,
  }
}

/**
 * What was never captured is let go with the last capture, or the cancelling. Where there is but one capture Stripe counts that as
 * refunded, where there may be several it does not.
 */
function refundedOf(charge: Charge, status: Intent['status']): number {
  const isCounted = status !== 'requires_capture' && !mayBeTakenInParts(charge)
  return isCounted ? Math.max(0, charge.amount_refunded - (charge.amount - charge.amount_captured)) : charge.amount_refunded
}

function mayBeTakenInParts({ payment_method_details: details }: Charge): boolean {
  return details?.card?.multicapture?.status === 'available'
}

/** Whether more of an authorised intent can be taken after a first capture. */
export function allowsMore(value: unknown): boolean {
  const charge = Intent.safeParse(value).data?.latest_charge
  return typeof charge === 'object' && charge !== null && mayBeTakenInParts(charge)
}

/** A card that was declined stands in the error alone. */
function methodOf({ payment_method: method, last_payment_error: error }: Intent): {
  id: string
  card?: z.infer<typeof KnownCard> | null | undefined
} {
  if (typeof method === 'string') return { id: method }
  return method ?? error?.payment_method ?? { id: '' }
}

function declineOf({ last_payment_error: error }: Intent): ProviderPayment['decline'] {
  if (!error) return null
  return DECLINES[error.decline_code ?? ''] ?? DECLINES[error.code ?? ''] ?? 'declined'
}

/** The card of a method that says all of what is shown of one that is kept. */
function keepable({ id, card }: ReturnType<typeof methodOf>): ProviderCard | null {
  if (!card?.brand || !card.last4 || !card.exp_month || !card.exp_year) return null
  return { id, brand: brandName(card.brand), last4: card.last4, expMonth: card.exp_month, expYear: card.exp_year }
}

function describe(card: z.infer<typeof Card> | null | undefined): string | null {
  if (!card?.brand || !card.last4) return null
  return `${brandName(card.brand)} ending in ${card.last4}`
}

function brandName(brand: string): string {
  return BRANDS[brand] ?? brand.slice(0, 1).toUpperCase() + brand.slice(1)
}
