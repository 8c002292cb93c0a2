import { setImmediate as othersFirst } from 'node:timers/promises'
import { formatAddress } from '@toyline/addresses'
import { locationName } from '@toyline/contracts'
import { INK_SOFT, LINE, openSheet, type Part, type Sheet, type TextStyle, ULTRAMARINE } from '@toyline/print'
import { measures } from './measures.ts'
import type { PaperParcel, ShipmentPapers } from './shipment-papers.ts'
import { type SlipWords, slipWords } from './slip-words.ts'

const LEFT = 52
const TOP = 58
/** What is kept free for the foot. */
const FOOT = 70
const LEADING = 13
const SMALL: TextStyle = { size: 8, color: INK_SOFT }
const LABEL: TextStyle = { size: 8, color: INK_SOFT, face: 'strong' }
/** Right ends of the columns of numbers, from the right edge. */
const PER_PARCEL = 84
const SKU_WIDTH = 120

type Page = { sheet: Sheet; words: SlipWords; say: ReturnType<typeof measures>; right: number; bottom: number; y: number }
/** Parcels that follow each other and hold the same. */
type Group = { first: number; last: number; parcel: PaperParcel }

/** What is in the parcels of a shipment: for who packs them and who unpacks them. Prices are not on it. */
export async function drawPackingSlip(papers: ShipmentPapers): Promise<Buffer> {
  const { locale, words } = slipWords(papers.locale, papers.market)
  const title = `${words.title} ${papers.number}`
  const sheet = openSheet({
    title,
    author: 'Toyline',
    lang: locale.tag,
    made: new Date(papers.sentAt),
    paper: papers.market === 'us' || papers.market === 'ca' ? 'LETTER' : 'A4',
  })
  const page: Page = { sheet, words, say: measures(locale), right: sheet.width - LEFT, bottom: sheet.height - FOOT, y: TOP }
  head(page, papers, title)
  for (const group of grouped(papers.parcels)) {
    drawGroup(page, group, papers.parcels.length)
    await othersFirst()
  }
  pallets(page, papers.parcels)
  closing(page, papers.parcels)
  return sheet.finish((at, of) => {
    const y = sheet.height - 40
    sheet.rule(LEFT, y - 14, page.right, 0.6, LINE)
    sheet.line(title, LEFT, y, SMALL)
    sheet.line(words.page(at, of), page.right, y, { size: 8, face: 'strong', color: ULTRAMARINE, align: 'right', figures: true })
  })
}

function head(page: Page, { order, place, location, sentAt, carrier, service, to, from }: ShipmentPapers, title: string): void {
  const { sheet, words, say, right } = page
  sheet.aside(() => {
    sheet.line('Toyline', LEFT, TOP, { face: 'display', size: 18 })
    sheet.rule(LEFT, TOP + 15, right, 2.4)
    sheet.rule(LEFT, TOP + 18.5, right, 0.7)
  })
  sheet.write('H1', sheet.root, () => sheet.line(title, right, TOP, { face: 'display', size: 22, align: 'right', figures: true }))
  const top = TOP + 44
  const half = LEFT + (right - LEFT) * 0.54
  const facts: [string, string][] = [
    [words.order, order.number],
    ...(order.poNumber ? [[words.poNumber, order.poNumber] as [string, string]] : []),
    ...(location ? [[words.shipment, words.place(place.which, place.of, locationName(location))] as [string, string]] : []),
    [words.sentOn, say.day(sentAt)],
    [words.carrier, [carrier, service].filter(Boolean).join(', ')],
  ]
  let y = top
  const list = sheet.part('Table')
  for (const [label, value] of facts) {
    const at = y
    const row = sheet.part('TR', list)
    const shown = sheet.broken(value, right - half - 76, { face: 'strong', figures: true })
    sheet.write('TH', row, () => sheet.line(label, half, at, SMALL), { scope: 'Row' })
    sheet.write('TD', row, () => {
      for (const [index, line] of shown.entries())
        sheet.line(line, right, at + index * LEADING, { face: 'strong', align: 'right', figures: true })
    })
    y += LEADING * shown.length + 2
  }
  list.end()
  const below = address(page, words.deliverTo, to, LEFT, top, 230)
  y = Math.max(y, address(page, words.sentFrom, from, half, y + 10, right - half))
  page.y = Math.max(below, y) + 14
}

function address({ sheet, say }: Page, label: string, to: ShipmentPapers['to'], x: number, y: number, width: number): number {
  const lines = [...formatAddress(to, { country: false }), say.country(to.country)].flatMap((line) => sheet.broken(line, width))
  sheet.write('H2', sheet.root, () => sheet.line(label, x, y, LABEL))
  sheet.write('P', sheet.root, () => {
    for (const [at, line] of lines.entries()) sheet.line(`${line} `, x, y + LEADING * (at + 1) + 2)
  })
  return y + LEADING * (lines.length + 1)
}

function grouped(parcels: readonly PaperParcel[]): Group[] {
  const groups: (Group & { key: string })[] = []
  for (const parcel of parcels) {
    const key = JSON.stringify([parcel.size, parcel.grams, parcel.contents])
    const last = groups.at(-1)
    if (last?.key === key && last.last === parcel.number - 1) last.last = parcel.number
    else groups.push({ key, first: parcel.number, last: parcel.number, parcel })
  }
  return groups
}

const span = (first: number, last: number) => (first === last ? `${first}` : `${first}–${last}`)

