import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { type Embedded, openPool } from '@toyline/postgres'
import { drill } from './drill.ts'
import { missingPgbackrest } from './pgbackrest.ts'
import { drillShop } from './shop.ts'
import { differences } from './tables.ts'

// On CI it must be there.
const skip = process.env.CI ? false : (missingPgbackrest() ?? false)
const timeout = 300_000

function place(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'toyline-drill-test-'))
  t.after(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

async function fill(server: Embedded): Promise<void> {
  const pool = openPool({ url: server.adminUrl, name: 'drill-test' })
  await pool.query('create table toys as select number from generate_series(1, 100) number')
  await pool.end()
}

const small = (t: TestContext) => ({ place: place(t), archiveTimeout: 1, fill, victim: 'public.toys' })

test('O1: a shop whose disk is lost comes back as it was before a table was dropped, with every row and nothing of later', {
  skip,
  timeout,
}, async (t) => {
  const report = await drill({ place: place(t), archiveTimeout: 1, ...drillShop(50) })
  assert.deepEqual(report.problems, [])
  assert.ok(report.rows > 1_000 && report.tables > 50, `${report.rows} rows in ${report.tables} tables`)
  assert.notEqual(report.recoverySeconds, null)
  assert.notEqual(report.lostSeconds, null)
})

test('O1: a restore to the wrong time is found', { skip, timeout }, async (t) => {
  const { problems } = await drill({ ...small(t), spoil: { restoreTo: ({ damaged }) => damaged } })
  assert.deepEqual(problems, [
    'What was written after the wanted time is there.',
    'drill.markers has 2 rows instead of 1.',
    'public.toys is missing.',
  ])
})

test('O1: a segment of the log that the archive command dropped without a word is found', { skip, timeout }, async (t) => {
  const options = small(t)
  // The user who runs the server may remove it here.
  const drop = join(options.place, 'server/drop-one')
  const { problems } = await drill({
    ...options,
    spoil: { archiveCommand: (right) => `rm '${drop}' 2>/dev/null || ${right}` },
    onStep: (what) => {
      if (what === 'back up') writeFileSync(drop, '')
    },
  })
  assert.equal(existsSync(drop), false, 'a segment was dropped')
  const said = problems.join('\n')
  assert.match(said, /Nothing of what was written after the backup came back\./)
  assert.match(said, /recovery ended before configured recovery target was reached/)
})

test('O1: an archive that is away and that nobody is told of is found', { skip, timeout }, async (t) => {
  const { problems } = await drill({ ...small(t), spoil: { archiveCommand: (right) => `${right} 2>/dev/null || true` } })
  assert.ok(problems.includes('The repository was away, and the server believed that it had archived.'), problems.join('\n'))
})

test('tables that differ are told apart by their rows and by what is in them', () => {
  const toys = { name: 'public.toys', rows: 2, sum: '7' }
  assert.deepEqual(differences([toys], [{ ...toys }]), [])
  assert.deepEqual(differences([toys], [{ ...toys, rows: 1 }]), ['public.toys has 1 rows instead of 2.'])
  assert.deepEqual(differences([toys], [{ ...toys, sum: '8' }]), ['public.toys has as many rows as it had, and other values in them.'])
  assert.deepEqual(differences([toys], []), ['public.toys is missing.'])
  assert.deepEqual(differences([], [toys]), ['public.toys was not there.'])
})
