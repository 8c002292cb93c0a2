import {
  type Currency,
  type FreeFreight,
  type FreightExtra,
  MARKETS,
  type Market,
  type MarketId,
  type Money,
  type ShippingOption,
} from '@toyline/contracts'
import { addBusinessDays } from './business-days.ts'
import { PALLETS_FROM } from './packing-rules.ts'
import type { Consignment } from './parcels.ts'
import { type Method, TARIFFS, type Tariff } from './tariffs.ts'
import { type ShipTo, zoneOf } from './zones.ts'

export type ShippingRequest = {
  shipTo: ShipTo
  currency: Currency
  /** Of the whole consignment. */
  consignment: Consignment
  /** What the buyer wants a driver of freight to do besides. */
  extras?: readonly FreightExtra[]
  /** Price of the goods after discounts, before tax. */
  merchandise: Money
  /** Day of the order, `YYYY-MM-DD`, at the warehouse. */
  date: string
  /** Warehouse the goods leave from, where it is known already; else the nearest. */
  from?: string | undefined
}

export type NotOfferedReason =
  | 'not-served'
  | 'address-incomplete'
  | 'currency'
  | 'weight-unknown'
  | 'too-heavy'
  | 'too-many-parcels'
  | 'too-light'
  | 'on-request'
  | 'no-rate'
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
    const price = priceOf(method, where.zone, request.consignment)
    if ('reason' in price) {
      notOffered.push(refusal(method, price.reason))
      continue
    }
    const free = method.id === 'ground' && freeFreight !== null && freeFreight.met
    const extras = extrasOf(method, market.currency, request.extras ?? [])
    const besides = extras.reduce((sum, { amount, chosen }) => sum + (chosen ? amount.amount : 0), 0)
    options.push({
      id: method.id,
      name: method.name,
      carrier: method.carrier,
      amount: { amount: free ? 0 : price.amount + besides, currency: market.currency },
      earliest: addBusinessDays(dispatch, price.days[0], tariff.calendars),
      latest: addBusinessDays(dispatch, price.days[1], tariff.calendars),
      ...(method.extras && { extras }),
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

function priceOf(method: Method, zone: string, { weightGrams, parcels, pallets }: Consignment): Price {
  const prices = method.zones[zone]
  if (weightGrams === 0) return { reason: prices ? 'weight-unknown' : 'not-served' }
  if (method.id === 'freight') {
    if (weightGrams < PALLETS_FROM.grams && parcels < PALLETS_FROM.parcels) return { reason: 'too-light' }
    if (!prices || !('byPallets' in prices) || pallets > prices.byPallets.length) return { reason: 'on-request' }
    return checked(prices.byPallets[pallets - 1], prices.days)
  }
  if (!prices || !('byWeight' in prices)) return { reason: 'not-served' }
  if (weightGrams > (method.toKg ?? 0) * 1_000) return { reason: 'too-heavy' }
  if (parcels > (method.toParcels ?? 0)) return { reason: 'too-many-parcels' }
  return checked(stepPrice(method, prices.byWeight, weightGrams), prices.days)
}

/** null marks a weight that the zone does not take; a hole or a 0 in the table is a mistake of the table. */
function checked(amount: number | null | undefined, days: readonly [number, number]): Price {
  if (amount === null) return { reason: 'too-heavy' }
  return amount !== undefined && Number.isSafeInteger(amount) && amount > 0 ? { amount, days } : { reason: 'no-rate' }
}

function extrasOf({ extras }: Method, currency: Currency, wanted: readonly FreightExtra[]) {
  return Object.entries(extras ?? {}).map(([name, amount]) => {
    const id = name as FreightExtra
    return { id, amount: { amount, currency }, chosen: wanted.includes(id) }
  })
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
  'too-many-parcels': (method) => `${method.name} takes at most ${method.toParcels} parcels.`,
  'too-light': (method) => `${method.name} starts at ${PALLETS_FROM.grams / 1_000} kg or ${PALLETS_FROM.parcels} parcels.`,
  'on-request': () => 'So much freight to this address is priced by hand; write to us and we send you a price.',
  'no-rate': (method) => `${method.name} has no price for this address; ask us for one.`,
}

function refusal(method: Method, reason: NotOfferedReason): NotOffered {
  return { id: method.id, name: method.name, reason, message: MESSAGES[reason](method) }
}

function refuseAll(methods: readonly Method[], reason: NotOfferedReason): NotOffered[] {
  return methods.map((method) => refusal(method, reason))
}

function checkRequest({ consignment: { weightGrams, parcels, pallets }, merchandise, currency }: ShippingRequest) {
  if (!Number.isSafeInteger(weightGrams) || weightGrams < 0) throw new RangeError(`${weightGrams} g is no weight.`)
  const isPacked = weightGrams === 0 ? parcels === 0 && pallets === 0 : parcels >= 1 && pallets >= 1
  if (!isPacked) throw new RangeError(`${weightGrams} g are not in ${parcels} parcels on ${pallets} pallets.`)
  if (!Number.isSafeInteger(merchandise.amount) || merchandise.amount < 0)
    throw new RangeError(`${merchandise.amount} is no price of goods.`)
  if (merchandise.currency !== currency) throw new RangeError(`Goods in ${merchandise.currency} cannot be sent for ${currency}.`)
}
