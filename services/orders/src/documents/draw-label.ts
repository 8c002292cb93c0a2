import { formatAddress } from '@toyline/addresses'
import { INK_SOFT, openSheet, type Sheet } from '@toyline/print'
import { code128 } from '../domain/shipping/code-128.ts'
import { measures } from './measures.ts'
import type { PaperParcel, ShipmentPapers } from './shipment-papers.ts'
import { slipWords } from './slip-words.ts'

/** Points. Label printers of North America take four inches by six, those of Europe A6. */
const FOUR_BY_SIX: [number, number] = [288, 432]
const A6: [number, number] = [297.64, 419.53]
const EDGE = 16
/** Code 128 wants ten modules of nothing on either side. */
const QUIET = 10
const BARS_HEIGHT = 62
const SMALL = { size: 7, color: INK_SOFT }

/** One label a page for the parcels of a shipment that have a tracking number. */
export async function drawLabels(papers: ShipmentPapers, parcels: readonly PaperParcel[]): Promise<Buffer> {
  const { locale, words } = slipWords(papers.locale, papers.market)
  const sheet = openSheet({
    title: parcels.map(({ trackingNumber }) => trackingNumber).join(' '),
    author: 'Toyline',
    lang: locale.tag,
    made: new Date(papers.sentAt),
    paper: papers.market === 'us' || papers.market === 'ca' ? FOUR_BY_SIX : A6,
  })
  const say = measures(locale)
  for (const [at, parcel] of parcels.entries()) {
    if (at > 0) sheet.turn()
    let y = top(sheet, papers, `${parcel.number} / ${papers.parcels.length}`)
    y = address(sheet, words.sentFrom, papers.from, y, { size: 7.5, leading: 9.5 })
    sheet.aside(() => sheet.rule(EDGE, y, sheet.width - EDGE, 1.2))
    y = address(sheet, words.deliverTo, papers.to, y + 15, { size: 12.5, leading: 15.5 })
    const facts: [string, string][] = [
      [words.order, papers.order.number],
      ...(papers.order.poNumber ? [[words.poNumber, papers.order.poNumber] as [string, string]] : []),
      [words.weight, `${say.weight(parcel.grams)} · ${say.size(parcel.size)}`],
    ]
    foot(sheet, facts, parcel.trackingNumber ?? '')
  }
  return sheet.finish(() => {})
}

function top(sheet: Sheet, { carrier, service, number }: ShipmentPapers, which: string): number {
  const right = sheet.width - EDGE
  sheet.write('H1', sheet.root, () => {
    sheet.line(`${carrier} `, EDGE, 34, { face: 'display', size: 17 })
    sheet.line(`${which} `, right, 34, { face: 'display', size: 17, align: 'right', figures: true })
  })
  sheet.write('P', sheet.root, () => {
    sheet.line(`${service} `, EDGE, 47, { size: 8.5, face: 'strong' })
    sheet.line(number, right, 47, { size: 8.5, align: 'right', figures: true })
  })
  sheet.aside(() => sheet.rule(EDGE, 55, right, 2.4))
  return 68
}

function address(
  sheet: Sheet,
  label: string,
  to: ShipmentPapers['to'],
  y: number,
  { size, leading }: { size: number; leading: number },
): number {
  const lines = formatAddress(to, { capitals: true }).flatMap((line) => sheet.broken(line, sheet.width - 2 * EDGE, { size }))
  sheet.write('H2', sheet.root, () => sheet.line(label, EDGE, y, SMALL))
  sheet.write('P', sheet.root, () => {
    for (const [at, line] of lines.entries()) sheet.line(`${line} `, EDGE, y + leading * (at + 1), { size })
  })
  return y + leading * lines.length + 8
}

function foot(sheet: Sheet, facts: [string, string][], trackingNumber: string): void {
  const right = sheet.width - EDGE
  const widths = code128(trackingNumber)
  const modules = widths.reduce((sum, width) => sum + width, 0) + 2 * QUIET
  const module = (right - EDGE) / modules
  const bars = sheet.height - EDGE - 16 - BARS_HEIGHT
  sheet.aside(() => {
    sheet.rule(EDGE, bars - 12, right, 2.4)
    sheet.bars(widths, EDGE + QUIET * module, bars, module, BARS_HEIGHT)
  })
  sheet.write('P', sheet.root, () =>
    sheet.line(trackingNumber, (sheet.width + sheet.widthOf(trackingNumber, { size: 11, figures: true })) / 2, sheet.height - EDGE - 3, {
      size: 11,
      face: 'text',
      align: 'right',
      figures: true,
    }),
  )
  for (const [at, [label, value]] of facts.entries()) {
    const y = bars - 22 - (facts.length - 1 - at) * 12
    sheet.write('P', sheet.root, () => {
      sheet.line(`${label} `, EDGE, y, SMALL)
      sheet.line(sheet.broken(value, right - EDGE - 100, { size: 9, face: 'strong' })[0] ?? '', EDGE + 92, y, {
        size: 9,
        face: 'strong',
        figures: true,
      })
    })
  }
}
