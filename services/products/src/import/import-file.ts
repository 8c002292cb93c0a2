import { dirname } from 'node:path'
import { type Currency, MARKETS, type MarketId } from '@toyline/contracts'
import type { BulkLane } from '@toyline/jobs'
import { openDatabase } from '@toyline/postgres'
import type { Pool } from 'pg'
import type { RemotePictures } from '../media/fetch-picture.ts'
import type { Storage } from '../media/storage.ts'
import type { Database } from '../store/tables.ts'
import { type Finding, RefusedFile } from './findings.ts'
import type { Format, FormatName } from './formats/format.ts'
import type { ColumnMap } from './formats/plain.ts'
import { recogniseFormat } from './formats/recognise.ts'
import { groupRows, surveyRows } from './group-rows.ts'
import { importPictures, type PictureCounts } from './import-pictures.ts'
import { readJsonRows } from './json-rows.ts'
import { judgeProducts, keepProducts, type ReadyProduct } from './keep-products.ts'
import { openSource } from './open-source.ts'
import { readProduct } from './read-product.ts'
import { type Row, readRows } from './read-rows.ts'
import type { ImportDefaults } from './read-variant.ts'
import { reportFile } from './report-file.ts'
import { sampleFindings } from './sample-findings.ts'
import { detectSeparator, SEPARATOR_NAMES } from './separator.ts'

export type ImportNeeds = {
  path: string
  /** As the role of the products service. Null only in a dry run, which then compares with nothing. */
  pool: Pool | null
  storage: Storage
  dryRun?: boolean
  map?: ColumnMap | undefined
  /** Where findings are written as CSV; no file is made where there are none. */
  report?: string | undefined
  remotePictures?: RemotePictures | null
  defaults?: { currency: Currency; market: MarketId }
  /** Lets those who buy meanwhile go first; nobody does unless it is given. */
  lane?: BulkLane | undefined
  onProgress?: (progress: ImportProgress) => void
}

export type ImportProgress = { row: number; rows: number; products: number; pictures: number }

export type ImportSummary = {
  /** Why nothing of the file was imported, in whole sentences; null where it was. */
  refused: string | null
  format: FormatName | null
  encoding: string | null
  separator: string | null
  /** Without the headings. */
  rows: number
  /** Products, each counted once. */
  created: number
  updated: number
  unchanged: number
  /** Products that an error kept out. */
  failed: number
  variants: number
  pictures: PictureCounts
  errors: number
  warnings: number
  /** The first findings of each kind as sentences, errors first. */
  findings: string[]
}

const BATCH = { products: 100, variants: 1_000 }
/** Where others are to go first: some milliseconds of the database each. */
const SMALL_BATCH = { products: 10, variants: 50 }
const BATCH_PICTURES = 50
const LOCATIONS = [...new Set(Object.values(MARKETS).flatMap(({ locations }) => locations))]

/**
 * Imports a file of products, or says in `refused` why it holds none. Each product is kept wholly or not at all; importing
 * the same file again changes nothing. Throws only what is no fault of the file: a database or a store that is away, after
 * which the products kept so far are whole and the same call goes on from there.
 */
export async function importFile(needs: ImportNeeds): Promise<ImportSummary> {
  const summary = emptySummary()
  const sample = sampleFindings()
  const report = needs.report === undefined ? null : reportFile(needs.report)
  try {
    const file = await recognise(needs, summary)
    await importRows(file, needs, summary, async (findings) => {
      for (const finding of findings) {
        summary[finding.level === 'error' ? 'errors' : 'warnings']++
        sample.add(finding)
      }
      await report?.add(findings)
    })
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error
    summary.refused = error.message
  } finally {
    await report?.close()
  }
  summary.findings = sample.sentences()
  return summary
}

type KnownFile = { format: Format; rows: () => AsyncGenerator<Row> }

