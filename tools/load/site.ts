import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openPool, roleUrl } from '@toyline/postgres'
import { seedSynthetic } from '@toyline/products'
import { waitFor } from '@toyline/testing'
import { secretFor } from '../../apps/platform/src/secrets.ts'
import { type Mode, runStarter, type Starter } from '../../stories/browser/shop.ts'
import { openInstallation } from '../installation.ts'
import { anyPort } from '../start/ports.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
/** A first start draws the pictures of the whole sample catalogue. */
const OPEN_MS = 900_000
/** Of each service, so that one may die. */
const COPIES = 2

/** `parts` are its processes by name, each the first of its own: the services, the storefront, the database. */
export type Site = { url: string; parts: () => { name: string; pid: number }[]; adminUrl: string; stop: () => Promise<void> }

/**
 * The shop as `npm start` opens it, everything in one process beside the storefront, or as `npm run start:services -- --copies 2`
 * does, with the sample catalogue and so many made-up products more. Its data folder is kept for the next run. Each person is believed
 * to come from the address that they name.
 */
export async function openSite(products: number, mode: Mode = 'one'): Promise<Site> {
  const data = join(root, `.data/load-${products}`)
  const filled = join(data, 'filled')
  if (!existsSync(filled)) {
    const first = await open(data, 'one')
    const installation = await installationOf(data)
    const url = roleUrl({
      adminUrl: installation.adminUrl,
      service: 'products',
      roleSecret: secretFor(installation.secret, 'database-roles'),
    })
    const pool = openPool({ url, name: 'load-seed', statementTimeoutMs: 600_000 })
    await seedSynthetic(pool, products, (saved) => saved % 10_000 === 0 && console.error(`${saved} of ${products} products …`))
    await pool.end()
    await first.run.end('SIGTERM')
    writeFileSync(filled, '')
  }
  const { url, run } = await open(data, mode)
  return {
    url,
    parts: () => [
      ...(JSON.parse(readFileSync(join(data, 'processes.json'), 'utf8')) as { name: string; pid: number }[]),
      { name: 'database', pid: Number(readFileSync(join(data, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]) },
    ],
    adminUrl: (await installationOf(data)).adminUrl,
    stop: async () => void (await run.end('SIGTERM')),
  }
}

async function installationOf(data: string) {
  const installation = await openInstallation({ PLATFORM_DATA_DIRECTORY: data })
  if (!installation) throw new Error(`${data} holds no shop`)
  return installation
}

async function open(data: string, mode: Mode): Promise<{ url: string; run: Starter }> {
  const [port, next, sandbox] = [await anyPort(), await anyPort(), await anyPort()]
  const settings = {
    PORT: String(port),
    SANDBOX_PORT: String(sandbox),
    GATEWAY_STOREFRONT_URL: `http://127.0.0.1:${next}`,
    PLATFORM_DATA_DIRECTORY: data,
    LOG_LEVEL: 'error',
    GATEWAY_TRUSTED_PROXIES: '1',
  }
  const run = runStarter(mode, settings, COPIES)
  const greeting = `Toyline is open: http://localhost:${port}`
  await waitFor(() => run.output().includes(greeting) || run.hasEnded(), { timeoutMs: OPEN_MS, what: 'the shop to open' })
  if (run.hasEnded()) throw new Error(`the shop did not open:\n${run.output()}`)
  return { url: `http://127.0.0.1:${port}`, run }
}
