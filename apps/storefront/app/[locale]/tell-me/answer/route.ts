import { stockWishesCards } from '@toyline/contracts'
import { callApiWithCookies, isProblem } from '#data/api.ts'
import { isOwnForm, refuseForeignForm, seeOther } from '#data/own-forms.ts'
import { localeOf } from '#words/server.ts'

/** The answer to the mail that asks a guest: yes, or take it back. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  if (!isOwnForm(request)) return refuseForeignForm()
  const form = await request.formData()
  const { to } = localeOf((await params).locale)
  const isYes = form.get('answer') === 'yes'
  const input = { body: { token: String(form.get('token')) } }
  const once = { idempotencyKey: crypto.randomUUID() }
  try {
    if (isYes) await callApiWithCookies(stockWishesCards.confirmStockWish, input, once)
    else await callApiWithCookies(stockWishesCards.forgetStockWish, input, once)
    return seeOther(to(`/tell-me?done=${isYes ? 'waiting' : 'forgotten'}`))
  } catch (error) {
    if (!isProblem(error)) throw error
    return seeOther(to(`/tell-me?done=${encodeURIComponent(error.code)}`))
  }
}
