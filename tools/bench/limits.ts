import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { Pool } from 'undici'
import { type Driven, drive } from './drive.ts'

/** Read to its end, whatever its size. */
export const WHOLE = { limit: Number.MAX_SAFE_INTEGER }

const BARE = `
  import Fastify from 'fastify'
  import { parentPort, workerData } from 'node:worker_threads'
  const app = Fastify()
  const body = Buffer.from(workerData.body)
  app.get('/', (_request, reply) => reply.headers(workerData.headers).send(body))
  await app.listen({ port: 0, host: '127.0.0.1' })
  parentPort.postMessage(app.server.address().port)
`

/** What a Fastify route does that only sends these bytes, in a thread of its own. */
export async function bareRoute(
  body: string | Buffer,
  run: { concurrency: number; seconds: number },
  headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' },
): Promise<Driven & { rps: number }> {
  const worker = new Worker(
    new URL(`data:text/javascript,${encodeURIComponent(BARE.replace("'fastify'", JSON.stringify(import.meta.resolve('fastify'))))}`),
    { workerData: { body: Buffer.from(body), headers } },
  )
  const [port] = (await once(worker, 'message')) as [number]
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: run.concurrency, pipelining: 1 })
  const driven = await drive(async () => {
    await (await pool.request({ method: 'GET', path: '/' })).body.dump(WHOLE)
  }, run)
  await pool.close()
  await worker.terminate()
  return { ...driven, rps: Math.round(driven.operations / driven.seconds) }
}

/** Commits a second of a transaction that writes so many rows of 300 bytes and does nothing else. */
export async function bareCommits(adminUrl: string, rows: number, run: { concurrency: number; seconds: number }): Promise<number> {
  const pool = new pg.Pool({ connectionString: adminUrl, max: run.concurrency })
  await pool.query('create table if not exists public.bench_rows (id bigint generated always as identity primary key, body text not null)')
  const { operations, seconds } = await drive(async () => {
    await pool.query("insert into public.bench_rows (body) select repeat('x', 300) from generate_series(1, $1::int)", [rows])
  }, run)
  await pool.query('drop table public.bench_rows')
  await pool.end()
  return Math.round(operations / seconds)
}
