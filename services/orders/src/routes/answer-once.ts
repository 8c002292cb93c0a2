import { type Call, type Card, problem, type Reply, serve } from '@toyline/http'
import { claimKey, finishKey } from '@toyline/idempotency'
import type { FastifyInstance } from 'fastify'
import { Moved } from '../domain/moved.ts'
import type { Db, Tx } from '../store/database.ts'

const TRIES = 8

/**
 * Mounts a mutation that gathers from neighbours first and then decides and keeps in one transaction, together with the
 * Idempotency-Key and the answer. When what was gathered has changed meanwhile (`Moved`), all of it is done again.
 * Errors: those of `keep`; 409 `cart-busy` when others change the same thing all the time.
 */
export function serveGathered<const C extends Card, Gathered>(
  app: FastifyInstance,
  card: C,
  db: Db,
  steps: { gather: (call: Call<C>) => Promise<Gathered>; keep: (call: Call<C>, gathered: Gathered, tx: Tx) => Promise<Reply<C>> },
): void {
  serve(app, card, async (call) => {
    const body = await again(async () => {
      const gathered = await steps.gather(call)
      return db.transaction().execute(async (tx) => {
        const claim = await claimKey(tx, card, call as unknown as Call<Card>)
        if (claim.state === 'done') return claim.body
        const text = JSON.stringify(card.reply.parse(await steps.keep(call, gathered, tx)))
        await finishKey(tx, claim, statusOf(card), text)
        return text
      })
    })
    return call.reply.code(statusOf(card)).type('application/json; charset=utf-8').header('cache-control', 'private, no-store').send(body)
  })
}

function statusOf(card: Card): number {
  return card.status ?? 200
}

async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Moved)) throw error
      if (tries === TRIES)
        throw problem(409, 'cart-busy', 'This cart is being changed elsewhere at the moment; please try again.', { retryAfter: 1 })
    }
  }
}
