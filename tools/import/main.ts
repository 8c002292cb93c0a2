import { accessSync, constants, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { bulkLane } from '@toyline/jobs'
import { openPool } from '@toyline/postgres'
import { diskStorage, type ImportSummary, importFile, s3StorageAt } from '@toyline/products'
import { dataDirectory } from '../installation.ts'
import { importDatabase } from './database.ts'
import { progressBar } from './progress-bar.ts'

const USAGE = `npm run import -- FILE [--dry-run] [--map MAP.json] [--report FILE] [--pictures-from HOST]... [--hurry]

  FILE             products as CSV (Shopify, WooCommerce, Spree or plain), as JSON, or either of them gzipped
  --dry-run        checks everything and writes nothing
  --map            which column is what, for a plain file: { "title": "Bezeichnung", "price": "VK netto", "stock/reno": "Lager 1" }
  --report         where errors and warnings go; FILE.errors.csv unless said
  --pictures-from  a host that pictures may be fetched from, such as cdn.shopify.com; none unless said
  --hurry          takes a third of the time: rests for nobody who buys meanwhile`

// PostgreSQL: the role cannot sign in, the database, schema or table is not there.
const NOT_SET_UP = ['28P01', '28000', '3D000', '3F000', '42P01']

/** Imports a file into the shop on this machine, or into DATABASE_URL. Ends with 1 where anything was refused, 2 on wrong use. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      'dry-run': { type: 'boolean', default: false },
      map: { type: 'string' },
      report: { type: 'string' },
      'pictures-from': { type: 'string', multiple: true, default: [] },
      hurry: { type: 'boolean', default: false },
    },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Usage(USAGE)
  const path = resolve(process.env.INIT_CWD ?? '.', file)
  const report = values.report ?? reportBeside(path)
  const database = await importDatabase({ optional: values['dry-run'] })
  const pool = database && openPool({ url: database.url, name: 'toyline-import', statementTimeoutMs: 30_000 })
  const bar = progressBar(process.stderr)
  try {
    const summary = await importFile({
      path,
      pool,
      storage: process.env.PRODUCTS_MEDIA_S3
        ? s3StorageAt(process.env.PRODUCTS_MEDIA_S3, process.env.AWS_REGION)
        : diskStorage(process.env.PRODUCTS_MEDIA_DIRECTORY ?? join(dataDirectory(), 'media')),
      dryRun: values['dry-run'],
      map: values.map === undefined ? undefined : readMap(values.map),
      report,
      remotePictures: values['pictures-from'].length > 0 ? { hosts: values['pictures-from'] } : null,
      lane: values.hurry ? undefined : bulkLane(),
      onProgress: bar.show,
    })
    bar.end()
    console.log(told(summary, values['dry-run'], report))
    return summary.refused === null && summary.failed === 0 ? 0 : 1
  } finally {
    bar.end()
    await pool?.end()
    await database?.stop()
  }
}

class Usage extends Error {}

function readMap(file: string): Record<string, string> {
  let map: unknown
  try {
    map = JSON.parse(readFileSync(resolve(process.env.INIT_CWD ?? '.', file), 'utf8'))
  } catch (error) {
    throw new Usage(`The map ${file} cannot be read: ${(error as Error).message}`)
  }
  if (map !== null && typeof map === 'object' && Object.values(map).every((column) => typeof column === 'string'))
    return map as Record<string, string>
  throw new Usage(`The map ${file} must look like { "title": "Bezeichnung", "price": "VK netto" }.`)
}

/** Beside the file, or where we stand if that folder may not be written to. */
function reportBeside(path: string): string {
  try {
    accessSync(dirname(path), constants.W_OK)
    return `${path}.errors.csv`
  } catch {
    return join(process.env.INIT_CWD ?? process.cwd(), `${basename(path)}.errors.csv`)
  }
}

function told(summary: ImportSummary, dryRun: boolean, report: string): string {
  if (summary.refused !== null) return `Nothing was imported. ${summary.refused}`
  const { created, updated, unchanged, failed, variants, pictures, errors, warnings } = summary
  const lines = [
    `${dryRun ? 'Checked' : 'Read'} ${summary.rows} rows (${[summary.format, summary.encoding, summary.separator].filter(Boolean).join(', ')}).`,
    `Products: ${created} ${dryRun ? 'to be created' : 'created'}, ${updated} ${dryRun ? 'to be updated where they differ' : 'updated'}${dryRun ? '' : `, ${unchanged} unchanged`}, ${failed} refused; ${variants} variants.`,
  ]
  if (pictures.made + pictures.kept + pictures.left > 0)
    lines.push(`Pictures: ${pictures.made} made, ${pictures.kept} kept, ${pictures.left} left out.`)
  if (errors + warnings > 0)
    lines.push(
      `${errors} errors and ${warnings} warnings, all in ${report}; the first of them:`,
      ...summary.findings.slice(0, 10).map((finding) => `  ${finding}`),
    )
  if (dryRun) lines.push('Nothing was written.')
  return lines.join('\n')
}

try {
  process.exitCode = await main()
} catch (error) {
  if (NOT_SET_UP.includes((error as { code?: string }).code ?? '')) {
    console.error(
      'The database of this shop has not been set up yet, or PLATFORM_SECRET belongs to another one. Run `npm start` once first.',
    )
    process.exit(2)
  }
  const plain =
    error instanceof Usage || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') || (error as { plain?: boolean }).plain
  console.error(plain ? (error as Error).message : error)
  if (!plain) console.error('\nThe import stopped. Products kept so far are whole; the same command goes on from there.')
  process.exitCode = 2
}