function drawGroup(page: Page, { first, last, parcel }: Group, of: number): void {
  const { sheet, words, say, right } = page
  const count = last - first + 1
  const articleWidth = right - LEFT - SKU_WIDTH - PER_PARCEL - (count > 1 ? 76 : 0)
  const rows = parcel.contents.map((one) => ({
    ...one,
    name: sheet.broken([one.title, one.variantTitle].filter(Boolean).join(', '), articleWidth),
    code: sheet.broken(one.sku, SKU_WIDTH - 10),
  }))
  const heightOf = (row: (typeof rows)[number]) => LEADING * Math.max(row.name.length, row.code.length) + 7
  // A heading is not left behind at the foot of a page.
  if (page.y + 52 + (rows[0] ? heightOf(rows[0]) : 0) > page.bottom) turn(page)
  const top = page.y + 12
  const weight = say.weight(parcel.grams)
  sheet.write('H2', sheet.root, () => {
    sheet.line(`${words.parcels(span(first, last), of)} `, LEFT, top, { face: 'strong', size: 11 })
    sheet.line(`${say.size(parcel.size)} · ${count > 1 ? words.each(weight) : weight}`, right, top, {
      ...SMALL,
      align: 'right',
      figures: true,
    })
  })
  const tracking = count === 1 ? parcel.trackingNumber : null
  page.y = top + 8
  const table = sheet.part('Table')
  heading(page, count > 1, tracking, table)
  for (const row of rows) {
    if (page.y + heightOf(row) > page.bottom) {
      turn(page)
      heading(page, count > 1, tracking)
    }
    const y = page.y + LEADING
    const part = sheet.part('TR', table)
    cell(sheet, part, row.code, LEFT, y)
    cell(sheet, part, row.name, LEFT + SKU_WIDTH, y)
    const numbers: [number, number][] =
      count > 1
        ? [
            [row.quantity, PER_PARCEL],
            [row.quantity * count, 0],
          ]
        : [[row.quantity, 0]]
    for (const [value, from] of numbers)
      sheet.write('TD', part, () =>
        sheet.line(say.count(value), right - from, y, { align: 'right', figures: true, face: from === 0 ? 'strong' : 'text' }),
      )
    part.end()
    page.y += heightOf(row)
    sheet.aside(() => sheet.rule(LEFT, page.y, right, 0.6, LINE))
  }
  table.end()
  page.y += 10
}

function cell(sheet: Sheet, part: Part, lines: string[], x: number, y: number): void {
  sheet.write('TD', part, () => {
    for (const [at, line] of lines.entries()) sheet.line(`${line} `, x, y + LEADING * at)
  })
}

/** The names of the columns; said once, and repeated for the eye on every page. */
function heading(page: Page, several: boolean, tracking: string | null, table?: Part): void {
  const { sheet, words, right } = page
  const y = page.y + 11
  const cells: [string, number, 'left' | 'right'][] = [
    [words.sku, LEFT, 'left'],
    [words.article, LEFT + SKU_WIDTH, 'left'],
    ...(several ? [[words.perParcel, right - PER_PARCEL, 'right'] as [string, number, 'right']] : []),
    [words.pieces, right, 'right'],
  ]
  const part = table && sheet.part('TR', table)
  for (const [text, x, align] of cells) {
    const draw = () => sheet.line(text, x, y, { ...LABEL, align })
    if (part) sheet.write('TH', part, draw, { scope: 'Column' })
    else sheet.aside(draw, 'Pagination')
  }
  part?.end()
  sheet.aside(() => {
    if (tracking) sheet.line(tracking, (LEFT + right) / 2, y, { ...SMALL, figures: true })
    sheet.rule(LEFT, y + 5, right, 1.2)
  })
  page.y = y + 5
}

function pallets(page: Page, parcels: readonly PaperParcel[]): void {
  const { sheet, words } = page
  const numbers = new Map<number, number[]>()
  for (const { number, pallet } of parcels) if (pallet !== null) numbers.set(pallet, [...(numbers.get(pallet) ?? []), number])
  if (numbers.size === 0) return
  page.y += 4
  for (const [pallet, on] of [...numbers].sort(([a], [b]) => a - b)) {
    const lines = sheet.broken(`${words.pallet(pallet, numbers.size)}: ${words.onPallet(spans(on))}`, page.right - LEFT)
    if (page.y + LEADING * lines.length + 4 > page.bottom) turn(page)
    sheet.write('P', sheet.root, () => {
      for (const [at, line] of lines.entries())
        sheet.line(`${line} `, LEFT, page.y + LEADING * (at + 1), at === 0 ? { face: 'strong' } : {})
    })
    page.y += LEADING * lines.length + 4
  }
}

/** `1–3, 7` */
function spans(numbers: number[]): string {
  const found: [number, number][] = []
  for (const number of numbers) {
    const last = found.at(-1)
    if (last?.[1] === number - 1) last[1] = number
    else found.push([number, number])
  }
  return found.map(([first, last]) => span(first, last)).join(', ')
}

function closing(page: Page, parcels: readonly PaperParcel[]): void {
  const { sheet, words, say, right } = page
  const pieces = parcels.reduce((sum, { contents }) => sum + contents.reduce((all, { quantity }) => all + quantity, 0), 0)
  const grams = parcels.reduce((sum, parcel) => sum + parcel.grams, 0)
  const missing = sheet.broken(words.missing, right - LEFT, SMALL)
  if (page.y + 40 + LEADING * missing.length > page.bottom) turn(page)
  const y = page.y + 22
  sheet.write('P', sheet.root, () =>
    sheet.line(words.sum(say.count(pieces), parcels.length, say.weight(grams)), right, y, {
      face: 'display',
      size: 13,
      align: 'right',
      figures: true,
    }),
  )
  sheet.write('P', sheet.root, () => {
    for (const [at, line] of missing.entries()) sheet.line(`${line} `, LEFT, y + 22 + LEADING * at, SMALL)
  })
}

function turn(page: Page): void {
  page.sheet.turn()
  page.y = TOP - 20
}
