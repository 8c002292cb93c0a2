import { type Card, problem, type Transport } from '@toyline/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Asking, asked, passBack } from './ask.ts'
import { budgetOf } from './upstreams.ts'

export type Streams = {
  send: (card: Card, request: FastifyRequest, reply: FastifyReply, transport: Transport, asking: Asking) => Promise<FastifyReply>
}

/** Passes streams on as they come. A reader who leaves frees the watcher behind; a gateway that closes ends all. */
export function installStreams(app: FastifyInstance): Streams {
  const open = new Set<FastifyReply>()
  app.addHook('preClose', (done) => {
    for (const reply of open) reply.raw.destroy()
    done()
  })
  return {
    async send(card, request, reply, transport, asking) {
      const working = new AbortController()
      reply.raw.once('close', () => {
        open.delete(reply)
        working.abort()
      })
      open.add(reply)
      const call = await asked(card, request, reply, asking)
      const late = setTimeout(() => working.abort(), budgetOf(card))
      try {
        const answer = await transport({ ...call, stream: true, signal: working.signal })
        const { stream } = answer
        reply.raw.once('close', () => stream?.destroy())
        if (reply.raw.destroyed) stream?.destroy()
        passBack(reply, answer)
        return reply.send(stream)
      } catch (error) {
        if (!working.signal.aborted) throw error
        throw problem(504, 'service-timeout', 'A part of the shop took too long to answer.', { retryAfter: 1 })
      } finally {
        clearTimeout(late)
      }
    },
  }
}
