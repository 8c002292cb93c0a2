import { stockWishesCards } from '@toyline/contracts'
import { callApiWithCookies, isProblem } from '#data/api.ts'
import { isOwnForm, ownPath, refuseForeignForm, seeOther } from '#data/own-forms.ts'
import { localeOf } from '#words/server.ts'

/** Keeps a wish for browsers without scripts, and says on a page of its own what has come of it. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  if (!isOwnForm(request)) return refuseForeignForm()
  const form = await request.formData()
  const { market, locale, to } = localeOf((await params).locale)
  const email = String(form.get('email') ?? '').trim()
  const body = {
    variantId: String(form.get('variantId')) as `var_${string}`,
    market: market.id,
    locale: locale.id,
    ...(email ? { email } : {}),
  }
  const back = ownPath(form.get('back'))
  const page = (done: string) => to(`/tell-me?${new URLSearchParams({ done, back })}`)
  try {
    const { reply, cookies } = await callApiWithCookies(stockWishesCards.addStockWish, { body }, { idempotencyKey: crypto.randomUUID() })
    return seeOther(page(reply.isConfirmed ? 'waiting' : 'asked'), cookies)
  } catch (error) {
    if (!isProblem(error)) throw error
    return seeOther(page(error.code))
  }
}
