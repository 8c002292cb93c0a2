import type { CheckoutPaymentIntent, PaypalExperienceUserAction, PaypalWalletContextShippingPreference } from '@paypal/paypal-server-sdk'
import { Currency, money } from '@toyline/contracts'
import type { Transport } from '@toyline/http'
import { Failed, NoAnswer, NotSent, type PayRequest, type Provider, type ProviderPayment } from '../../domain/provider.ts'
import { type Patience, reachProvider } from '../reach-provider.ts'
import { paypalAmount } from './paypal-amounts.ts'
import { PayPalRefusal, paypalClient } from './paypal-client.ts'
import { paypalMovements } from './paypal-movements.ts'
import { Authorization, Capture, describeOrder, openAuthorization, PayPalOrder, sum, understand, WHOLE } from './paypal-order.ts'
import { refundParts } from './paypal-refunds.ts'
import { paypalReports } from './paypal-reports.ts'

export type PayPalSettings = Patience & {
  clientId: string
  clientSecret: string
  /** PayPal's name for our address of reports; part of what it signs. */
  webhookId: string
  environment: 'sandbox' | 'live'
  /** Authorities that may vouch for the certificates of reports, as PEM; those that Node trusts unless said. */
  trusted?: readonly string[]
}

/** For so long PayPal guarantees an authorisation; for 29 days it can be renewed. */
const HONOUR_MS = 3 * 24 * 3_600_000
const RENEWABLE_MS = 29 * 24 * 3_600_000
/** An id that PayPal gives to nothing: asking for it shows whether the API answers. */
const PROBE = { method: 'GET', path: '/v2/checkout/orders/0', headers: { accept: 'application/json' } }

/** Refusals that say that the order has moved on: what it is now tells more. */
const MOVED_ON = new Set([
  'ORDER_ALREADY_AUTHORIZED',
  'ORDER_ALREADY_CAPTURED',
  'ORDER_ALREADY_COMPLETED',
  'ORDER_COMPLETED_OR_VOIDED',
  'AUTHORIZATION_ALREADY_CAPTURED',
  'AUTHORIZATION_VOIDED',
  'AUTHORIZATION_EXPIRED',
  'PREVIOUSLY_CAPTURED',
  'PREVIOUSLY_VOIDED',
  'CANNOT_BE_VOIDED',
  'CAPTURE_FULLY_REFUNDED',
  'REFUND_AMOUNT_EXCEEDED',
]) /** Refusals of a refund that another day may not bring. */
const PASSING = new Set(['REFUND_FAILED_INSUFFICIENT_FUNDS', 'PENDING_CAPTURE'])
/** The buyer is asked again, at PayPal. */
const ASK_BUYER = new Set(['ORDER_NOT_APPROVED', 'PAYER_ACTION_REQUIRED', 'ORDER_IS_PENDING_APPROVAL', 'CONSENT_NEEDED'])
/** A no to this buyer, or to their way of paying there; every other refusal may be another one next time. */
const DECLINES = new Set([
  'INSTRUMENT_DECLINED',
  'PAYER_CANNOT_PAY',
  'PAYER_ACCOUNT_RESTRICTED',
  'PAYER_ACCOUNT_LOCKED_OR_CLOSED',
  'PAYEE_BLOCKED_TRANSACTION',
  'TRANSACTION_BLOCKED_BY_PAYEE',
  'TRANSACTION_REFUSED',
  'TRANSACTION_LIMIT_EXCEEDED',
  'COMPLIANCE_VIOLATION',
  'DUPLICATE_INVOICE_ID',
])

/**
 * PayPal: the buyer approves an order of PayPal's there, then it is authorised, captured in parts, and given back part by part. Our
 * payment is PayPal's order. Until the buyer has approved it and we have said so, it moves no money: making one that nobody hears of
 * is nothing, and one that is left alone ends by itself.
 * @param certificates reaches the host that PayPal's certificates are fetched from
 */
