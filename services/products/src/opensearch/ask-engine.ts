import { httpTransport, Problem, type Transport, withPolicies } from '@toyline/http'

export type EngineSettings = {
  /** The nodes, or what stands before them; a name and a password in the address are sent as basic authentication. */
  urls: readonly string[]
  /** What the names of our indices begin with. */
  prefix: string
  /** Milliseconds that a visitor's search may take; 300 unless said. */
  timeoutMs?: number
  /** Milliseconds that others wait to be told of a change until the engine has heard of it; 1,000 unless said. */
  hearMs?: number
}

/** A document, a query or the like as JSON; several for the calls that take lines. */
export type EngineCall = { method: 'GET' | 'POST' | 'PUT' | 'DELETE'; path: string; json?: unknown; lines?: readonly unknown[] }
/** Errors: `EngineRefused` for an answer that is an error; the problems of `withPolicies` where there is no answer. */
export type Ask = (call: EngineCall) => Promise<unknown>

export type EngineClient = {
  /** For visitors: nobody waits longer than they would wait for PostgreSQL. */
  search: Ask
  /** For jobs. */
  work: Ask
  close: () => Promise<void>
}

export class EngineRefused extends Error {
  override name = 'EngineRefused'
  readonly status: number
  constructor(status: number, body: string) {
    super(`the search engine answered ${status}: ${body.slice(0, 500)}`)
    this.status = status
  }
}

const CONNECT_MS = 200
const SEARCH_MS = 300
const WORK_MS = 10_000
const REST_MS = 5_000

/**
 * Speaks to OpenSearch, with a breaker for visitors and one for jobs: a long write that fails says nothing about searches.
 * @param onRest told when visitors are not sent there any more, and when they are again
 */
export function engineClient(settings: EngineSettings, onRest: (rests: boolean) => void): EngineClient {
  const nodes = settings.urls.map((url) => ({
    transport: httpTransport({ baseUrl: new URL(url).origin, connectTimeoutMs: CONNECT_MS }),
    url,
  }))
  const node = firstThatAnswers(nodes.map(({ transport, url }) => signedIn(transport, new URL(url))))
  const timeoutMs = settings.timeoutMs ?? SEARCH_MS
  const search = withPolicies(node, {
    name: 'search',
    from: 'products',
    calls: 'reads',
    timeoutMs,
    probeTimeoutMs: timeoutMs,
    halfOpenAfterMs: REST_MS,
    onState: (state) => state !== 'half-open' && onRest(state === 'open'),
  })
  const work = withPolicies(node, {
    name: 'search',
    from: 'products',
    calls: 'writes',
    timeoutMs: WORK_MS,
    probeTimeoutMs: CONNECT_MS * 5,
    halfOpenAfterMs: REST_MS,
  })
  let closing: Promise<unknown> | undefined
  return {
    search: asking(search),
    work: asking(work),
    close: async () => {
      closing ??= Promise.all(nodes.map(({ transport }) => transport.close()))
      await closing
    },
  }
}

function signedIn(transport: Transport, { username, password }: URL): Transport {
  if (username === '') return transport
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64')
  return (request) => transport({ ...request, headers: { ...request.headers, authorization: `Basic ${credentials}` } })
}

/** Goes on to the next node where one cannot be reached, and stays with the one that answered. */
function firstThatAnswers(nodes: readonly Transport[]): Transport {
  let current = 0
  return async (request) => {
    for (let tries = 1; ; tries++) {
      const chosen = current
      try {
        return await (nodes[chosen] as Transport)(request)
      } catch (error) {
        if (current === chosen) current = (chosen + 1) % nodes.length
        if (tries === nodes.length || request.signal?.aborted || !(error instanceof Problem)) throw error
      }
    }
  }
}

function asking(transport: Transport): Ask {
  return async ({ method, path, json, lines }) => {
    const body = lines ? lines.map((line) => `${JSON.stringify(line)}\n`).join('') : json === undefined ? undefined : JSON.stringify(json)
    const reply = await transport({
      method,
      path,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': lines ? 'application/x-ndjson' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    })
    const text = reply.body.toString('utf8')
    if (reply.status >= 300) throw new EngineRefused(reply.status, text)
    return text === '' ? null : (JSON.parse(text) as unknown)
  }
}
