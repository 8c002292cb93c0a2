import type { ProductCard, ProductList } from '@toyline/contracts'
import type { MessageKey } from '#words/messages.ts'
import { inMarkdown, table } from './markdown.ts'
import type { Hand } from './product-markdown.ts'

/** A listing as a buying agent reads it: one row a product, each with its address, and where the list goes on. */
export function listingMarkdown(
  { heading, list, urlOf, next }: { heading: string; list: ProductList; urlOf: (card: ProductCard) => string; next: string | null },
  { t, market, money, number, stock }: Hand,
): string {
  const rows = list.items.map((card) => [
    `[${inMarkdown(card.title)}](<${urlOf(card)}>)`,
    card.sku ? inMarkdown(card.sku) : '',
    card.price ? money(card.price) : t(card.priceHidden ? 'priceHidden' : 'noPrice'),
    card.msrp ? money(card.msrp) : '',
    number(card.casePack),
    stock(card.availability),
  ])
  const head: MessageKey<'agents'>[] = ['title', 'sku', 'price', 'msrp', 'casePack', 'stock']
  return [
    `# ${inMarkdown(heading)}`,
    t('found', { count: list.total }),
    ...(list.corrected ? [t('corrected', { query: inMarkdown(list.corrected) })] : []),
    ...(rows.length > 0
      ? [
          table(
            head.map((key) => t(key, { market })),
            rows,
          ),
          t('pricesFrom'),
        ]
      : []),
    ...(next ? [`[${t('next')}](<${next}>)`] : []),
    '',
  ].join('\n\n')
}
