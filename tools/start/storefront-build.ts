import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CannotStart } from './report.ts'

/** What the storefront is made of; a change in any of it asks for a new build. */
const SOURCES = ['apps/storefront', 'packages/contracts', 'packages/http/src', 'packages/addresses', 'packages/ui', 'package-lock.json']
const NOT_SOURCE = new Set(['node_modules', '.next', 'tsconfig.tsbuildinfo', 'next-env.d.ts'])

/** Builds the storefront for production unless the last build is of the very same sources. */
export async function buildStorefront(root: string, say: (detail: string) => void): Promise<void> {
  const stamp = join(root, '.data', 'storefront-build')
  const built = join(root, 'apps/storefront/.next/BUILD_ID')
  const wanted = fingerprint(root)
  if (existsSync(built) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('building for production (about a minute)')
  const next = join(root, 'node_modules/next/dist/bin/next')
  const output: string[] = []
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [next, 'build'], {
      cwd: join(root, 'apps/storefront'),
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString('utf8')))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString('utf8')))
    child.on('exit', resolve)
  })
  if (code !== 0) throw new CannotStart(`The storefront could not be built:\n${output.join('').slice(-4_000)}`)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, wanted)
}

function fingerprint(root: string): string {
  const hash = createHash('sha256')
  const visit = (path: string): void => {
    if (statSync(path).isDirectory()) {
      for (const name of readdirSync(path).sort()) if (!NOT_SOURCE.has(name)) visit(join(path, name))
      return
    }
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  }
  for (const source of SOURCES) visit(join(root, source))
  return hash.digest('hex')
}
