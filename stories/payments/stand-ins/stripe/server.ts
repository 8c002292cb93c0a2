import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Books, type Confirming, openBooks } from './books.ts'
import { openDescription } from './description.ts'
import { type Form, parseForm } from './form.ts'
import { type Charge, type Intent, now, type StripeEvent } from './objects.ts'
import { Refusal } from './refusal.ts'

export type Faults = {
  /** Share of POSTs that do nothing and answer 500, kept under the key. */
  errorRate: number
  /** Share of all requests that do nothing and answer 503. */
  unavailableRate: number
  /** Share of all requests that are one too many. */
  tooManyRate: number
}
export type StripeStandIn = Awaited<ReturnType<typeof openStripe>>

type Options = {
  secretKey: string
  port?: number
  /** Whether the account and its cards allow several captures. */
  multicapture?: boolean
  slowMs?: number
  onEvent?: (event: StripeEvent) => void
}
type Kept = { asked: string; answer?: Answer }
type Answer = { status: number; body: object }
type Ask = { method: string; path: string; said: Form; books: Books }

/** Search is behind by this much, as Stripe's is. */
const SEARCH_LAG_SECONDS = 60
const CUT = Symbol('the connection is cut')

/**
 * Stripe as far as the shop uses it: intents with manual capture and confirmation tokens, customers and their cards, refunds, disputes, lists, a search that is
 * behind, keys that are kept, and faults. What it is asked and what it answers is held against Stripe's own description.
 */
