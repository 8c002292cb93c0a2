import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { refusalBody, refuse } from '../domain/refusal.ts'
import type { Behaviour } from '../domain/test-cards.ts'
import type { KeyedCall } from '../store/store.ts'
import { type Answer, replay } from '../use-cases/change-intent.ts'

export type Write = {
  /** Verb and path: part of what a key stands for. */
  operation: string
  /** The validated body. */
  input: unknown
  /** Keys of different callers never meet. */
  scope?: string
  work: (call: KeyedCall | undefined) => Promise<Answer>
  /** How the card misbehaves on the way back; read after `work`. */
  behaviour?: () => Behaviour | null
  /** Last touch on the body, for callers who may see less. */
  view?: (body: string) => string
}

/** Answers a POST under Idempotency-Key rules, with the misfortunes of the faults and of the slow and the lost card. */
export function makeWriteOnce(context: Context) {
  const running = new Set<string>()

  return async function writeOnce(request: FastifyRequest, reply: FastifyReply, write: Write): Promise<FastifyReply> {
    const call = readKey(request, write)
    if (call && running.has(call.key)) {
      throw refuse(409, 'idempotency_error', 'idempotency_key_in_use', 'Another request with this idempotency key is still running.')
    }
    if (call) running.add(call.key)
    try {
      const answer = context.faults.fails() ? await fail(context, call) : await write.work(call)
      const behaviour = answer.status === 200 && !answer.replayed ? write.behaviour?.() : undefined
      if (behaviour === 'slow_answer') await pause(context.timing.slowAnswerMs, undefined, { signal: context.stopping }).catch(() => {})
      if (behaviour === 'lost_answer' || context.faults.dropsAnswer()) {
        reply.hijack()
        reply.raw.destroy()
        return reply
      }
      if (answer.replayed) reply.header('idempotent-replayed', 'true')
      reply.code(answer.status).type('application/json')
      return await reply.send(write.view ? write.view(answer.body) : answer.body)
    } finally {
      if (call) running.delete(call.key)
    }
  }
}

function readKey(request: FastifyRequest, write: Write): KeyedCall | undefined {
  const header = request.headers['idempotency-key']
  if (header === undefined) return undefined
  if (typeof header !== 'string' || !/^[\x20-\x7e]{1,255}$/.test(header)) {
    throw refuse(400, 'idempotency_error', 'idempotency_key_invalid', 'An idempotency key has 1 to 255 printable ASCII characters.')
  }
  const fingerprint = createHash('sha256')
    .update(`${write.operation}\n${JSON.stringify(write.input)}`)
    .digest('base64url')
  return { key: write.scope ? `${write.scope} ${header}` : header, fingerprint }
}

async function fail(context: Context, call: KeyedCall | undefined): Promise<Answer> {
  const body = refusalBody(refuse(500, 'api_error', 'internal_error', 'Something went wrong on our end.'))
  if (!call || (await context.store.keepAnswer(call, 500, body))) return { status: 500, body, replayed: false }
  const { kept } = await context.store.load({ key: call.key })
  return kept ? replay(kept, call) : { status: 500, body, replayed: false }
}
