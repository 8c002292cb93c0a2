import { type Call, type Card, problem, type Reply, serve } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import type { Kysely, Transaction } from 'kysely'
import { claimKey, finishKey, nameOf } from './keys.ts'

type Answer = { status: number; body: string }

/**
 * Mounts a mutation whose whole work is one transaction. Key, work and answer are kept together or not at all: a repeated
 * request gets the first answer byte for byte, and a refused one leaves nothing behind. Copies that arrive while the first is
 * worked on share its answer; in other processes they wait for its transaction, or are told 409 `request-running`.
 * @param gather asks neighbours for what the handler needs, before the transaction; of a repeated request in vain
 * Errors: those of both; 422 `idempotency-key-reused`.
 */
export function serveOnce<const C extends Card, Tables, Gathered = undefined>(
  app: FastifyInstance,
  card: C,
  db: Kysely<Tables>,
  handler: (call: Call<C>, tx: Transaction<Tables>, gathered: Gathered) => Promise<Reply<C>>,
  gather: (call: Call<C>) => Promise<Gathered> = async () => undefined as Gathered,
): void {
  // Fifty copies of one request must not take all connections of a pool only to wait for each other.
  const running = new Map<string, { fingerprint: Buffer; answer: Promise<Answer> }>()

  async function work(call: Call<C>): Promise<Answer> {
    const gathered = await gather(call)
    return db.transaction().execute(async (tx) => {
      const claim = await claimKey(tx, card, call as unknown as Call<Card>).catch((error: { code?: string }) => {
        throw error.code === LOCK_NOT_AVAILABLE ? stillRunning() : error
      })
      if (claim.state === 'done') return { status: claim.status, body: claim.body }
      const status = (card as Card).status ?? 200
      const body = JSON.stringify(card.reply.parse(await handler(call, tx, gathered)))
      await finishKey(tx, claim, status, body)
      return { status, body }
    })
  }

  async function once(call: Call<C>): Promise<Answer> {
    const { principal, key, fingerprint } = nameOf(card, call as unknown as Call<Card>)
    const name = JSON.stringify([principal, key])
    const first = running.get(name)
    if (first) {
      const same = first.fingerprint.equals(fingerprint)
      // A refusal leaves the key unused, so another request may have it.
      const answer = same ? await first.answer : await first.answer.catch(() => undefined)
      return same && answer ? answer : once(call)
    }
    const answer = work(call)
    running.set(name, { fingerprint, answer })
    return answer.finally(() => running.delete(name))
  }

  serve(app, card, async (call) => {
    const { status, body } = await once(call)
    call.reply.code(status).type('application/json; charset=utf-8').header('cache-control', 'private, no-store')
    return call.reply.send(body)
  })
}

/** The first copy, in another process, holds the key's row for longer than a lock is waited for. */
const LOCK_NOT_AVAILABLE = '55P03'

function stillRunning() {
  return problem(409, 'request-running', 'The same request is being worked on; ask again in a moment.', { retryAfter: 1 })
}
