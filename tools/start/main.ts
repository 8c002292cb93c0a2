import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { EmbeddedError, startEmbedded } from '@toyline/postgres'
import { secretFor } from '../../apps/platform/src/secrets.ts'
import { MEMORY_ENV, MEMORY_FLAGS } from './memory.ts'
import { ownSecret } from './own-secret.ts'
import { anyPort, isFree, needPort } from './ports.ts'
import { claimFolder, endLeftovers, processes } from './processes.ts'
import { CannotStart, seconds, step } from './report.ts'
import { buildStorefront } from './storefront-build.ts'
import { waitUntilUp } from './wait.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const data = process.env.PLATFORM_DATA_DIRECTORY ?? join(root, '.data')
const { values: wanted } = parseArgs({
  options: { dev: { type: 'boolean' }, services: { type: 'boolean' }, copies: { type: 'string', default: '1' } },
})
const mode = wanted.dev ? 'dev' : wanted.services ? 'services' : 'one'
/** Of each service and of the gateway. The provider and the storefront are one each. */
const copies = mode === 'services' ? Math.max(1, Number(wanted.copies)) : 1
const SERVICES = ['products', 'users', 'orders', 'payments', 'notifications'] as const

type Undo = () => Promise<void>
const undo: Undo[] = []
let ending: Promise<void> | undefined

/** Stops everything in the opposite order of its start; asked twice, it waits for the first. */
function end(code: number): Promise<void> {
  ending ??= (async () => {
    for (const stop of undo.reverse()) await stop().catch((error: unknown) => console.error(error))
    process.exit(code)
  })()
  return ending
}

async function start(): Promise<void> {
  const port = Number(process.env.PORT ?? 3000)
  console.log('Toyline')
  claimFolder(join(data, 'start.pid'))
  await endLeftovers(join(data, 'processes.json'), root)
  await needPort(port)
  if (mode !== 'dev') await step('storefront', (say) => buildStorefront(root, say))

  const env = await settings(port)
  await step('database', () => run('apps/platform/src/migrate.ts', env))
  await step('sample catalogue', (say) => run('apps/platform/src/seed.ts', env, say))

  let failure: string | undefined
  let ready = false
  const children = processes({
    file: join(data, 'processes.json'),
    // What cannot even start is broken, and starting it again would only hide why.
    mayRevive: () => mode === 'services' && ready,
    onLost(name, lastWords) {
      failure = `${name} ended unexpectedly.\n${lastWords}`
      if (!ready) return
      console.error(failure)
      void end(1)
    },
  })
  undo.push(() => children.stop())
  await step('services', async () => {
    const flags = [...MEMORY_FLAGS, ...(mode === 'dev' ? ['--watch', '--watch-preserve-output'] : [])]
    const platform = (name: string, more: Record<string, string>) =>
      children.start({
        name,
        command: process.execPath,
        args: [...flags, join(root, 'apps/platform/src/main.ts')],
        cwd: root,
        env: { ...MEMORY_ENV, ...env, ...more },
      })
    if (mode === 'services') {
      const urls = await addresses()
      const shared = { PLATFORM_SHARES_PORTS: copies > 1 ? 'on' : 'off' }
      platform('sandbox', { SERVICES: 'sandbox', ...urls })
      for (const name of [...SERVICES, 'gateway'])
        for (let copy = 1; copy <= copies; copy++) platform(copy === 1 ? name : `${name} ${copy}`, { SERVICES: name, ...urls, ...shared })
    } else platform('platform', { SERVICES: `gateway,${SERVICES.join(',')},sandbox` })
    await waitUntilUp(`http://127.0.0.1:${port}/readyz`, 'The platform', () => failure)
  })
  await step('shop', async () => {
    const next = [
      '--import',
      new URL('./end-with-starter.ts', import.meta.url).href,
      join(root, 'node_modules/next/dist/bin/next'),
      mode === 'dev' ? 'dev' : 'start',
      '-H',
      '127.0.0.1',
      '-p',
      storefrontPort(env),
    ]
    children.start({
      name: 'storefront',
      command: process.execPath,
      args: next,
      cwd: join(root, 'apps/storefront'),
      env: {
        ...env,
        NODE_ENV: mode === 'dev' ? 'development' : 'production',
        NEXT_TELEMETRY_DISABLED: '1',
        STOREFRONT_API_URL: `http://127.0.0.1:${port}`,
        STOREFRONT_PUBLIC_URL: env.STOREFRONT_PUBLIC_URL ?? env.PLATFORM_PUBLIC_URL,
      },
    })
    await waitUntilUp(`http://127.0.0.1:${port}/`, 'The shop', () => failure)
  })
  ready = true
  greet(String(env.PLATFORM_PUBLIC_URL))
}

