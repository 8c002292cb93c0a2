import type { ListedVariant, ProductCard } from '@toyline/contracts'
import { smallestQuantity } from '@toyline/contracts/quantities'
import type { SheetHeads, SheetWords } from '@toyline/ui/goods/line-sheet'
import type { SheetRow } from '@toyline/ui/goods/line-sheet-row'
import { phrase } from '#words/phrase.ts'
import { inLocale } from '#words/server.ts'
import { ageYears } from '../catalogue/age-years.ts'
import { foreignLang } from '../catalogue/foreign.ts'
import { groundOf } from '../catalogue/ground.ts'
import { Picture } from '../catalogue/picture.tsx'
import { marginPercent } from '../catalogue/price.ts'
import { stockOf } from '../catalogue/stock-words.tsx'
import { variantWords } from '../catalogue/variant-words.ts'

/** A row for each version of these products. */
export async function sheetRows(products: readonly ProductCard[]): Promise<SheetRow[]> {
  const rows = products.flatMap((product) => (product.variants ?? []).map((variant) => sheetRow(product, variant)))
  return Promise.all(rows)
}

async function sheetRow(product: ProductCard, variant: ListedVariant): Promise<SheetRow> {
  const { t, locale, money, percent } = await inLocale('catalogue')
  const { handle, title, franchise, ageGrade, rootCategory } = product
  const { id, sku, price, msrp, tiers, casePack, availability } = variant
  const version = variantWords({ title, variantTitle: variant.title })
  const years = ageGrade && ageYears(ageGrade)
  const margin = marginPercent(price, msrp)
  const picture = variant.picture ?? product.picture
  return {
    id,
    href: `/p/${handle}?variant=${id}`,
    title: version ? `${title}, ${version}` : title,
    titleLang: foreignLang(product.language, locale),
    sku,
    ground: groundOf(rootCategory),
    picture: picture ? <Picture picture={picture} sizes="2.5rem" atMost={40} alt="" /> : undefined,
    about: [franchise, years ? t('ages', { years }) : ageGrade].filter(Boolean).join(' · '),
    stock: await stockOf(availability),
    unitPrice: availability.state === 'out-of-stock' ? null : price,
    tiers: tiers.length > 1 ? tiers : undefined,
    msrp: msrp ? money(msrp) : undefined,
    margin: margin === null ? undefined : percent(margin / 100),
    casePack,
    smallest: smallestQuantity(variant),
  }
}

/** The words of a line sheet of these products, or of whatever has its prices already, for the browser to put numbers into. */
export async function sheetWords(products: readonly ProductCard[] = []): Promise<{ heads: SheetHeads; words: SheetWords }> {
  const { t, market } = await inLocale('sheet')
  const { t: goods } = await inLocale('catalogue')
  const count = '{count}'
  const counted = (say: (form: 'one' | 'other') => string) => ({ one: say('one'), other: say('other') })
  return {
    heads: {
      toy: t('head.toy'),
      stock: t('head.stock'),
      msrp: t('head.msrp', { market: market.id }),
      margin: t('head.margin'),
      price: t('head.price'),
      pack: t('head.pack'),
      quantity: t('head.quantity'),
      sum: t('head.sum'),
    },
    words: {
      quantityOf: phrase((values) => t('quantityOf', values), 'title'),
      noPrice: products.some(({ priceHidden }) => priceHidden) ? goods('signInForPrices') : t('notOrdered'),
      cases: counted((form) => t(`cases.${form}`, { count })),
      units: counted((form) => t(`units.${form}`, { count })),
      total: t('total'),
      rounded: phrase((values) => t('rounded', values), 'title', 'casePack', 'typed', 'quantity'),
      pasted: counted((form) => t(`pasted.${form}`, { count })),
      leftOver: counted((form) => t(`leftOver.${form}`, { count })),
    },
  }
}
