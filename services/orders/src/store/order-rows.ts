import type {
  Address,
  Currency,
  DeliveryChoice,
  LinePrice,
  LocaleId,
  MarketId,
  Order,
  OrderState,
  PaymentState,
  ShippingOption,
  TaxLine,
  TaxSource,
  TaxSum,
} from '@toyline/contracts'
import { sql } from 'kysely'
import type { StoredLine, StoredOrder } from '../domain/order.ts'
import type { PriceTrace } from '../domain/price-line.ts'

/** Columns of an order, with its times as milliseconds from now by the database's clock. */
export const ORDER_COLUMNS = sql`
  id, number, cart_id, cart_version, user_id, guest_id, company_id, market, currency, email, locale, state, ended_because, ship_to, bill_to,
  shipping, delivery, note, merchandise_amount, shipping_amount, freight, tax_amount, total_amount, tax_lines, tax_source, quantity, payment_method, payment_state,
  payment_attempt, po_number, payment_description, action_url, decline, captured_amount, refunded_amount, bounced_amount, created_at, placed_at, version, timeline, documents,
  stock_claimed_at is not null and is_located as is_stock_claimed, undone_at is not null as is_undone,
  extract(epoch from lease_until - now())::float8 * 1000 as lease_ms,
  extract(epoch from hold_expires_at - now())::float8 * 1000 as hold_ms,
  extract(epoch from now() - created_at)::float8 * 1000 as age_ms`

export type OrderRow = {
  id: string
  number: string
  cart_id: string
  cart_version: number
  user_id: string | null
  guest_id: string | null
  company_id: string | null
  market: MarketId
  currency: Currency
  email: string
  locale: LocaleId | null
  state: OrderState
  ended_because: string | null
  ship_to: Address
  bill_to: Address
  shipping: ShippingOption
  delivery: DeliveryChoice
  note: string | null
  merchandise_amount: number
  shipping_amount: number
  freight: StoredOrder['freight']
  tax_amount: number
  total_amount: number
  tax_lines: TaxSum[]
  tax_source: TaxSource | null
  quantity: number
  payment_method: 'card' | 'invoice'
  payment_state: PaymentState
  payment_attempt: number
  po_number: string | null
  payment_description: string | null
  action_url: string | null
  decline: Order['payment']['decline']
  captured_amount: number
  refunded_amount: number
  bounced_amount: number
  created_at: Date
  placed_at: Date | null
  version: number
  timeline: Order['timeline']
  documents: Order['documents']
  is_stock_claimed: boolean
  is_undone: boolean
  lease_ms: number | null
  hold_ms: number | null
  age_ms: number
}

export type LineRow = {
  id: string
  variant_id: string
  product_id: string
  quantity: number
  shipped: number
  cancelled: number
  returned: number
  case_pack: number
  unit_amount: number
  line_amount: number
  tax_lines: TaxLine[]
  repriced: (Pick<LinePrice, 'after' | 'because'> & { unit_amount: number; line_amount: number; tax_lines: TaxLine[] })[]
  price_trace: PriceTrace
  snapshot: StoredLine['snapshot']
}

/** What an order has beside its own row. */
export type OrderParts = Pick<StoredOrder, 'lines' | 'allocated' | 'shipments' | 'returns' | 'replaces' | 'edits' | 'addsTo'>

export function orderFrom(row: OrderRow, parts: OrderParts): StoredOrder {
  const { lines, allocated, shipments, returns, replaces, edits, addsTo } = parts
  const money = (amount: number) => ({ amount, currency: row.currency })
  return {
    id: row.id,
    number: row.number,
    cartId: row.cart_id,
    cartVersion: row.cart_version,
    owner: { userId: row.user_id, guestId: row.guest_id, companyId: row.company_id },
    market: row.market,
    email: row.email,
    locale: row.locale,
    state: row.state,
    endedBecause: row.ended_because,
    shipTo: row.ship_to,
    billTo: row.bill_to,
    shipping: row.shipping,
    delivery: row.delivery,
    note: row.note,
    merchandise: money(row.merchandise_amount),
    shippingTotal: money(row.shipping_amount),
    freight: row.freight,
    tax: money(row.tax_amount),
    total: money(row.total_amount),
    taxLines: row.tax_lines,
    taxSource: row.tax_source,
    quantity: row.quantity,
    payment: {
      method: row.payment_method,
      // Money that did not reach the buyer is not given back, whatever was said before.
      state:
        row.payment_state === 'refunded' && row.refunded_amount - row.bounced_amount < row.captured_amount && row.bounced_amount > 0
          ? 'paid'
          : row.payment_state,
      attempt: row.payment_attempt,
      poNumber: row.po_number,
      description: row.payment_description,
      actionUrl: row.action_url,
      decline: row.decline,
      captured: money(row.captured_amount),
      refunded: money(row.refunded_amount - row.bounced_amount),
    },
    leaseMs: row.lease_ms,
    holdMs: row.hold_ms,
    ageMs: row.age_ms,
    isStockClaimed: row.is_stock_claimed,
    isUndone: row.is_undone,
    createdAt: row.created_at.toISOString(),
    placedAt: row.placed_at?.toISOString() ?? null,
    version: row.version,
    documents: row.documents,
    timeline: row.timeline.map((entry) => ({ ...entry, at: new Date(entry.at).toISOString() })),
    lines,
    allocated,
    shipments,
    returns,
    replaces,
    edits,
    addsTo,
  }
}

export function lineFrom(row: LineRow, currency: Currency): StoredLine {
  return {
    id: row.id,
    variantId: row.variant_id,
    productId: row.product_id,
    quantity: row.quantity,
    shipped: row.shipped,
    cancelled: row.cancelled,
    returned: row.returned,
    casePack: row.case_pack,
    unitPrice: { amount: row.unit_amount, currency },
    lineTotal: { amount: row.line_amount, currency },
    taxLines: row.tax_lines,
    repriced: row.repriced.map(({ after, because, unit_amount, line_amount, tax_lines }) => ({
      after,
      because,
      unitPrice: { amount: unit_amount, currency },
      lineTotal: { amount: line_amount, currency },
      taxLines: tax_lines,
    })),
    priceTrace: row.price_trace,
    snapshot: row.snapshot,
  }
}
