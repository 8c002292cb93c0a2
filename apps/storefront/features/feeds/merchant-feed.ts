import { CURRENCIES, type Money, type Product, timesMoney, type Variant } from '@toyline/contracts'
import { smallestQuantity } from '@toyline/contracts/quantities'
import { mediaUrl } from '../catalogue/media-url.ts'
import { canOrder } from '../product/choose-variant.ts'

/** Where the shop is, and how a page of it is addressed in the feed's locale. */
type Where = { site: string; to: (path: string) => string }

const MOST_PICTURES = 10
/** Options that Google asks for, by their names in the languages of the shop. */
const COLOUR = /^(colou?r|farbe|couleur|coloris)$/i
const SIZE = /^(size|größe|taille|tamaño|talla)$/i
const LONGEST = { title: 150, description: 5_000, material: 200 }

/** RSS 2.0 with Google's names (support.google.com/merchants/answer/7052112). */
export function feedStart(title: string, home: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
${element('title', title)}${element('link', home)}${element('description', title)}`
}

export const feedEnd = (): string => '</channel>\n</rss>\n'

/** An item for each version that has a price. */
export function feedItems(products: readonly Product[], where: Where): string {
  return products
    .flatMap((product) => product.variants.map((variant) => (variant.price ? item(product, variant, variant.price, where) : '')))
    .join('')
}

/** Google wants the price of the smallest quantity that can be bought, and how many that are. */
function item(product: Product, variant: Variant, price: Money, { site, to }: Where): string {
  const smallest = smallestQuantity(variant)
  const isOne = product.variants.length === 1
  const own = product.pictures.find(({ id }) => id === variant.pictureId)
  const pictures = [...new Set([...(own ? [own] : []), ...product.pictures])].slice(0, MOST_PICTURES + 1)
  const [first, ...more] = pictures.map(({ key, widths, width }) => site + mediaUrl(key, widths.at(-1) ?? width, 'webp'))
  const option = (known: RegExp) => Object.entries(variant.options).find(([name]) => known.test(name))?.[1]
  const elements = [
    element('g:id', variant.sku),
    element('title', (isOne ? product.title : `${product.title}, ${variant.title}`).slice(0, LONGEST.title)),
    element('description', textOf(product.descriptionHtml).slice(0, LONGEST.description)),
    element('link', to(`/p/${encodeURIComponent(product.handle)}${isOne ? '' : `?variant=${variant.id}`}`)),
    element('g:item_group_id', isOne ? null : product.id),
    element('g:image_link', first),
    ...more.map((url) => element('g:additional_image_link', url)),
    element('g:availability', availabilityOf(variant)),
    element('g:availability_date', availabilityOf(variant) === 'backorder' ? variant.availability.arrivesOn : null),
    element('g:price', amountOf(timesMoney(price, smallest))),
    element('g:multipack', smallest > 1 ? String(smallest) : null),
    element('g:condition', 'new'),
    element('g:brand', product.vendor),
    element('g:gtin', variant.gtin),
    element('g:mpn', variant.sku),
    element('g:product_type', product.categories.map(({ name }) => name).join(' > ')),
    element('g:material', product.materials?.slice(0, LONGEST.material)),
    element('g:color', option(COLOUR)),
    element('g:size', option(SIZE)),
    element('g:shipping_weight', variant.weightGrams === null ? null : `${variant.weightGrams * smallest} g`),
  ]
  return `<item>\n${elements.join('')}</item>\n`
}

/** Google takes a backorder only with a day. */
function availabilityOf(variant: Variant): 'in_stock' | 'backorder' | 'out_of_stock' {
  if (!canOrder(variant)) return 'out_of_stock'
  if (variant.availability.state !== 'backorder') return 'in_stock'
  return variant.availability.arrivesOn ? 'backorder' : 'out_of_stock'
}

function amountOf({ amount, currency }: Money): string {
  const decimals = CURRENCIES[currency]
  return `${(amount / 10 ** decimals).toFixed(decimals)} ${currency}`
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Nothing for what is not known. Control characters have no place in XML, not even escaped. */
function element(name: string, text: string | null | undefined): string {
  if (text === null || text === undefined || text === '') return ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  const clean = text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
  return `<${name}>${clean.replace(/[&<>"]/g, (sign) => ENTITIES[sign] as string)}</${name}>\n`
}

/** The words of sanitised HTML. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}
