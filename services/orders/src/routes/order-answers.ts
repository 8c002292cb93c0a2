import { type Call, type Card, type ProblemBody, problem, problemBody } from '@toyline/http'
import { claiming, claimKey, finishing, finishKey } from '@toyline/idempotency'
import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import { NOW_IN_JSON, type StoredOrder } from '../domain/order.ts'
import type { Answer, Once } from '../use-cases/ports.ts'

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
  const any = call as unknown as Call<Card>
  const { caller, idempotencyKey: key = '' } = any
  const principal = caller.userId ?? caller.guestId ?? caller.service ?? 'anyone'
  const claim = { state: 'claimed', principal, operation: card.name, key } as const
  const leaseSeconds = leaseMs / 1_000
  let stored: Stored | undefined

  function render(answer: Answer): Stored {
    if ('order' in answer) return { status: (card as Card).status ?? 200, body: JSON.stringify(card.reply.parse(view(answer.order))) }
    const { status, code, detail, extra } = answer.refusal
    return { status, body: JSON.stringify(problemBody(problem(status, code, detail, extra), call.requestId)) }
  }

  return {
    once: {
      async claim(tx) {
        const found = await claimKey(tx, card, any, { leaseSeconds })
        if (found.state === 'claimed') return 'claimed'
        stored = { status: found.status, body: found.body }
        return 'done'
      },
      async keep(tx, answer) {
        stored = render(answer)
        await finishKey(tx, claim, stored.status, stored.body)
      },
      claiming: () => claiming(card, any, { leaseSeconds }),
      keeping(answer) {
        const { status, body } = render(answer)
        return {
          part: (stamp, condition) => finishing(claim, status, stamp(sql`${body}::text`), condition),
          done: (now) => {
            stored = { status, body: body.replaceAll(NOW_IN_JSON, now) }
          },
        }
      },
    },
    send() {
      if (!stored) throw new Error('a request ended without an answer')
      const { status, body } = stored
      call.reply.code(status).header('cache-control', 'private, no-store')
      if (status < 400) return call.reply.type('application/json; charset=utf-8').send(body)
      const { retryAfter } = JSON.parse(body) as ProblemBody
      if (typeof retryAfter === 'number') call.reply.header('retry-after', String(retryAfter))
      return call.reply.type('application/problem+json').send(body)
    },
  }
}
