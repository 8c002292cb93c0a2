import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { roleUrl, startEmbedded } from '@toyline/postgres'
import { migrateAll, readAllMigrations } from '../../apps/platform/src/migrate.ts'
import { secretFor } from '../../apps/platform/src/secrets.ts'
import { MEMORY_ENV, MEMORY_FLAGS } from '../start/memory.ts'
import { anyPort } from '../start/ports.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

export type BenchPlatform = {
  url: string
  platformPid: number
  postgresPid: number
  adminUrl: string
  databaseUrl: (service: string) => string
  light: () => Promise<void>
  stop: () => Promise<void>
}

/** The database's owners are known by it, so it is kept as long as the databases. */
function keptSecret(directory: string): string {
  const file = join(directory, 'secret')
  mkdirSync(directory, { recursive: true })
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** Another catalogue or other tables: another database. */
async function databaseFor(products: number): Promise<string> {
  const migrations = createHash('sha256').update(JSON.stringify(await readAllMigrations()))
  return `bench_${products}_${migrations.digest('hex').slice(0, 12)}`
}

/**
 * A database of its own, kept for the next run with a catalogue of the same size, and, once lit, the whole backend in one
 * process beside it, as `npm start` runs it.
 */
export async function benchPlatform({
  products,
  cached,
  profile,
}: {
  products: number
  cached: boolean
  /** Folder for a CPU profile of the backend's process. */
  profile?: string | undefined
}): Promise<BenchPlatform> {
  const directory = join(root, '.data/bench')
  const secret = keptSecret(directory)
  const postgres = await startEmbedded({ directory, database: await databaseFor(products) })
  const { adminUrl } = postgres
  await migrateAll({ adminUrl, secret })
  const [port, sandbox] = [await anyPort(), await anyPort()]
  const platform: BenchPlatform = {
    url: `http://127.0.0.1:${port}`,
    platformPid: 0,
    postgresPid: postgres.pid,
    adminUrl,
    databaseUrl: (service) => roleUrl({ adminUrl, service, roleSecret: secretFor(secret, 'database-roles') }),
    light: async () => {
      const profiling = profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []
      const child = spawn(process.execPath, [...profiling, ...MEMORY_FLAGS, join(root, 'apps/platform/src/main.ts')], {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        env: {
          ...MEMORY_ENV,
          ...process.env,
          NODE_ENV: 'production',
          LOG_LEVEL: 'error',
          PLATFORM_MODE: 'embedded',
          PLATFORM_SECRET: secret,
          SERVICES: 'gateway,products,users,orders,payments,notifications,sandbox',
          DATABASE_URL: adminUrl,
          PORT: String(port),
          SANDBOX_PORT: String(sandbox),
          PLATFORM_PUBLIC_URL: `http://127.0.0.1:${port}`,
          PRODUCTS_MEDIA_DIRECTORY: join(root, '.data/bench/media'),
          GATEWAY_CACHE_SECONDS: cached ? '60' : '0',
          GATEWAY_REQUESTS_PER_MINUTE: '1000000000',
          GATEWAY_CHECKOUTS_PER_MINUTE: '1000000000',
          GATEWAY_SIGN_INS_PER_MINUTE: '1000000000',
        },
      })
      platform.platformPid = child.pid as number
      const ended = new Promise<never>((_, reject) => child.once('exit', (code) => reject(new Error(`the platform ended with ${code}`))))
      ended.catch(() => {})
      await Promise.race([up(`http://127.0.0.1:${port}/readyz`), ended])
    },
    stop: async () => {
      if (platform.platformPid) {
        process.kill(platform.platformPid, 'SIGTERM')
        while (isAlive(platform.platformPid)) await new Promise((resolve) => setTimeout(resolve, 50))
      }
      await postgres.stop()
    },
  }
  return platform
}

async function up(url: string): Promise<void> {
  for (;;) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
