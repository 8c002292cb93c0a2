import { ordersCards } from '@toyline/contracts'
import { callApiWithCookies, isProblem } from '#data/api.ts'
import { formKey } from '#data/form-key.ts'
import { currentMarket } from '#data/market.ts'
import { isOwnForm, refuseForeignForm, seeOther } from '#data/own-forms.ts'

/** Adds to the cart for browsers without scripts: a plain form, the same API call, then the cart. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnForm(request)) return refuseForeignForm()
  const form = await request.formData()
  const market = await currentMarket()
  const body = { variantId: String(form.get('variantId')) as `var_${string}`, quantity: Number(form.get('quantity')) }
  try {
    const { cookies } = await callApiWithCookies(
      ordersCards.addCartLine,
      { query: { market: market.id }, body },
      { idempotencyKey: formKey(form.get('key'), body) },
    )
    return seeOther('/cart', cookies)
  } catch (error) {
    if (!isProblem(error)) throw error
    return seeOther(`/cart?problem=${encodeURIComponent(error.code)}`)
  }
}
