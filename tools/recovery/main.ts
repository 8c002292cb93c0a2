import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { drill, type Part } from './drill.ts'
import { missingPgbackrest } from './pgbackrest.ts'
import { drillShop } from './shop.ts'

const USAGE = `npm run drill -- [--products N] [--archive-timeout SECONDS]

  Makes a shop's database in a folder of its own, backs it up, loses its disk, restores it to before somebody dropped a table, and looks
  whether everything is as it was. Touches no shop that is there.
  --products         how many the shop has; 2000 unless said, of which 45000 make about 500 MB
  --archive-timeout  seconds after which the log is archived at the latest; 10 unless said, production has 300`

/** What the drill does, and is measured by. */
const OWN: readonly Part[] = ['back up', 'lose', 'restore', 'replay', 'check']

/** Ends with 1 where something did not come back, 2 on wrong use and where nothing can be backed up. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { products: { type: 'string', default: '2000' }, 'archive-timeout': { type: 'string', default: '10' } },
  })
  const products = Number(values.products)
  const archiveTimeout = Number(values['archive-timeout'])
  const missing = missingPgbackrest()
  if (![products, archiveTimeout].every((value) => Number.isSafeInteger(value) && value > 0) || missing) {
    console.error(missing ?? USAGE)
    return 2
  }
  const place = mkdtempSync(join(tmpdir(), 'toyline-drill-'))
  const steps: { step: string; part: Part; seconds: number }[] = []
  try {
    const report = await drill({
      place,
      archiveTimeout,
      ...drillShop(products),
      onStep: (step, seconds, part) => {
        steps.push({ step, part, seconds })
        console.log(`✓ ${step} (${seconds.toFixed(1)} s)`)
      },
    })
    console.table(steps.map(({ seconds, ...step }) => ({ ...step, seconds: seconds.toFixed(1) })))
    const took = (parts: readonly Part[]) => told(steps.reduce((sum, { part, seconds }) => sum + (parts.includes(part) ? seconds : 0), 0))
    console.table([
      ...OWN.map((part) => ({ what: `the drill: ${part}`, is: took([part]) })),
      { what: 'the drill together, without filling and waiting; for 500 MB at most 60 s', is: took(OWN) },
      { what: 'database', is: `${megabytes(report.databaseBytes)}, ${report.tables} tables, ${report.rows} rows` },
      { what: 'its backup, compressed and encrypted', is: megabytes(report.backupBytes) },
      { what: `RPO: lost with the disk, of at most ${archiveTimeout} s and what archiving takes`, is: told(report.lostSeconds) },
      { what: 'RTO: from an empty disk to a server that takes writes', is: told(report.recoverySeconds) },
    ])
    for (const problem of report.problems) console.error(`✗ ${problem}`)
    console.log(report.problems.length === 0 ? 'All of it came back.' : 'The drill failed.')
    return report.problems.length === 0 ? 0 : 1
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`
}

function told(seconds: number | null): string {
  return seconds === null ? 'not reached' : `${seconds.toFixed(1)} s`
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ? USAGE : error)
  process.exitCode = 2
}
