import {
  type Address,
  type Carton,
  type DeliveryChoice,
  type Language,
  type LinePrice,
  type LocaleId,
  type LocatedQuantity,
  type MarketId,
  type Money,
  ORIGINAL_LANGUAGE,
  type Order,
  type OrderDocument,
  type OrderEdit,
  type OrderReturn,
  type OrderState,
  type PaymentState,
  type PaymentStatus,
  type Picture,
  type ReturnClass,
  type Shipment,
  type ShippingOption,
  type Size,
  type TaxLine,
  type TaxSource,
  type TaxSum,
} from '@toyline/contracts'
import { plannedShipments } from './allocation.ts'
import { fulfilmentOf } from './fulfilment.ts'
import { comesTo } from './line-prices.ts'
import { paymentStateOf } from './order-states.ts'
import type { Owner } from './owner.ts'
import type { PriceTrace } from './price-line.ts'

/**
 * An order line as it is kept: what was ordered, as it was then, which never changes; how many of its pieces have left or are cancelled; and
 * which prices it has had since, the oldest first.
 */
export type StoredLine = {
  id: string
  variantId: string
  productId: string
  quantity: number
  shipped: number
  cancelled: number
  returned: number
  casePack: number
  unitPrice: Money
  lineTotal: Money
  taxLines: TaxLine[]
  repriced: LinePrice[]
  priceTrace: PriceTrace
  snapshot: {
    handle: string
    sku: string
    title: string
    variantTitle: string
    /** Of the title; orders that were placed before there were several have none. */
    language?: Language
    picture: Picture | null
    taxCategory: string
    weightGrams: number
    /** How much of it was there when it was ordered; not kept before there was a choice. */
    ready?: number
    /** As things to be packed; orders that were placed before it was kept have neither. */
    size?: Size | null
    carton?: Carton | null
    hsCode: string | null
    origin: string | null
    /** Whether its kind comes back; goods that were ordered before it was kept are regular. */
    returnClass?: ReturnClass
  }
}

/** What an order is sent for, and the taxes on it. */
export type Freight = NonNullable<Order['freight']>

/** A return as it is kept: as its buyer sees it, and what only this room needs to know. */
export type StoredReturn = OrderReturn & { isInstant: boolean; replacementId: string | null }

/** An order as it is kept, with its times as the database's clock sees them when it was read. */
export type StoredOrder = {
  id: string
  number: string
  cartId: string
  cartVersion: number
  owner: Owner
  market: MarketId
  email: string
  locale: LocaleId | null
  state: OrderState
  endedBecause: string | null
  shipTo: Address
  billTo: Address
  shipping: ShippingOption
  delivery: DeliveryChoice
  note: string | null
  merchandise: Money
  shippingTotal: Money
  /** Where a cancellation has changed it. */
  freight: Freight | null
  tax: Money
  total: Money
  taxLines: TaxSum[]
  /** Null where our own tables are the engine. */
  taxSource: TaxSource | null
  quantity: number
  payment: {
    method: 'card' | 'invoice'
    state: PaymentState
    attempt: number
    poNumber: string | null
    description: string | null
    actionUrl: string | null
    decline: Order['payment']['decline']
    captured: Money
    refunded: Money
  }
  leaseMs: number | null
  holdMs: number | null
  ageMs: number
  isStockClaimed: boolean
  isUndone: boolean
  createdAt: string
  placedAt: string | null
  version: number
  timeline: Order['timeline']
  documents: OrderDocument[]
  lines: StoredLine[]
  /** What is open, at the locations that hold it; nothing before the stock is claimed. */
  allocated: LocatedQuantity[]
  /** Oldest first. */
  shipments: Shipment[]
  returns: StoredReturn[]
  /** The return whose goods it replaces. */
  replaces: Order['replaces']
  /** Oldest first. */
  edits: OrderEdit[]
  /** The order to which it adds goods. */
  addsTo: Order['addsTo']
}

/** Stands for the time of the transaction in what it writes. Nobody can type it: control characters are taken out of what people type. */
export const NOW = '\u0001now\u0001'
export const NOW_IN_JSON = '\\u0001now\\u0001'

/** The order as it will be once it is placed: what is said, answered and written are one thing. */
export function asPlaced(order: StoredOrder, status: PaymentStatus, at: string): StoredOrder {
  const payment = {
    ...order.payment,
    state: paymentStateOf(status.state),
    description: status.description,
    actionUrl: null,
    decline: null,
    captured: status.captured ?? order.payment.captured,
  }
  return {
    ...order,
    state: 'placed',
    payment,
    placedAt: at,
    leaseMs: null,
    version: order.version + 1,
    timeline: [...order.timeline, { at, what: 'placed', detail: null }],
  }
}

/** The order as its owner sees it. */
export function viewOrder(order: StoredOrder, lookupToken: string | null): Order {
  const {
    id,
    number,
    state,
    market,
    locale,
    email,
    shipTo,
    billTo,
    shipping,
    delivery,
    note,
    timeline,
    documents,
    version,
    placedAt,
    createdAt,
  } = order
  const { lines, shipments } = order
  const { method, state: paymentState, poNumber, description, actionUrl, decline, captured, refunded } = order.payment
  return {
    id,
    number,
    state,
    market,
    locale,
    email,
    placedAt,
    createdAt,
    shipTo,
    billTo,
    shipping,
    delivery,
    note,
    timeline,
    documents,
    version,
    lookupToken,
    fulfilment: fulfilmentOf(lines, shipments),
    shipments,
    planned: plannedShipments(order),
    returns: order.returns.map(viewReturn),
    replaces: order.replaces,
    edits: order.edits,
    addsTo: order.addsTo,
    freight: order.freight,
    comesTo: comesTo(order),
    lines: lines.map(({ productId: _productId, priceTrace: _priceTrace, snapshot, ...line }) => {
      const { handle, sku, title, variantTitle, language = ORIGINAL_LANGUAGE, picture } = snapshot
      return { ...line, handle, sku, title, variantTitle, language, picture }
    }),
    totals: {
      merchandise: order.merchandise,
      shipping: order.shippingTotal,
      tax: order.tax,
      total: order.total,
      taxLines: order.taxLines,
      pricesIncludeTax: false,
      ...(order.taxSource && { taxSource: order.taxSource }),
    },
    payment: {
      method,
      state: paymentState,
      poNumber,
      description,
      actionUrl,
      decline,
      dueOn: documents.flatMap((one) => one.dueOn ?? []).sort()[0] ?? null,
      captured,
      refunded,
    },
  }
}

/** A return as its buyer sees it. */
export function viewReturn({ isInstant: _isInstant, replacementId: _replacementId, ...shown }: StoredReturn): OrderReturn {
  return shown
}
