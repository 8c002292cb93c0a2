export type { Card, Cards } from '@toyline/http/card'
export { accountingCards, DifferenceKind, Reconciliation } from './accounting.ts'
export { Address, Email, typed } from './address.ts'
export { BuyAgainLine, MAX_BUY_AGAIN } from './buy-again.ts'
export { AWAY_DIGEST, AWAY_PATH, INCOMPLETE_META, PRODUCTS_TAG, productTag } from './cache-tags.ts'
export { Cancellation, CancellationPreview } from './cancellations.ts'
export { Cart, CartLine, FreeFreight, LineOutcome, LineProblem, LineSupply, OrderMinimum } from './carts.ts'
export { AddressOpinion, CheckoutQuote, DeliveryChoice, FreightExtra, ShippingOption } from './checkout.ts'
export { csvLine, harmlessCell, readableCell } from './csv-cells.ts'
export { deliveryCards } from './delivery.ts'
export { DocumentFormat, OrderDocument } from './documents.ts'
export { EditedLine, LinePrice, OrderEdit } from './edits.ts'
export { type Event, type EventData, type EventName, event, events, ServiceName, subscriptions } from './events.ts'
export * from './facets.ts'
export { HoldLine, HoldRefusal, LocatedStock } from './holds.ts'
export { Id, newId } from './ids.ts'
export { costOf } from './line-cost.ts'
export { LanguageCode, LocaleId } from './locale-id.ts'
export {
  DEFAULT_LOCALE,
  findLocale,
  LANGUAGES,
  type Language,
  LOCALES,
  type Locale,
  localePath,
  ORIGINAL_LANGUAGE,
  splitPath,
  TRANSLATED_LANGUAGES,
  type TranslatedLanguage,
} from './locales.ts'
export { locationName, placeAmong } from './locations.ts'
export { Location, MARKETS, type Market, MarketId } from './markets.ts'
export { addMoney, CURRENCIES, Currency, formatMoney, Money, money, timesMoney } from './money.ts'
export { Mail, notificationsCards } from './notifications.ts'
export { deliveryCalled, taxCalled, taxReasonCalled } from './order-words.ts'
export * from './orders.ts'
export { LabelState, Parcel, ParcelState } from './parcels.ts'
export { dueOn, PAYMENT_DAYS } from './payment-terms.ts'
export * from './payments.ts'
export * from './pictures.ts'
export { priceAt } from './price-at.ts'
export { ProductCard } from './product-cards.ts'
export * from './product-facts.ts'
export * from './products.ts'
export { largestQuantity, MAX_QUANTITY, type PackRule, type QuantityRule, smallestQuantity } from './quantities.ts'
export { Refund } from './refunds.ts'
export { Reorder, ReorderDifference } from './reorders.ts'
export * from './return-policies.ts'
export * from './returns.ts'
export { Review, ReviewOutcome, ReviewResolution } from './reviews.ts'
export * from './saved-methods.ts'
export { MAX_SYNONYMS, SearchHelp, Suggestions, SynonymGroup } from './search.ts'
export { Fulfilment, LineQuantity, LocatedQuantity, PlannedShipment, Shipment, ShipmentState, WaitingShipment } from './shipments.ts'
export * from './stock-wishes.ts'
export { TaxFallBack } from './tax-fall-backs.ts'
export { PageKind, Telemetry } from './telemetry.ts'
export { TaxLine, TaxSource, TaxSum, Totals } from './totals.ts'
export * from './users.ts'
export { Availability, ListedVariant, MAX_LISTED_VARIANTS, PriceTier, PurchaseCap, Variant, VariantSnapshot } from './variants.ts'
