import { spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { join, relative } from 'node:path'
import { run } from 'node:test'
import { fileURLToPath } from 'node:url'
import { buildStorefront } from '../start/storefront-build.ts'

/**
 * Everything that `npm test` promises, in the order in which it is cheapest to fail: types, lint, then the tests. Ends with a
 * line `N passed, N failed`. Arguments choose test files by a part of their path, and leave types and lint out.
 */
const root = fileURLToPath(new URL('../../', import.meta.url))
const inCi = process.env.CI === 'true'
const wanted = process.argv.slice(2)

type Count = { passed: number; failed: number; skipped: string[]; failures: string[] }
const count: Count = { passed: 0, failed: 0, skipped: [], failures: [] }

async function check(what: string, program: string, args: string[], cwd = root): Promise<void> {
  const begun = Date.now()
  const output: string[] = []
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', program), ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString('utf8')))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString('utf8')))
    child.on('exit', resolve)
  })
  const took = `${((Date.now() - begun) / 1000).toFixed(1)} s`
  if (code === 0) {
    count.passed += 1
    console.log(`✔ ${what} (${took})`)
    return
  }
  count.failed += 1
  count.failures.push(what)
  console.log(`✖ ${what} (${took})\n${output.join('')}`)
}

/** Builds the storefront once for all stories in a browser, which open it side by side: Next allows one build at a time. */
async function storefront(): Promise<void> {
  const begun = Date.now()
  try {
    await buildStorefront(root, () => {})
    count.passed += 1
    console.log(`✔ build of the storefront (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
  } catch (error) {
    count.failed += 1
    count.failures.push('build of the storefront')
    console.log(`✖ build of the storefront\n${String(error)}`)
  }
}

/** Runs test files, each in a process of its own, and adds what they say to the count. */
function tests(title: string, files: string[], concurrency: number): Promise<void> {
  const chosen = files.filter(isWanted)
  if (chosen.length === 0) return Promise.resolve()
  console.log(`\n${title}: ${chosen.length} files`)
  const begun = Date.now()
  return new Promise((resolve) => {
    const stream = run({ files: chosen, concurrency, timeout: 600_000, cwd: root })
    stream.on('test:pass', ({ name, file, skip, nesting, details }) => {
      if (isFile(name, details.type)) return
      if (skip !== undefined) {
        skipped(name, typeof skip === 'string' ? skip : 'no reason given', nesting)
        return
      }
      count.passed += 1
      if (details.duration_ms > 10_000) console.log(`  slow: ${(details.duration_ms / 1000).toFixed(0)} s  ${name}  ${where(file)}`)
    })
    stream.on('test:fail', ({ name, file, details, nesting }) => {
      if (isFile(name, details.type) && details.error.message.includes('subtest')) return
      count.failed += 1
      count.failures.push(`${name}  ${where(file)}`)
      console.log(
        `${'  '.repeat(nesting)}✖ ${name}  ${where(file)}\n${String((details.error.cause as Error | undefined)?.stack ?? details.error.cause ?? details.error.stack)}`,
      )
    })
    stream.on('test:stderr', ({ message }) => process.stderr.write(message))
    stream.on('end', () => {
      console.log(`${title}: ${((Date.now() - begun) / 60_000).toFixed(1)} min`)
      resolve()
    })
    stream.resume()
  })
}

function isWanted(file: string): boolean {
  return wanted.length === 0 || wanted.some((part) => relative(root, file).includes(part))
}

function skipped(name: string, why: string, nesting = 0): void {
  count.skipped.push(`${name}: ${why}`)
  console.log(`${'  '.repeat(nesting)}﹣ ${name} (skipped: ${why})`)
}

/** The runner reports each file as if it were a test; only what is inside counts. */
function isFile(name: string, type: string | undefined): boolean {
  return type === 'suite' || /\.test\.ts$/.test(name)
}

function where(file: string | undefined): string {
  return file ? relative(root, file) : ''
}

const find = (...patterns: string[]) =>
  globSync(patterns, { cwd: root, exclude: (path) => /(^|\/)(node_modules|\.next|\.data)(\/|$)/.test(String(path)) })
    .map((path) => join(root, path))
    .sort()

// Packages of its own, which nobody needs who only runs the shop.
const forAws = find('deploy/aws/*.test.ts')
const hasAws = existsSync(join(root, 'deploy/aws/node_modules'))

if (wanted.length === 0) {
  await check('types of backend and tools', 'typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json'])
  await check('types of the storefront', 'typescript/bin/tsc', ['--noEmit', '-p', 'apps/storefront/tsconfig.json'])
  await check('types of the pieces', 'typescript/bin/tsc', ['--noEmit', '-p', 'packages/ui/tsconfig.json'])
  await check('types of the studio', 'typescript/bin/tsc', ['--noEmit', '-p', 'catalog/studio/tsconfig.json'])
  if (hasAws) await check('types of AWS', 'typescript/bin/tsc', ['--noEmit', '-p', 'deploy/aws/tsconfig.json'])
  await check('format and lint', '@biomejs/biome/bin/biome', ['ci', '--colors=off', '--error-on-warnings', '.'])
  await check('nothing unused', 'knip/bin/knip.js', ['--no-progress', '--no-config-hints'])
}
await tests('Rooms and materials', find('{apps,packages,services,catalog}/**/*.test.ts', 'tools/**/*.test.ts'), 2)
if (hasAws) await tests('AWS', forAws, 2)
else if (forAws.some(isWanted)) skipped('what AWS is told', 'npm --prefix deploy/aws ci installs what it needs')
const inBrowser = find('stories/{browser,styleguide}/**/*.test.ts')
const stories = find('stories/**/*.test.ts').filter((file) => !inBrowser.includes(file))
await tests('Stories of services', stories, 2)
if (inBrowser.some(isWanted)) await storefront()
// They wait more than they work: two share two cores.
await tests('Stories in a browser', inBrowser, 2)

if (inCi && count.skipped.length > 0) {
  count.failed += count.skipped.length
  count.failures.push(...count.skipped.map((what) => `skipped in CI: ${what}`))
}
if (count.failures.length > 0) console.log(`\nFailed:\n${count.failures.map((failure) => `  ${failure}`).join('\n')}`)
console.log(
  `\n${count.passed} passed, ${count.failed} failed${count.skipped.length > 0 && !inCi ? `, ${count.skipped.length} skipped` : ''}`,
)
process.exit(count.failed > 0 ? 1 : 0)
