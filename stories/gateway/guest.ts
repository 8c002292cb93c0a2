import { type Cart, type CheckoutQuote, newId } from '@toyline/contracts'
import { readAnswer } from './read-answer.ts'

export const SHIP_TO = { name: 'Bea Buyer', line1: '400 Broad St', city: 'Seattle', area: 'WA', postcode: '98109', country: 'US' }

export type Sent = { method: 'POST' | 'PUT'; path: string; key: string; body: unknown; cookie: string }
export type Reply = { status: number; text: string; code: string | undefined; cookies: string[] }
type Line = { variantId: string; quantity: number }

/** Guests who buy through the public API at `url`. An answer that does not come within `patienceMs` rejects. */
export function guestsAt(url: string, { patienceMs = 30_000 } = {}) {
  async function send({ method, path, key, body, cookie }: Sent): Promise<Reply> {
    const reply = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { 'content-type': 'application/json', 'idempotency-key': key, cookie },
      body: typeof body === 'string' ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMs),
    })
    const { text, body: told } = await readAnswer(reply)
    return { status: reply.status, text, code: (told as { code?: string }).code, cookies: reply.headers.getSetCookie() }
  }

  /** A guest whose cart holds one line. */
  async function guest(line: Line): Promise<{ cookie: string; cart: Cart }> {
    const reply = await send({ method: 'PUT', path: '/cart/lines', key: newId('key'), body: { lines: [line] }, cookie: '' })
    const cookie = String(reply.cookies[0]).split(';')[0] as string
    return { cookie, cart: ok(reply) as Cart }
  }

  /** The request that places the order of a guest's cart; sent again as it is, it is the same order. */
  async function orderOf({ cookie, cart }: { cookie: string; cart: Cart }): Promise<Sent & { body: { orderId: string } }> {
    const quote = async (body: object) =>
      ok(await send({ method: 'POST', path: '/checkout/quote', key: newId('key'), body, cookie })) as CheckoutQuote
    const shippingMethod = (await quote({ shipTo: SHIP_TO })).shippingOptions[0]?.id
    const { totals } = await quote({ shipTo: SHIP_TO, shippingMethod })
    const orderId = newId('ord')
    const body = {
      orderId,
      cartId: cart.id,
      cartVersion: cart.version,
      email: 'bea@toyline.example',
      shipTo: SHIP_TO,
      shippingMethod,
      payment: { method: 'card', provider: 'sandbox', token: 'pm_card_visa' },
      expectedTotal: totals?.total,
      returnPath: '/checkout/return',
    }
    return { method: 'POST', path: '/orders', key: orderId, body, cookie }
  }
  return { send, guest, orderOf }
}

function ok({ status, text }: Reply): unknown {
  if (status !== 200) throw new Error(`${status}: ${text}`)
  return JSON.parse(text)
}
