import { type Call, type Card, problem, type Reply, serve } from '@toyline/http'
import { answering, claimKey } from '@toyline/idempotency'
import type { FastifyInstance } from 'fastify'
import { Moved } from '../domain/moved.ts'
import type { Db, Fragment } from '../store/database.ts'

const TRIES = 8

/** What a request comes to: its answer, and how to make it true and keep it in one statement. */
export type Decided<Body> = { body: Body; keep: (answer: Fragment) => Promise<boolean> }

/**
 * Mounts a mutation that gathers, decides, and then keeps its rows, its Idempotency-Key and its answer in one statement. When
 * what was gathered has changed meanwhile (`Moved`), all of it is done again. A repeated request gets the first answer, byte
 * for byte, whatever would be decided now.
 * Errors: those of `decide`; 409 `cart-busy` when others change the same thing all the time.
 */
export function serveGathered<const C extends Card, Gathered>(
  app: FastifyInstance,
  card: C,
  db: Db,
  steps: { gather: (call: Call<C>) => Promise<Gathered>; decide: (call: Call<C>, gathered: Gathered) => Decided<Reply<C>> },
): void {
  const status = (card as Card).status ?? 200
  serve(app, card, async (call) => {
    const any = call as unknown as Call<Card>
    const text = await again(async () => {
      const gathered = await steps.gather(call)
      let decided: Decided<Reply<C>>
      try {
        decided = steps.decide(call, gathered)
      } catch (refusal) {
        return earlierAnswer(db, card, any, refusal)
      }
      const body = JSON.stringify(card.reply.parse(decided.body))
      return (await decided.keep(answering(card, any, status, body))) ? body : earlierAnswer(db, card, any)
    })
    return call.reply.code(status).type('application/json; charset=utf-8').header('cache-control', 'private, no-store').send(text)
  })
}

/** The answer that this request was given before. Where there is none, throws the refusal, and leaves the key unused. */
async function earlierAnswer(db: Db, card: Card, call: Call<Card>, refusal: unknown = new Moved()): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const claim = await claimKey(tx, card, call)
    if (claim.state === 'done') return claim.body
    throw refusal
  })
}

async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof Moved)) throw error
      if (tries === TRIES) {
        throw problem(409, 'cart-busy', 'This cart is being changed elsewhere at the moment; please try again.', { retryAfter: 1 })
      }
    }
  }
}
