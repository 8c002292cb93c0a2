import { createHmac } from 'node:crypto'
import { type Call, type Card, type Reply, serve } from '@toyline/http'
import { claimKey, finishKey } from '@toyline/idempotency'
import { transaction } from '@toyline/postgres'
import type { FastifyInstance } from 'fastify'
import type { Transaction } from 'kysely'
import type { Room } from '../room.ts'
import type { Tables } from '../store/tables.ts'

/**
 * Mounts a mutation that carries a secret. As serveOnce, with two differences. What is slow happens before the transaction. And
 * the request's fingerprint is keyed: a plain hash of a body with a password in it would be a password hash without cost.
 * Cookies go out with the first answer only: a repeated request hears the same words, but opens nobody's session.
 */
export function serveKept<const C extends Card, Prepared>(
  app: FastifyInstance,
  card: C,
  room: Room,
  prepare: (call: Call<C>) => Promise<Prepared>,
  work: (call: Call<C>, tx: Transaction<Tables>, prepared: Prepared) => Promise<{ reply: Reply<C>; cookies?: string[] }>,
): void {
  serve(app, card, async (call) => {
    const prepared = await prepare(call)
    const { status, body, cookies } = await transaction(room.db, async (tx) => {
      const claim = await claimKey(tx, card, veiled(call as unknown as Call<Card>, room.hashKey))
      if (claim.state === 'done') return { status: claim.status, body: claim.body, cookies: [] }
      const done = await work(call, tx, prepared)
      const status = (card as Card).status ?? 200
      const body = JSON.stringify(card.reply.parse(done.reply))
      await finishKey(tx, claim, status, body)
      return { status, body, cookies: done.cookies ?? [] }
    })
    if (cookies.length > 0) call.reply.header('set-cookie', cookies)
    call.reply.code(status).type('application/json; charset=utf-8').header('cache-control', 'private, no-store')
    return call.reply.send(body)
  })
}

function veiled(call: Call<Card>, key: Buffer): Call<Card> {
  const body = createHmac('sha256', key)
    .update((call.request.body as Buffer | undefined) ?? '')
    .digest()
  return { ...call, request: { url: call.request.url, body } as unknown as Call<Card>['request'] }
}
