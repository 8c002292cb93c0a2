import { type Call, type Card, problem, problemBody } from '@toyline/http'
import { type Claim, claimKey, finishKey } from '@toyline/idempotency'
import type { FastifyReply } from 'fastify'
import type { StoredOrder } from '../domain/order.ts'
import type { Answer, Once, Tx } from '../use-cases/ports.ts'

type Stored = { status: number; body: string }

/**
 * Answers one request once: the first answer, an order or a refusal, is kept with its Idempotency-Key and sent again, byte
 * for byte, to whoever repeats the request.
 */
export function answerOnce<const C extends Card>(
  card: C,
  call: Call<C>,
  { leaseMs, view }: { leaseMs: number; view: (order: StoredOrder) => unknown },
): { once: Once; send: () => FastifyReply } {
  let claim: Extract<Claim, { state: 'claimed' }> | undefined
  let stored: Stored | undefined

  function render(answer: Answer): Stored {
    if ('order' in answer) return { status: card.status ?? 200, body: JSON.stringify(card.reply.parse(view(answer.order))) }
    const { status, code, detail, extra } = answer.refusal
    return { status, body: JSON.stringify(problemBody(problem(status, code, detail, extra), call.requestId)) }
  }

  return {
    once: {
      async claim(tx: Tx) {
        const found = await claimKey(tx, card, call as unknown as Call<Card>, { leaseSeconds: leaseMs / 1_000 })
        if (found.state === 'done') {
          stored = { status: found.status, body: found.body }
          return 'done'
        }
        claim = found
        return 'claimed'
      },
      async keep(tx: Tx, answer: Answer) {
        if (!claim) throw new Error('an answer was kept before its key was claimed')
        stored = render(answer)
        await finishKey(tx, claim, stored.status, stored.body)
      },
    },
    send() {
      if (!stored) throw new Error('a request ended without an answer')
      const type = stored.status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json'
      return call.reply.code(stored.status).type(type).header('cache-control', 'private, no-store').send(stored.body)
    },
  }
}
