import { type Product, timesMoney, type Variant } from '@toyline/contracts'
import { smallestQuantity } from '@toyline/contracts/quantities'
import { Button } from '@toyline/ui/controls/button'
import { SwingTag } from '@toyline/ui/goods/swing-tag'
import { LocaleProvider } from '#words/client.tsx'
import { phrase } from '#words/phrase.ts'
import { inLocale, wordsForBrowser } from '#words/server.ts'
import { AddForm } from '../cart/add-form.tsx'
import { marginPercent } from '../catalogue/price.ts'
import { SignInForPrices } from '../catalogue/sign-in-for-prices.tsx'
import { StockWords } from '../catalogue/stock-words.tsx'
import { TellMe } from '../tell-me/tell-me.tsx'
import { canOrder } from './choose-variant.ts'
import { OrderQuantity } from './order-quantity.tsx'
import { VariantPicker } from './variant-picker.tsx'

export async function BuyPanel({ product, variant }: { product: Product; variant: Variant | null }) {
  const { t, to, locale, market, money, percent, region } = await inLocale('product')
  const { t: goods } = await inLocale('catalogue')
  if (!variant) return <p className="mt-6 text-ink-2">{t('cannotOrder')}</p>
  const { price, priceHidden, msrp, casePack, tiers, availability } = variant
  const smallest = smallestQuantity(variant)
  const margin = marginPercent(price, msrp)
  return (
    <>
      {price ? (
        <SwingTag
          size="large"
          className="mt-5"
          price={money(price)}
          per={t('each')}
          msrp={msrp ? { label: t('msrp', { market: market.id }), value: money(msrp) } : undefined}
          margin={margin === null ? undefined : { label: t('margin'), value: percent(margin / 100) }}
          pack={{ stamp: `×${casePack}`, label: t('casePack', { count: casePack }) }}
        />
      ) : (
        <p className="mt-5 font-semibold">
          {priceHidden ? (
            <SignInForPrices
              href={to('/sign-in')}
              back={to(`/p/${product.handle}`)}
              className="button button-primary min-h-12 px-6 text-lg"
            >
              {goods('signInForPrices')}
            </SignInForPrices>
          ) : (
            t('notSold', { market: region(market.id.toUpperCase()) })
          )}
        </p>
      )}
      {product.variants.length > 1 ? <VariantPicker product={product} variant={variant} /> : null}
      <div className="mt-6 border-ink border-t-2 pt-4">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <p className="num">
            <span className="font-semibold">{t('casePack', { count: casePack })}</span>
            {price && tiers.length < 2 ? `, ${money(timesMoney(price, casePack))}` : null}
          </p>
          <StockWords availability={availability} />
        </div>
        {smallest > casePack ? <p className="num mt-1 text-ink-2 text-sm">{t('smallest', { count: smallest })}</p> : null}
        {canOrder(variant) && price ? (
          <OrderForm product={product} variant={variant} smallest={smallest} />
        ) : (
          <>
            <p className="mt-4 bg-sunken px-4 py-3">
              {price ? t(product.variants.length > 1 ? 'outVersions' : 'out') : t(priceHidden ? 'signInToOrder' : 'otherMarket')}
            </p>
            {price ? (
              <LocaleProvider id={locale.id} words={wordsForBrowser(locale.id, 'tell-me', 'forms', 'problems')}>
                <TellMe
                  key={variant.id}
                  variantId={variant.id}
                  market={market.id}
                  title={product.title}
                  back={`/p/${product.handle}?variant=${variant.id}`}
                />
              </LocaleProvider>
            ) : null}
          </>
        )}
      </div>
    </>
  )
}

async function OrderForm({ product, variant, smallest }: { product: Product; variant: Variant; smallest: number }) {
  const { t, locale, money, percent } = await inLocale('product')
  const tiers = variant.tiers.map(({ minQuantity, unitPrice }) => {
    const margin = marginPercent(unitPrice, variant.msrp)
    return {
      minQuantity,
      amount: unitPrice,
      from: minQuantity,
      quantity: t('tiers.from', { quantity: minQuantity }),
      unitPrice: money(unitPrice),
      casePrice: money(timesMoney(unitPrice, variant.casePack)),
      gain: margin === null ? undefined : percent(margin / 100),
    }
  })
  return (
    <AddForm variantId={variant.id} title={product.title} goods={{ casePack: variant.casePack, unitPrice: variant.price }} className="mt-4">
      <OrderQuantity
        key={variant.id}
        label={t('quantity')}
        casePack={variant.casePack}
        smallest={smallest}
        tiers={tiers}
        tierWords={{
          caption: t('tiers.caption'),
          heads: {
            quantity: t('tiers.quantity'),
            unitPrice: t('tiers.price'),
            casePrice: t('tiers.case'),
            ...(variant.msrp ? { gain: t('tiers.margin') } : {}),
          },
        }}
        words={{
          fewer: t('fewer'),
          more: t('more'),
          rounded: phrase((values) => t('rounded', values), 'casePack', 'typed', 'quantity'),
          instead: phrase((values) => t('instead', values), 'quantity'),
          cases: {
            one: t('cases.one', { count: '{count}' }),
            other: t('cases.other', { count: '{count}' }),
          },
        }}
        locale={locale.tag}
      >
        <Button type="submit" look="primary" size="large" className="flex-1 basis-48 xs:mt-[1.5625rem]">
          {t('addToCart')}
        </Button>
      </OrderQuantity>
    </AddForm>
  )
}
