import { type Product, timesMoney, type Variant } from '@toyline/contracts'
import { inLocale } from '#words/server.ts'
import { marginPercent, smallestOrder } from '../catalogue/price.ts'
import { StockWords } from '../catalogue/stock-words.tsx'
import { canOrder } from './choose-variant.ts'
import { QuantityStepper } from './quantity-stepper.tsx'
import { VariantPicker } from './variant-picker.tsx'

export async function BuyPanel({ product, variant }: { product: Product; variant: Variant | null }) {
  const { t, to, market, money, percent, region } = await inLocale('product')
  if (!variant) return <p className="mt-6 text-ink-2">{t('cannotOrder')}</p>
  const { price, msrp, casePack, minQuantity, availability } = variant
  const smallest = smallestOrder(casePack, minQuantity)
  const margin = marginPercent(price, msrp)
  return (
    <>
      {price ? (
        <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-3">
          <p className="tag py-2.5">
            <span className="font-bold font-display text-3xl leading-none">{money(price)}</span>
            <span className="text-sm">{t('each')}</span>
          </p>
          <dl className="num grid grid-cols-[auto_auto] gap-x-3 text-ink-2">
            {msrp ? (
              <>
                <dt>{t('msrp')}</dt>
                <dd className="text-right text-ink">{money(msrp)}</dd>
              </>
            ) : null}
            {margin === null ? null : (
              <>
                <dt>{t('margin')}</dt>
                <dd className="text-right font-semibold text-ok">{percent(margin / 100)}</dd>
              </>
            )}
          </dl>
        </div>
      ) : (
        <p className="mt-5 font-semibold">{t('notSold', { market: region(market.id.toUpperCase()) })}</p>
      )}
      {product.variants.length > 1 ? <VariantPicker product={product} variant={variant} /> : null}
      <div className="mt-6 border-ink border-t-2 pt-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <p className="num">
            <span className="font-semibold">{t('casePack', { count: casePack })}</span>
            {price ? `, ${money(timesMoney(price, casePack))}` : null}
          </p>
          <StockWords availability={availability} />
        </div>
        {smallest > casePack ? <p className="num mt-1 text-ink-2 text-sm">{t('smallest', { count: smallest })}</p> : null}
        {canOrder(variant) && price ? (
          <form
            action={to('/cart/add')}
            method="post"
            data-form="add-to-cart"
            data-title={product.title}
            className="mt-4 flex flex-wrap items-start gap-x-3 gap-y-4"
          >
            <input type="hidden" name="variantId" value={variant.id} />
            <QuantityStepper key={variant.id} casePack={casePack} smallest={smallest} price={price} />
            <button type="submit" className="button button-primary min-h-12 flex-1 basis-48 text-lg xs:mt-[1.5625rem]">
              {t('addToCart')}
            </button>
          </form>
        ) : (
          <p className="mt-4 bg-sunken px-4 py-3">{price ? t(product.variants.length > 1 ? 'outVersions' : 'out') : t('otherMarket')}</p>
        )}
      </div>
    </>
  )
}
