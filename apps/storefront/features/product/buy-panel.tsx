import { formatMoney, type Market, type Product, timesMoney, type Variant } from '@toyline/contracts'
import { marginPercent, smallestOrder } from '../catalogue/price.ts'
import { StockWords } from '../catalogue/stock-words.tsx'
import { canOrder } from './choose-variant.ts'
import { QuantityStepper } from './quantity-stepper.tsx'
import { VariantPicker } from './variant-picker.tsx'

type Props = { product: Product; variant: Variant | null; market: Market }

export function BuyPanel({ product, variant, market }: Props) {
  if (!variant) return <p className="mt-6 text-ink-2">This toy cannot be ordered at the moment.</p>
  const { price, msrp, casePack, minQuantity, availability } = variant
  const smallest = smallestOrder(casePack, minQuantity)
  const margin = marginPercent(price, msrp)
  return (
    <>
      {price ? (
        <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-3">
          <p className="tag py-2.5">
            <span className="font-bold font-display text-3xl leading-none">{formatMoney(price, market.locale)}</span>
            <span className="text-sm">each</span>
          </p>
          <dl className="num grid grid-cols-[auto_auto] gap-x-3 text-ink-2">
            {msrp ? (
              <>
                <dt>MSRP</dt>
                <dd className="text-right text-ink">{formatMoney(msrp, market.locale)}</dd>
              </>
            ) : null}
            {margin === null ? null : (
              <>
                <dt>Your margin</dt>
                <dd className="text-right font-semibold text-ok">{margin}%</dd>
              </>
            )}
          </dl>
        </div>
      ) : (
        <p className="mt-5 font-semibold">This version is not sold in {market.name}.</p>
      )}
      {product.variants.length > 1 ? <VariantPicker product={product} variant={variant} /> : null}
      <div className="mt-6 border-ink border-t-2 pt-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <p className="num">
            <span className="font-semibold">Case of {casePack}</span>
            {price ? <>, {formatMoney(timesMoney(price, casePack), market.locale)}</> : null}
          </p>
          <StockWords availability={availability} />
        </div>
        {smallest > casePack ? <p className="num mt-1 text-ink-2 text-sm">Smallest order {smallest}</p> : null}
        {canOrder(variant) && price ? (
          <form
            action="/cart/add"
            method="post"
            data-form="add-to-cart"
            data-title={product.title}
            className="mt-4 flex flex-wrap items-start gap-x-3 gap-y-4"
          >
            <input type="hidden" name="variantId" value={variant.id} />
            <QuantityStepper key={variant.id} casePack={casePack} smallest={smallest} price={price} locale={market.locale} />
            <button type="submit" className="button button-primary min-h-12 flex-1 basis-48 text-lg xs:mt-[1.5625rem]">
              Add to cart
            </button>
          </form>
        ) : (
          <p className="mt-4 bg-sunken px-4 py-3">
            {price ? outWords(product.variants.length) : 'Choose another market to see its price.'}
          </p>
        )}
      </div>
    </>
  )
}

const outWords = (versions: number) => (versions > 1 ? 'Out of stock for now. Other versions may still be there.' : 'Out of stock for now.')
