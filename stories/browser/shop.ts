import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort, waitFor } from '@toyline/testing'
import pg from 'pg'
import { secretFor } from '../../apps/platform/src/secrets.ts'
import { openInstallation } from '../../tools/installation.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const starter = join(root, 'tools/start/main.ts')
/** A first start builds the shop and draws pictures, perhaps on a busy machine. */
const OPEN_MS = 480_000
const STOP_MS = 60_000
/** Stories run faster than people. */
const NO_LIMIT = '1000000'

export type Mode = 'one' | 'services'
export type Shop = {
  url: string
  /** Where the pages are made, behind the gateway and its caches. */
  storefrontUrl: string
  port: number
  mode: Mode
  data: string
  /** Runs SQL as the administrator, to look behind the walls or to plant a defect. */
  query: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>
  /** Where the sandbox provider answers browsers. */
  providerUrl: string
  /** Asks the sandbox provider's test controls. */
  provider: (path: string, body?: object) => Promise<void>
  /** What the starter has printed. */
  output: () => string
  /** Ends it as Ctrl-C or `kill` would; fails unless it ends well and leaves nothing running. */
  stop: () => Promise<void>
  /** Ends the starter without a chance to clean up, and waits until what it had started has ended by itself. */
  kill: () => Promise<void>
}

/** Starts the real thing, as `npm start` and `npm run start:services` do, and waits until it says that it is open. */
export async function startShop({
  mode,
  data,
  catalogue,
  settings = {},
}: {
  mode: Mode
  data: string
  catalogue: string
  settings?: Record<string, string>
}): Promise<Shop> {
  const [port, sandboxPort, storefrontPort] = [await freePort(), await freePort(), await freePort()]
  const storefrontUrl = `http://127.0.0.1:${storefrontPort}`
  const env = {
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    GATEWAY_STOREFRONT_URL: storefrontUrl,
    PLATFORM_DATA_DIRECTORY: data,
    PLATFORM_SAMPLE_CATALOGUE: catalogue,
    SANDBOX_TEST_CONTROLS: 'on',
    LOG_LEVEL: 'warn',
    PLATFORM_HIDDEN_PRICES: 'gb',
    ORDERS_WAREHOUSE_SECONDS: '0',
    ORDERS_REPRICE_CANCELLED: 'ca',
    GATEWAY_REQUESTS_PER_MINUTE: NO_LIMIT,
    GATEWAY_SIGN_INS_PER_MINUTE: NO_LIMIT,
    GATEWAY_CHECKOUTS_PER_MINUTE: NO_LIMIT,
    ...settings,
  }
  const run = runStarter(mode, env)
  const greeting = `Toyline is open: http://localhost:${port}`
  await waitFor(() => run.output().includes(greeting) || run.hasEnded(), { timeoutMs: OPEN_MS, what: greeting })
  assert.ok(run.output().includes(greeting), `the shop did not open:\n${run.output()}`)
  const installation = await openInstallation({ PLATFORM_DATA_DIRECTORY: data })
  assert.ok(installation)
  const pool = new pg.Pool({ connectionString: installation.adminUrl, max: 2 })
  pool.on('error', () => {})
  const url = `http://localhost:${port}`
  return {
    url,
    storefrontUrl,
    port,
    mode,
    data,
    async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      return (await pool.query<Row>(text, values)).rows
    },
    providerUrl: `http://localhost:${sandboxPort}`,
    async provider(path, body = {}) {
      const answer = await fetch(`http://localhost:${sandboxPort}/_faults${path}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer sk_sandbox_${secretFor(installation.secret, 'sandbox-api-key')}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(30_000),
      })
      assert.ok(answer.ok, await answer.text())
    },
    output: run.output,
    async stop() {
      await pool.end()
      assert.deepEqual(await run.end('SIGTERM'), { code: 0, signal: null }, run.output())
      assert.equal(existsSync(join(data, 'processes.json')), false, 'processes were left running')
      assert.equal(existsSync(join(data, 'postgres/data/postmaster.pid')), false, 'the database was left running')
      await assert.rejects(fetch(`http://127.0.0.1:${port}/readyz`), 'somebody still answers')
    },
    async kill() {
      await pool.end()
      await run.end('SIGKILL')
      for (const door of [url, storefrontUrl]) await waitFor(() => isClosed(door), { timeoutMs: STOP_MS, what: `${door} to be closed` })
    },
  }
}

async function isClosed(door: string): Promise<boolean> {
  const answer = fetch(door, { signal: AbortSignal.timeout(1_000) })
  return answer.then(
    () => false,
    ({ cause }: Error) => (cause as { code?: string } | undefined)?.code === 'ECONNREFUSED',
  )
}

type End = { code: number | null; signal: NodeJS.Signals | null }
export type Starter = {
  pid: number
  output: () => string
  hasEnded: () => boolean
  ended: Promise<End>
  end: (how: NodeJS.Signals) => Promise<End>
}

/** Runs the starter with these settings and none of the caller's that would lead it elsewhere; as services, so many copies of each. */
export function runStarter(mode: Mode, env: Record<string, string>, copies = 1): Starter {
  const { DATABASE_URL: _a, REDIS_URL: _b, SMTP_URL: _c, NODE_TEST_CONTEXT: _d, ...rest } = process.env
  const child = spawn(process.execPath, [starter, ...(mode === 'services' ? ['--services', '--copies', String(copies)] : [])], {
    cwd: root,
    env: { ...rest, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const hear = (chunk: Buffer) => {
    output += chunk.toString('utf8')
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<End>((resolve) => child.once('close', (code, signal) => resolve({ code, signal })))
  const endWithTests = () => void child.kill('SIGTERM')
  process.once('exit', endWithTests)
  void ended.then(() => process.off('exit', endWithTests))
  return {
    pid: child.pid as number,
    output: () => output,
    hasEnded: () => hasEnded(child),
    ended,
    end: (how) => endChild(child, how, ended),
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function endChild(child: ChildProcess, how: NodeJS.Signals, ended: Promise<End>): Promise<End> {
  child.kill(how)
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  const end = await ended
  clearTimeout(timer)
  return end
}
