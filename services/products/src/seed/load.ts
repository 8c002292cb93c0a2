/**
 * Measures reads: CPU milliseconds per operation of this process (service, router and client of the measurement together) and of
 * PostgreSQL, from the kernel's accounting.
 *
 *   node services/products/src/seed/load.ts [products] [seconds per load] [directory of a database kept from an earlier run]
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { productsCards } from '@toyline/contracts'
import { callerTokens, client, injectTransport } from '@toyline/http'
import { idempotencyTables } from '@toyline/idempotency'
import { jobsMigrations } from '@toyline/jobs'
import { log } from '@toyline/observability'
import { migrate, openPool, startEmbedded } from '@toyline/postgres'
import { productsService } from '../service.ts'
import { syntheticProduct } from './synthetic-product.ts'
import { ADJECTIVES, CATEGORIES, NOUNS } from './synthetic-words.ts'

const [count = 5_000, seconds = 5] = process.argv.slice(2, 4).map(Number)
const kept = process.argv[4]
const CONCURRENCY = 32
const TICKS_PER_SECOND = 100

const embedded = await startEmbedded({ directory: kept ?? mkdtempSync(join(tmpdir(), 'toyline-load-')) })
const { url } = await migrate({
  adminUrl: embedded.adminUrl,
  service: 'products',
  directory: fileURLToPath(new URL('../../migrations/', import.meta.url)),
  extra: [...jobsMigrations('products'), idempotencyTables],
})
const pool = openPool({ url, name: 'load', statementTimeoutMs: 30_000 })
const seedingFrom = performance.now()
// In a process of its own, so that its memory is not counted as the service's.
if (!kept) execFileSync(process.execPath, [fileURLToPath(new URL('seed-command.ts', import.meta.url)), url, String(count)])
console.log(`seeded ${count} products in ${((performance.now() - seedingFrom) / 1000).toFixed(1)} s`)
const tokens = callerTokens('a secret for measuring only, 32 chars')
const storage = { put: async () => {}, has: async () => false, open: async () => null }
const heapBefore = process.memoryUsage().rss
const service = productsService({ pool, log: log('load'), tokens, storage, deliver: async () => {} })
const loadingFrom = performance.now()
await service.start()
console.log(
  `index loaded in ${(performance.now() - loadingFrom).toFixed(0)} ms; resident ${(heapBefore / 1e6).toFixed(0)} MB before, ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB after`,
)
const authorization = `Bearer ${await tokens.sign({ kind: 'guest', guestId: 'g' })}`
const anyOf = <T>(list: readonly T[]) => list[Math.floor(Math.random() * list.length)] as T

async function get(url: string): Promise<string> {
  const reply = await service.app.inject({ method: 'GET', url, headers: { authorization } })
  if (reply.statusCode !== 200) throw new Error(`${reply.statusCode} ${url}: ${reply.body}`)
  return reply.body
}

const cursors: string[] = ['']
for (let next: string | null = ''; next !== null && cursors.length < 200; ) {
  next = (JSON.parse(await get(`/products?limit=24${next && `&cursor=${next}`}`)) as { nextCursor: string | null }).nextCursor
  if (next) cursors.push(next)
}
const categories = CATEGORIES.map((path) => (path[1] as string).toLowerCase().replace(/[^a-z]+/g, '-'))
const words = [...ADJECTIVES, ...NOUNS]
const handles = Array.from({ length: 2_000 }, () => syntheticProduct(1 + Math.floor(Math.random() * count)).handle)
const internal = client(productsCards, injectTransport(service.app), { tokens, caller: { kind: 'service', service: 'orders' } })
const variantIds = (await pool.query<{ id: string }>('select id from variants order by random() limit 2000')).rows.map((row) => row.id)
const id = () => Array.from({ length: 26 }, () => anyOf([...'0123456789abcdefghjkmnpqrstvwxyz'])).join('')

const loads: Record<string, () => Promise<unknown>> = {
  'bare route': () => service.app.inject({ method: 'GET', url: '/nothing', headers: { authorization } }),
  list: () => get(`/products?limit=24&cursor=${anyOf(cursors)}`.replace(/&cursor=$/, '')),
  filter: () => get(`/products?category=${anyOf(categories)}&sort=price-asc&facets=true&priceMin=${Math.floor(Math.random() * 5_000)}`),
  search: () => get(`/products?q=${anyOf(words)}`),
  'search 2 words': () => get(`/products?q=${anyOf(ADJECTIVES)}%20${anyOf(NOUNS)}`),
  product: () => get(`/products/${anyOf(handles)}`),
  related: () => get(`/products/${anyOf(handles)}/related`),
  suggest: () => get(`/search/suggest?q=${anyOf(words).slice(0, 2 + Math.floor(Math.random() * 3))}`),
  resolve: () => internal.resolveVariants({ body: { market: 'us', variantIds: [anyOf(variantIds)] } }),
  'hold + claim, hot SKU': async () => {
    const orderId = `ord_${id()}` as const
    const order = { market: 'us' as const, lines: [{ variantId: variantIds[0] as string, quantity: 1 }] }
    await internal.holdStock({ body: { orderId, ...order } }).catch(() => {})
    await internal.claimHold({ params: { orderId }, body: order }).catch(() => {})
  },
  'hold + claim, 3 lines': async () => {
    const orderId = `ord_${id()}` as const
    const order = { market: 'us' as const, lines: [1, 2, 3].map(() => ({ variantId: anyOf(variantIds), quantity: 1 })) }
    await internal.holdStock({ body: { orderId, ...order } })
    await internal.claimHold({ params: { orderId }, body: order })
  },
}

const postmaster = await findPostmaster()

async function findPostmaster(): Promise<number> {
  const admin = openPool({ url: embedded.adminUrl, name: 'load-admin', max: 1 })
  const { rows } = await admin.query<{ data_directory: string }>('show data_directory')
  await admin.end()
  return Number(readFileSync(join((rows[0] as { data_directory: string }).data_directory, 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** Milliseconds of CPU that PostgreSQL's processes have used, those that ended included. */
