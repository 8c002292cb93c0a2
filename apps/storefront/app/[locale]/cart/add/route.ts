import { ordersCards } from '@toyline/contracts'
import { callApiWithCookies, isProblem } from '#data/api.ts'
import { addKey } from '#data/form-key.ts'
import { isOwnForm, refuseForeignForm, seeOther } from '#data/own-forms.ts'
import { localeOf } from '#words/server.ts'

/** Adds to the cart for browsers without scripts: a plain form, the same API call, then the cart. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  if (!isOwnForm(request)) return refuseForeignForm()
  const form = await request.formData()
  const { market, to } = localeOf((await params).locale)
  const body = { variantId: String(form.get('variantId')) as `var_${string}`, quantity: Number(form.get('quantity')) }
  try {
    const { cookies } = await callApiWithCookies(
      ordersCards.addCartLine,
      { query: { market: market.id }, body },
      { idempotencyKey: addKey(request.headers.get('cookie'), [market.id, body]) },
    )
    return seeOther(to('/cart'), cookies)
  } catch (error) {
    if (!isProblem(error)) throw error
    return seeOther(to(`/cart?problem=${encodeURIComponent(error.code)}`))
  }
}
