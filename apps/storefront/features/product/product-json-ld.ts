import { CURRENCIES, type Product } from '@toyline/contracts'
import { mediaUrl } from '../catalogue/media-url.ts'
import { plainText } from '../catalogue/plain-text.ts'
import { canOrder } from './choose-variant.ts'

/** The product in schema.org's words. */
export function productJsonLd(product: Product, { site, to }: { site: string; to: (path: string) => string }) {
  const url = site + to(`/p/${product.handle}`)
  const offers = product.variants.flatMap((variant) =>
    variant.price
      ? [
          {
            '@type': 'Offer',
            url: `${url}?variant=${variant.id}`,
            sku: variant.sku,
            ...(variant.gtin ? { gtin: variant.gtin } : {}),
            price: (variant.price.amount / 10 ** CURRENCIES[variant.price.currency]).toFixed(CURRENCIES[variant.price.currency]),
            priceCurrency: variant.price.currency,
            availability: canOrder(variant)
              ? variant.availability.state === 'backorder'
                ? 'https://schema.org/BackOrder'
                : 'https://schema.org/InStock'
              : 'https://schema.org/OutOfStock',
            eligibleQuantity: { '@type': 'QuantitativeValue', minValue: variant.casePack },
          },
        ]
      : [],
  )
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: product.title,
    description: plainText(product.descriptionHtml),
    ...(product.type ? { category: product.type } : {}),
    ...(product.materials ? { material: product.materials } : {}),
    url,
    image: product.pictures.slice(0, 4).map(({ key, widths, width }) => site + mediaUrl(key, widths.at(-1) ?? width, 'webp')),
    ...(product.vendor ? { brand: { '@type': 'Brand', name: product.vendor } } : {}),
    // Google takes a product without any offer, but no empty list of them.
    ...(offers.length > 0 ? { offers } : {}),
  }
}