export async function openStripe({ secretKey, port = 0, multicapture = true, slowMs = 400, onEvent = () => {} }: Options) {
  const description = openDescription()
  const complaints: string[] = []
  const kept = new Map<string, Kept>()
  const faults: Faults = { errorRate: 0, unavailableRate: 0, tooManyRate: 0 }
  let address = ''
  const books = openBooks({ url: () => address, multicapture, say: onEvent })

  const server = createServer((request, response) => {
    void read(request).then(async (text) => {
      if (request.url?.startsWith('/challenge/')) return challenge(books, request, response, text)
      const answer = await answerTo(request, text)
      if (answer === CUT) return void request.socket.destroy()
      const body = Buffer.from(JSON.stringify(answer.body))
      response.writeHead(answer.status, { 'content-type': 'application/json', 'content-length': body.length, 'request-id': 'req_standIn' })
      response.end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function answerTo(request: IncomingMessage, text: string): Promise<Answer | typeof CUT> {
    const { method = 'GET' } = request
    const url = new URL(request.url ?? '/', address)
    if (request.headers.authorization !== `Bearer ${secretKey}`) return errorAnswer(401, 'invalid_request_error')
    if (Math.random() < faults.tooManyRate) return errorAnswer(429, 'invalid_request_error', 'rate_limit')
    if (Math.random() < faults.unavailableRate) return errorAnswer(503, 'api_error')
    const said = parseForm(method === 'GET' ? url.search.slice(1) : text)
    const asked: Ask = { method, path: url.pathname, said, books }
    complain(description?.request(method, asked.path, said))
    const behaviour = books.behaviourOf(String(said.confirmation_token))
    const answer = method === 'GET' ? work(asked) : once(String(request.headers['idempotency-key'] ?? ''), text, asked)
    complain(description?.answer(method, asked.path, answer.status, answer.body))
    if (behaviour === 'cut') return CUT
    if (behaviour === 'slow') await new Promise((resolve) => setTimeout(resolve, slowMs))
    return answer
  }

  function complain(found: string[] | undefined): void {
    complaints.push(...(found ?? []))
  }

  /** A key is kept with what was answered, 500 as well, and with what was asked. */
  function once(key: string, text: string, asked: Ask): Answer {
    const before = kept.get(key)
    const question = `${asked.path} ${text}`
    if (before && before.asked !== question) return errorAnswer(400, 'idempotency_error')
    if (before?.answer) return before.answer
    const answer = Math.random() < faults.errorRate ? errorAnswer(500, 'api_error') : work(asked)
    if (key !== '' && isKept(answer)) kept.set(key, { asked: question, answer })
    return answer
  }

  return {
    url: address,
    secretKey,
    books,
    faults,
    /** What did not fit Stripe's description so far. */
    complaints,
    /** As if a day had passed. */
    forgetKeys: () => kept.clear(),
    stop: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** Nothing is kept of a request that was refused before it was looked at. */
function isKept({ status, body }: Answer): boolean {
  return status !== 400 || (body as { error: { code?: string } }).error.code === 'payment_intent_unexpected_state'
}

function errorAnswer(status: number, type: string, code?: string): Answer {
  return { status, body: new Refusal(status, { type, ...(code ? { code } : {}) }).body }
}

function work(asked: Ask): Answer {
  try {
    return { status: 200, body: structuredClone(route(asked)) }
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: error.body }
    throw error
  }
}

function route({ method, path, said, books }: Ask): object {
  const [, , resource, id, verb] = path.split('/')
  const shown = (intent: Intent, prefix = '') => expanded(intent, said, books, prefix)
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : null)
  const number = (name: string) => (typeof said[name] === 'string' ? Number(said[name]) : undefined)
  const confirming = (): Confirming => {
    const returnUrl = text('return_url') ?? ''
    const method = text('payment_method')
    return method === null ? { token: text('confirmation_token') ?? '', returnUrl } : { method, returnUrl }
  }
  const usage = () => text('setup_future_usage') as Intent['setup_future_usage']
  switch (`${method} ${resource}${id ? ' one' : ''}${verb ? ` ${verb}` : ''}`) {
    case 'POST test_helpers one':
      return { id: books.newToken(text('payment_method') ?? '') }
    case 'POST payment_intents':
      return shown(
        books.create(
          {
            amount: number('amount') ?? 0,
            currency: text('currency') ?? '',
            capture_method: text('capture_method') === 'manual' ? 'manual' : 'automatic',
            description: text('description'),
            metadata: (said.metadata ?? {}) as Record<string, string>,
            customer: text('customer'),
            setup_future_usage: usage(),
          },
          text('confirm') === 'true' ? confirming() : null,
        ),
      )
    case 'POST payment_intents one confirm':
      return shown(books.confirm(id ?? '', confirming(), usage()))
    case 'POST payment_intents one':
      return shown(books.update(id ?? '', text('customer')))
    case 'POST customers':
      return books.createCustomer((said.metadata ?? {}) as Record<string, string>)
    case 'GET payment_methods one':
      return books.findMethod(id ?? '')
    case 'POST payment_methods one detach':
      return books.detach(id ?? '')
    case 'POST payment_intents one capture':
      return shown(books.capture(id ?? '', number('amount_to_capture'), text('final_capture') !== 'false'))
    case 'POST payment_intents one cancel':
      return shown(books.cancel(id ?? '', text('cancellation_reason')))
    case 'POST refunds':
      return books.refund(text('payment_intent') ?? '', number('amount'), (said.metadata ?? {}) as Record<string, string>)
    case 'GET refunds': {
      const of = books.refunds.filter((refund) => refund.payment_intent === said.payment_intent)
      const { found, more } = list(said, of)
      return { object: 'list', url: '/v1/refunds', has_more: more, data: found }
    }
    case 'GET confirmation_tokens one':
      return books.findToken(id ?? '')
    case 'GET payment_intents one':
      if (id !== 'search') return shown(books.find(id ?? ''))
      return {
        object: 'search_result',
        url: '/v1/payment_intents/search',
        has_more: false,
        next_page: null,
        data: search(said, books).map((intent) => shown(intent, 'data.')),
      }
    case 'GET payment_intents': {
      const { found, more } = list(said, [...books.intents.values()])
      return { object: 'list', url: '/v1/payment_intents', has_more: more, data: found.map((intent) => shown(intent, 'data.')) }
    }
    case 'GET balance_transactions': {
      const { found, more } = list(said, books.balance)
      const isWhole = Array.isArray(said.expand) && said.expand.includes('data.source')
      const data = found.map((line) => (isWhole ? line : { ...line, source: line.source?.id ?? null }))
      return { object: 'list', url: '/v1/balance_transactions', has_more: more, data }
    }
    default:
      throw new Refusal(404, { type: 'invalid_request_error', code: 'url_invalid' })
  }
}

/** An intent with what was asked to be shown in full. */
function expanded(intent: Intent, { expand }: Form, books: Books, prefix: string): object {
  const names = Array.isArray(expand) ? expand : []
  const charge: Charge | undefined = books.charges.get(intent.latest_charge ?? '')
  const method = books.methods.get(intent.payment_method ?? '')
  return {
    ...intent,
    ...(charge && names.includes(`${prefix}latest_charge`) ? { latest_charge: charge } : {}),
    ...(method && names.includes(`${prefix}payment_method`) ? { payment_method: method } : {}),
  }
}

function list<Listed extends { id: string; created: number }>(
  { created, limit, starting_after: after }: Form,
  kept: Listed[],
): { found: Listed[]; more: boolean } {
  const { gte, lte } = (created ?? {}) as { gte?: string; lte?: string }
  const all = kept
    .filter((one) => one.created >= Number(gte ?? 0) && one.created <= Number(lte ?? Number.MAX_SAFE_INTEGER))
    .sort((one, other) => other.created - one.created || (other.id > one.id ? 1 : -1))
  const from = typeof after === 'string' ? all.findIndex(({ id }) => id === after) + 1 : 0
  const size = Number(limit ?? 10)
  return { found: all.slice(from, from + size), more: all.length > from + size }
}

function search({ query }: Form, { intents }: Books): Intent[] {
  const [, orderId] = /^metadata\['order_id'\]:'([^']*)'$/.exec(String(query)) ?? []
  if (orderId === undefined) throw new Refusal(400, { type: 'invalid_request_error', param: 'query' })
  return [...intents.values()].filter(({ metadata, created }) => metadata.order_id === orderId && created <= now() - SEARCH_LAG_SECONDS)
}

/** The page of a bank that asks its customer. */
function challenge(books: Books, request: IncomingMessage, response: ServerResponse, text: string): void {
  const id = request.url?.split('/')[2] ?? ''
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(
      `<!doctype html><title>Your bank</title><form method="post" action="/challenge/${id}"><button name="answer" value="approve">Approve</button><button name="answer" value="fail">Fail</button></form>`,
    )
    return
  }
  const back = books.find(id).next_action?.redirect_to_url.return_url ?? '/'
  books.answer(id, new URLSearchParams(text).get('answer') ?? '')
  response.writeHead(303, { location: back })
  response.end()
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
