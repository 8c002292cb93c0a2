import { randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { crc32 } from 'node:zlib'
import { approvePage } from './approve-page.ts'
import { type OrderRequest, openBooks, Refused, type Told } from './books.ts'
import { type Issued, issue } from './certificate.ts'
import { openReport } from './report.ts'
import { type Documented, readSpecification } from './specification.ts'

export const CLIENT_ID = 'client-of-stories'
export const CLIENT_SECRET = 'secret-of-stories'
export const WEBHOOK_ID = '1JE4291016473214C'

/** How the next request that fits is made to fail. */
export type Fault = {
  /** Of `POST /v2/checkout/orders/…/authorize` and the like. */
  on: RegExp
  how: 'cut-before' | 'cut-after' | 'slow' | { decline: string } | { answer: Documented } | { status: number }
  times?: number
}
export type PayPal = Awaited<ReturnType<typeof startPayPal>>
export type Delivery = { headers: Record<string, string>; body: string }

/** Refusals that PayPal's guides tell of where its description does not. */
const BEYOND = new Set(['INSTRUMENT_DECLINED'])

type Answer = { status: number; body?: object; isUndescribed?: boolean }

/**
 * PayPal, as far as a shop sees it: tokens, orders, the page where the buyer approves, authorisations, captures, refunds, reports. It
 * remembers, fails when told to, and holds each request and each answer against PayPal's own description; what does not fit fails the
 * test.
 */
export async function startPayPal(t: TestContext, { port = 0 } = {}) {
  const specification = readSpecification()
  const misfits: string[] = []
  const asked: { method: string; path: string; key: string | undefined }[] = []
  const faults: Fault[] = []
  const tokens = new Set<string>()
  const answered = new Map<string, Answer>()
  const events: (Told & { id: string; time: string })[] = []
  let url = ''
  const report = openReport(() => url)
  const books = openBooks(
    () => url,
    report,
    (told) =>
      events.push({
        ...told,
        resource: structuredClone(told.resource),
        id: `WH-${randomUUID().toUpperCase()}`,
        time: new Date().toISOString(),
      }),
  )
  const authority = issue('Root of stories', { isAuthority: true })
  const between = issue('Authority of stories', { isAuthority: true, issuer: authority })
  const certificate = issue('messageverificationcerts.sandbox.paypal.com', { issuer: between })
  const certificates = new Map<string, string>([['CERT-stories', `${certificate.pem}${between.pem}`]])
  let certificatesRead = 0

  function work(method: string, path: string, body: unknown, decline: string | undefined): Answer {
    const { pathname, searchParams } = new URL(path, url)
    const [, , group, kind, id = '', verb] = pathname.split('/')
    if (group === 'reporting' && method === 'GET') return report.answer(searchParams)
    if (group === 'checkout' && method === 'POST' && !id) return { status: 201, body: books.create(body as OrderRequest) }
    if (group === 'checkout' && method === 'GET') return { status: 200, body: books.order(id) }
    if (group === 'checkout' && verb === 'authorize') return { status: 201, body: books.authorize(id, { decline }) }
    if (kind === 'authorizations' && verb === 'capture') return { status: 201, body: books.capture(id, body as never) }
    if (kind === 'authorizations' && verb === 'reauthorize') return { status: 201, body: books.reauthorize(id) }
    if (kind === 'authorizations' && verb === 'void') return { status: 200, body: books.void(id) }
    if (kind === 'captures' && method === 'GET') return { status: 200, body: books.readCapture(id) }
    if (kind === 'captures' && verb === 'refund') return { status: 201, body: books.refund(id, (body ?? {}) as never) }
    throw new Refused('INVALID_RESOURCE_ID')
  }

  function refusal(method: string, path: string, issue: string): Answer {
    const documented = specification.refusals(method, path).find((one) => one.issue === issue)
    if (documented) return documented
    if (!BEYOND.has(issue)) misfits.push(`${issue} is not described for ${method} ${path}`)
    return { status: 422, body: { name: 'UNPROCESSABLE_ENTITY', details: [{ issue }] }, isUndescribed: true }
  }

  /** What is asked with a key is done once; asked again, its answer is given again. */
  function once(method: string, path: string, key: string | undefined, make: () => Answer): Answer {
    // A key is good for one kind of call, whatever it is about.
    const kept = `${path.replace(/\/[0-9A-Z]{17}\b/, '')} ${key}`
    const known = key && method === 'POST' ? answered.get(kept) : undefined
    if (known) return known.status === 201 && path.startsWith('/v2/checkout') ? { ...known, status: 200 } : known
    let answer: Answer
    try {
      answer = structuredClone(make())
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      answer = refusal(method, path, error.issue)
    }
    if (key) answered.set(kept, answer)
    return answer
  }

  async function api(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers } = request
    const path = (request.url ?? '/').replace(/\?$/, '')
    const text = await textOf(request)
    const key = headers['paypal-request-id'] as string | undefined
    asked.push({ method, path, key })
    const fault = faults.find((one) => one.on.test(`${method} ${path}`))
    if (fault) {
      fault.times = (fault.times ?? 1) - 1
      if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1)
    }
    const how = fault?.how
    if (how === 'cut-before') return void request.socket.destroy()
    if (how === 'slow') return
    if (typeof how === 'object' && 'status' in how) return send(response, { status: how.status })
    if (path === '/v1/oauth2/token') return send(response, giveToken(headers.authorization, text))
    if (!tokens.has(headers.authorization ?? '')) return send(response, refusal(method, path, 'INVALID_ACCOUNT_STATUS'))
    const body = text === '' ? undefined : JSON.parse(text)
    misfits.push(...specification.request({ method, path, headers, body }))
    const isDecline = typeof how === 'object' && 'decline' in how
    const answer: Answer =
      typeof how === 'object' && 'answer' in how
        ? how.answer
        : once(method, path, key, () => work(method, path, body, isDecline ? how.decline : undefined))
    if (!answer.isUndescribed) misfits.push(...specification.answer(method, path, answer.status, answer.body))
    if (how === 'cut-after') return void request.socket.destroy()
    send(response, answer)
  }

  function giveToken(authorization: string | undefined, text: string): Answer {
    const wanted = `Basic ${Buffer.from(`${CLIENT_ID}:${CLIENT_SECRET}`).toString('base64')}`
    if (authorization !== wanted || text !== 'grant_type=client_credentials') return { status: 401, body: { error: 'invalid_client' } }
    const token = randomUUID()
    tokens.add(`Bearer ${token}`)
    return { status: 200, body: { scope: '', access_token: token, token_type: 'Bearer', app_id: 'APP-1', expires_in: 32_400 } }
  }

  function giveCertificate(path: string, response: ServerResponse): void {
    certificatesRead += 1
    const pem = certificates.get(path.split('/').at(-1) ?? '')
    response.writeHead(pem ? 200 : 404, { 'content-type': 'application/x-pem-file' }).end(pem)
  }

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://paypal.test')
    if (pathname === '/checkoutnow') return void approvePage(request, response, books)
    if (pathname.startsWith('/v1/notifications/certs/')) return giveCertificate(pathname, response)
    api(request, response).catch((error: unknown) => {
      misfits.push(String(error))
      response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  t.after(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  return {
    url,
    books,
    report,
    asked,
    misfits,
    events,
    specification,
    /** The authority that vouches for PayPal's certificates here, as PEM. */
    trusted: [authority.pem],
    certificatesRead: () => certificatesRead,
    /** Puts another certificate where PayPal's are fetched; returns its address. */
    publish(name: string, pem: string): string {
      certificates.set(name, pem)
      return addressOf(name)
    },
    fail: (fault: Fault) => faults.push(fault),
    heal: () => faults.splice(0),
    /** Every token that was given is worth nothing any more. */
    withdrawTokens: () => tokens.clear(),
    /** PayPal keeps keys for some hours. */
    forgetKeys: () => answered.clear(),
    /** A report as PayPal delivers it; what is given changes it, as a forger would. */
    deliver(event: Told & { id: string; time: string }, forged: Partial<Forged> = {}): Delivery {
      const body = forged.body ?? JSON.stringify(reportOf(event))
      misfits.push(...(forged.body === undefined ? specification.report(JSON.parse(body)) : []))
      return signed(body, { certificate, address: addressOf('CERT-stories'), webhookId: WEBHOOK_ID, time: event.time, ...forged })
    },
    authority,
    between,
  }
}

export type Forged = { body: string; certificate: Issued; address: string; webhookId: string; time: string }

/** Signs a report with any key, for PayPal or for somebody who is not. */
function signed(body: string, { certificate, address, webhookId, time }: Omit<Forged, 'body'>): Delivery {
  const id = randomUUID()
  const text = `${id}|${time}|${webhookId}|${crc32(body)}`
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'paypal-transmission-id': id,
      'paypal-transmission-time': time,
      'paypal-transmission-sig': sign('sha256', Buffer.from(text), certificate.key).toString('base64'),
      'paypal-cert-url': address,
      'paypal-auth-algo': 'SHA256withRSA',
    },
  }
}

function addressOf(name: string): string {
  return `https://api.sandbox.paypal.com/v1/notifications/certs/${name}`
}

function reportOf({ id, type, resourceType, resource, time }: Told & { id: string; time: string }): object {
  return { id, event_version: '1.0', create_time: time, resource_type: resourceType, event_type: type, summary: type, resource }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body ? JSON.stringify(body) : '')
}
