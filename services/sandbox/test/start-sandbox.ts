import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestContext } from 'node:test'
import { openPool } from '@toyline/postgres'
import { scratchDatabase } from '@toyline/testing'
import type { ApiErrorBody, Event, PaymentIntent } from '../src/api.ts'
import { sandboxService } from '../src/index.ts'
import type { SandboxOptions } from '../src/settings.ts'

export const apiKey = 'sk_sandbox_test'
export const webhookSecret = 'whsec_test'
export const shop = 'http://shop.test'

export type Answer<T> = { status: number; body: T; text: string; headers: Headers }
export type Heard = { event: Event; rawBody: string; signature: string }

export type Running = Awaited<ReturnType<typeof startSandbox>>

/** A sandbox on a real port and a real database, with a shop that hears its webhooks. Ends with the test. */
export async function startSandbox(t: TestContext, options: Partial<SandboxOptions> = {}) {
  const closers: (() => Promise<unknown>)[] = []
  // Registered before the database's own, which would otherwise be dropped under the running service.
  t.after(async () => {
    for (const close of closers.reverse()) await close()
  })
  const scratch = await scratchDatabase(t, ['sandbox'])
  const databaseUrl = scratch.urls.sandbox ?? ''
  const ear = await startEar()
  closers.push(ear.close)
  const pool = openPool({ url: databaseUrl, name: 'sandbox-test' })
  closers.push(() => pool.end())
  const make = () => {
    const made = sandboxService({
      databaseUrl,
      apiKey,
      webhookSecret,
      webhookUrl: ear.url,
      allowedOrigins: [shop],
      testControls: true,
      timing: { slowAnswerMs: 50, settleAfterMs: 50, webhookRetryMs: 20 },
      ...options,
    })
    closers.push(made.stop)
    return made
  }
  const service = make()
  const { url } = await service.start({ port: 0 })

  async function call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${apiKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.startsWith('application/json')
    return { status: answer.status, text, headers: answer.headers, body: (isJson ? JSON.parse(text) : undefined) as T }
  }

  return {
    url,
    databaseUrl,
    ear,
    service,
    make,
    call,
    get: <T>(path: string, headers?: Record<string, string>) => call<T>('GET', path, undefined, headers),
    post: <T = PaymentIntent>(path: string, body: unknown = {}, key?: string) =>
      call<T>('POST', path, body, key === undefined ? {} : { 'idempotency-key': key }),
    postError: (path: string, body: unknown = {}, key?: string) =>
      call<ApiErrorBody>('POST', path, body, key === undefined ? {} : { 'idempotency-key': key }),
    idle: () => call('POST', '/_faults/idle', {}),
    async asAdmin(sql: string): Promise<void> {
      const admin = openPool({ url: scratch.adminUrl, name: 'sandbox-test-admin', max: 1 })
      await admin.query(sql).finally(() => admin.end())
    },
    /** Rows behind the API. */
    async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
      return (await pool.query<Row>(sql, values)).rows
    },
  }
}

/** A shop's webhook endpoint: keeps what it hears and answers as told. */
async function startEar() {
  const heard: Heard[] = []
  let answerWith = (_event: Event): number => 200
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const rawBody = Buffer.concat(chunks).toString('utf8')
      const event = JSON.parse(rawBody) as Event
      heard.push({ event, rawBody, signature: String(request.headers['toyline-sandbox-signature']) })
      response.writeHead(answerWith(event)).end()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hear`,
    heard,
    close: () => new Promise((closed) => server.close(closed).closeAllConnections()),
    types: () => heard.map(({ event }) => event.type),
    answer(make: (event: Event) => number) {
      answerWith = make
    },
  }
}
