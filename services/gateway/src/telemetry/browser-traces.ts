import type { Telemetry } from '@toyline/contracts'
import { addSpan, isDrawn } from '@toyline/observability'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'

export type BrowserTraces = {
  /** What a request of a page of ours may say of its trace; undefined begins one of our own. */
  join: (request: FastifyRequest, reply: FastifyReply) => { traceparent: string } | undefined
  /** Adds what the page tells of such a request, once, to the trace that it began. */
  end: (call: Telemetry['calls'][number]) => void
}

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/
const NOTHING = /^0+$/
/** Traces that pages began lately. Who floods the shop with others loses the browser's part of some. */
const REMEMBERED = 20_000
const REMEMBERED_MS = 600_000

/**
 * Pages of the shop begin the traces of what they ask for. Anybody can send what they send, so that a page's word counts for little:
 * an id is good for one request, and whoever says it again begins a trace of ours; whether a trace is recorded is drawn here, neither by
 * the flag nor by the id that was sent; nothing else that came with it is read; and what the page tells of the request later is taken
 * once, from who knows both ids of a trace that is recorded. So a stranger can spoil no trace but their own, and record no more of those
 * than anybody. Each instance remembers for itself: where another one hears of the end, the trace begins at the front door.
 */
export function browserTraces(): BrowserTraces {
  const begun = new LRUCache<string, { spanId: string; isToEnd: boolean }>({ max: REMEMBERED, ttl: REMEMBERED_MS })
  return {
    join({ headers }, reply) {
      const [, traceId = '0', spanId = '0'] = TRACEPARENT.exec(String(headers.traceparent)) ?? []
      if (NOTHING.test(traceId) || NOTHING.test(spanId) || headers['sec-fetch-site'] !== 'same-origin' || begun.has(traceId))
        return undefined
      const isRecorded = isDrawn()
      begun.set(traceId, { spanId, isToEnd: isRecorded })
      if (isRecorded) reply.header('traceresponse', `00-${traceId}-${spanId}-01`)
      return { traceparent: `00-${traceId}-${spanId}-${isRecorded ? '01' : '00'}` }
    },
    end({ traceId, spanId, name, agoMs, ms }) {
      const call = begun.get(traceId)
      if (!call?.isToEnd || call.spanId !== spanId) return
      call.isToEnd = false
      addSpan({ room: 'browser', name, traceId, spanId, startMs: Date.now() - agoMs, ms })
    },
  }
}
