import type { ordersCards, productsCards, savedMethodCards, stockWishesCards, usersCards } from '@toyline/contracts'
import type { CallInput, Card, Reply } from '@toyline/http/card'
import { randomHex } from './random-hex.ts'
import { beginTrace } from './telemetry.ts'

type Cards = typeof ordersCards & typeof usersCards & typeof productsCards & typeof stockWishesCards & typeof savedMethodCards
type Route<C extends Card> = readonly [C['method'], C['path']]

/** What the browser may ask, spelled out so that the schemas stay on the server. The types hold it to the cards. */
const routes = {
  suggest: ['GET', '/search/suggest'],
  getCart: ['GET', '/cart'],
  changeCartLines: ['PATCH', '/cart/lines'],
  undoRemoval: ['POST', '/cart/undo'],
  addStockWish: ['POST', '/stock-wishes'],
  quoteCheckout: ['POST', '/checkout/quote'],
  checkAddress: ['POST', '/checkout/address'],
  placeOrder: ['POST', '/orders'],
  retryPayment: ['POST', '/orders/:id/payment'],
  finaliseOrder: ['POST', '/orders/:id/finalise'],
  previewCancellation: ['POST', '/orders/:id/cancellations/preview'],
  cancelOrder: ['POST', '/orders/:id/cancellations'],
  acceptEdit: ['POST', '/orders/:id/edits/:editId/acceptance'],
  declineEdit: ['POST', '/orders/:id/edits/:editId/decline'],
  getOrder: ['GET', '/orders/:id'],
  getReturnable: ['GET', '/orders/:id/returnable'],
  requestReturn: ['POST', '/orders/:id/returns'],
  withdrawReturn: ['POST', '/orders/:id/returns/:returnId/withdraw'],
  sendReturn: ['POST', '/orders/:id/returns/:returnId/sent'],
  listBuyAgain: ['GET', '/buy-again'],
  register: ['POST', '/auth/register'],
  verifyEmail: ['POST', '/auth/verify-email'],
  resendVerification: ['POST', '/auth/resend-verification'],
  signIn: ['POST', '/auth/sign-in'],
  signOut: ['POST', '/auth/sign-out'],
  requestPasswordReset: ['POST', '/auth/request-password-reset'],
  resetPassword: ['POST', '/auth/reset-password'],
  getMe: ['GET', '/me'],
  updateMe: ['PATCH', '/me'],
  endSession: ['DELETE', '/me/sessions/:id'],
  addAddress: ['POST', '/me/addresses'],
  updateAddress: ['PUT', '/me/addresses/:id'],
  removeAddress: ['DELETE', '/me/addresses/:id'],
  removeSavedMethod: ['DELETE', '/me/payment-methods/:id'],
} as const satisfies { [N in keyof Cards]?: Route<Cards[N]> }

type Name = keyof typeof routes
export type ApiReply<N extends Name> = Reply<Cards[N]>

/** A refusal of the API, or status 0 where no answer came and nobody knows whether it was done. What it means is said by `useProblemWords`. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly extra: Record<string, unknown>
  constructor(status: number, code: string, detail: string, extra: Record<string, unknown> = {}) {
    super(detail)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.extra = extra
  }
  /** Repeating it with the same key is safe and may succeed. That a provider of payments is away is an answer, and stays one. */
  get isUncertain(): boolean {
    return (this.status === 0 || this.status >= 500) && this.code !== 'payment-unavailable'
  }
}

/** What leads to an order is traced from here on. */
const TRACED = /^\/(?:cart|checkout|orders)(?![^/])/

/** Calls the API on this origin. Every change carries a key, so that repeating it never does it twice. */
export async function callApi<N extends Name>(
  name: N,
  input: CallInput<Cards[N]>,
  { key, signal, timeoutMs = 12_000 }: { key?: string; signal?: AbortSignal; timeoutMs?: number } = {},
): Promise<ApiReply<N>> {
  const [method, path] = routes[name]
  const { params, query, body } = input as { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown }
  const search = new URLSearchParams(Object.entries(query ?? {}).flatMap(([k, v]) => (v === undefined ? [] : [[k, String(v)]])))
  const url = `/api/v1${path.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(params?.[part] ?? ''))}`
  const late = AbortSignal.timeout(timeoutMs)
  const trace = TRACED.test(path) ? beginTrace(name) : undefined
  let response: Response
  let text: string
  try {
    response = await fetch(search.size > 0 ? `${url}?${search}` : url, {
      method,
      headers: {
        accept: 'application/json',
        ...(trace && { traceparent: trace.traceparent }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(method === 'GET' ? {} : { 'idempotency-key': key ?? newKey() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ?? late,
    })
    text = await response.text()
    trace?.end(response)
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiProblem(0, 'unreachable', '')
  }
  const reply = readJson(text)
  if (response.ok) return reply as ApiReply<N>
  const { code = 'unreachable', detail = '', ...extra } = (reply ?? {}) as { code?: string; detail?: string }
  throw new ApiProblem(response.status, code, detail, extra)
}

const PHOTO_MS = 30_000

/** Sends a photo of a claim as its bytes; the same photo again is the same one. Throws an ApiProblem. */
export async function sendPhoto(to: { orderId: string; returnId: string; token: string | undefined }, photo: File): Promise<void> {
  const proof = to.token ? `?token=${encodeURIComponent(to.token)}` : ''
  const url = `/api/v1/orders/${encodeURIComponent(to.orderId)}/returns/${encodeURIComponent(to.returnId)}/photos${proof}`
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': photo.type, 'idempotency-key': newKey() },
    body: photo,
    signal: AbortSignal.timeout(PHOTO_MS),
  }).catch(() => {
    throw new ApiProblem(0, 'unreachable', '')
  })
  if (response.ok) return
  const { code = 'unreachable', detail = '' } = (readJson(await response.text()) ?? {}) as { code?: string; detail?: string }
  throw new ApiProblem(response.status, code, detail)
}

/** What kind of visitor this browser has been; null for one whom the shop has never given an identity, so that there is nothing to ask. */
export function identity(): 'person' | 'guest' | null {
  return (/(?:^|; )toyline\.visitor=(person|guest)(?:;|$)/.exec(document.cookie)?.[1] as 'person' | 'guest' | undefined) ?? null
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function newKey(): string {
  return randomHex(16)
}
