import { MarketId } from '@toyline/contracts'
import { MARKET_COOKIE } from '#data/market.ts'
import { isOwnForm, ownPath, refuseForeignForm, seeOther } from '#data/own-forms.ts'

const YEAR_SECONDS = 31_536_000

/** Remembers the chosen market and goes back to where the visitor was. */
export async function POST(request: Request): Promise<Response> {
  if (!isOwnForm(request)) return refuseForeignForm()
  const market = MarketId.safeParse((await request.formData()).get('market'))
  const referrer = request.headers.get('referer')
  const came = referrer && URL.canParse(referrer) ? new URL(referrer) : undefined
  const back = ownPath(came && came.pathname + came.search)
  if (!market.success) return seeOther(back)
  return seeOther(back, [`${MARKET_COOKIE}=${market.data}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`])
}
