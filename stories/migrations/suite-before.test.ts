import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { startEmbedded } from '@toyline/postgres'
import { checkOut, putMigrations, releaseBefore } from './release-before.ts'

/**
 * What the release before tells of itself: files that are as old as the first release, and between them read and write each table that more
 * than one migration has changed.
 */
const SUITE = [
  // orders, payments, holds, stock and mails, from the cart to the shipment
  'stories/saga/checkout.test.ts',
  // payments, refunds, the ledger, documents
  'stories/payments/refunds.test.ts',
  'services/users/src/accounts.test.ts',
  'services/orders/src/cancellations.test.ts',
  'services/orders/src/shipments.test.ts',
  'services/orders/src/returns.test.ts',
  'services/products/src/stock-wishes.test.ts',
  'services/notifications/src/notifications.test.ts',
]
/** Crowds, of which a busy machine lets some go unanswered, and which say nothing about a schema that the others do not. */
const CROWDS = 'at once'
/** One of them: for a defect that all would notice, and where there is no release before, whose stories `npm test` tells anyhow. */
const QUICK = ['services/orders/src/carts.test.ts']

/** Tests that a file has at the least, on average. */
const LEAST_A_FILE = 7

/** Runs test files of a checkout against a server of this test's own. Returns how many tests passed and failed, in which files, and what was printed. */
async function run(
  folder: string,
  databaseUrl: string,
  files: readonly string[],
): Promise<{ passed: number; failed: number; failing: string[]; output: string }> {
  const child = spawn(
    process.execPath,
    ['--test', '--test-reporter=tap', '--test-concurrency=1', `--test-skip-pattern=${CROWDS}`, ...files],
    {
      cwd: folder,
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, TEST_DATABASE_URL: databaseUrl },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')))
  await once(child, 'close')
  const count = (what: string) => Number(new RegExp(`^# ${what} (\\d+)$`, 'm').exec(output)?.[1])
  const failing = files.filter((file) => new RegExp(`^not ok [^]*?location: '[^']*/${file}:`, 'm').test(output))
  return { passed: count('pass'), failed: count('fail') + count('cancelled'), failing, output }
}

async function stand(t: TestContext) {
  const { commit, because } = releaseBefore()
  t.diagnostic(`the release before is ${commit?.slice(0, 8) ?? 'none'}: ${because}`)
  const folder = checkOut(t, commit)
  putMigrations(folder)
  const directory = mkdtempSync(join(tmpdir(), 'suite-before-'))
  const server = await startEmbedded({ directory, durable: false })
  t.after(async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  })
  return { folder, url: server.adminUrl, suite: commit === null ? QUICK : SUITE }
}

test('O4: the release before passes its own stories on the schema of this one', { timeout: 600_000 }, async (t) => {
  const { folder, url, suite } = await stand(t)
  const { passed, failed, output, failing } = await run(folder, url, suite)
  t.diagnostic(`${passed} tests of the release before passed`)
  if (failed > 0) {
    // What a busy machine let fail does not fail again by itself; what the schema lets fail does.
    assert.ok(failing.length > 0, output)
    t.diagnostic(`told again by themselves: ${failing.join(', ')}`)
    const again = await run(folder, url, failing)
    assert.deepEqual([again.failed, again.passed > 0], [0, true], `${output}\n${again.output}`)
  }
  assert.ok(passed > suite.length * LEAST_A_FILE, output)

  await t.test('a column that it needs and that is gone is noticed', async () => {
    writeFileSync(join(folder, 'services/orders/migrations/9999-less.sql'), 'alter table orders.cart_lines drop column quantity cascade;\n')
    const less = await run(folder, url, QUICK)
    assert.ok(less.failed > 0, less.output)
    assert.match(less.output, /column "quantity".* does not exist|quantity/)
  })
})