/** The environment of all processes of this start. What the person set wins; the rest is embedded. */
async function settings(port: number): Promise<Record<string, string | undefined>> {
  const embedded = !process.env.DATABASE_URL
  const storefront = await anyPort()
  const sandbox = Number(process.env.SANDBOX_PORT ?? ((await isFree(port + 10)) ? port + 10 : await anyPort()))
  const secret = process.env.PLATFORM_SECRET ?? ownSecret(join(data, 'secret'))
  const publicUrl = process.env.PLATFORM_PUBLIC_URL ?? `http://localhost:${port}`
  return {
    PLATFORM_MODE: embedded ? 'embedded' : 'deployment',
    PLATFORM_SECRET: secret,
    STOREFRONT_KEY: secretFor(secret, 'storefront'),
    PRODUCTS_MEDIA_DIRECTORY: join(data, 'media'),
    GATEWAY_STOREFRONT_URL: `http://127.0.0.1:${storefront}`,
    ...(mode === 'dev' ? { GATEWAY_STOREFRONT_DEV: 'on' } : {}),
    SANDBOX_PORT: String(sandbox),
    SANDBOX_PUBLIC_URL: `http://localhost:${sandbox}`,
    ...(embedded ? { ORDERS_WAREHOUSE_SECONDS: '120' } : {}),
    ...process.env,
    PORT: String(port),
    PLATFORM_PUBLIC_URL: publicUrl,
    ...(embedded ? { DATABASE_URL: await embeddedDatabase() } : {}),
  }
}

async function embeddedDatabase(): Promise<string> {
  return step('PostgreSQL', async (say) => {
    const postgres = await startEmbedded({ directory: join(data, 'postgres'), database: 'toyline', log: say })
    undo.push(() => postgres.stop())
    return postgres.adminUrl
  })
}

async function addresses(): Promise<Record<string, string>> {
  const urls: Record<string, string> = { GATEWAY_URL: `http://127.0.0.1:${process.env.PORT ?? 3000}` }
  for (const name of SERVICES) {
    const port = await anyPort()
    urls[`${name.toUpperCase()}_PORT`] = String(port)
    urls[`${name.toUpperCase()}_URL`] = `http://127.0.0.1:${port}`
  }
  return urls
}

function storefrontPort(env: Record<string, string | undefined>): string {
  return new URL(String(env.GATEWAY_STOREFRONT_URL)).port
}

async function run(program: string, env: Record<string, string | undefined>, say: (line: string) => void = () => {}): Promise<void> {
  const { spawn } = await import('node:child_process')
  const child = spawn(process.execPath, [join(root, program)], {
    cwd: root,
    env: { ...env, MALLOC_ARENA_MAX: '2' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  undo.push(async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
  })
  let said = ''
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-4_000)
    const line = said.trimEnd().split('\n').at(-1)
    if (line) say(line)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  if ((await ended) !== 0) throw new CannotStart(said)
}

function greet(url: string): void {
  console.log(`
Toyline is open: ${url}   (${seconds()})

  Buyer    buyer@toyline.example    password: a shelf full of plush
  Staff    staff@toyline.example    password: a shelf full of plush
  Mailbox  ${url}/dev/mail
  API      ${url}/api/docs
  Test card 4242 4242 4242 4242, any later date, any CVC

Ctrl-C stops it; orders and catalogue stay in .data/.
`)
}

process.on('SIGINT', () => void end(0))
process.on('SIGTERM', () => void end(0))
start().catch(async (error: unknown) => {
  if (ending) return
  const plain = error instanceof CannotStart || error instanceof EmbeddedError
  console.error(plain ? `\n${(error as Error).message}` : error)
  await end(1)
})
