import { randomBytes } from 'node:crypto'
import { hearErrors, type SaidError } from './said-errors.ts'
import { withoutSecrets } from './without-secrets.ts'

export type ErrorTracking = {
  /** `https://KEY@HOST/PROJECT`, as Sentry and what is compatible with it give it. */
  dsn: string
  /** Tells one installation from another. */
  environment: string
}

/** Events a minute; a fault that repeats itself a thousand times says nothing new. */
const MOST_A_MINUTE = 30
const SEND_MS = 3_000
/** Fields of a line that are told; the rest may be about people. */
const TOLD = ['orderId', 'paymentId', 'code', 'reason', 'job', 'task', 'queue', 'provider', 'service', 'reqId'] as const
/**
 * Sends what rooms log as an error to a tracker that speaks Sentry's protocol of envelopes. Never waits and never throws: a tracker
 * that is away, slow or full loses events and nothing else.
 */
export function trackErrors({ dsn, environment }: ErrorTracking): { stop: () => Promise<void> } {
  const { url, key } = endpointOf(dsn)
  const sending = new Set<Promise<void>>()
  let left = MOST_A_MINUTE
  let quietUntil = 0
  const refill = setInterval(() => {
    left = MOST_A_MINUTE
  }, 60_000).unref()

  async function send(event: object): Promise<void> {
    const lines = [{ event_id: (event as { event_id: string }).event_id, sent_at: new Date().toISOString() }, { type: 'event' }, event]
    try {
      const reply = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-sentry-envelope',
          'x-sentry-auth': `Sentry sentry_version=7, sentry_client=toyline/1, sentry_key=${key}`,
        },
        body: `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`,
        signal: AbortSignal.timeout(SEND_MS),
      })
      await reply.body?.cancel()
      if (reply.status === 429) quietUntil = Date.now() + (Number(reply.headers.get('retry-after')) || 60) * 1_000
    } catch {
      // It is in the log all the same.
    }
  }

  hearErrors((said) => {
    if (left === 0 || Date.now() < quietUntil) return
    left -= 1
    const work = send(eventOf(said, environment)).finally(() => sending.delete(work))
    sending.add(work)
  })
  return {
    async stop() {
      hearErrors(undefined)
      clearInterval(refill)
      await Promise.all(sending)
    },
  }
}

function endpointOf(dsn: string): { url: string; key: string } {
  const { protocol, host, username, pathname } = new URL(dsn)
  const parts = pathname.split('/')
  const project = parts.pop()
  return { url: `${protocol}//${host}${parts.join('/')}/api/${project}/envelope/`, key: username }
}

function eventOf({ room, level, message, fields, ids }: SaidError, environment: string): object {
  const { err } = fields as { err?: unknown }
  const told = TOLD.filter((name) => fields[name] !== undefined).map((name) => [name, withoutSecrets(String(fields[name]))])
  const { orderId, traceId, spanId } = ids
  return {
    event_id: randomBytes(16).toString('hex'),
    timestamp: Date.now() / 1_000,
    platform: 'node',
    level,
    logger: room,
    environment,
    message: { formatted: withoutSecrets(message) },
    tags: { room, ...Object.fromEntries(told), ...(orderId ? { orderId } : {}) },
    ...(traceId ? { contexts: { trace: { trace_id: traceId, span_id: spanId } } } : {}),
    ...(err instanceof Error ? { exception: { values: causes(err).map(exceptionOf) } } : {}),
  }
}

/** The error and what caused it; the outermost is the last. */
function causes(error: Error): Error[] {
  const chain = [error]
  for (let cause = error.cause; cause instanceof Error && chain.length < 5; cause = cause.cause) chain.unshift(cause)
  return chain
}

function exceptionOf(error: Error): object {
  const frames = (error.stack ?? '').split('\n').flatMap(frameOf).reverse()
  return { type: error.name, value: withoutSecrets(error.message), ...(frames.length > 0 ? { stacktrace: { frames } } : {}) }
}

/** `at work (file:///…/packages/jobs/src/run-job.ts:59:3)`; where the house stands is left out. */
function frameOf(line: string): object[] {
  const [, name, path, lineno, colno] = /^\s+at (?:(.+?) \()?(?:file:\/\/)?(.+?):(\d+):(\d+)\)?$/.exec(line) ?? []
  if (!path) return []
  const filename = path.startsWith(process.cwd()) ? path.slice(process.cwd().length + 1) : path
  const inApp = !path.startsWith('node:') && !path.includes('node_modules')
  return [{ ...(name ? { function: name } : {}), filename, lineno: Number(lineno), colno: Number(colno), in_app: inApp }]
}
