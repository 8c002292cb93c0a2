import type { ProductCard as Card } from '@toyline/contracts'
import { timesMoney } from '@toyline/contracts'
import { ProductCard as CardPiece } from '@toyline/ui/goods/product-card'
import { inLocale } from '#words/server.ts'
import { AddForm } from '../cart/add-form.tsx'
import { QuickAdd } from '../cart/quick-add.tsx'
import { hidden } from '../ui/hidden.tsx'
import { ageYears } from './age-years.ts'
import { foreignLang } from './foreign.ts'
import { groundOf } from './ground.ts'
import { IntentLink } from './intent-link.tsx'
import { CardPicture } from './moving-picture.tsx'
import { NoPicture } from './no-picture.tsx'
import { Picture } from './picture.tsx'
import { marginPercent } from './price.ts'
import { SignInForPrices } from './sign-in-for-prices.tsx'
import { stockOf } from './stock-words.tsx'

const BOXES = {
  gallery: { sizes: '(min-width: 80rem) 17rem, (min-width: 48rem) 30vw, 46vw', atMost: 384 },
  compact: { sizes: '6rem', atMost: 96 },
}
const SMALL = { sizes: '(min-width: 80rem) 5.5rem, 10vw', atMost: 104 }

type Props = { product: Card; first?: boolean; headingLevel?: 2 | 3; density?: 'gallery' | 'compact' }

export async function ProductCard({ product, first = false, headingLevel = 2, density = 'gallery' }: Props) {
  const { t, locale, market, money, percent, region } = await inLocale('catalogue')
  const { handle, title, picture, pictures, sku, variantCount, franchise, ageGrade, rootCategory, price, priceHidden, msrp, casePack } =
    product
  const years = ageGrade && ageYears(ageGrade)
  const margin = marginPercent(price, msrp)
  return (
    <CardPiece
      density={density}
      href={`/p/${handle}`}
      linkAs={IntentLink}
      title={title}
      titleLang={foreignLang(product.language, locale)}
      headingLevel={headingLevel}
      number={sku ? { sign: t('sign'), sku } : undefined}
      remark={variantCount > 1 ? t('versions', { count: variantCount }) : undefined}
      ground={groundOf(rootCategory)}
      picture={
        picture ? (
          <CardPicture>
            <Picture picture={picture} {...BOXES[density]} first={first} alt="" />
          </CardPicture>
        ) : (
          <NoPicture />
        )
      }
      views={pictures.length > 1 ? pictures.map((one) => <Picture key={one.id} picture={one} {...SMALL} alt="" />) : []}
      about={[franchise, years ? t('ages', { years }) : ageGrade].filter(Boolean).join(' · ')}
      stock={await stockOf(product.availability)}
      price={
        price
          ? {
              unit: money(price),
              from: variantCount > 1 ? t('from') : undefined,
              msrp: msrp ? { label: t('msrp', { market: market.id }), value: money(msrp) } : undefined,
              margin: margin === null ? undefined : { label: t('margin'), value: percent(margin / 100) },
              pack: { stamp: `×${casePack}`, label: t('casePack', { count: casePack }) },
            }
          : undefined
      }
      noPrice={price || priceHidden ? undefined : t('notSold', { market: region(market.id.toUpperCase()) })}
      caseLine={price ? { label: t('casePack', { count: casePack }), value: money(timesMoney(price, casePack)) } : undefined}
      action={<Order product={product} />}
    />
  )
}

async function Order({ product }: { product: Card }) {
  const { t, to } = await inLocale('catalogue')
  const { variantId, casePack, price, priceHidden, availability, title, handle } = product
  if (priceHidden)
    return (
      <SignInForPrices href={to('/sign-in')} back={to(`/p/${handle}`)} className="button">
        {t('signInForPrices')}
      </SignInForPrices>
    )
  if (!price || availability.state === 'out-of-stock') return null
  if (!variantId)
    return (
      <IntentLink href={`/p/${handle}`} className="button">
        {t.rich('choose', { hidden, title })}
      </IntentLink>
    )
  return (
    <AddForm variantId={variantId} title={title} goods={{ casePack, unitPrice: price }} quantity={casePack} product={handle}>
      <QuickAdd variantId={variantId} title={title} casePack={casePack}>
        {t('addCase')}
      </QuickAdd>
    </AddForm>
  )
}
