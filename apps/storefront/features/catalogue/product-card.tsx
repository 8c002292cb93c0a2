import type { ProductCard as Card } from '@toyline/contracts'
import { timesMoney } from '@toyline/contracts'
import { inLocale } from '#words/server.ts'
import { hidden } from '../ui/hidden.tsx'
import { ageYears } from './age-years.ts'
import { groundClass } from './ground.ts'
import { IntentLink } from './intent-link.tsx'
import { NoPicture } from './no-picture.tsx'
import { Picture } from './picture.tsx'
import { marginPercent } from './price.ts'
import { StockWords } from './stock-words.tsx'

const SIZES = '(min-width: 80rem) 17rem, (min-width: 48rem) 30vw, 46vw'

type Props = { product: Card; first?: boolean; headingLevel?: 2 | 3 }

export async function ProductCard({ product, first = false, headingLevel = 2 }: Props) {
  const { t } = await inLocale('catalogue')
  const { handle, title, picture, sku, variantCount, franchise, ageGrade, availability } = product
  const years = ageGrade && ageYears(ageGrade)
  const Heading = `h${headingLevel}` as const
  return (
    <article className="relative flex h-full flex-col" data-product={handle}>
      <p className={`ground num truncate px-2 pt-1.5 font-semibold text-xs ${groundClass(product.rootCategory)}`}>
        {sku ? t('number', { sku }) : t('versions', { count: variantCount })}
      </p>
      <div className={`plate aspect-square ${groundClass(product.rootCategory)}`}>
        {picture ? <Picture picture={picture} sizes={SIZES} first={first} alt="" /> : <NoPicture />}
      </div>
      <div className="mt-3 sm:flex sm:flex-wrap sm:items-center sm:justify-between sm:gap-x-3">
        <span className="block text-ink-2 text-sm">{[franchise, years ? t('ages', { years }) : ageGrade].filter(Boolean).join(' · ')}</span>
        <StockWords availability={availability} />
      </div>
      <Heading className="mt-0.5 font-sans font-semibold text-base leading-snug tracking-normal sm:text-lg">
        <IntentLink href={`/p/${handle}`} className="inline-block py-0.5 no-underline after:absolute after:inset-0 hover:underline">
          {title}
        </IntentLink>
      </Heading>
      <div className="mt-auto pt-2">
        <CardPrice product={product} />
        <QuickAdd product={product} />
      </div>
    </article>
  )
}

async function CardPrice({ product }: { product: Card }) {
  const { t, market, money, percent, region } = await inLocale('catalogue')
  const { price, msrp, casePack, variantCount } = product
  if (!price) return <p className="text-ink-2 text-sm">{t('notSold', { market: region(market.id.toUpperCase()) })}</p>
  const margin = marginPercent(price, msrp)
  return (
    <>
      <p className="tag">
        {variantCount > 1 ? <span className="text-xs">{t('from')}</span> : null}
        <span className="font-bold font-display text-xl leading-none">{money(price)}</span>
      </p>
      <p className="num mt-1.5 flex flex-wrap gap-x-2 text-ink-2 text-sm">
        {msrp ? <span>{t('msrp', { price: money(msrp) })}</span> : null}
        {margin === null ? null : <span className="font-semibold text-ok">{t('margin', { margin: percent(margin / 100) })}</span>}
      </p>
      <p className="num text-ink-2 text-sm">{t('casePack', { count: casePack, price: money(timesMoney(price, casePack)) })}</p>
    </>
  )
}

async function QuickAdd({ product }: { product: Card }) {
  const { t, to } = await inLocale('catalogue')
  const { variantId, casePack, price, availability, title, handle } = product
  if (!price || availability.state === 'out-of-stock') return null
  if (!variantId)
    return (
      <IntentLink href={`/p/${handle}`} className="button relative z-10 mt-3 w-full">
        {t.rich('choose', { hidden, title })}
      </IntentLink>
    )
  return (
    <form action={to('/cart/add')} method="post" data-form="add-to-cart" data-title={title} className="relative z-10 mt-3">
      <input type="hidden" name="variantId" value={variantId} />
      <input type="hidden" name="quantity" value={casePack} />
      <button type="submit" className="button w-full">
        {t.rich('addCase', { hidden, title })}
      </button>
    </form>
  )
}
