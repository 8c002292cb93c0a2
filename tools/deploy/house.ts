import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ServiceName, subscriptions } from '@toyline/contracts'
import { Environment, readConfig } from '../../apps/platform/src/config.ts'
import { root } from './render.ts'

/** What the code says that a deployment has to fit. */
export const SERVICES: readonly string[] = ServiceName.options
export const SHUTDOWN_SECONDS = Number(/SHUTDOWN_MS = ([\d_]+)/.exec(read('apps/platform/src/main.ts'))?.[1]?.replaceAll('_', '')) / 1_000
/** To the database, of each copy of a service: through a pooler or without one, beside it, and for reports of payments. */
export const CONNECTIONS = {
  each: Number(/options\.max \?\? (\d+)/.exec(read('packages/postgres/src/pool.ts'))?.[1]),
  direct: Number(/DIRECT_MAX = (\d+)/.exec(read('packages/postgres/src/pool.ts'))?.[1]),
  reports: Number(/REPORTS = \{ max: (\d+)/.exec(read('apps/platform/src/compose.ts'))?.[1]),
}

/** Who asks whom, as `orders → products`: the clients that are composed, the gateway's rooms, the events that are handed on, the pages. */
export function whoAsksWhom({ sandbox = false } = {}): string[] {
  const clients = [...read('apps/platform/src/compose.ts').matchAll(/near\.client\('(\w+)', '(\w+)'/g)].map(
    ([, from, to]) => `${from} → ${to}`,
  )
  const rooms = [...read('apps/platform/src/compose.ts').matchAll(/near\.transport\('(\w+)'\)/g)].map(([, to]) => `gateway → ${to}`)
  const events = Object.entries(subscriptions).flatMap(([event, hearers]) => hearers.map((hearer) => `${event.split('.')[0]} → ${hearer}`))
  const asked = new Set([...clients, ...rooms, ...events, 'gateway → storefront', 'storefront → gateway'])
  if (sandbox) asked.add('payments → gateway')
  return [...asked].filter((line) => new Set(line.split(' → ')).size === 2).sort()
}

/** Read by Node, the client of PostgreSQL, AWS or the log, and not by config.ts. */
const READ_BY_OTHERS = ['NODE_ENV', 'NODE_EXTRA_CA_CERTS', 'PGSSLMODE', 'AWS_REGION', 'LOG_LEVEL', 'MALLOC_ARENA_MAX']
const STOREFRONT_NEEDS = ['STOREFRONT_API_URL', 'STOREFRONT_PUBLIC_URL', 'STOREFRONT_KEY']
/** What the storefront reads, by its own code. */
const STOREFRONT_READS = [
  ...new Set(
    globSync('apps/storefront/**/*.{ts,tsx}', { cwd: root, exclude: (path) => /node_modules|\.next/.test(path) })
      .filter((path) => !path.includes('.test.'))
      .flatMap((path) => [...read(path).matchAll(/process\.env\.(STOREFRONT_\w+)/g)].map(([, name]) => String(name))),
  ),
]

/** What is wrong with the environment of a service's process. Values that are secrets stand in as `SAMPLE_SECRETS` has them. */
export function environmentProblems(env: Record<string, string>): string[] {
  const unknown = Object.keys(env).filter((name) => !(name in Environment.shape) && !READ_BY_OTHERS.includes(name))
  const problems = unknown.map((name) => `${name} is no setting`)
  try {
    const config = readConfig(env)
    for (const service of config.SERVICES) {
      const own = `${service.toUpperCase()}_PORT` as keyof Environment
      if (service !== 'gateway' && !config[own]) problems.push(`${own} is not set`)
      const asked = whoAsksWhom().filter((line) => line.startsWith(`${service} → `))
      for (const to of asked.map((line) => line.split(' → ')[1]?.toUpperCase()))
        if (to !== 'STOREFRONT' && !config[`${to}_URL` as keyof Environment]) problems.push(`${to}_URL is not set`)
    }
    if (config.SERVICES.includes('gateway') && !config.GATEWAY_STOREFRONT_URL) problems.push('GATEWAY_STOREFRONT_URL is not set')
    if (config.SERVICES.includes('gateway') && !config.STOREFRONT_KEY) problems.push('STOREFRONT_KEY is not set')
    // Of several gateways each would count its own visitors, and keep what another has changed.
    if (config.SERVICES.includes('gateway') && !config.REDIS_URL) problems.push('REDIS_URL is not set')
    if (config.PLATFORM_HOST === '127.0.0.1') problems.push('PLATFORM_HOST lets nobody in')
  } catch (error) {
    problems.push((error as Error).message)
  }
  return problems
}

export function storefrontProblems(env: Record<string, string>): string[] {
  return [
    ...Object.keys(env)
      .filter((name) => !STOREFRONT_READS.includes(name) && name !== 'NODE_ENV')
      .map((name) => `${name} is no setting of the storefront`),
    ...STOREFRONT_NEEDS.filter((name) => !env[name]).map((name) => `${name} is not set`),
  ]
}

/** Of the form that each secret has, and worth nothing. */
export const SAMPLE_SECRETS: Record<string, string> = {
  PLATFORM_SECRET: 'a sample of a secret that is long enough',
  STOREFRONT_KEY: 'a sample of a key that is long enough too',
  SMTP_URL: 'smtps://user:password@mail.example:465',
  REDIS_URL: 'rediss://redis.example:6379',
  SEARCH_URL: 'https://toyline:password@search.example:9200',
  DATABASE_URL: 'postgresql://toyline:password@database-rw.toyline:5432/toyline',
  STRIPE_PUBLISHABLE_KEY: 'pk_live_sample',
  STRIPE_SECRET_KEY: 'sk_live_sample',
  STRIPE_WEBHOOK_SECRETS: 'whsec_sample',
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
