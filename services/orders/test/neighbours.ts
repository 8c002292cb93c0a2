import {
  deliveryCards,
  MARKETS,
  type MarketId,
  type Money,
  newId,
  type PaymentStatus,
  paymentsCards,
  productsCards,
  type Refund,
  type VariantSnapshot,
} from '@toyline/contracts'
import { type CallerTokens, problem, serve, serviceApp } from '@toyline/http'
import { log } from '@toyline/observability'
import type { FastifyInstance } from 'fastify'

/** What a token of the stand-in's cards does. */
export type Behaviour = 'succeeds' | 'declines' | 'challenges' | 'settles-later' | 'loses-answer' | 'is-away' | 'wrong-amount'

type Refunded = {
  orderId: string
  reason: string
  lines: { lineId: string; quantity: number; fee: number }[]
  freight: boolean
  times: number
}
type Hold = {
  state: 'held' | 'claimed' | 'released'
  lines: { variantId: string; quantity: number }[]
  locations: string[]
  claims: number
}
type Payment = { status: PaymentStatus; charges: number; voids: number; attempts: number[]; refused: boolean; poNumber?: string | null }

/**
 * Stand-ins for products and payments: the same cards, with state and with the promises that their contracts make (a hold and
 * an authorisation are idempotent by order, a release and a void refuse what comes later). They fail, delay and lose answers.
 */
export type Neighbours = ReturnType<typeof neighbours>

/** A variant with one price. Volume prices are given as the whole ladder. */
export function variant(overrides: Partial<VariantSnapshot> = {}): VariantSnapshot {
  const variantId = overrides.variantId ?? newId('var')
  const price = overrides.price === undefined ? { amount: 1_250, currency: 'USD' as const } : overrides.price
  return {
    variantId,
    productId: newId('prod'),
    handle: 'clippy-plush',
    sku: `SKU-${variantId.slice(-6)}`,
    title: 'Clippy plush',
    variantTitle: 'Silver',
    language: 'en',
    picture: null,
    price,
    msrp: { amount: 2_499, currency: 'USD' },
    tiers: price ? [{ minQuantity: overrides.minQuantity ?? 6, unitPrice: price }] : [],
    casePack: 6,
    minQuantity: 6,
    maxQuantity: null,
    cap: null,
    availability: { state: 'in-stock', quantity: null, arrivesOn: null },
    supply: { now: 100_000, arrivals: [] },
    weightGrams: 240,
    size: { length: 18, width: 10, height: 25 },
    carton: null,
    taxCategory: 'toys',
    hsCode: '950300',
    origin: 'VN',
    returnClass: 'regular',
    ...overrides,
  }
}

