import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { Pool } from 'undici'
import { drive } from './drive.ts'

const BARE = `
  import Fastify from 'fastify'
  import { parentPort, workerData } from 'node:worker_threads'
  const app = Fastify()
  app.get('/', (_request, reply) => reply.type('application/json; charset=utf-8').send(workerData.body))
  await app.listen({ port: 0, host: '127.0.0.1' })
  parentPort.postMessage(app.server.address().port)
`

/** Requests a second of a Fastify route that does nothing but send these bytes. */
export async function bareRoute(body: string, run: { concurrency: number; seconds: number }): Promise<number> {
  const worker = new Worker(
    new URL(`data:text/javascript,${encodeURIComponent(BARE.replace("'fastify'", JSON.stringify(import.meta.resolve('fastify'))))}`),
    { workerData: { body } },
  )
  const [port] = (await once(worker, 'message')) as [number]
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: run.concurrency, pipelining: 1 })
  const { operations, seconds } = await drive(async () => {
    await (await pool.request({ method: 'GET', path: '/' })).body.text()
  }, run)
  await pool.close()
  await worker.terminate()
  return Math.round(operations / seconds)
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
