import { randomBytes } from 'node:crypto'
import type { Report } from './report.ts'

export type Money = { currency_code: string; value: string }
type Link = { href: string; rel: string; method: string }
type Stamps = { create_time: string; update_time: string }
export type Authorization = { id: string; status: string; amount: Money; custom_id?: string; invoice_id?: string; links: Link[] } & Stamps
export type Capture = Authorization & { final_capture: boolean; status_details?: { reason: string } }
export type Refund = { id: string; status: string; amount: Money; custom_id?: string; links: Link[] } & Stamps
type Unit = {
  reference_id: string
  custom_id?: string
  invoice_id?: string
  description?: string
  amount: Money
  payments?: { authorizations: Authorization[]; captures: Capture[]; refunds: Refund[] }
}
export type Order = {
  id: string
  intent: string
  status: string
  purchase_units: [Unit]
  payment_source: { paypal: object }
  links: Link[]
} & Stamps
export type OrderRequest = {
  intent: string
  purchase_units: [Omit<Unit, 'payments'>]
  payment_source: { paypal: { experience_context: Context } }
}
type Context = { return_url: string; cancel_url: string }
export type Books = ReturnType<typeof openBooks>
/** What PayPal tells by itself. */
export type Told = { type: string; resourceType: string; resource: object }

/** PayPal does not do what it is asked. */
export class Refused extends Error {
  readonly issue: string
  constructor(issue: string) {
    super(issue)
    this.issue = issue
  }
}

const DAY_MS = 24 * 3_600_000
const HONOUR_DAYS = 3

/**
 * Orders with their authorisations, captures and refunds, with PayPal's rules of what may follow what.
 * @param report of what moved the account's balance
 * @param tell hears of every change, as whoever listens for PayPal's reports does
 */