async function recognise({ path, map }: ImportNeeds, summary: ImportSummary): Promise<KnownFile> {
  const source = await openSource(path)
  summary.encoding = source.encoding
  const json = /^\s*[[{]/.test(source.sample)
  if (!json && source.sample.startsWith('# Google_Product_Taxonomy'))
    throw new RefusedFile("This file lists a tree of categories (Google's product taxonomy), not products.")
  const separator = json ? null : detectSeparator(source.sample)
  const jsonRows = json ? await readJsonRows(source) : null
  const read = async function* (): AsyncGenerator<Row> {
    if (jsonRows) yield* jsonRows
    else yield* readRows(source, separator ?? ',')
  }
  summary.separator = separator && SEPARATOR_NAMES[separator]
  const headings = await read().next()
  if (headings.done) throw new RefusedFile('This file is empty.')
  const format = recogniseFormat(headings.value.cells, { map, json })
  summary.format = format.name
  return {
    format,
    rows: async function* () {
      for await (const row of read()) if (row.number > 1) yield row
    },
  }
}

async function importRows(
  { format, rows }: KnownFile,
  needs: ImportNeeds,
  summary: ImportSummary,
  found: (findings: readonly Finding[]) => Promise<void>,
): Promise<void> {
  const survey = await surveyRows(rows(), format.keyOf)
  if (survey.rows === 0) throw new RefusedFile('This file has headings but no products below them.')
  summary.rows = survey.rows
  const { currency = 'USD', market = 'us' } = needs.defaults ?? {}
  const defaults: ImportDefaults = { currency, location: MARKETS[market].locations[0] ?? '', locations: LOCATIONS }
  const pictures = {
    folder: dirname(needs.path),
    storage: needs.storage,
    remote: needs.remotePictures ?? null,
    dryRun: needs.dryRun ?? false,
  }
  let batch: ReadyProduct[] = []
  let variants = 0
  let row = 1
  const progress = () => {
    const { created, updated, unchanged } = summary
    const { made, kept } = summary.pictures
    needs.onProgress?.({
      row: Math.min(row, survey.rows + 1),
      rows: survey.rows + 1,
      products: created + updated + unchanged,
      pictures: made + kept,
    })
  }
  const db = needs.pool && openDatabase<unknown>(needs.pool)
  const { lane = (piece) => piece() } = needs
  const most = needs.lane ? SMALL_BATCH : BATCH
  const flush = async () => {
    await lane(() => keepBatch(batch, { db, dryRun: needs.dryRun ?? false }, summary, found))
    batch = []
    variants = 0
    progress()
  }
  for await (const group of groupRows(rows(), format.keyOf, survey.scattered)) {
    row = Math.max(row, group.rows.at(-1)?.number ?? 0)
    const { product, findings } = readProduct(format, group, defaults)
    await found(findings)
    if (!product) {
      summary.failed++
      continue
    }
    const made = await importPictures(product, pictures, summary.pictures)
    await found(made.findings)
    if (made.media.length > 0) progress()
    batch.push({ ...product, media: made.media })
    variants += product.draft.variants.length
    // Pictures take most of the time: what is made is kept soon, so that an end in the middle loses little.
    const pictured = batch.reduce((sum, { media }) => sum + media.length, 0)
    if (batch.length >= most.products || variants >= most.variants || pictured >= BATCH_PICTURES) await flush()
  }
  await flush()
}

async function keepBatch(
  batch: readonly ReadyProduct[],
  { db, dryRun }: { db: Database | null; dryRun: boolean },
  summary: ImportSummary,
  found: (findings: readonly Finding[]) => Promise<void>,
): Promise<void> {
  if (batch.length === 0) return
  if (!db && !dryRun) throw new TypeError('Only a dry run can do without a database.')
  const outcomes = dryRun || !db ? await judgeProducts(db, batch) : await keepProducts(db, batch)
  for (const [at, { row, draft }] of batch.entries()) {
    const kept = outcomes[at]
    if (!kept || 'refused' in kept) {
      summary.failed++
      await found([{ level: 'error', row, column: null, value: draft.title, message: kept?.refused ?? 'was not kept.' }])
    } else {
      summary[kept.outcome]++
      summary.variants += draft.variants.length
    }
  }
}

function emptySummary(): ImportSummary {
  return {
    refused: null,
    format: null,
    encoding: null,
    separator: null,
    rows: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    failed: 0,
    variants: 0,
    pictures: { made: 0, kept: 0, left: 0 },
    errors: 0,
    warnings: 0,
    findings: [],
  }
}
