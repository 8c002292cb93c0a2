import { addressFormat } from '@toyline/addresses'
import { RETURN_POLICIES } from '@toyline/contracts'
import { Notice } from '@toyline/ui/frame/notice'
import type { Metadata } from 'next'
import { readAddresses, readCart, readLastOrder, readMe, readPaymentMethods, readSavedMethods } from '#data/visitor.ts'
import { countryChoices } from '#features/addresses/country-choices.ts'
import { EmptyCart } from '#features/cart/empty-cart.tsx'
import { waitingWords } from '#features/cart/waiting-words.ts'
import { CheckoutForm } from '#features/checkout/checkout-form.tsx'
import { knownAddresses } from '#features/checkout/known-addresses.ts'
import { SignInToPay } from '#features/checkout/sign-in-to-pay.tsx'
import { chosenExtras } from '#features/order/method-name.ts'
import { Link } from '#features/ui/link.tsx'
import { LocaleProvider } from '#words/client.tsx'
import { inLocale, wordsForBrowser, wordsOf } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('checkout')
  return { title: t('title'), robots: { index: false } }
}

export default async function CheckoutPage() {
  const { t, locale, market, money } = await inLocale('checkout')
  const [cart, me, methods] = await Promise.all([readCart(locale), readMe(), readPaymentMethods(market.id).catch(() => [])])
  if (!cart || cart.lines.length === 0)
    return (
      <LocaleProvider id={locale.id} words={wordsForBrowser(locale.id, 'cart')}>
        <div className="page pt-8">
          <h1 className="text-3xl">{t('title')}</h1>
          <EmptyCart />
        </div>
      </LocaleProvider>
    )
  // What is known of a buyer saves typing; without it the checkout still stands.
  const [addresses, last, cards] = me
    ? await Promise.all([readAddresses().catch(() => []), readLastOrder().catch(() => null), readSavedMethods().catch(() => [])])
    : [[], null, []]
  const known = knownAddresses(addresses, last, market.countries)
  const country = known[0]?.draft.country ?? usualCountry(locale.tag, market.countries)
  const format = addressFormat(country)
  if (!format) throw new Error(`There are no address rules for ${country}.`)
  const words = wordsForBrowser(locale.id, 'checkout', 'totals', 'addresses', 'forms', 'problems')
  return (
    <LocaleProvider id={locale.id} words={words}>
      <div className="page pt-8">
        <h1 className="text-3xl">{t('title')}</h1>
        {me ? (
          <p className="mt-1 text-ink-2">{t.rich('signedIn', { email: me.email, strong: (inside) => <strong>{inside}</strong> })}</p>
        ) : (
          <p className="mt-1 text-ink-2">{t.rich('guest', { signIn: (inside) => <SignInToPay>{inside}</SignInToPay> })}</p>
        )}
        {cart.ready ? null : (
          <Notice kind="warning" className="mt-4">
            {waitingWords(wordsOf(locale, 'totals'), money, cart)}{' '}
            <Link href="/cart" className="link">
              {t('lookAtCart')}
            </Link>
          </Notice>
        )}
        <CheckoutForm
          cart={cart}
          market={{ id: market.id, country, returnDays: RETURN_POLICIES[market.id].days }}
          countries={await countryChoices(market.countries)}
          format={format}
          me={me}
          known={known}
          usual={
            last && {
              shippingMethod: last.shipping.id,
              freightExtras: chosenExtras(last.shipping).map(({ id }) => id),
              method: last.payment.method,
            }
          }
          methods={methods}
          saved={cards}
        />
      </div>
    </LocaleProvider>
  )
}

/** The country of the reader's language where the market delivers there, else its first. */
function usualCountry(tag: string, countries: readonly string[]): string {
  const region = new Intl.Locale(tag).region ?? ''
  return countries.includes(region) ? region : (countries[0] ?? 'US')
}
