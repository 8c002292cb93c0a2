import { readCart } from '#data/visitor.ts'
import { cartCsv } from '#features/cart/cart-csv.ts'
import { localeOf } from '#words/server.ts'

/** The cart as a file for spreadsheets. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale, to } = localeOf((await params).locale)
  const cart = await readCart(locale)
  if (!cart) return new Response(null, { status: 303, headers: { location: to('/cart'), 'cache-control': 'no-store' } })
  return new Response(cartCsv(cart), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="toyline-cart-${locale.market}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
