import { type Card, cardOf } from './cards.ts'
import {
  type BalanceTransaction,
  type Charge,
  type Intent,
  newBalanceTransaction,
  newCharge,
  newCustomer,
  newDispute,
  newEvent,
  newId,
  newIntent,
  newMethod,
  newRefund,
  now,
  type Refund,
  type StripeEvent,
} from './objects.ts'
import { badRequest, Refusal, unexpectedState } from './refusal.ts'

const BANKS_NO = { code: 'card_declined', decline_code: 'generic_decline' }
/** Of these Stripe takes whole tens of the smallest unit. */
const THREE_DECIMALS = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd'])

/** What an intent is confirmed with: a token of the browser's, used once, or the card of a customer. */
export type Confirming = ({ token: string } | { method: string }) & { returnUrl: string }
type Token = { id: string; card: Card; intent: string | null }
export type Books = ReturnType<typeof openBooks>

/** What the stand-in keeps, and what may become of it: intents, charges, refunds, tokens and events, in memory. */
export function openBooks({ url, multicapture, say }: { url: () => string; multicapture: boolean; say: (event: StripeEvent) => void }) {
  const intents = new Map<string, Intent>()
  const charges = new Map<string, Charge>()
  const refunds: Refund[] = []
  const balance: BalanceTransaction[] = []
  const methods = new Map<string, ReturnType<typeof newMethod>>()
  const tokens = new Map<string, Token>()
  const customers = new Map<string, ReturnType<typeof newCustomer>>()
  const cards = new Map<string, Card>()
  const events: StripeEvent[] = []
  const tried = new Map<string, Card>()

  function tell(type: string, object: object): void {
    const event = newEvent(type, object)
    events.push(event)
    say(event)
  }

  function find(id: string): Intent {
    const intent = intents.get(id)
    if (!intent) throw new Refusal(404, { type: 'invalid_request_error', code: 'resource_missing', param: 'intent' })
    return intent
  }

  function useToken(id: string): Token {
    const token = tokens.get(id)
    if (!token) throw badRequest('resource_missing', 'confirmation_token')
    if (token.intent) throw badRequest('confirmation_token_already_used', 'confirmation_token')
    return token
  }

  function findCustomer(id: string | null): void {
    if (id !== null && !customers.has(id)) throw badRequest('resource_missing', 'customer')
  }

  function decline(intent: Intent, card: Card, why: { code: string; decline_code: string }): Refusal {
    const method = methods.get(intent.payment_method ?? '') ?? newMethod(card)
    const charge = { ...newCharge(intent, card, { multicapture }), paid: false, status: 'failed' as const, failure_code: why.code }
    charges.set(charge.id, charge)
    Object.assign(intent, {
      status: 'requires_payment_method',
      payment_method: null,
      next_action: null,
      latest_charge: charge.id,
      last_payment_error: { type: 'card_error', ...why, message: 'Your card was declined.', payment_method: method, charge: charge.id },
    } satisfies Partial<Intent>)
    tell('payment_intent.payment_failed', intent)
    return new Refusal(402, { type: 'card_error', ...why, payment_intent: structuredClone(intent) })
  }

  function authorise(intent: Intent, card: Card): void {
    const charge = newCharge(intent, card, { multicapture })
    charges.set(charge.id, charge)
    Object.assign(intent, {
      status: 'requires_capture',
      amount_capturable: intent.amount,
      latest_charge: charge.id,
      last_payment_error: null,
      next_action: null,
    } satisfies Partial<Intent>)
    const method = methods.get(intent.payment_method ?? '')
    if (method && intent.customer && intent.setup_future_usage) method.customer = intent.customer
    tell('payment_intent.amount_capturable_updated', intent)
    if (intent.capture_method === 'automatic') capture(intent, intent.amount, true)
  }

  /** The card that an intent is confirmed with. A kept one must be its customer's. */
  function cardFor(intent: Intent, given: Confirming): { id: string; card: Card } {
    if ('token' in given) {
      const token = useToken(given.token)
      token.intent = intent.id
      const method = newMethod(token.card)
      methods.set(method.id, method)
      cards.set(method.id, token.card)
      return { id: method.id, card: token.card }
    }
    const owner = methods.get(given.method)?.customer ?? null
    const card = cards.get(given.method)
    if (!card || owner === null || owner !== intent.customer) throw badRequest('resource_missing', 'payment_method')
    return { id: given.method, card }
  }

  function confirm(intent: Intent, given: Confirming): void {
    if (intent.status !== 'requires_payment_method' && intent.status !== 'requires_action') throw unexpectedState(intent)
    const { id, card } = cardFor(intent, given)
    const { returnUrl } = given
    tried.set(intent.id, card)
    intent.payment_method = id
    const { behaviour } = card
    if (typeof behaviour === 'object') throw decline(intent, card, behaviour)
    if (behaviour === 'challenge' || behaviour === 'challenge-declined') {
      intent.status = 'requires_action'
      intent.next_action = {
        type: 'redirect_to_url',
        redirect_to_url: { url: `${url()}/challenge/${intent.id}`, return_url: returnUrl },
      }
      tell('payment_intent.requires_action', intent)
    } else if (behaviour === 'settles' || behaviour === 'settles-declined') {
      intent.status = 'processing'
      tell('payment_intent.processing', intent)
    } else authorise(intent, card)
  }

  function capture(intent: Intent, amount: number | undefined, isFinal: boolean): void {
    if (intent.status !== 'requires_capture') throw unexpectedState(intent)
    const taken = amount ?? intent.amount_capturable
    const charge = charges.get(intent.latest_charge ?? '') as Charge
    if (taken > intent.amount_capturable) throw badRequest('amount_too_large', 'amount_to_capture')
    if (!isFinal && !mayBeTakenInParts(charge)) throw badRequest('parameter_invalid', 'final_capture')
    intent.amount_received += taken
    intent.amount_capturable -= taken
    charge.amount_captured += taken
    if (taken > 0) balance.push(newBalanceTransaction('charge', { amount: taken, fee: feeOf(taken), currency: charge.currency }, charge))
    if (isFinal || intent.amount_capturable === 0) {
      charge.captured = true
      // What is left over is let go; where there is but one capture it is counted as refunded.
      if (!mayBeTakenInParts(charge)) charge.amount_refunded += intent.amount_capturable
      intent.amount_capturable = 0
      intent.status = 'succeeded'
      tell('payment_intent.succeeded', intent)
    } else tell('payment_intent.amount_capturable_updated', intent)
    tell('charge.captured', charge)
    if (tried.get(intent.id)?.behaviour === 'disputed') {
      charge.disputed = true
      const dispute = newDispute(charge)
      balance.push(newBalanceTransaction('adjustment', { amount: -charge.amount_captured, fee: 1_500, currency: charge.currency }, dispute))
      tell('charge.dispute.created', dispute)
    }
  }

  return {
    intents,
    charges,
    refunds,
    balance,
    events,
    methods,
    find,
    newToken(name: string): string {
      const card = cardOf(name)
      if (!card) throw badRequest('resource_missing', 'payment_method')
      const id = newId('ctoken')
      tokens.set(id, { id, card, intent: null })
      return id
    },
    /** How the card of a token behaves that was not used yet. */
    behaviourOf: (token: string) => (tokens.get(token)?.intent ? undefined : tokens.get(token)?.card.behaviour),
    findToken(id: string): object {
      const token = tokens.get(id)
      if (!token) throw new Refusal(404, { type: 'invalid_request_error', code: 'resource_missing', param: 'confirmation_token' })
      return {
        id,
        object: 'confirmation_token',
        created: now(),
        expires_at: null,
        livemode: false,
        payment_intent: token.intent,
        use_stripe_sdk: true,
      }
    },
    create(asked: Parameters<typeof newIntent>[0], confirming: Confirming | null): Intent {
      if (asked.amount % 10 !== 0 && THREE_DECIMALS.has(asked.currency)) throw badRequest('amount_invalid', 'amount')
      findCustomer(asked.customer ?? null)
      if (confirming && 'token' in confirming) useToken(confirming.token)
      const intent = newIntent(asked)
      if (confirming && 'method' in confirming) cardFor(intent, confirming)
      intents.set(intent.id, intent)
      tell('payment_intent.created', intent)
      if (confirming) confirm(intent, confirming)
      return intent
    },
    confirm: (id: string, given: Confirming, usage: Intent['setup_future_usage']): Intent => {
      const intent = find(id)
      if (usage) intent.setup_future_usage = usage
      confirm(intent, given)
      return intent
    },
    /** An intent becomes a customer's once. */
    update(id: string, customer: string | null): Intent {
      const intent = find(id)
      findCustomer(customer)
      if (intent.customer !== null && customer !== null && intent.customer !== customer) throw badRequest('parameter_invalid', 'customer')
      intent.customer = customer ?? intent.customer
      return intent
    },
    createCustomer(metadata: Record<string, string>) {
      const customer = newCustomer(metadata)
      customers.set(customer.id, customer)
      return customer
    },
    findMethod(id: string) {
      const method = methods.get(id)
      if (!method) throw new Refusal(404, { type: 'invalid_request_error', code: 'resource_missing', param: 'payment_method' })
      return method
    },
    detach(id: string) {
      const method = methods.get(id)
      if (!method?.customer) throw new Refusal(400, { type: 'invalid_request_error' })
      method.customer = null
      tell('payment_method.detached', method)
      return method
    },
    customers,
    capture(id: string, amount: number | undefined, isFinal: boolean): Intent {
      const intent = find(id)
      capture(intent, amount, isFinal)
      return intent
    },
    cancel(id: string, reason: string | null): Intent {
      const intent = find(id)
      if (['processing', 'succeeded', 'canceled'].includes(intent.status)) throw unexpectedState(intent)
      const charge = charges.get(intent.latest_charge ?? '')
      if (intent.amount_received > 0) throw unexpectedState(intent)
      if (charge && charge.status !== 'failed' && !mayBeTakenInParts(charge)) charge.amount_refunded += intent.amount_capturable
      Object.assign(intent, {
        status: 'canceled',
        canceled_at: now(),
        cancellation_reason: reason,
        next_action: null,
        amount_capturable: 0,
      })
      tell('payment_intent.canceled', intent)
      return intent
    },
    refund(id: string, amount: number | undefined, metadata?: Record<string, string>): Refund {
      const intent = find(id)
      const charge = charges.get(intent.latest_charge ?? '')
      if (!charge || charge.amount_captured === 0) throw badRequest('charge_not_refundable')
      const given = refunds
        .filter((refund) => refund.charge === charge.id && refund.status !== 'failed')
        .reduce((sum, refund) => sum + refund.amount, 0)
      const left = charge.amount_captured - given
      if (left === 0) throw badRequest('charge_already_refunded')
      if ((amount ?? left) > left) throw badRequest('amount_too_large', 'amount')
      const refund = newRefund(charge, amount ?? left, metadata)
      refunds.push(refund)
      balance.push(newBalanceTransaction('refund', { amount: -refund.amount, currency: refund.currency }, refund))
      charge.amount_refunded += refund.amount
      charge.refunded = left === refund.amount && intent.status === 'succeeded'
      tell('charge.refunded', charge)
      tell('refund.created', refund)
      return refund
    },
    /** Days later the buyer's bank sends a refund back. */
    failRefund(id: string): void {
      const refund = refunds.find((one) => one.id === id)!
      const charge = charges.get(refund.charge)!
      refund.status = 'failed'
      charge.amount_refunded -= refund.amount
      charge.refunded = false
      balance.push(newBalanceTransaction('refund_failure', { amount: refund.amount, currency: refund.currency }, refund))
      tell('refund.failed', refund)
      tell('charge.refund.updated', refund)
    },
    /** What the buyer answers their bank. */
    answer(id: string, answer: string): Intent {
      const intent = find(id)
      if (intent.status !== 'requires_action') return intent
      const card = tried.get(id) as Card
      if (answer !== 'approve')
        decline(intent, card, { code: 'payment_intent_authentication_failure', decline_code: 'authentication_failed' })
      else if (card.behaviour === 'challenge-declined') decline(intent, card, BANKS_NO)
      else authorise(intent, card)
      return intent
    },
    /** Ends everything that is processing. */
    settle(): void {
      for (const intent of intents.values()) {
        if (intent.status !== 'processing') continue
        const card = tried.get(intent.id) as Card
        if (card.behaviour === 'settles') authorise(intent, card)
        else decline(intent, card, BANKS_NO)
      }
    },
  }
}

function feeOf(amount: number): number {
  return Math.round(amount * 0.029) + 30
}

function mayBeTakenInParts({ payment_method_details: { card } }: Charge): boolean {
  return card.multicapture.status === 'available'
}
