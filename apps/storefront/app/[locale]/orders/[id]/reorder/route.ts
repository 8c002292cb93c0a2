import { ordersCards } from '@toyline/contracts'
import { callApiWithCookies, isProblem } from '#data/api.ts'
import { formKey } from '#data/form-key.ts'
import { isOwnForm, refuseForeignForm, seeOther } from '#data/own-forms.ts'
import { localeOf } from '#words/server.ts'

/** Fills the cart with an old order. The page of the order then says by the key what has come of it, however often it is loaded. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string; id: string }> }): Promise<Response> {
  if (!isOwnForm(request)) return refuseForeignForm()
  const form = await request.formData()
  const { locale, id } = await params
  const { market, locale: reader, to } = localeOf(locale)
  const token = form.get('token')
  const body: { token?: string } = typeof token === 'string' ? { token } : {}
  const key = formKey(form.get('key'), [market.id, id])
  const page = to(`/orders/${encodeURIComponent(id)}?${new URLSearchParams([...Object.entries(body), ['again', key]])}`)
  try {
    const { cookies } = await callApiWithCookies(
      ordersCards.reorder,
      { params: { id: id as `ord_${string}` }, query: { market: market.id, language: reader.language }, body },
      { idempotencyKey: key },
    )
    return seeOther(page, cookies)
  } catch (error) {
    if (!isProblem(error)) throw error
    return seeOther(page)
  }
}