function postgresMs(): number {
  let ticks = 0
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
      const own = Number(pid) === postmaster
      if (own || Number(fields[1]) === postmaster)
        ticks += Number(fields[11]) + Number(fields[12]) + (own ? Number(fields[13]) + Number(fields[14]) : 0)
    } catch {
      // It ended while it was looked at; its time is counted with its parent's.
    }
  }
  return (ticks * 1000) / TICKS_PER_SECOND
}

for (const [name, once] of Object.entries(loads)) {
  for (let i = 0; i < 300; i++) await once()
  const cpu = process.cpuUsage()
  const before = postgresMs()
  const startedAt = performance.now()
  const took: number[] = []
  const until = startedAt + seconds * 1000
  const worker = async () => {
    while (performance.now() < until) {
      const from = performance.now()
      await once()
      took.push(performance.now() - from)
      // Answers from memory never leave the microtask queue; a network would let the event loop turn.
      await turn()
    }
  }
  await Promise.all(Array.from({ length: CONCURRENCY }, worker))
  const { user, system } = process.cpuUsage(cpu)
  took.sort((a, b) => a - b)
  const node = (user + system) / 1000 / took.length
  const postgres = (postgresMs() - before) / took.length
  console.log(
    `${name.padEnd(22)} ${(node + postgres).toFixed(3)} ms CPU (node ${node.toFixed(3)}, postgres ${postgres.toFixed(3)})  ` +
      `${Math.round(took.length / ((performance.now() - startedAt) / 1000))}/s  p50 ${(took[took.length >> 1] as number).toFixed(1)} ms  p99 ${(took[Math.floor(took.length * 0.99)] as number).toFixed(1)} ms`,
  )
}
console.log(`resident at the end ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`)
await service.stop()
await pool.end()
await embedded.stop()
