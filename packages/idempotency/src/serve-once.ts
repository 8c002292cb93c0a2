import { type Call, type Card, type Reply, serve } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import type { Kysely, Transaction } from 'kysely'
import { claimKey, finishKey } from './keys.ts'

/**
 * Mounts a mutation whose whole work is one transaction. Key, work and answer are kept together or not at all: a repeated
 * request gets the first answer byte for byte, and a refused one leaves nothing behind.
 */
export function serveOnce<const C extends Card, Tables>(
  app: FastifyInstance,
  card: C,
  db: Kysely<Tables>,
  handler: (call: Call<C>, tx: Transaction<Tables>) => Promise<Reply<C>>,
): void {
  serve(app, card, async (call) => {
    const answer = await db.transaction().execute(async (tx) => {
      const claim = await claimKey(tx, card, call as unknown as Call<Card>)
      if (claim.state === 'done') return { status: claim.status, body: claim.body }
      const status = (card as Card).status ?? 200
      const body = JSON.stringify(card.reply.parse(await handler(call, tx)))
      await finishKey(tx, claim, status, body)
      return { status, body }
    })
    call.reply.code(answer.status).type('application/json; charset=utf-8').header('cache-control', 'private, no-store')
    return call.reply.send(answer.body)
  })
}