export function paypalProvider(transport: Transport, certificates: Transport, settings: PayPalSettings): Provider {
  const reach = reachProvider(transport, 'paypal', settings, PROBE)
  const client = paypalClient(reach.ask, settings)

  async function read(id: string): Promise<PayPalOrder | null> {
    try {
      return understand(PayPalOrder, await client.call(({ orders }) => orders.getOrder({ id })))
    } catch (error) {
      if (error instanceof PayPalRefusal && error.status === 404) return null
      throw asFailure(error)
    }
  }

  async function known(id: string): Promise<PayPalOrder> {
    const order = await read(id)
    if (!order) throw new NoAnswer(`PayPal does not know its order ${id}`)
    return order
  }

  /** Does something about an order; where PayPal says that it has moved on, what it is now is the answer. */
  async function change(id: string, work: (order: PayPalOrder) => Promise<PayPalOrder>): Promise<ProviderPayment> {
    const order = await known(id)
    try {
      return describeOrder(await work(order))
    } catch (error) {
      if (error instanceof PayPalRefusal && MOVED_ON.has(error.issue)) return describeOrder(await known(id))
      throw asFailure(error)
    }
  }

  async function create({ key, orderId, orderNumber, amount, returnUrl }: PayRequest): Promise<ProviderPayment> {
    const body = {
      intent: 'AUTHORIZE' as CheckoutPaymentIntent,
      purchaseUnits: [{ customId: orderId, invoiceId: orderNumber, description: `Order ${orderNumber}`, amount: paypalAmount(amount) }],
      paymentSource: {
        paypal: {
          experienceContext: {
            returnUrl,
            // Whoever turns back comes to the same page, which asks PayPal what became of it.
            cancelUrl: returnUrl,
            userAction: 'PAY_NOW' as PaypalExperienceUserAction,
            shippingPreference: 'NO_SHIPPING' as PaypalWalletContextShippingPreference,
          },
        },
      },
    }
    try {
      return describeOrder(
        understand(PayPalOrder, await client.call(({ orders }) => orders.createOrder({ body, paypalRequestId: key, ...WHOLE }))),
      )
    } catch (error) {
      // Nobody has approved an order that nobody has seen.
      if (error instanceof NoAnswer) throw new NotSent(error.message, { cause: error })
      throw asFailure(error)
    }
  }

  async function authorise(order: PayPalOrder): Promise<ProviderPayment> {
    // An order is authorised once, whatever the key; one that the buyer approves anew after a decline is another request.
    const paypalRequestId = `${order.id}:authorise:${order.updateTime ?? ''}`
    try {
      return describeOrder(
        understand(PayPalOrder, await client.call(({ orders }) => orders.authorizeOrder({ id: order.id, paypalRequestId, ...WHOLE }))),
      )
    } catch (error) {
      if (!(error instanceof PayPalRefusal)) throw error
      if (MOVED_ON.has(error.issue)) return describeOrder(await known(order.id))
      if (error.issue === 'ORDER_EXPIRED') return { ...describeOrder(order), status: 'cancelled' }
      if (ASK_BUYER.has(error.issue)) return { ...describeOrder(order), status: 'requires-action' }
      return { ...describeOrder(order), status: 'waiting', decline: declineOf(error) }
    }
  }

  /** PayPal promises the money for three days; after that it is asked to promise it again. Where it will not, it may still have it. */
  async function renewed(authorization: Authorization): Promise<Authorization> {
    const age = Date.now() - Date.parse(authorization.createTime ?? '')
    if (!(age > HONOUR_MS && age < RENEWABLE_MS) || authorization.status !== 'CREATED') return authorization
    const request = { authorizationId: authorization.id, paypalRequestId: `${authorization.id}:renew`, ...WHOLE }
    try {
      return understand(Authorization, await client.call(({ payments }) => payments.reauthorizePayment(request)))
    } catch (error) {
      if (error instanceof PayPalRefusal) return authorization
      throw error
    }
  }

  return {
    name: 'paypal',
    label: 'PayPal',
    fields: { kind: 'paypal', clientId: settings.clientId },
    test: settings.environment === 'sandbox',
    capturesInParts: true,
    available: reach.available,
    async pay(request) {
      if (!request.paymentId) return create(request)
      const order = await read(request.paymentId)
      if (!order) throw new Failed('PayPal has forgotten the order', 'try-again')
      const said = order.status === 'APPROVED' ? await authorise(order) : describeOrder(order)
      // What was declined there is paid in another way there.
      return said.status === 'waiting' ? { ...said, status: 'requires-action', decline: null } : said
    },
    /** PayPal finds orders by its own id alone. One whose making was not answered is nothing, or comes of the same key again. */
    async find({ paymentId }) {
      const order = paymentId ? await read(paymentId) : null
      return order && describeOrder(order)
    },
    async authorise({ paymentId }) {
      const order = await known(paymentId)
      return order.status === 'APPROVED' ? authorise(order) : describeOrder(order)
    },
    capture: ({ paymentId, amount, key, isLast }) =>
      change(paymentId, async (order) => {
        const open = openAuthorization(order)
        if (!open) return order
        const authorization = await renewed(open)
        const body = {
          amount: paypalAmount(money(amount, Currency.parse(order.amount.currency))),
          finalCapture: isLast,
          // Accounts may refuse a second payment for the same invoice.
          ...(order.invoiceId ? { invoiceId: `${order.invoiceId}-${order.captures.length + 1}` } : {}),
        }
        const request = { authorizationId: authorization.id, paypalRequestId: key, ...WHOLE, body }
        const capture = understand(Capture, await client.call(({ payments }) => payments.captureAuthorizedPayment(request)))
        const captures = [...order.captures.filter(({ id }) => id !== capture.id), capture]
        const isAll = isLast || sum(captures) >= authorization.amount.amount
        const status = isAll ? 'CAPTURED' : 'PARTIALLY_CAPTURED'
        return { ...order, captures, authorizations: [{ ...authorization, status }] }
      }),
    async cancel({ paymentId }) {
      const said = await change(paymentId, async (order) => {
        const open = order.authorizations.filter(({ status }) => status !== 'VOIDED' && status !== 'DENIED' && status !== 'CAPTURED')
        for (const { id } of open)
          await client.call(({ payments }) => payments.voidPayment({ authorizationId: id, paypalRequestId: `${id}:void`, ...WHOLE }))
        const voided = new Set(open.map(({ id }) => id))
        return { ...order, authorizations: order.authorizations.map((one) => (voided.has(one.id) ? { ...one, status: 'VOIDED' } : one)) }
      })
      // PayPal has no way of calling an order off; without our word it takes nothing, and that word will not be given.
      return said.status === 'approved' || said.status === 'requires-action' || said.status === 'waiting'
        ? { ...said, status: 'cancelled' }
        : said
    },
    async refund({ paymentId, amount, key }) {
      const order = await known(paymentId)
      try {
        return describeOrder(await refundParts(client, order, { amount, ...(key ? { key } : {}) }))
      } catch (error) {
        if (!(error instanceof PayPalRefusal)) throw error
        // Without a key it is all that is left; where nothing is, that was given back already.
        if (!key && MOVED_ON.has(error.issue)) return describeOrder(await known(paymentId))
        throw new Failed(error.message, error.status === 422 && !PASSING.has(error.issue) ? 'declined' : 'try-again')
      }
    },
    async failedRefunds({ paymentId }) {
      const { refunds } = await known(paymentId)
      return refunds
        .filter(({ status }) => status === 'FAILED' || status === 'CANCELLED')
        .map(({ customId, amount }) => ({ refundId: customId?.split('.')[1] ?? null, amount: amount.amount }))
    },
    ...paypalMovements(client),
    readWebhook: paypalReports(certificates, settings),
  }
}

/** A refusal that nothing else is made of ends the request. */
function asFailure(error: unknown): unknown {
  if (!(error instanceof PayPalRefusal)) return error
  return new Failed(error.message, declineOf(error))
}

function declineOf({ issue }: PayPalRefusal): 'declined' | 'try-again' {
  return DECLINES.has(issue) ? 'declined' : 'try-again'
}
