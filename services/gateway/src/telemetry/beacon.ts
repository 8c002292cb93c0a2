import { Telemetry } from '@toyline/contracts'
import { problem } from '@toyline/http'
import { counter, histogram, type Log, withoutSecrets } from '@toyline/observability'
import type { FastifyInstance } from 'fastify'
import { readJson } from '../forward/read-json.ts'
import type { BrowserTraces } from './browser-traces.ts'

const MOST_BYTES = 16_384
/** A page that is broken is broken for everybody; who sends made-up errors must not fill the log. */
const LOGGED_A_MINUTE = 30
/** What follows in an address may open an order. */
const QUERIES = /\?[^\s"')]*/g

const VITALS = {
  LCP: histogram(
    'browser_lcp_seconds',
    'Time until the largest part of a page was painted, as browsers tell, by kind of page',
    ['page'],
    [0.5, 1, 1.5, 2.5, 4, 8],
  ),
  INP: histogram(
    'browser_inp_seconds',
    'Time until a page answered its reader’s slowest touch, as browsers tell, by kind of page',
    ['page'],
    [0.05, 0.1, 0.2, 0.35, 0.5, 1],
  ),
  CLS: histogram(
    'browser_cls_score',
    'How far a page moved under its reader’s eyes, as browsers tell, by kind of page',
    ['page'],
    [0.01, 0.05, 0.1, 0.15, 0.25, 0.5],
  ),
}
const UNITS = { LCP: 1_000, INP: 1_000, CLS: 1 }
const thrown = counter('browser_errors_total', 'Errors that a page threw and did not catch, as browsers tell, by kind of page', ['page'])

/**
 * Hears what pages tell about themselves. It carries no identity, is read by a strict schema, counted by address, and kept as figures
 * alone; of errors some are logged, without what may be secret.
 * Errors: 400 `bad-input`, 413 `body-too-large`.
 */
export function mountTelemetry(app: FastifyInstance, { traces, log }: { traces: BrowserTraces; log: Log }): void {
  let left = LOGGED_A_MINUTE
  const refill = setInterval(() => {
    left = LOGGED_A_MINUTE
  }, 60_000).unref()
  app.addHook('onClose', (_app, done) => {
    clearInterval(refill)
    done()
  })
  app.post('/telemetry', { bodyLimit: MOST_BYTES, config: { shed: 'early', limit: 'telemetry' } }, async (request, reply) => {
    const heard = Telemetry.safeParse(readJson(request.body))
    if (!heard.success) throw problem(400, 'bad-input', 'This is not what our pages tell.')
    const { vitals, errors, calls } = heard.data
    for (const { page, name, value } of vitals) VITALS[name].observe({ page }, value / UNITS[name])
    for (const { page, kind, message, at } of errors) {
      thrown.inc({ page })
      if (left === 0) continue
      left -= 1
      log.warn({ page, kind: withoutSecrets(kind), at, reason: withoutSecrets(message.replace(QUERIES, '?')) }, 'a page threw')
    }
    for (const call of calls) traces.end(call)
    return reply.code(204).send()
  })
}
