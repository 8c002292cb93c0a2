import type { ApiResponse, Client, OrdersController, PaymentsController, TransactionSearchController } from '@paypal/paypal-server-sdk'
import type { TransportReply, TransportRequest } from '@toyline/http'
import { z } from 'zod'
import { NoAnswer, NotSent } from '../../domain/provider.ts'
import { accessTokens } from './paypal-token.ts'

type Sdk = { orders: OrdersController; payments: PaymentsController; reports: TransactionSearchController }
export type PayPalClient = ReturnType<typeof paypalClient>

/** PayPal did not do what it was asked, and says why. */
export class PayPalRefusal extends Error {
  readonly status: number
  /** The documented reason, such as `INSTRUMENT_DECLINED`; the error's name where there is none. */
  readonly issue: string
  constructor(status: number, issue: string) {
    super(`PayPal refused: ${issue}`)
    this.status = status
    this.issue = issue
  }

  /** A question that PayPal refuses is as good as not answered. */
  static unanswered(error: unknown): unknown {
    return error instanceof PayPalRefusal ? new NoAnswer(error.message, { cause: error }) : error
  }
}

const Refusal = z.object({ name: z.string(), details: z.array(z.object({ issue: z.string().optional() })).optional() })
/** Another call, for the same thing, is not over: what became of it is not known yet. */
const UNDER_WAY = new Set(['PREVIOUS_REQUEST_IN_PROGRESS', 'ORDER_COMPLETION_IN_PROGRESS'])
/** What the SDK is told to send as a token; the real one takes its place on the way out. */
const NO_TOKEN = { accessToken: 'none', tokenType: 'Bearer' }

/**
 * PayPal's own SDK, over our transport: its HTTP client is replaced, so that waits are bounded, the breaker sees every call, and
 * tests stand in between.
 */
export function paypalClient(
  ask: (request: TransportRequest) => Promise<TransportReply>,
  credentials: { clientId: string; clientSecret: string },
) {
  const tokens = accessTokens(ask, credentials)

  async function send(request: TransportRequest): Promise<TransportReply> {
    const token = await tokens.current()
    const reply = await ask({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } })
    if (reply.status !== 401) return reply
    // Tokens can be withdrawn before their time.
    await tokens.forget(token)
    return ask({ ...request, headers: { ...request.headers, authorization: `Bearer ${await tokens.current()}` } })
  }

  let loading: Promise<Sdk> | undefined
  function sdk(): Promise<Sdk> {
    loading ??= loadSdk(send)
    return loading
  }

  return {
    /**
     * One call of the SDK.
     * Errors: `PayPalRefusal`, `NotSent`, `NoAnswer`.
     */
    async call<Result>(work: (sdk: Sdk) => Promise<ApiResponse<Result>>): Promise<Result> {
      try {
        return (await work(await sdk())).result
      } catch (error) {
        throw understood(error)
      }
    },
  }
}

/** Loaded when it is first used: it takes 40 MB, which a shop without PayPal need not have. */
async function loadSdk(send: (request: TransportRequest) => Promise<TransportReply>): Promise<Sdk> {
  const { Client, OrdersController, PaymentsController, TransactionSearchController } = await import('@paypal/paypal-server-sdk')
  const client: Client = new Client({
    clientCredentialsAuthCredentials: { oAuthClientId: '', oAuthClientSecret: '', oAuthToken: NO_TOKEN },
    unstable_httpClientOptions: { adapter: (wanted: AxiosRequest) => overTransport(send, wanted) },
  })
  return {
    orders: new OrdersController(client),
    payments: new PaymentsController(client),
    reports: new TransactionSearchController(client),
  }
}

/** The part of axios's request that the SDK fills. */
type AxiosRequest = { method: string; url: string; headers: Record<string, unknown>; data?: string }

async function overTransport(send: (request: TransportRequest) => Promise<TransportReply>, wanted: AxiosRequest) {
  const { pathname, search } = new URL(wanted.url)
  const headers = Object.fromEntries(Object.entries(wanted.headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
  const reply = await send({
    method: wanted.method.toUpperCase(),
    path: `${pathname}${search}`,
    headers,
    ...(wanted.data === undefined ? {} : { body: wanted.data }),
  })
  return { status: reply.status, statusText: '', headers: reply.headers, data: reply.body.toString('utf8'), config: wanted, request: null }
}

function understood(error: unknown): unknown {
  if (error instanceof NotSent || error instanceof NoAnswer) return error
  const { statusCode: status, body } = error as { statusCode?: number; body?: unknown }
  // An answer that is not as PayPal describes it says nothing.
  if (status === undefined || status < 300) return new NoAnswer('PayPal’s answer cannot be read', { cause: error })
  const refusal = Refusal.safeParse(parsed(body)).data
  const issue = refusal?.details?.[0]?.issue ?? refusal?.name ?? `status ${status}`
  // Limits and keys are looked at before anything is done.
  if (status === 429 || status === 401) return new NotSent(`PayPal refused: ${issue}`, { cause: error })
  if (status >= 500 || status === 409 || UNDER_WAY.has(issue)) return new NoAnswer(`PayPal answered ${issue}`, { cause: error })
  return new PayPalRefusal(status, issue)
}

function parsed(body: unknown): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : undefined
  } catch {
    return undefined
  }
}
