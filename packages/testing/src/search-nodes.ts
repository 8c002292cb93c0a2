import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from '@toyline/postgres'
import { root } from './root.ts'
import { waitFor } from './wait-for.ts'

/** Nodes of OpenSearch that are one cluster. */
export type SearchNodes = {
  /** One of each node. */
  urls: string[]
  /** Ends a node as a crash does. */
  kill: (node: number) => Promise<void>
  stop: () => Promise<void>
}

const sources = fileURLToPath(new URL('../opensearch/', import.meta.url))
const directory = join(root, '.data', 'search-engine')
const OLDEST_JAVA = 21
const HEAP_MB = 512
const START_MS = 300_000
const FETCH_MS = 300_000
const run = promisify(execFile)

/**
 * Has what a node needs fetched by Maven, once a version, into `.data/search-engine`.
 * @returns why it cannot be had; null where it can
 */
export async function prepareSearchNodes(): Promise<string | null> {
  const java = await findJava()
  if (java === null) return `OpenSearch needs a JDK ${OLDEST_JAVA} or newer, and there is none (JAVA_HOME, /usr/lib/jvm)`
  if (existsSync(jars())) return null
  const maven = await run('mvn', ['--version']).catch(() => null)
  if (!maven) return 'OpenSearch comes from Maven Central, and there is no Maven (mvn)'
  mkdirSync(directory, { recursive: true })
  const folder = mkdtempSync(join(directory, 'fetching-'))
  try {
    const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`]
    await run('mvn', ['--batch-mode', '--quiet', '--file', join(sources, 'pom.xml'), ...goal], {
      env: { ...process.env, JAVA_HOME: java },
      timeout: FETCH_MS,
    })
    renameSync(folder, jars())
  } catch (error) {
    // Another process may have been first.
    if (!existsSync(jars()))
      return `Maven could not fetch OpenSearch: ${String((error as { stderr?: string }).stderr || error).slice(0, 1_000)}`
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return null
}

/**
 * Starts nodes that end, at the latest, with this process. `prepareSearchNodes` comes first.
 * Errors: an Error with what a node printed, where it does not start within five minutes.
 */
export async function startSearchNodes({ count = 1, ports = [] }: { count?: number; ports?: number[] } = {}): Promise<SearchNodes> {
  const java = await findJava()
  if (java === null) throw new Error('there is no JDK to run OpenSearch with')
  const home = mkdtempSync(join(directory, 'home-'))
  mkdirSync(join(home, 'config'))
  const chosen = await Promise.all(
    Array.from({ length: count }, async (_, at) => ({ http: ports[at] ?? (await freePort()), transport: await freePort() })),
  )
  const nodes = chosen.map(({ http, transport }, at) => {
    const settings = {
      'path.home': home,
      'path.data': join(home, `data-${at}`),
      'path.logs': join(home, 'logs'),
      'cluster.name': 'toyline',
      'node.name': `node-${at}`,
      'network.host': '127.0.0.1',
      'http.port': http,
      'transport.port': transport,
      'transport.type': 'netty4',
      'http.type': 'netty4',
      // A disk that is almost full is the machine's matter, not that of a few megabytes.
      'cluster.routing.allocation.disk.threshold_enabled': false,
      ...(count === 1
        ? { 'discovery.type': 'single-node' }
        : {
            'discovery.seed_hosts': chosen.map((node) => `127.0.0.1:${node.transport}`).join(','),
            'cluster.initial_cluster_manager_nodes': chosen.map((_, other) => `node-${other}`).join(','),
          }),
    }
    const memory = [`-Xms${HEAP_MB}m`, `-Xmx${HEAP_MB}m`, '-XX:TieredStopAtLevel=1', '--enable-native-access=ALL-UNNAMED']
    const program = ['-cp', join(jars(), '*'), join(sources, 'SearchNode.java')]
    const child = spawn(
      join(java, 'bin', 'java'),
      [...memory, ...program, ...Object.entries(settings).map(([name, value]) => `${name}=${value}`)],
      {
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    )
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    return { child, url: `http://127.0.0.1:${http}`, ended: once(child, 'close'), output: () => output }
  })
  const stop = async () => {
    for (const { child } of nodes) child.kill('SIGKILL')
    await Promise.all(nodes.map(({ ended }) => ended))
    rmSync(home, { recursive: true, force: true })
  }
  try {
    await Promise.all(
      nodes.map(({ child, url, output }) =>
        waitFor(() => child.exitCode !== null || isWhole(url, count), { timeoutMs: START_MS, what: `OpenSearch at ${url}` }).then(() => {
          if (child.exitCode !== null) throw new Error(`OpenSearch ended: ${output().slice(-4_000)}`)
        }),
      ),
    )
  } catch (error) {
    await stop()
    throw error
  }
  return {
    urls: nodes.map(({ url }) => url),
    kill: async (node) => {
      nodes[node]?.child.kill('SIGKILL')
      await nodes[node]?.ended
    },
    stop,
  }
}

/** The jars of the version that the pom names. */
function jars(): string {
  const version = /<opensearch.version>(.+)<\/opensearch.version>/.exec(readFileSync(join(sources, 'pom.xml'), 'utf8'))?.[1]
  return join(directory, `opensearch-${version}`)
}

/** The home of a JDK that is new enough. */
async function findJava(): Promise<string | null> {
  const named = Object.entries(process.env).flatMap(([name, value]) => (/^JAVA_HOME/.test(name) && value ? [value] : []))
  for (const home of [...named, ...globSync('/usr/lib/jvm/*').sort()]) {
    const release = join(home, 'release')
    if (!existsSync(release) || !existsSync(join(home, 'bin', 'javac'))) continue
    const version = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, 'utf8'))?.[1]
    if (Number(version) >= OLDEST_JAVA) return home
  }
  return null
}

async function isWhole(url: string, count: number): Promise<boolean> {
  try {
    const health = await fetch(`${url}/_cluster/health`, { signal: AbortSignal.timeout(2_000) })
    const { status, number_of_nodes: nodes } = (await health.json()) as { status: string; number_of_nodes: number }
    return status !== 'red' && nodes === count
  } catch {
    return false
  }
}
