import { Pool } from 'undici'
import { cpuMs } from '../bench/cpu.ts'
import { drive } from '../bench/drive.ts'
import { bareRoute, WHOLE } from '../bench/limits.ts'

export type Served = { rps: number; p99Ms: number; cpuMs: number; errors: number }
export type Answer = { body: Buffer; headers: Record<string, string> }

const CONCURRENCY = 100
/** What browsers send with the request for a page. */
const HEADERS = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' }
const WARM_UP_SECONDS = 2

/** How many of these pages a server makes a second for a hundred at once, and what each costs all of its processes. */
export async function serve(url: string, rootPid: number, seconds: number, cookie?: string): Promise<Served> {
  const { origin, pathname, search } = new URL(url)
  const pool = new Pool(origin, { connections: CONCURRENCY, pipelining: 1 })
  const headers = cookie ? { ...HEADERS, cookie } : HEADERS
  const get = async () => {
    const answer = await pool.request({ method: 'GET', path: pathname + search, headers })
    await answer.body.dump(WHOLE)
    if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}`)
  }
  await drive(get, { concurrency: CONCURRENCY, seconds: WARM_UP_SECONDS })
  const before = cpuMs([rootPid])
  const driven = await drive(get, { concurrency: CONCURRENCY, seconds })
  const used = cpuMs([rootPid]) - before
  await pool.close()
  if (driven.firstError) console.error(driven.firstError)
  return {
    rps: Math.round(driven.operations / driven.seconds),
    p99Ms: driven.p99Ms,
    cpuMs: Number((used / Math.max(1, driven.operations)).toFixed(2)),
    errors: driven.errors,
  }
}

/** One answer as it goes over the wire. */
export async function answerOf(url: string): Promise<Answer> {
  const { origin, pathname, search } = new URL(url)
  const pool = new Pool(origin)
  const answer = await pool.request({ method: 'GET', path: pathname + search, headers: HEADERS })
  const body = Buffer.from(await answer.body.arrayBuffer())
  await pool.close()
  const kept = ['content-type', 'content-encoding', 'cache-control', 'etag', 'vary'] as const
  return { body, headers: Object.fromEntries(kept.flatMap((name) => (answer.headers[name] ? [[name, String(answer.headers[name])]] : []))) }
}

/** The same bytes from a Fastify route that does nothing else. */
export async function serveBare({ body, headers }: Answer, seconds: number): Promise<Pick<Served, 'rps' | 'p99Ms'>> {
  const { rps, p99Ms } = await bareRoute(body, { concurrency: CONCURRENCY, seconds }, headers)
  return { rps, p99Ms }
}
