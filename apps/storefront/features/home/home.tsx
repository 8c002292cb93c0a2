import type { ProductCard as Card, Category } from '@toyline/contracts'
import { SectionHead } from '@toyline/ui/frame/section-head'
import type { Terms } from '#data/terms.ts'
import { LocaleProvider } from '#words/client.tsx'
import { inLocale, someWordsForBrowser } from '#words/server.ts'
import { ProductCard } from '../catalogue/product-card.tsx'
import { STOCK_WORDS } from '../catalogue/stock.ts'
import { sheetWords } from '../listing/sheet-rows.tsx'
import { ShopWindow } from '../scenes/shop-window.tsx'
import { hidden } from '../ui/hidden.tsx'
import { Link } from '../ui/link.tsx'
import { BuyAgain } from './buy-again.tsx'
import { Contents } from './contents.tsx'
import { Cover } from './cover.tsx'
import { FirstOrder } from './first-order.tsx'
import { Margins } from './margins.tsx'
import { TermsStrip } from './terms-strip.tsx'

/** Said by the browser. */
const AGAIN_WORDS = [
  'again.title',
  'again.all',
  'again.caption',
  'again.why',
  'again.once',
  'again.rhythm',
  'again.due',
  'again.take',
] as const

/** One chapter of the catalogue with a few of its toys. */
export type Chapter = { category: Category; toys: Card[] }
type Props = { chapters: Chapter[]; front: Card[]; total: number; newest: Card[]; terms: Terms | null }

/** The first pages of the printed catalogue: cover, terms, contents, and what is worth a look. */
export async function Home({ chapters, front, total, newest, terms }: Props) {
  const { t, locale } = await inLocale('home')
  return (
    <>
      <Cover chapters={chapters} total={total} />
      <TermsStrip terms={terms} />
      <ShopWindow />
      <div className="page">
        <Contents chapters={chapters} />
        <LocaleProvider
          id={locale.id}
          words={{
            ...someWordsForBrowser(locale.id, 'home', AGAIN_WORDS),
            ...someWordsForBrowser(locale.id, 'catalogue', STOCK_WORDS),
          }}
        >
          <BuyAgain {...(await sheetWords())} />
        </LocaleProvider>
        {newest.length > 0 ? (
          <section aria-labelledby="newest" className="mt-16">
            <SectionHead
              id="newest"
              aside={
                <Link href="/products?sort=newest" className="link">
                  {t.rich('seeAll', { hidden, title: t('newest') })}
                </Link>
              }
            >
              {t('newest')}
            </SectionHead>
            <ul className="grid grid-cols-2 gap-x-4 gap-y-10 lg:grid-cols-4">
              {newest.map((product) => (
                <li key={product.id}>
                  <ProductCard product={product} headingLevel={3} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <Margins toys={front} />
        <FirstOrder toys={front} terms={terms} />
      </div>
    </>
  )
}
