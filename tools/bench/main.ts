import { parseArgs } from 'node:util'
import { openPool } from '@toyline/postgres'
import { seedSynthetic } from '@toyline/products'
import pg from 'pg'
import { cpuMs, peakMb, resetPeak } from './cpu.ts'
import { drive } from './drive.ts'
import { bareCommits, bareRoute } from './limits.ts'
import { type BenchPlatform, benchPlatform } from './platform.ts'
import { measurePromise, PROMISES } from './promises.ts'
import { openShop, type Shop } from './shop.ts'

/**
 * `npm run bench [-- --products N] [--cached] [--json] [--only list,search] [--profile FOLDER]`: what each operation costs. CPU
 * milliseconds are the kernel's, of all server processes and PostgreSQL together (`databaseMs` is PostgreSQL's share), until the
 * work that an operation leaves behind is done as well. Unless `--cached` is given, the gateway's cache is off: every request
 * does its whole work. Then come the promises about time (`promises.ts`), which `--only overload,reports,redis` measures alone.
 */
const { values } = parseArgs({
  options: {
    products: { type: 'string' },
    json: { type: 'boolean' },
    cached: { type: 'boolean' },
    only: { type: 'string' },
    seconds: { type: 'string' },
    profile: { type: 'string' },
  },
})
const sizes = values.products ? [Number(values.products)] : [5_000, 50_000]
const only = values.only?.split(',')
const CONCURRENCY = 32
const SECONDS = Number(values.seconds ?? 10)
/** What each line of an order comes to at least: three of them make a first order. */
const LINE_CENTS = 60_00
/** A warm-up takes at least so long, and until the engine has had so many operations to compile what they run. */
const WARM_UP_SECONDS = 3
const WARM_UP_OPERATIONS = 600
const LONGEST_WARM_UP_SECONDS = 20
const LIMIT_SECONDS = 3
const BARS: Record<string, number> = { list: 3, filter: 4, search: 5, product: 0.5, 'cart-add': 3, checkout: 25 }
const PEAK_BAR_MB = 350

type Load = { name: string; operation: () => Promise<unknown>; limit: () => Promise<number> }
type Row = {
  load: string
  products: number
  rps: number
  p50Ms: number
  p99Ms: number
  errors: number
  peakMb: number
  cpuMs: number
  databaseMs: number
  limitRps: number
}

const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)] as T

async function loadsOf(shop: Shop, platform: BenchPlatform): Promise<Load[]> {
  const { cursors, handles, words, categories } = await lookAround(shop)
  const variants = await sellable(platform)
  const limit = { concurrency: CONCURRENCY, seconds: LIMIT_SECONDS }
  const read = (name: string, path: () => string): Load => ({
    name,
    operation: async () => {
      await shop.get(path())
    },
    limit: async () => (await bareRoute(await shop.get(path()), limit)).rps,
  })
  return [
    read('list', () => `/products?limit=24&cursor=${pick(cursors)}`),
    read('filter', () => `/products?limit=24&facets=true&category=${pick(categories)}&sort=${pick(['price-asc', 'price-desc'])}`),
    read('search', () => `/products?limit=24&q=${encodeURIComponent(pick(words))}`),
    read('product', () => `/products/${pick(handles)}`),
    {
      name: 'cart-add',
      operation: () => {
        const { id, casePack } = pick(variants)
        return shop.addToCart(id, casePack)
      },
      limit: () => bareCommits(platform.adminUrl, 2, limit),
    },
    {
      name: 'checkout',
      operation: () => {
        const chosen = new Map<string, number>()
        while (chosen.size < 3) {
          const { id, price, casePack } = pick(variants)
          chosen.set(id, Math.ceil(LINE_CENTS / (price * casePack)) * casePack)
        }
        return shop.buy([...chosen].map(([variantId, quantity]) => ({ variantId, quantity })))
      },
      limit: () => bareCommits(platform.adminUrl, 30, limit),
    },
  ]
}

/** What visitors would know: addresses of pages, products and categories, and the words of titles. */
async function lookAround(shop: Shop) {
  const cursors = ['']
  const handles: string[] = []
  const words = new Set<string>()
  const { items } = JSON.parse(await shop.get('/categories')) as { items: { slug: string; children: { slug: string }[] }[] }
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page = await shop.list(`limit=24${cursor ? `&cursor=${cursor}` : ''}`)
    for (const { handle, title } of page.items) {
      handles.push(handle)
      for (const word of title.split(/[^\p{L}]+/u)) if (word.length > 2) words.add(word)
    }
    cursor = page.nextCursor
    if (cursor) cursors.push(cursor)
  }
  return {
    cursors: cursors.slice(1),
    handles,
    words: [...words],
    categories: items.flatMap(({ slug, children }) => [slug, ...children.map((child) => child.slug)]),
  }
}

