import type { Metadata } from 'next'
import { readCart } from '#data/visitor.ts'
import { CartEditor } from '#features/cart/cart-editor.tsx'
import { EmptyCart } from '#features/cart/empty-cart.tsx'
import { cartProblemWords } from '#features/cart/problem-words.ts'
import { Notice } from '#features/ui/notice.tsx'
import { inLocale } from '#words/server.ts'

export const metadata: Metadata = { title: 'Cart', robots: { index: false } }

export default async function CartPage({ searchParams }: { searchParams: Promise<{ problem?: string }> }) {
  const { market } = await inLocale()
  const cart = await readCart(market.id)
  const problem = cartProblemWords((await searchParams).problem)
  return (
    <div className="page pt-8">
      <h1 className="text-3xl">Cart</h1>
      {problem ? (
        <Notice kind="problem" live className="mt-4">
          {problem}
        </Notice>
      ) : null}
      {cart && cart.lines.length > 0 ? (
        <CartEditor key={cart.id} rendered={cart} locale={market.locale} formKey={crypto.randomUUID()} />
      ) : (
        <EmptyCart />
      )}
    </div>
  )
}
