import { ordersCards } from '@toyline/contracts'
import { callApiWithCookies, isProblem } from '#data/api.ts'
import { formKey } from '#data/form-key.ts'
import { isOwnForm, refuseForeignForm, seeOther } from '#data/own-forms.ts'
import { localeOf } from '#words/server.ts'

const LINE = /^line:(var_\w+)$/

/** Changes the cart for browsers without scripts: every quantity of the form, or the one line whose button was pressed. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  if (!isOwnForm(request)) return refuseForeignForm()
  const form = await request.formData()
  const lines = linesOf(form)
  const { market, to } = localeOf((await params).locale)
  if (lines.length === 0) return seeOther(to('/cart'))
  try {
    const { cookies } = await callApiWithCookies(
      ordersCards.setCartLines,
      { query: { market: market.id }, body: { lines } },
      { idempotencyKey: formKey(form.get('key'), lines) },
    )
    return seeOther(to('/cart'), cookies)
  } catch (error) {
    if (!isProblem(error)) throw error
    return seeOther(to(`/cart?problem=${encodeURIComponent(error.code)}`))
  }
}

function linesOf(form: FormData): { variantId: `var_${string}`; quantity: number }[] {
  const remove = form.get('remove')
  if (typeof remove === 'string') return [{ variantId: remove as `var_${string}`, quantity: 0 }]
  const set = form.get('set')
  if (typeof set === 'string') {
    const [variantId = '', quantity] = set.split(':')
    return [{ variantId: variantId as `var_${string}`, quantity: Number(quantity) }]
  }
  // An empty field of a line sheet says nothing about its toy.
  return [...form].flatMap(([name, value]) => {
    const variantId = LINE.exec(name)?.[1]
    return variantId && value !== '' ? [{ variantId: variantId as `var_${string}`, quantity: Number(value) }] : []
  })
}
