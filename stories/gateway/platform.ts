import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Product, ProductList } from '@toyline/contracts'
import { callerTokens } from '@toyline/http'
import { log } from '@toyline/observability'
import { openPool, roleUrl, startEmbedded } from '@toyline/postgres'
import { seedSynthetic } from '@toyline/products'
import { freePort, type SpawnedNode, spawnNode, waitFor } from '@toyline/testing'
import { usersService } from '@toyline/users'
import { migrateAll } from '../../apps/platform/src/migrate.ts'
import { secretFor } from '../../apps/platform/src/secrets.ts'

const main = fileURLToPath(new URL('../../apps/platform/src/main.ts', import.meta.url))
export const SECRET = 'a secret of stories, for one platform of theirs'

export type Instance = { url: string; process: SpawnedNode }

/**
 * A database server of this test's own, with everything migrated and a few products. Not the one that tests share: roles belong
 * to a whole server, and a platform's passwords follow from its secret.
 */
export async function openGround(t: Pick<TestContext, 'after'>, { products = 12, durable = false } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'gateway-story-'))
  const place = { directory: join(directory, 'postgres'), database: 'toyline', durable }
  let server = await startEmbedded(place)
  t.after(async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  })
  const { adminUrl, port } = server
  const { light, hire, stockUp } = await groundAt(t, { adminUrl, directory, products })

  /** Kills the database server outright and starts it again in its place. */
  async function crashDatabase(): Promise<void> {
    process.kill(server.pid, 'SIGKILL')
    await waitFor(() => !isAlive(server.pid), { what: 'the database server to end' })
    await server.stop()
    server = await startEmbedded({ ...place, port })
  }
  return { adminUrl, secret: SECRET, directory, port, light, hire, stockUp, crashDatabase }
}

type Ground = { adminUrl: string; directory: string; products?: number }

/** The same on a server that is there already; pictures are kept in `directory`. */
export async function groundAt(t: Pick<TestContext, 'after'>, { adminUrl, directory, products = 12 }: Ground) {
  await migrateAll({ adminUrl, secret: SECRET })
  const databaseOf = (service: string) => roleUrl({ adminUrl, service, roleSecret: secretFor(SECRET, 'database-roles') })
  const pool = openPool({ url: databaseOf('products'), name: 'story-seed', statementTimeoutMs: 30_000 })
  await seedSynthetic(pool, products)
  await pool.end()

  /** Starts the whole backend in one process, without the storefront, and waits until it is ready; of another release where its entry is said. */
  async function light(env: Record<string, string> = {}, entry = main): Promise<Instance> {
    const [port, sandbox] = [env.PORT ?? (await freePort()), await freePort()]
    const url = `http://127.0.0.1:${port}`
    const process = spawnNode(t, entry, [], {
      NODE_ENV: 'production',
      LOG_LEVEL: 'fatal',
      PLATFORM_MODE: 'embedded',
      PLATFORM_SECRET: SECRET,
      PLATFORM_PUBLIC_URL: url,
      SERVICES: 'gateway,products,users,orders,payments,notifications,sandbox',
      DATABASE_URL: adminUrl,
      PORT: String(port),
      SANDBOX_PORT: String(sandbox),
      PRODUCTS_MEDIA_DIRECTORY: join(directory, 'media'),
      GATEWAY_REQUESTS_PER_MINUTE: '1000000',
      GATEWAY_CHECKOUTS_PER_MINUTE: '1000000',
      ...env,
    })
    const ready = async () => (await fetch(`${url}/readyz`)).ok
    const ended = process.ended.then(() => {
      throw new Error(`the platform ended:\n${process.output()}`)
    })
    ended.catch(() => {})
    await Promise.race([waitFor(ready, { timeoutMs: 60_000, what: 'the platform to be ready' }), ended])
    return { url, process }
  }
  /** Somebody who works for the shop, who may sign in at once. */
  async function hire(person: { email: string; password: string }): Promise<void> {
    const people = openPool({ url: databaseOf('users'), name: 'story-hire' })
    const users = usersService({
      pool: people,
      log: log('story').child({}, { level: 'silent' }),
      tokens: callerTokens(secretFor(SECRET, 'caller-tokens')),
      deliver: async () => {},
      settings: { secret: secretFor(SECRET, 'users'), publicUrl: 'http://shop.test' },
    })
    await users.createAccount({ ...person, name: 'Sam Staff', role: 'staff', verified: true })
    await people.end()
  }
  /** There is enough of everything. */
  async function stockUp(): Promise<void> {
    const stock = openPool({ url: databaseOf('products'), name: 'story-stock' })
    await stock.query('update products.stock set on_hand = 1000000')
    await stock.end()
  }
  return { light, hire, stockUp, databaseOf }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** More than any first order must come to, in US cents. */
const ENOUGH = 200_00

/** A variant that is for sale, and so many cases of it that they can be ordered. */
export async function somethingToBuy(url: string): Promise<{ handle: string; line: { variantId: string; quantity: number } }> {
  const { items } = (await (await fetch(`${url}/api/v1/products?limit=12`)).json()) as ProductList
  for (const { handle } of items) {
    const { variants } = (await (await fetch(`${url}/api/v1/products/${handle}`)).json()) as Product
    for (const { id, price, availability, minQuantity, casePack } of variants) {
      if (!price) continue
      const quantity = Math.ceil(Math.max(minQuantity, ENOUGH / price.amount) / casePack) * casePack
      if ((availability.quantity ?? quantity * 10) >= quantity * 10) return { handle, line: { variantId: id, quantity } }
    }
  }
  throw new Error('nothing is for sale')
}