export function openBooks(url: () => string, report: Report, tell: (told: Told) => void) {
  const orders = new Map<string, Order & { context: Context; declines: number }>()

  const now = () => new Date().toISOString()
  const stamps = (): Stamps => ({ create_time: now(), update_time: now() })
  const link = (rel: string, path: string, method = 'GET'): Link => ({ href: `${url()}${path}`, rel, method })

  function order(id: string) {
    const found = orders.get(id)
    if (!found) throw new Refused('INVALID_RESOURCE_ID')
    return found
  }

  function shown({ context: _context, declines: _declines, ...one }: ReturnType<typeof order>): Order {
    return one
  }

  function unitOf(id: string, list: 'authorizations' | 'captures') {
    for (const one of orders.values()) {
      const [unit] = one.purchase_units
      if (unit.payments?.[list].some((entry) => entry.id === id)) return { order: one, unit, payments: unit.payments }
    }
    throw new Refused('INVALID_RESOURCE_ID')
  }

  function authorization(id: string) {
    const at = unitOf(id, 'authorizations')
    return { ...at, authorization: at.payments.authorizations.find((one) => one.id === id)! }
  }

  function capture(id: string) {
    const at = unitOf(id, 'captures')
    const refunds = at.payments.refunds.filter(
      ({ status, links }) => status !== 'FAILED' && links.some(({ href }) => href.endsWith(`/captures/${id}`)),
    )
    return { ...at, capture: at.payments.captures.find((one) => one.id === id)!, refunded: total(refunds) }
  }

  function touch(one: Stamps): void {
    one.update_time = now()
  }

  function addAuthorization(one: Order, amount: Money): Authorization {
    const [unit] = one.purchase_units
    unit.payments ??= { authorizations: [], captures: [], refunds: [] }
    const id = newId()
    const made: Authorization = {
      id,
      status: 'CREATED',
      amount,
      ...labels(unit),
      links: [link('self', `/v2/payments/authorizations/${id}`)],
      ...stamps(),
    }
    unit.payments.authorizations.push(made)
    return made
  }

  return {
    create({ intent, purchase_units: [unit], payment_source }: OrderRequest): Order {
      const id = newId()
      const made = {
        id,
        intent,
        status: 'PAYER_ACTION_REQUIRED',
        payment_source: { paypal: {} },
        purchase_units: [{ ...unit, reference_id: 'default' }] as [Unit],
        links: [link('self', `/v2/checkout/orders/${id}`), link('payer-action', `/checkoutnow?token=${id}`)],
        ...stamps(),
        context: payment_source.paypal.experience_context,
        declines: 0,
      }
      orders.set(id, made)
      return shown(made)
    },
    order: (id: string) => shown(order(id)),
    contextOf: (id: string) => order(id).context,

    /** The buyer says yes, at PayPal. */
    approve(id: string): void {
      const one = order(id)
      one.status = 'APPROVED'
      one.declines = 0
      touch(one)
      tell({ type: 'CHECKOUT.ORDER.APPROVED', resourceType: 'checkout-order', resource: shown(one) })
    },
    authorize(id: string, { decline }: { decline: string | undefined }): Order {
      const one = order(id)
      if (one.purchase_units[0].payments?.authorizations.length) throw new Refused('ORDER_ALREADY_AUTHORIZED')
      if (one.status !== 'APPROVED') throw new Refused('ORDER_NOT_APPROVED')
      if (decline || one.declines > 0) {
        one.declines += 1
        throw new Refused(decline ?? 'INSTRUMENT_DECLINED')
      }
      one.status = 'COMPLETED'
      touch(one)
      const made = addAuthorization(one, one.purchase_units[0].amount)
      tell({ type: 'PAYMENT.AUTHORIZATION.CREATED', resourceType: 'authorization', resource: related(one, made) })
      return shown(one)
    },
    reauthorize(id: string): Authorization {
      const { order: one, authorization: before } = authorization(id)
      if (before.status !== 'CREATED') throw new Refused('REAUTHORIZATION_NOT_SUPPORTED')
      if (Date.now() - Date.parse(before.create_time) < HONOUR_DAYS * DAY_MS) throw new Refused('REAUTHORIZATION_NOT_SUPPORTED')
      before.status = 'VOIDED'
      return addAuthorization(one, before.amount)
    },
    capture(id: string, asked: { amount: Money; final_capture?: boolean; invoice_id?: string }): Capture {
      const { order: one, unit, payments, authorization: from } = authorization(id)
      if (from.status === 'VOIDED') throw new Refused('AUTHORIZATION_VOIDED')
      if (from.status === 'CAPTURED') throw new Refused('AUTHORIZATION_ALREADY_CAPTURED')
      if (asked.amount.currency_code !== from.amount.currency_code) throw new Refused('AUTH_CAPTURE_CURRENCY_MISMATCH')
      const taken = total(payments.captures) + units(asked.amount)
      if (taken > units(from.amount)) throw new Refused('MAX_CAPTURE_AMOUNT_EXCEEDED')
      const isLast = asked.final_capture === true || taken === units(from.amount)
      from.status = isLast ? 'CAPTURED' : 'PARTIALLY_CAPTURED'
      touch(from)
      const captureId = newId()
      const path = `/v2/payments/captures/${captureId}`
      const made: Capture = {
        id: captureId,
        status: 'COMPLETED',
        amount: asked.amount,
        final_capture: isLast,
        ...labels(unit),
        ...(asked.invoice_id ? { invoice_id: asked.invoice_id } : {}),
        links: [link('self', path), link('refund', `${path}/refund`, 'POST'), link('up', `/v2/payments/authorizations/${id}`)],
        ...stamps(),
      }
      payments.captures.push(made)
      report.add({ id: captureId, code: 'T0006', amount: made.amount, fee: feeOf(made.amount), ...customOf(unit) })
      tell({ type: 'PAYMENT.CAPTURE.COMPLETED', resourceType: 'capture', resource: related(one, made) })
      return made
    },
    void(id: string): Authorization {
      const { order: one, authorization: from } = authorization(id)
      if (from.status === 'VOIDED') throw new Refused('PREVIOUSLY_VOIDED')
      if (from.status === 'CAPTURED') throw new Refused('PREVIOUSLY_CAPTURED')
      from.status = 'VOIDED'
      touch(from)
      tell({ type: 'PAYMENT.AUTHORIZATION.VOIDED', resourceType: 'authorization', resource: related(one, from) })
      return from
    },
    refund(id: string, asked: { amount?: Money; custom_id?: string }): Refund {
      const { order: one, payments, capture: from, refunded } = capture(id)
      const left = units(from.amount) - refunded
      if (left === 0) throw new Refused('CAPTURE_FULLY_REFUNDED')
      const amount = asked.amount ?? from.amount
      if (units(amount) > left) throw new Refused('REFUND_AMOUNT_EXCEEDED')
      from.status = units(amount) === left ? 'REFUNDED' : 'PARTIALLY_REFUNDED'
      touch(from)
      const refundId = newId()
      const made: Refund = {
        id: refundId,
        status: 'COMPLETED',
        amount,
        ...(asked.custom_id ? { custom_id: asked.custom_id } : {}),
        links: [link('self', `/v2/payments/refunds/${refundId}`), link('up', `/v2/payments/captures/${id}`)],
        ...stamps(),
      }
      payments.refunds.push(made)
      report.add({
        id: refundId,
        code: 'T1107',
        amount: negative(amount),
        reference: id,
        ...(asked.custom_id ? { custom: asked.custom_id } : {}),
      })
      tell({ type: 'PAYMENT.CAPTURE.REFUNDED', resourceType: 'refund', resource: { ...labels(one.purchase_units[0]), ...made } })
      return made
    },
    /** Days later a refund turns out not to have reached the buyer; while it was pending its money had not moved. */
    failRefund(id: string): void {
      for (const one of orders.values()) {
        const [unit] = one.purchase_units
        const refund = unit.payments?.refunds.find((each) => each.id === id)
        if (!refund) continue
        refund.status = 'FAILED'
        touch(refund)
        for (const line of report.lines) if (line.id === id) line.status = 'D'
        const taken = unit.payments?.captures.find((each) => refund.links.some(({ href }) => href.endsWith(`/captures/${each.id}`)))
        if (taken) taken.status = 'COMPLETED'
        tell({ type: 'PAYMENT.REFUND.FAILED', resourceType: 'refund', resource: { ...labels(unit), ...refund } })
      }
    },
    /** A capture, with PayPal's order that it belongs to. */
    readCapture(id: string): object {
      const { order: one, capture: found } = capture(id)
      return related(one, found)
    },
    /** The buyer complains at PayPal about what was taken first. */
    dispute(id: string): void {
      const one = order(id)
      const [unit] = one.purchase_units
      const [first] = unit.payments?.captures ?? []
      if (!first) throw new Refused('INVALID_RESOURCE_ID')
      first.status_details = { reason: 'BUYER_COMPLAINT' }
      tell({
        type: 'CUSTOMER.DISPUTE.CREATED',
        resourceType: 'dispute',
        resource: { dispute_id: 'PP-D-4012', disputed_transactions: [{ seller_transaction_id: first.id, custom: unit.custom_id }] },
      })
    },
    /** Lets days pass for an order. */
    age(id: string, days: number): void {
      const [unit] = order(id).purchase_units
      for (const one of unit.payments?.authorizations ?? [])
        one.create_time = new Date(Date.parse(one.create_time) - days * DAY_MS).toISOString()
    },
    /** An order as it came to be elsewhere, behind PayPal's own walls. */
    put: (made: Order) => orders.set(made.id, { ...made, context: { return_url: '', cancel_url: '' }, declines: 0 }),
    /** Behind PayPal's own walls. */
    edit: (id: string, change: (order: Order) => void) => change(order(id)),
    forget: (id: string) => orders.delete(id),
    /** What is held for one of our orders, in minor units: what must be true whatever was lost on the way. */
    truth(orderId: string) {
      const ours = [...orders.values()].filter(({ purchase_units: [unit] }) => unit.custom_id === orderId)
      const payments = ours.map(({ purchase_units: [unit] }) => unit.payments ?? { authorizations: [], captures: [], refunds: [] })
      const authorizations = payments.flatMap((one) => one.authorizations)
      return {
        orders: ours.length,
        authorizations: authorizations.map(({ status }) => status),
        captures: payments.flatMap((one) => one.captures).map(({ amount }) => units(amount)),
        refunds: payments.flatMap((one) => one.refunds).map(({ amount }) => units(amount)),
      }
    },
  }
}

function related<Resource extends object>({ id }: Order, resource: Resource) {
  return { ...resource, supplementary_data: { related_ids: { order_id: id } } }
}

function labels({ custom_id, invoice_id }: Unit) {
  return { ...(custom_id ? { custom_id } : {}), ...(invoice_id ? { invoice_id } : {}) }
}

function customOf({ custom_id }: Unit): { custom?: string } {
  return custom_id ? { custom: custom_id } : {}
}

function negative({ currency_code, value }: Money): Money {
  return { currency_code, value: `-${value}` }
}

/** What PayPal keeps of a payment in dollars or euros. */
function feeOf({ currency_code, value }: Money): Money {
  return { currency_code, value: (-(Number(value) * 0.0349 + 0.49)).toFixed(value.includes('.') ? 2 : 0) }
}

function units({ value }: Money): number {
  return Number(value.replace('.', ''))
}

function total(parts: readonly { amount: Money }[]): number {
  return parts.reduce((sum, { amount }) => sum + units(amount), 0)
}

function newId(): string {
  return randomBytes(9).toString('hex').toUpperCase().slice(0, 17)
}
