import { addressFormat, countries } from '@toyline/addresses'
import type { Metadata } from 'next'
import { readAddresses, readCart, readMe, readPaymentMethods } from '#data/visitor.ts'
import { EmptyCart } from '#features/cart/empty-cart.tsx'
import { waitingWords } from '#features/cart/waiting-words.ts'
import { CheckoutForm } from '#features/checkout/checkout-form.tsx'
import { Link } from '#features/ui/link.tsx'
import { Notice } from '#features/ui/notice.tsx'
import { inLocale } from '#words/server.ts'

export const metadata: Metadata = { title: 'Checkout', robots: { index: false } }

export default async function CheckoutPage() {
  const { market } = await inLocale()
  const [cart, me, methods] = await Promise.all([readCart(market.id), readMe(), readPaymentMethods(market.id).catch(() => [])])
  if (!cart || cart.lines.length === 0)
    return (
      <div className="page pt-8">
        <h1 className="text-3xl">Checkout</h1>
        <EmptyCart />
      </div>
    )
  const saved = me ? await readAddresses().catch(() => []) : []
  const usual = saved.find(({ isDefault, country }) => isDefault && market.countries.includes(country))
  const country = usual?.country ?? (market.countries.includes('DE') ? 'DE' : (market.countries[0] ?? 'US'))
  const format = addressFormat(country)
  if (!format) throw new Error(`There are no address rules for ${country}.`)
  return (
    <div className="page pt-8">
      <h1 className="text-3xl">Checkout</h1>
      {me ? null : (
        <p className="mt-1 text-ink-2">
          No account needed.{' '}
          <Link href="/sign-in?next=/checkout" className="link">
            Sign in
          </Link>{' '}
          to use your saved addresses.
        </p>
      )}
      {cart.ready ? null : (
        <Notice kind="warning" className="mt-4">
          {waitingWords(cart, market.locale)}{' '}
          <Link href="/cart" className="link">
            Look at the cart
          </Link>
        </Notice>
      )}
      <CheckoutForm
        cart={cart}
        market={{ id: market.id, locale: market.locale, country }}
        countries={countries().filter(({ code }) => market.countries.includes(code))}
        format={format}
        me={me}
        saved={saved}
        methods={methods}
      />
    </div>
  )
}
