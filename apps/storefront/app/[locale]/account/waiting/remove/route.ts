import { stockWishesCards } from '@toyline/contracts'
import { callApiWithCookies, isProblem } from '#data/api.ts'
import { isOwnForm, refuseForeignForm, seeOther } from '#data/own-forms.ts'
import { localeOf } from '#words/server.ts'

const LIST = '/account/waiting'
/** Refusals after which it is not there for this visitor, as was wanted. */
const DONE = new Set(['no-such-wish', 'bad-input', 'sign-in-needed'])

/** Takes a wish back. One that is gone already is what was wanted. */
export async function POST(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  if (!isOwnForm(request)) return refuseForeignForm()
  const id = String((await request.formData()).get('id')) as `wish_${string}`
  const { to } = localeOf((await params).locale)
  try {
    await callApiWithCookies(stockWishesCards.removeStockWish, { params: { id } }, { idempotencyKey: crypto.randomUUID() })
  } catch (error) {
    if (!isProblem(error)) throw error
    if (!DONE.has(error.code)) return seeOther(to(`/tell-me?${new URLSearchParams({ done: error.code, back: LIST })}`))
  }
  return seeOther(to(LIST))
}
