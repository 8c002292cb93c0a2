import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { anyPort } from '../start/ports.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const UNLIMITED = '1000000000'

export type Site = {
  /** The front door. */
  url: string
  /** Where Next makes the pages, behind the front door and its caches. */
  nextUrl: string
  pid: number
  stop: () => Promise<void>
}

/** The shop as `npm start` opens it, with the sample catalogue, in a data folder of its own that is kept for the next run. */
export async function openSite(): Promise<Site> {
  const [port, next, sandbox] = [await anyPort(), await anyPort(), await anyPort()]
  const nextUrl = `http://127.0.0.1:${next}`
  const child = spawn(process.execPath, [join(root, 'tools/start/main.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      SANDBOX_PORT: String(sandbox),
      GATEWAY_STOREFRONT_URL: nextUrl,
      PLATFORM_DATA_DIRECTORY: join(root, '.data/bench-web'),
      GATEWAY_REQUESTS_PER_MINUTE: UNLIMITED,
    },
  })
  await said(child, `Toyline is open: http://localhost:${port}`)
  return {
    url: `http://localhost:${port}`,
    nextUrl,
    pid: child.pid as number,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function said(child: ChildProcess, words: string): Promise<void> {
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  while (!output.includes(words)) {
    if (child.exitCode !== null) throw new Error(`the shop did not open:\n${output}`)
    await Promise.race([once(child.stdout as NonNullable<typeof child.stdout>, 'data'), once(child, 'exit')])
  }
}
