import type { MarketId, Money, Product, Variant } from '@toyline/contracts'
import { marginPercent } from '#features/catalogue/price.ts'
import type { MessageKey } from '#words/messages.ts'
import type { Words } from '#words/words.ts'
import { describeInMarkdown, inMarkdown, table } from './markdown.ts'

/** How the words and numbers of a page are written for its readers. */
export type Hand = {
  t: Words<'agents'>
  market: MarketId
  money: (amount: Money) => string
  number: (value: number) => string
  stock: (availability: Variant['availability']) => string
}

/** A product as a buying agent reads it: facts first, then every version with what an order of it needs. */
export function productMarkdown(product: Product, url: string, { t, market, money, number, stock }: Hand): string {
  const facts: [MessageKey<'agents'>, string | null][] = [
    ['address', `<${url}>`],
    ['series', product.franchise && inMarkdown(product.franchise)],
    ['age', product.ageGrade && inMarkdown(product.ageGrade)],
    ['materials', product.materials && inMarkdown(product.materials)],
    ['warnings', product.warnings && inMarkdown(product.warnings)],
  ]
  const priceOf = ({ price, priceHidden, tiers }: Variant) => {
    if (!price) return t(priceHidden ? 'priceHidden' : 'noPrice')
    if (tiers.length < 2) return money(price)
    return tiers.map(({ minQuantity, unitPrice }) => t('from', { quantity: number(minQuantity), price: money(unitPrice) })).join('; ')
  }
  const marginOf = ({ price, msrp }: Variant) => {
    const margin = marginPercent(price, msrp)
    return margin === null ? '' : `${margin} %`
  }
  const rows = product.variants.map((variant) => [
    inMarkdown(variant.sku),
    variant.gtin ?? '',
    inMarkdown(variant.title),
    priceOf(variant),
    variant.msrp ? money(variant.msrp) : '',
    marginOf(variant),
    number(variant.casePack),
    stock(variant.availability),
    variant.id,
  ])
  const head = (['sku', 'gtin', 'version', 'price', 'msrp', 'margin', 'casePack', 'stock', 'variantId'] as const).map((key) =>
    t(key, { market }),
  )
  return [
    `# ${inMarkdown(product.title)}`,
    facts.flatMap(([key, value]) => (value ? [`- ${t(key)}: ${value}`] : [])).join('\n'),
    `## ${t('versions')}`,
    table(head, rows),
    t('withoutTax'),
    `## ${t('description')}`,
    describeInMarkdown(product.descriptionHtml),
    '',
  ].join('\n\n')
}
