import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { anyPort } from '../start/ports.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = join(root, '.data/bench-web/bare')
const next = join(root, 'node_modules/next/dist/bin/next')
const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' }

const FILES = {
  'app/layout.js': 'export default ({ children }) => <html lang="en"><body>{children}</body></html>',
  // Made anew for each request, as a page of a shop that shows today's prices is.
  'app/page.js': 'export const dynamic = "force-dynamic"\nexport default () => <h1>A page</h1>',
  'next.config.mjs': `export default { turbopack: { root: ${JSON.stringify(root)} } }`,
}

/** The smallest page that this release of Next serves: what no page made with it can go below. */
export async function openBareNext(): Promise<{ url: string; pid: number; stop: () => Promise<void> }> {
  mkdirSync(join(folder, 'app'), { recursive: true })
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)
  const built = spawnSync(process.execPath, [next, 'build'], { cwd: folder, env, encoding: 'utf8' })
  if (built.status !== 0 || !existsSync(join(folder, '.next/BUILD_ID'))) throw new Error(`${built.stdout}\n${built.stderr}`)
  const port = await anyPort()
  const child = spawn(process.execPath, [next, 'start', '-H', '127.0.0.1', '-p', String(port)], { cwd: folder, env, stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}/`
  while (!(await fetch(url, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined))?.ok) {
    if (child.exitCode !== null) throw new Error('the bare page did not start')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    url,
    pid: child.pid as number,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
