import { isProblem } from '#data/api.ts'
import { seeOther } from '#data/own-forms.ts'
import { readCart } from '#data/visitor.ts'
import { cartCsv } from '#features/cart/cart-csv.ts'
import { localeOf } from '#words/server.ts'

/** The cart as a file for spreadsheets. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale, to } = localeOf((await params).locale)
  const cart = await readCart(locale).catch((error: unknown) => {
    // Where the cart cannot be read, its page says so.
    if (isProblem(error)) return null
    throw error
  })
  if (!cart) return seeOther(to('/cart'))
  return new Response(cartCsv(cart), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="toyline-cart-${locale.market}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
