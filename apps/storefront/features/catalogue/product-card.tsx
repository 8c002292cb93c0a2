import type { ProductCard as Card, Market } from '@toyline/contracts'
import { formatMoney, timesMoney } from '@toyline/contracts'
import { groundClass } from './ground.ts'
import { IntentLink } from './intent-link.tsx'
import { NoPicture } from './no-picture.tsx'
import { Picture } from './picture.tsx'
import { marginPercent } from './price.ts'
import { StockWords } from './stock-words.tsx'

const SIZES = '(min-width: 80rem) 17rem, (min-width: 48rem) 30vw, 46vw'

type Props = {
  product: Card
  market: Market
  first?: boolean
  headingLevel?: 2 | 3
}

export function ProductCard({ product, market, first = false, headingLevel = 2 }: Props) {
  const { handle, title, picture, sku, variantCount, franchise, ageGrade, availability } = product
  const Heading = `h${headingLevel}` as const
  return (
    <article className="relative flex h-full flex-col" data-product={handle}>
      <p className={`ground num truncate px-2 pt-1.5 font-semibold text-xs ${groundClass(product.rootCategory)}`}>
        {sku ? `No. ${sku}` : `${variantCount} versions`}
      </p>
      <div className={`plate aspect-square ${groundClass(product.rootCategory)}`}>
        {picture ? <Picture picture={picture} sizes={SIZES} first={first} alt="" /> : <NoPicture />}
      </div>
      <div className="mt-3 sm:flex sm:flex-wrap sm:items-center sm:justify-between sm:gap-x-3">
        <span className="block text-ink-2 text-sm">{[franchise, ageGrade && `ages ${ageGrade}`].filter(Boolean).join(' · ')}</span>
        <StockWords availability={availability} />
      </div>
      <Heading className="mt-0.5 font-sans font-semibold text-base leading-snug tracking-normal sm:text-lg">
        <IntentLink href={`/p/${handle}`} className="inline-block py-0.5 no-underline after:absolute after:inset-0 hover:underline">
          {title}
        </IntentLink>
      </Heading>
      <div className="mt-auto pt-2">
        <CardPrice product={product} market={market} />
        <QuickAdd product={product} />
      </div>
    </article>
  )
}

function CardPrice({ product, market }: { product: Card; market: Market }) {
  const { price, msrp, casePack, variantCount } = product
  if (!price) return <p className="text-ink-2 text-sm">Not sold in {market.name}</p>
  const margin = marginPercent(price, msrp)
  return (
    <>
      <p className="tag">
        {variantCount > 1 ? <span className="text-xs">from</span> : null}
        <span className="font-bold font-display text-xl leading-none">{formatMoney(price, market.locale)}</span>
      </p>
      <p className="num mt-1.5 flex flex-wrap gap-x-2 text-ink-2 text-sm">
        {msrp ? <span>MSRP {formatMoney(msrp, market.locale)}</span> : null}
        {margin === null ? null : <span className="font-semibold text-ok">{margin}% margin</span>}
      </p>
      <p className="num text-ink-2 text-sm">
        Case of {casePack}, {formatMoney(timesMoney(price, casePack), market.locale)}
      </p>
    </>
  )
}

function QuickAdd({ product }: { product: Card }) {
  const { variantId, casePack, price, availability, title, handle } = product
  if (!price || availability.state === 'out-of-stock') return null
  if (!variantId)
    return (
      <IntentLink href={`/p/${handle}`} className="button relative z-10 mt-3 w-full">
        Choose <span className="sr-only">a version of {title}</span>
      </IntentLink>
    )
  return (
    <form action="/cart/add" method="post" data-form="add-to-cart" data-title={title} className="relative z-10 mt-3">
      <input type="hidden" name="variantId" value={variantId} />
      <input type="hidden" name="quantity" value={casePack} />
      <button type="submit" className="button w-full">
        Add a case<span className="sr-only"> of {title}</span>
      </button>
    </form>
  )
}