async function sellable(platform: BenchPlatform): Promise<{ id: string; casePack: number; price: number }[]> {
  const client = new pg.Client({ connectionString: platform.adminUrl })
  await client.connect()
  const { rows } = await client.query(
    `select id, case_pack as "casePack", amount::int as price from products.variants v join products.prices p on p.variant_id = v.id and currency = 'USD' limit 20000`,
  )
  await client.end()
  return rows
}

/** Waits until no service has a job left that is due: what was promised has been done. */
async function settled(platform: BenchPlatform): Promise<void> {
  const client = new pg.Client({ connectionString: platform.adminUrl })
  await client.connect()
  const schemas = ['products', 'users', 'orders', 'payments', 'notifications']
  const due = schemas.map(
    (schema) =>
      `select count(*) from ${schema}.jobs where status = 'pending' and every_ms is null and run_at < now() + interval '3 seconds'`,
  )
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const { rows } = await client.query<{ count: string }>(due.join(' union all '))
    if (rows.every(({ count }) => count === '0')) break
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  await client.end()
}

function used({ platformPid, postgresPid }: BenchPlatform): { all: number; database: number } {
  const database = cpuMs([postgresPid])
  return { all: cpuMs([platformPid]) + database, database }
}

async function measure(load: Load, products: number, platform: BenchPlatform): Promise<Row> {
  for (let done = 0, began = performance.now(); done < WARM_UP_OPERATIONS; ) {
    if (performance.now() - began > LONGEST_WARM_UP_SECONDS * 1_000) break
    done += (await drive(load.operation, { concurrency: CONCURRENCY, seconds: WARM_UP_SECONDS })).operations
  }
  await settled(platform)
  resetPeak(platform.platformPid)
  const before = used(platform)
  const driven = await drive(load.operation, { concurrency: CONCURRENCY, seconds: SECONDS })
  await settled(platform)
  const after = used(platform)
  const { operations, errors, seconds, p50Ms, p99Ms, firstError } = driven
  const each = (ms: number) => Number((ms / Math.max(1, operations)).toFixed(2))
  if (firstError) console.error(`${load.name}: ${firstError}`)
  return {
    load: load.name,
    products,
    rps: Math.round(operations / seconds),
    p50Ms,
    p99Ms,
    errors,
    peakMb: peakMb(platform.platformPid),
    cpuMs: each(after.all - before.all),
    databaseMs: each(after.database - before.database),
    limitRps: await load.limit(),
  }
}

/** A database of an earlier run has its catalogue; one whose seeding was cut off is completed. */
async function seed(pool: pg.Pool, products: number): Promise<void> {
  const { rows } = await pool.query<{ products: number }>('select count(*) as products from products')
  if (rows[0]?.products === products) return
  console.error(`seeding ${products} products …`)
  await seedSynthetic(pool, products)
}

function print(rows: Row[]): void {
  const table = rows.map((row) => ({
    ...row,
    'bar cpuMs': BARS[row.load],
    met: row.cpuMs <= (BARS[row.load] ?? 0) && row.errors === 0 && row.peakMb <= PEAK_BAR_MB ? 'yes' : 'NO',
  }))
  console.table(table)
}

const loads = Object.keys(BARS).some((name) => !only || only.includes(name))
for (const products of loads ? sizes : []) {
  const platform = await benchPlatform({ products, cached: values.cached === true, profile: values.profile })
  try {
    const pool = openPool({ url: platform.databaseUrl('products'), name: 'bench-seed', statementTimeoutMs: 600_000 })
    await seed(pool, products)
    await pool.end()
    await platform.light()
    const shop = openShop(platform.url, CONCURRENCY)
    const rows: Row[] = []
    for (const load of await loadsOf(shop, platform)) {
      if (only && !only.includes(load.name)) continue
      const row = await measure(load, products, platform)
      rows.push(row)
      if (values.json) console.log(JSON.stringify(row))
      else
        console.error(
          `${row.load}: ${row.cpuMs} ms CPU (${row.databaseMs} of it PostgreSQL), ${row.rps}/s, ${row.errors} errors, ${row.peakMb} MB`,
        )
    }
    if (!values.json) print(rows)
    await shop.close()
  } finally {
    await platform.stop()
  }
}
for (const [name, measure] of Object.entries(PROMISES)) {
  if (only && !only.includes(name)) continue
  const rows = await measurePromise(measure)
  if (values.json) for (const row of rows) console.log(JSON.stringify(row))
  else console.table(rows.map(({ kept, ...row }) => ({ ...row, kept: kept ? 'yes' : 'NO' })))
}
