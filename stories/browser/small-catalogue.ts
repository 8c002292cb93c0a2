import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import sharp from 'sharp'

const catalog = fileURLToPath(new URL('../../catalog/', import.meta.url))

/** The toy of which each shop has one case, in one place. */
export const LAST_CASE = 'psychonauts-raz-plush'
/** Toys with one version each, of which there is enough for all stories. */
export const TOYS = {
  bliss: 'bliss-hill-plush',
  pillow: 'windows-95-boot-pillow',
  cushion: 'blue-screen-cushion',
  cortana: 'cortana-vinyl-figure',
  wololo: 'wololo-card-game',
  rover: 'rover-comforter',
} as const
/** A toy that can be turned around. */
export const TURNING = 'clippy-classic-plush'
/** With them there are more products than a listing shows at first. */
const FILLERS = 40
const SHEET_WIDTH = 960
const NO_PICTURE = { 'Image Src': '', 'Image Position': '', 'Image Alt Text': '' }
const HANDLES: string[] = [
  ...Object.values(TOYS),
  LAST_CASE,
  TURNING,
  'mona-vinyl-figure',
  'bliss-tote',
  'minesweeper-bauble-set',
  'desktop-advent-calendar',
]

const sampleRows = (): Record<string, string>[] => parse(readFileSync(join(catalog, 'toys.csv')), { columns: true, bom: true })

/** What the sample catalogue says of a product, by column. */
export function sampleProduct(handle: string): Record<string, string> {
  const row = sampleRows().find((one) => one.Handle === handle)
  if (!row) throw new Error(`The sample catalogue no longer has ${handle}.`)
  return row
}

/**
 * Writes a dozen products of the sample catalogue and their pictures into a folder, so that a first start is quick. Without pictures,
 * which are half of its work, for stories that look at none.
 */
export async function writeSmallCatalogue(folder: string, { pictures = true } = {}): Promise<string> {
  const kept = sampleRows()
    .filter((row) => HANDLES.includes(row.Handle ?? ''))
    .map((row) => cut(row, pictures))
  const missing = HANDLES.filter((handle) => !kept.some((row) => row.Handle === handle))
  if (missing.length > 0) throw new Error(`The sample catalogue no longer has ${missing.join(', ')}.`)
  mkdirSync(join(folder, 'pictures'), { recursive: true })
  for (const { 'Image Src': source } of kept) if (source) await takePicture(source, folder)
  const columns = Object.keys(kept[0] as object)
  const lines = [columns, ...[...kept, ...fillers(kept)].map((row) => columns.map((column) => row[column] ?? ''))]
  const file = join(folder, 'toys.csv')
  writeFileSync(file, lines.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n'))
  return file
}

/** Products that fill a page of a listing, so that there is more to show; at the end, where they are in nobody's way. */
function fillers(kept: Record<string, string>[]): Record<string, string>[] {
  const model = kept.find((row) => row.Handle === TOYS.wololo && row['Variant SKU'])
  return Array.from({ length: FILLERS }, (_, index) => {
    const number = String(index + 1).padStart(2, '0')
    const names = { Handle: `filler-${number}`, Title: `Filler ${number}`, 'Variant SKU': `FILLER-${number}`, 'Variant Barcode': '' }
    // Nobody has translated them.
    const spoken = Object.keys(model ?? {}).filter((column) => / \/ (de|fr|es)$/.test(column))
    return {
      ...model,
      ...Object.fromEntries(spoken.map((column) => [column, ''])),
      ...names,
      ...NO_PICTURE,
    }
  })
}

function cut(row: Record<string, string>, pictures: boolean): Record<string, string> {
  // Drawing pictures is most of what a first start does; one toy with a gallery is enough.
  const isExtra = !isSheet(row['Image Src']) && Number(row['Image Position']) > (row.Handle === TOYS.bliss ? 3 : 1)
  return {
    ...row,
    // A version's own picture may be one that was cut away.
    'Variant Image': '',
    ...(isExtra || !pictures ? NO_PICTURE : {}),
    ...(row.Handle === LAST_CASE ? lastCase(row) : {}),
    ...((Object.values(TOYS) as string[]).includes(row.Handle ?? '') ? plenty(row) : {}),
  }
}

/** Sheets of whole turns are made small, for they would take as long as all others together. */
async function takePicture(source: string, folder: string): Promise<void> {
  if (isSheet(source)) await sharp(join(catalog, source)).resize(SHEET_WIDTH).toFile(join(folder, source))
  else cpSync(join(catalog, source), join(folder, source))
}

const isSheet = (source = '') => source.includes(`${TURNING}-spin`)

function lastCase({ 'Case Pack': casePack = '' }: Record<string, string>): Record<string, string> {
  return { 'Stock / reno': casePack, 'Stock / louisville': '0', 'Stock / rotterdam': '0', 'Variant Inventory Policy': 'deny' }
}

/** So much that no story has to count what the others buy. */
function plenty(row: Record<string, string>): Record<string, string> {
  const places = Object.keys(row).filter((column) => column.startsWith('Stock / ') && row[column])
  return Object.fromEntries(places.map((place) => [place, String(Number(row[place]) * 10)]))
}
