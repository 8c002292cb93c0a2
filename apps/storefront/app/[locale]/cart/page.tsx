import type { Metadata } from 'next'
import { readCart, readGoesWithCart } from '#data/visitor.ts'
import { CartEditor } from '#features/cart/cart-editor.tsx'
import { EmptyCart } from '#features/cart/empty-cart.tsx'
import { GoesWith } from '#features/catalogue/goes-with.tsx'
import { STOCK_WORDS } from '#features/catalogue/stock.ts'
import { sheetWords } from '#features/listing/sheet-rows.tsx'
import { PolicyLine } from '#features/returns/policy-line.tsx'
import { Notice } from '#features/ui/notice.tsx'
import { LocaleProvider } from '#words/client.tsx'
import { inLocale, someWordsForBrowser, wordsForBrowser } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('cart')
  return { title: t('title'), robots: { index: false } }
}

export default async function CartPage({ searchParams }: { searchParams: Promise<{ problem?: string | string[] }> }) {
  const { t, locale } = await inLocale('cart')
  const cart = await readCart(locale)
  const { problem } = await searchParams
  return (
    <LocaleProvider
      id={locale.id}
      words={{ ...wordsForBrowser(locale.id, 'cart', 'problems'), ...someWordsForBrowser(locale.id, 'catalogue', STOCK_WORDS) }}
    >
      <div className="page pt-8">
        <h1 className="text-3xl">{t('title')}</h1>
        {typeof problem === 'string' ? (
          <Notice kind="problem" live className="mt-4">
            {await refusalWords(problem)}
          </Notice>
        ) : null}
        {cart && cart.lines.length > 0 ? (
          <>
            <CartEditor key={cart.id} rendered={cart} formKey={crypto.randomUUID()} {...(await sheetWords())} />
            <div className="mt-4">
              <PolicyLine market={cart.market} />
            </div>
            <GoesWith found={await readGoesWithCart(cart, locale.language)} />
          </>
        ) : (
          <EmptyCart />
        )}
      </div>
    </LocaleProvider>
  )
}

/** What to tell somebody whose form was refused, by the API's own code. */
async function refusalWords(code: string): Promise<string> {
  const { t } = await inLocale('problems')
  return t(t.has(code) ? code : 'unknown')
}
