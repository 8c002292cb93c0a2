import { type Currency, type FreeFreight, MARKETS, type Market, type MarketId, type Money, type ShippingOption } from '@toyline/contracts'
import { addBusinessDays } from './business-days.ts'
import { type Method, TARIFFS, type Tariff } from './tariffs.ts'
import { type ShipTo, zoneOf } from './zones.ts'

export type ShippingRequest = {
  shipTo: ShipTo
  currency: Currency
  /** Weight of the whole consignment, packing included. 0 means that it is not known. */
  weightGrams: number
  /** Price of the goods after discounts, before tax. */
  merchandise: Money
  /** Day of the order, `YYYY-MM-DD`, at the warehouse. */
  date: string
  /** Warehouse the goods leave from, where it is known already; else the nearest. */
  from?: string | undefined
}

export type NotOfferedReason = 'not-served' | 'address-incomplete' | 'currency' | 'weight-unknown' | 'too-heavy' | 'too-light' | 'no-rate'
export type NotOffered = { id: Method['id']; name: string; reason: NotOfferedReason; message: string }

export type ShippingQuote = {
  /** In the order of the tariff; empty where nothing goes there. */
  options: ShippingOption[]
  notOffered: NotOffered[]
  /** The value from which ground is free at this address, and what is still missing. Null where it never is. */
  freeFreight: FreeFreight | null
}

/**
 * Ways to send a consignment, each with its price and the dates between which it arrives. The same request
 * always has the same answer. A method without a price in the table is not offered, with the reason; the
 * only free shipping is ground from the tariff's threshold.
 *
 * Throws RangeError on weights, amounts or dates that cannot be: those are bugs.
 */
export function quoteShipping(request: ShippingRequest, tariffs: Record<Market['id'], Tariff> = TARIFFS): ShippingQuote {
  checkRequest(request)
  const market = Object.values(MARKETS).find((one) => one.countries.includes(request.shipTo.country))
  if (!market) return { options: [], notOffered: refuseAll(tariffs.us.methods, 'not-served'), freeFreight: null }
  const tariff = tariffs[market.id]
  if (market.currency !== request.currency) return { options: [], notOffered: refuseAll(tariff.methods, 'currency'), freeFreight: null }
  const where = zoneOf(market.id, request.shipTo, request.from)
  if ('reason' in where) return { options: [], notOffered: refuseAll(tariff.methods, where.reason), freeFreight: null }

  const isNear = tariff.freeGround?.zones.includes(where.zone) ?? false
  const freeFreight = isNear ? freeFreightOf(market.id, request.merchandise, tariffs) : null
  const dispatch = addBusinessDays(request.date, tariff.handlingDays, tariff.calendars)
  const options: ShippingOption[] = []
  const notOffered: NotOffered[] = []
  for (const method of tariff.methods) {
    const price = priceOf(method, where.zone, request.weightGrams)
    if ('reason' in price) {
      notOffered.push(refusal(method, price.reason))
      continue
    }
    const free = method.id === 'ground' && freeFreight !== null && freeFreight.met
    options.push({
      id: method.id,
      name: method.name,
      carrier: method.carrier,
      amount: { amount: free ? 0 : price.amount, currency: market.currency },
      earliest: addBusinessDays(dispatch, price.days[0], tariff.calendars),
      latest: addBusinessDays(dispatch, price.days[1], tariff.calendars),
    })
  }
  return { options, notOffered, freeFreight }
}

/** How far these goods are from free ground shipping, at the addresses of a market that have it. Null where none has. */
export function freeFreightOf(market: MarketId, merchandise: Money, tariffs: Record<MarketId, Tariff> = TARIFFS): FreeFreight | null {
  const from = tariffs[market].freeGround?.from
  if (from === undefined) return null
  const { amount, currency } = merchandise
  const missing = { amount: Math.max(0, from - amount), currency }
  return { threshold: { amount: from, currency }, missing, met: missing.amount === 0 }
}

type Price = { amount: number; days: readonly [number, number] } | { reason: NotOfferedReason }

function priceOf(method: Method, zone: string, grams: number): Price {
  const prices = method.zones[zone]
  if (!prices) return { reason: 'not-served' }
  if (grams === 0) return { reason: 'weight-unknown' }
  if (grams < (method.fromKg ?? 0) * 1_000) return { reason: 'too-light' }
  if (grams > method.toKg * 1_000) return { reason: 'too-heavy' }
  const amount =
    'pallet' in prices ? prices.pallet[0] + prices.pallet[1] * Math.ceil(grams / 100_000) : stepPrice(method, prices.byWeight, grams)
  // null marks a weight that the zone does not take; a hole or a 0 in the table is a mistake of the table.
  if (amount === null) return { reason: 'too-heavy' }
  return amount !== undefined && Number.isSafeInteger(amount) && amount > 0 ? { amount, days: prices.days } : { reason: 'no-rate' }
}

function stepPrice(method: Method, byWeight: readonly (number | null)[], grams: number): number | null | undefined {
  const step = (method.stepsKg ?? []).findIndex((kg) => grams <= kg * 1_000)
  return byWeight[step]
}

const MESSAGES: Record<NotOfferedReason, (method: Method) => string> = {
  'not-served': (method) => `${method.name} does not go to this address.`,
  'address-incomplete': () => 'Complete the address to see how we can send it.',
  currency: () => 'Orders to this country are in another currency.',
  'weight-unknown': () => 'The weight of these goods is not known yet; ask us for a price.',
  'too-heavy': (method) => `${method.name} does not take so much weight to this address.`,
  'too-light': (method) => `${method.name} starts at ${method.fromKg} kg.`,
  'no-rate': (method) => `${method.name} has no price for this address; ask us for one.`,
}

function refusal(method: Method, reason: NotOfferedReason): NotOffered {
  return { id: method.id, name: method.name, reason, message: MESSAGES[reason](method) }
}

function refuseAll(methods: readonly Method[], reason: NotOfferedReason): NotOffered[] {
  return methods.map((method) => refusal(method, reason))
}

function checkRequest({ weightGrams, merchandise, currency }: ShippingRequest) {
  if (!Number.isSafeInteger(weightGrams) || weightGrams < 0) throw new RangeError(`${weightGrams} g is no weight.`)
  if (!Number.isSafeInteger(merchandise.amount) || merchandise.amount < 0)
    throw new RangeError(`${merchandise.amount} is no price of goods.`)
  if (merchandise.currency !== currency) throw new RangeError(`Goods in ${merchandise.currency} cannot be sent for ${currency}.`)
}
