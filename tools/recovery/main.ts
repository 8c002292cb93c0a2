import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { drill } from './drill.ts'
import { missingPgbackrest } from './pgbackrest.ts'
import { drillShop } from './shop.ts'

const USAGE = `npm run drill -- [--products N] [--archive-timeout SECONDS]

  Makes a shop's database in a folder of its own, backs it up, loses its disk, restores it to before somebody dropped a table, and looks
  whether everything is as it was. Touches no shop that is there.
  --products         how many the shop has; 2000 unless said
  --archive-timeout  seconds after which the log is archived at the latest; 10 unless said, production has 300`

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
  const steps: { step: string; seconds: string }[] = []
  try {
    const report = await drill({
      place,
      archiveTimeout,
      ...drillShop(products),
      onStep: (step, seconds) => {
        steps.push({ step, seconds: seconds.toFixed(1) })
        console.log(`✓ ${step} (${seconds.toFixed(1)} s)`)
      },
    })
    console.table(steps)
    console.table([
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
