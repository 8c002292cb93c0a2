import { spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { join, relative } from 'node:path'
import { run } from 'node:test'
import { fileURLToPath } from 'node:url'
import { buildStorefront } from '../start/storefront-build.ts'

/**
 * Everything that `npm test` promises: types and lint, which are the cheapest to fail, then the tests, the longest files first and two side
 * by side; short ones of one room share a process. Ends with a line `N passed, N failed`. Arguments choose test files by a part of their path,
 * and leave types and lint out.
 */
const root = fileURLToPath(new URL('../../', import.meta.url))
/** Checks keep a core busy each. */
const CHECKS_AT_ONCE = 2
/** Two keep two cores busy. With a third the limits of time that are part of what is tested run out here and there. */
const FILES_AT_ONCE = 2
const FILE_TIMEOUT_MS = 900_000
/** So many files of a room share what they import; more would keep one core busy while the other has nothing left. */
const FILES_TOGETHER = 12
const together = join(root, 'tools/test/together.ts')
const inCi = process.env.CI === 'true'
const wanted = process.argv.slice(2)

type Count = { passed: number; failed: number; skipped: string[]; failures: string[] }
// What one process has compiled, hundreds of others need not.
process.env.NODE_COMPILE_CACHE ??= join(root, '.data', 'compile-cache')
const count: Count = { passed: 0, failed: 0, skipped: [], failures: [] }

/** Runs all, so many at a time, in this order. */
async function side(works: (() => Promise<void>)[], atOnce: number): Promise<void> {
  const left = works.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const work of left) await work()
    }),
  )
}

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

/** Runs test files in one process of their own, and adds what they say to the count. */
function testFiles(paths: string[]): Promise<void> {
  const begun = Date.now()
  let isWhole = paths.length === 1
  const files = `${where(paths[0])}${isWhole ? '' : ` and ${paths.length - 1} more`}`
  return new Promise((resolve) => {
    const program = isWhole ? { files: paths } : { files: [together], argv: paths }
    const stream = run({ ...program, timeout: FILE_TIMEOUT_MS, cwd: root })
    stream.on('test:pass', ({ name, file, skip, nesting, details }) => {
      if (isFile(name, details.type)) return
      if (file === together) {
        isWhole = true
        return
      }
      if (skip !== undefined) {
        skipped(name, typeof skip === 'string' ? skip : 'no reason given', nesting)
        return
      }
      count.passed += 1
      if (details.duration_ms > 10_000) console.log(`  slow: ${(details.duration_ms / 1000).toFixed(0)} s  ${name}  ${where(file)}`)
    })
    stream.on('test:fail', ({ name, file, details, nesting }) => {
      if (isFile(name, details.type) && details.error.message.includes('subtest')) return
      const what = name === together ? files : `${name}  ${where(file)}`
      count.failed += 1
      count.failures.push(what)
      console.log(
        `${'  '.repeat(nesting)}✖ ${what}\n${String((details.error.cause as Error | undefined)?.stack ?? details.error.cause ?? details.error.stack)}`,
      )
    })
    stream.on('test:stderr', ({ message }) => process.stderr.write(message))
    stream.on('end', () => {
      if (!isWhole) {
        count.failed += 1
        count.failures.push(`${files}: not told to their end`)
      }
      const seconds = (Date.now() - begun) / 1000
      if (seconds > 60) console.log(`${files}: ${(seconds / 60).toFixed(1)} min`)
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
  return type === 'suite' || name === together || /\.test\.ts$/.test(name)
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

const inBrowser = find('stories/browser/**/*.test.ts', 'stories/styleguide/**/*.test.ts')
const stories = find('stories/**/*.test.ts').filter((file) => !inBrowser.includes(file))
const rooms = find('{apps,packages,services,catalog}/**/*.test.ts', 'tools/**/*.test.ts')
// Stories take longest, those in a browser above all.
const chosen = [...inBrowser, ...stories, ...rooms, ...(hasAws ? forAws : [])].filter(isWanted)

/** Files with a process of their own: they change what belongs to one, are about how long things take, or so long that it hardly counts. */
const ALONE = /^(deploy|tools|packages\/(http|jobs|postgres|testing)|stories\/(?!payments\/))/

/** The files in their order, as lists of those that are told in one process. */
function inProcesses(files: string[]): string[][] {
  const lists: string[][] = []
  const open = new Map<string, string[]>()
  for (const file of files) {
    const room = ALONE.test(where(file)) ? file : (/^services\/[^/]+|^[^/]+/.exec(where(file))?.[0] ?? '')
    const list = open.get(room)
    if (list && list.length < FILES_TOGETHER) list.push(file)
    else {
      const begun = [file]
      lists.push(begun)
      open.set(room, begun)
    }
  }
  return lists
}

const tsc = (what: string, project: string) => () => check(`types of ${what}`, 'typescript/bin/tsc', ['--noEmit', '-p', project])
const checks =
  wanted.length > 0
    ? []
    : [
        tsc('backend and tools', 'tsconfig.json'),
        tsc('the storefront', 'apps/storefront/tsconfig.json'),
        tsc('the pieces', 'packages/ui/tsconfig.json'),
        tsc('the studio', 'catalog/studio/tsconfig.json'),
        ...(hasAws ? [tsc('AWS', 'deploy/aws/tsconfig.json')] : []),
        () => check('format and lint', '@biomejs/biome/bin/biome', ['ci', '--colors=off', '--error-on-warnings', '.']),
        () => check('nothing unused', 'knip/bin/knip.js', ['--no-progress', '--no-config-hints']),
      ]
await side(inBrowser.some(isWanted) ? [...checks, storefront] : checks, CHECKS_AT_ONCE)

if (!hasAws && forAws.some(isWanted)) skipped('what AWS is told', 'npm --prefix deploy/aws ci installs what it needs')
console.log(`\n${chosen.length} files of tests`)
const begun = Date.now()
await side(
  inProcesses(chosen).map((files) => () => testFiles(files)),
  FILES_AT_ONCE,
)
console.log(`${chosen.length} files: ${((Date.now() - begun) / 60_000).toFixed(1)} min`)

if (inCi && count.skipped.length > 0) {
  count.failed += count.skipped.length
  count.failures.push(...count.skipped.map((what) => `skipped in CI: ${what}`))
}
if (count.failures.length > 0) console.log(`\nFailed:\n${count.failures.map((failure) => `  ${failure}`).join('\n')}`)
console.log(
  `\n${count.passed} passed, ${count.failed} failed${count.skipped.length > 0 && !inCi ? `, ${count.skipped.length} skipped` : ''}`,
)
process.exit(count.failed > 0 ? 1 : 0)