export function neighbours(tokens: CallerTokens) {
  const catalogue = new Map<string, VariantSnapshot>()
  const stock = new Map<string, number>()
  /** Pieces of a variant that every order has at the second best of its locations, the others at the best. */
  const elsewhere = new Map<string, number>()
  const holds = new Map<string, Hold>()
  const payments = new Map<string, Payment>()
  const calls: string[] = []
  /** Set to make calls of that name fail as if nobody were there. */
  const silent = new Set<string>()
  /** Runs before a call of that name is answered. */
  const before = new Map<string, () => Promise<void>>()

  /** However long is asked for, no hold lasts longer than this. */
  const limits = { holdSeconds: 3_600 }

  const app: FastifyInstance = serviceApp({
    room: 'neighbours',
    log: log('neighbours') as FastifyInstance['log'],
    tokens,
    isUnavailable: () => false,
  })
  const note = async (name: string) => {
    calls.push(name)
    await before.get(name)?.()
    if (silent.has(name)) throw problem(503, 'service-unavailable', 'Nobody is there.', { retryAfter: 1 })
  }

  const priced = (snapshot: VariantSnapshot, market: MarketId): VariantSnapshot => {
    const { currency } = MARKETS[market]
    const to = <M extends Money | null>(money: M) => money && { ...money, currency }
    const tiers = snapshot.tiers.map((tier) => ({ ...tier, unitPrice: { ...tier.unitPrice, currency } }))
    return { ...snapshot, price: to(snapshot.price), msrp: to(snapshot.msrp), tiers }
  }

  serve(app, productsCards.resolveVariants, async ({ body }) => {
    await note('resolveVariants')
    const skus = new Set(body.skus.map((sku) => sku.toUpperCase()))
    const bySku = skus.size === 0 ? [] : [...catalogue.values()].filter((one) => skus.has(one.sku.toUpperCase()))
    const found = new Set([...body.variantIds.flatMap((id) => catalogue.get(id) ?? []), ...bySku])
    return { items: [...found].map((one) => priced(one, body.market)) }
  })
  serve(app, productsCards.holdStock, async ({ body }) => {
    await note('holdStock')
    const expiresAt = new Date(Date.now() + Math.min(body.ttlSeconds, limits.holdSeconds) * 1_000).toISOString()
    const known = holds.get(body.orderId)
    if (known?.state === 'released') throw problem(409, 'hold-ended', 'This hold has ended.')
    if (known) return { orderId: body.orderId, expiresAt }
    const refusals = body.lines
      .filter((line) => (stock.get(line.variantId) ?? 0) < line.quantity)
      .map((line) => ({ variantId: line.variantId, reason: 'out-of-stock' as const, available: stock.get(line.variantId) ?? 0 }))
    if (refusals.length > 0) throw problem(409, 'not-enough-stock', 'Not enough stock.', { refusals })
    for (const line of body.lines) stock.set(line.variantId, (stock.get(line.variantId) ?? 0) - line.quantity)
    holds.set(body.orderId, { state: 'held', lines: body.lines, locations: body.locations ?? [], claims: 0 })
    return { orderId: body.orderId, expiresAt }
  })
  serve(app, productsCards.claimHold, async ({ params, body }) => {
    await note('claimHold')
    const hold = holds.get(params.orderId) ?? { state: 'released', lines: [], locations: body.locations ?? [], claims: 0 }
    if (hold.state === 'released') {
      hold.lines = body.lines.filter((line) => (stock.get(line.variantId) ?? 0) >= line.quantity)
      for (const line of hold.lines) stock.set(line.variantId, (stock.get(line.variantId) ?? 0) - line.quantity)
    }
    if (hold.state !== 'claimed') hold.claims += 1
    hold.state = 'claimed'
    holds.set(params.orderId, hold)
    const short = body.lines.filter(({ variantId }) => !hold.lines.some((line) => line.variantId === variantId))
    const [best = 'reno', second = best] = hold.locations
    const allocated = hold.lines.flatMap(({ variantId, quantity }) => {
      const away = Math.min(quantity, elsewhere.get(variantId) ?? 0)
      return [
        { variantId, location: best, quantity: quantity - away },
        { variantId, location: second, quantity: away },
      ].filter((one) => one.quantity > 0)
    })
    return { state: 'claimed' as const, short: short.map(({ variantId }) => variantId), allocated }
  })
  serve(app, productsCards.releaseHold, async ({ params }) => {
    await note('releaseHold')
    const hold = holds.get(params.orderId)
    if (hold?.state === 'claimed') throw problem(409, 'hold-claimed', 'This hold is claimed.')
    if (hold?.state === 'held') for (const line of hold.lines) stock.set(line.variantId, (stock.get(line.variantId) ?? 0) + line.quantity)
    holds.set(params.orderId, { state: 'released', lines: hold?.lines ?? [], locations: [], claims: 0 })
    return { state: hold?.state === 'held' ? ('released' as const) : ('none' as const) }
  })

  const blank = (orderId: string): Payment => ({
    status: {
      orderId,
      paymentId: null,
      state: 'none',
      amount: null,
      captured: null,
      refunded: null,
      description: null,
      actionUrl: null,
      decline: null,
    },
    charges: 0,
    voids: 0,
    attempts: [],
    refused: false,
  })
  const paymentOf = (orderId: string): Payment => {
    const known = payments.get(orderId) ?? blank(orderId)
    payments.set(orderId, known)
    return known
  }
  const authorised = (payment: Payment, amount: Money) => {
    payment.charges += 1
    payment.status = { ...payment.status, state: 'authorised', amount, description: 'visa 4242', actionUrl: null, decline: null }
  }
  serve(app, paymentsCards.authorisePayment, async ({ body }) => {
    await note('authorisePayment')
    const payment = paymentOf(body.orderId)
    payment.poNumber = body.poNumber
    if (payment.refused) return { ...payment.status }
    if (payment.attempts.includes(body.attempt)) return { ...payment.status }
    // No card is kept here.
    if ('saved' in body.choice) throw problem(404, 'no-such-payment-method', 'There is no such card.')
    const behaviour = (body.choice.method === 'invoice' ? 'on-account' : body.choice.token.split('#')[0]) as Behaviour | 'on-account'
    if (behaviour === 'is-away') throw problem(503, 'payment-unavailable', 'This provider is away.')
    payment.attempts.push(body.attempt)
    payment.status = { ...payment.status, paymentId: `pay_${body.orderId}`, amount: body.amount, actionUrl: null, decline: null }
    if (behaviour === 'on-account') payment.status.state = 'on-account'
    if (behaviour === 'succeeds' || behaviour === 'loses-answer') authorised(payment, body.amount)
    if (behaviour === 'wrong-amount') authorised(payment, { ...body.amount, amount: body.amount.amount - 100 })
    if (behaviour === 'declines') payment.status = { ...payment.status, state: 'declined', decline: 'insufficient-funds' }
    if (behaviour === 'challenges')
      payment.status = { ...payment.status, state: 'requires-action', actionUrl: 'https://bank.example/challenge' }
    if (behaviour === 'settles-later') payment.status.state = 'processing'
    if (behaviour === 'loses-answer') throw problem(504, 'service-timeout', 'The answer was lost.')
    return { ...payment.status }
  })
  serve(app, paymentsCards.refreshPayment, async ({ params }) => {
    await note('refreshPayment')
    return { ...paymentOf(params.orderId).status }
  })
  serve(app, paymentsCards.readDocument, async ({ params: { id, format } }) => {
    const base64 = Buffer.from(`${id} as ${format}`).toString('base64')
    return { orderId: 'of the document', fileName: `US-000007.${format}`, type: `application/${format}`, base64 }
  })
  serve(app, paymentsCards.voidPayment, async ({ params }) => {
    await note('voidPayment')
    const payment = paymentOf(params.orderId)
    payment.refused = true
    const { state } = payment.status
    if (state === 'authorised' || state === 'captured') payment.voids += 1
    payment.status.state =
      state === 'captured' || state === 'refunded' ? 'refunded' : state === 'none' || state === 'declined' ? state : 'voided'
    return { ...payment.status }
  })

  /** Refunds by key: what was asked for, and how often. */
  const refunds = new Map<string, Refunded>()
  let refundState: Refund['state'] = 'open'
  serve(app, paymentsCards.refundOrder, async ({ params, body, idempotencyKey = '' }) => {
    await note('refundOrder')
    const amount = { amount: 1_000, currency: 'USD' as const }
    const known = refunds.get(idempotencyKey) ?? { ...body, orderId: params.orderId, times: 0 }
    refunds.set(idempotencyKey, { ...known, times: known.times + 1 })
    return { orderId: params.orderId, key: idempotencyKey, state: refundState, amount, way: 'provider' as const }
  })

  const heard: { subscriber: string; id: string; name: string; aggregateId: string }[] = []
  serve(app, deliveryCards.receiveEvent, async ({ body: { id, name, aggregateId }, request }) => {
    const subscriber = String(request.headers['x-subscriber'])
    const isNew = !heard.some((one) => one.id === id && one.subscriber === subscriber)
    if (isNew) heard.push({ subscriber, id, name, aggregateId })
    return { handled: isNew }
  })

  return {
    heard,
    refunds,
    /** What becomes of a refund at once. */
    refundsAre(state: Refund['state']) {
      refundState = state
    },
    limits,
    app,
    catalogue,
    stock,
    elsewhere,
    holds,
    payments,
    calls,
    silent,
    before,
    /** Offers a variant and puts so much of it on the shelf. */
    offer(snapshot: VariantSnapshot, quantity = 10_000): VariantSnapshot {
      catalogue.set(snapshot.variantId, snapshot)
      stock.set(snapshot.variantId, quantity)
      return snapshot
    },
    /** Nobody claims a hold for longer than it lasts. */
    runOut(orderId: string): void {
      const hold = holds.get(orderId)
      if (hold?.state !== 'held') throw new Error(`nothing is held for ${orderId}`)
      hold.state = 'released'
      for (const line of hold.lines) stock.set(line.variantId, (stock.get(line.variantId) ?? 0) + line.quantity)
    },
    /** The provider changes its mind about a payment: a challenge passed, a settlement came. */
    setPayment(orderId: string, state: PaymentStatus['state']): PaymentStatus {
      const payment = paymentOf(orderId)
      if (state === 'authorised' && payment.status.state !== 'authorised') payment.charges += 1
      payment.status = { ...payment.status, state, actionUrl: null, decline: state === 'declined' ? 'declined' : null }
      return { ...payment.status }
    },
  }
}
