import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { roleUrl, startEmbedded } from '@toyline/postgres'
import { migrateAll } from '../../apps/platform/src/migrate.ts'
import { secretFor } from '../../apps/platform/src/secrets.ts'
import { anyPort } from '../start/ports.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

export type BenchPlatform = {
  url: string
  pids: number[]
  platformPid: number
  adminUrl: string
  databaseUrl: (service: string) => string
  light: () => Promise<void>
  stop: () => Promise<void>
}

/** A scratch database and, once lit, the whole backend in one process beside it, as `npm start` runs it. */
export async function benchPlatform({ cached }: { cached: boolean }): Promise<BenchPlatform> {
  const secret = randomBytes(32).toString('base64url')
  const postgres = await startEmbedded({ directory: join(root, '.data/bench'), database: `bench_${randomBytes(4).toString('hex')}` })
  const { adminUrl } = postgres
  await migrateAll({ adminUrl, secret })
  const [port, sandbox] = [await anyPort(), await anyPort()]
  const pids = [postgres.pid]
  const platform: BenchPlatform = {
    url: `http://127.0.0.1:${port}`,
    pids,
    platformPid: 0,
    adminUrl,
    databaseUrl: (service) => roleUrl({ adminUrl, service, roleSecret: secretFor(secret, 'database-roles') }),
    light: async () => {
      const child = spawn(process.execPath, ['--max-semi-space-size=8', join(root, 'apps/platform/src/main.ts')], {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        env: {
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
      pids.push(platform.platformPid)
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
