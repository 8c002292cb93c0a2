import type { TestContext } from 'node:test'
import { openCache } from '@toyline/cache'
import type { ServiceName } from '@toyline/contracts'
import { callerTokens, httpTransport, type Transport } from '@toyline/http'
import { type ChaosProxy, chaosProxy } from '@toyline/testing'
import Fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import { gatewayService } from '../../services/gateway/src/service.ts'
import { quiet } from '../../services/gateway/src/test-house.ts'

export type Room = Exclude<ServiceName, 'gateway'>
const ROOMS: Room[] = ['products', 'users', 'orders', 'payments', 'notifications']
/** What a room answers; undefined is its usual answer. */
export type Answering = (room: Room, request: FastifyRequest, reply: FastifyReply) => Promise<unknown> | undefined

/**
 * The gateway before five rooms that answer anything, each over HTTP and through a network that a test can break.
 * @param answering decides what rooms answer
 */
export async function street(t: TestContext, answering: Answering = () => undefined) {
  const tokens = callerTokens('a-secret-of-this-test-and-of-nothing-else')
  const heard = Object.fromEntries(ROOMS.map((name) => [name, 0])) as Record<Room, number>
  const network = {} as Record<Room, ChaosProxy>
  const transports = {} as Record<Room, Transport>
  for (const name of ROOMS) {
    const app = Fastify()
    app.all('/*', async (asked, reply) => {
      heard[name] += 1
      return answering(name, asked, reply) ?? (asked.url.includes('/sessions/resolve') ? { session: null } : { from: name })
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    t.after(() => {
      app.server.closeAllConnections()
      return app.close()
    })
    network[name] = await chaosProxy(t, { port: (app.server.address() as { port: number }).port })
    transports[name] = httpTransport({ baseUrl: `http://127.0.0.1:${network[name].port}` })
  }
  const gateway = await gatewayService({
    transports,
    tokens,
    cache: openCache({ name: 'story', maxBytes: 1_000_000, ttlMs: 0 }),
    log: quiet,
    checkReady: async () => {},
    settings: {
      allowedOrigins: [],
      trustedProxies: 0,
      publicUrl: 'http://shop.test',
      payment: { scripts: [], frames: [], connects: [], images: [], opensWindows: false },
      mailbox: true,
      limits: { perMinute: 10_000, authPerMinute: 10_000, checkoutPerMinute: 10_000 },
    },
  })
  await gateway.start()
  await gateway.app.listen({ port: 0, host: '127.0.0.1' })
  t.after(() => gateway.app.close())
  const port = (gateway.app.server.address() as { port: number }).port
  /** Asks, or changes something where there is a body to send. */
  const ask = async (path: string, headers: Record<string, string> = {}, change?: object) => {
    const from = performance.now()
    const sent = change && {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...headers },
      body: JSON.stringify(change),
    }
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, sent ?? { headers })
    const body = (await reply.json()) as { code?: string; from?: string }
    return { ...body, status: reply.status, ms: performance.now() - from, retryAfter: reply.headers.get('retry-after') }
  }
  return { ask, network, heard, port }
}
