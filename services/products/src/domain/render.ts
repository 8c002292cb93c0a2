import type { Availability, Money } from '@toyline/contracts'
import { type CatalogueIndex, productAvailability, variantAvailability } from './catalogue-index.ts'
import { type IntLists, listOf } from './int-lists.ts'
import { currencyOf } from './markets.ts'
import { ladder } from './price-tiers.ts'
import type { PriceView } from './price-views.ts'
import { HOLE } from './product-views.ts'

/** Stored views are completed by joining strings: what changes by market and by the hour is put in, nothing is parsed. */

/** A card as JSON. */
export function showCard(
  index: CatalogueIndex,
  view: PriceView,
  { ordinal, card, rows }: { ordinal: number; card: string; rows?: string | undefined },
): string {
  const { market } = view
  const price = (index.price[market] as Int32Array)[ordinal] as number
  const msrp = (index.msrp[market] as Int32Array)[ordinal] as number
  const casePack = (index.casePack[market] as Int32Array)[ordinal] as number
  const variants = rows === undefined ? '' : `,"variants":${showVariants(index, view, rows)}`
  return `${card},"casePack":${casePack},${offer(view, price, msrp, productAvailability(index, ordinal, market))}${variants}}`
}

/** A product, or the rows of one, as JSON: what a market's variants cost and whether there are any is put into the holes. */
export function showVariants(index: CatalogueIndex, view: PriceView, text: string): string {
  const { market, hidden } = view
  const parts = text.split(HOLE)
  for (let at = 1; at < parts.length; at += 2) {
    const variant = Number(parts[at])
    const price = (index.variant.price[market] as Int32Array)[variant] ?? 0
    const msrp = (index.variant.msrp[market] as Int32Array)[variant] ?? 0
    const offered = offer(view, price, msrp, variantAvailability(index, variant, market))
    parts[at] = `${offered},"tiers":${hidden ? '[]' : tiersText(index, market, variant)}`
  }
  return parts.join('')
}

function tiersText({ variant: { price, smallest, tiers } }: CatalogueIndex, market: number, variant: number): string {
  const base = moneyOrNull(market, (price[market] as Int32Array)[variant] ?? 0)
  return base ? JSON.stringify(ladder(base, smallest[variant] as number, listOf(tiers[market] as IntLists, variant))) : '[]'
}

/** Minor units; null for none, never 0. */
export function moneyOrNull(market: number, amount: number): Money | null {
  return amount > 0 ? { amount, currency: currencyOf(market) } : null
}

function offer({ market, hidden }: PriceView, price: number, msrp: number, { state, quantity, arrivesOn }: Availability): string {
  return (
    `"price":${hidden ? 'null' : moneyText(market, price)},"priceHidden":${hidden && price > 0},"msrp":${moneyText(market, msrp)},` +
    `"availability":{"state":"${state}","quantity":${quantity},"arrivesOn":${arrivesOn && `"${arrivesOn}"`}}`
  )
}

function moneyText(market: number, amount: number): string {
  return amount > 0 ? `{"amount":${amount},"currency":"${currencyOf(market)}"}` : 'null'
}
