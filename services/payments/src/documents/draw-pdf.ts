import { setImmediate as othersFirst } from 'node:timers/promises'
import { type Address, addMoney, type Money, money } from '@toyline/contracts'
import { INK_SOFT, LINE, openSheet, type Part, type Sheet, SUNKEN, type TextStyle, ULTRAMARINE } from '@toyline/print'
import { type Content, type DocumentLine, payableOf } from '../domain/document.ts'
import type { IssuedDocument } from '../store/documents-store.ts'
import { sayIn } from './say.ts'
import { wordsOf } from './words/document-words.ts'

const LEFT = 52
const TOP = 58
/** What is kept free for the foot. */
const FOOT = 78
const LEADING = 13
const SMALL = { size: 8, color: INK_SOFT }
const LABEL: TextStyle = { size: 8, color: INK_SOFT, face: 'strong' }

/**
 * An invoice or a credit note as a PDF: tagged, in its reader's language, on the paper of its market, the same bytes from the same
 * document.
 * @param xml the same as a file for programs, which the PDF then carries
 */
export async function drawPdf(document: IssuedDocument, xml: { name: string; content: Buffer } | undefined): Promise<Buffer> {
  const { content, number, kind } = document
  const { locale, words } = wordsOf(content.locale, content.market)
  const name = kind === 'invoice' ? words.invoice : words.creditNote
  const sheet = openSheet({
    title: `${name} ${number}`,
    author: content.seller.name,
    lang: locale.tag,
    made: document.issuedAt,
    paper: content.market === 'us' || content.market === 'ca' ? 'LETTER' : 'A4',
  })
  const page = { sheet, words, say: sayIn(locale), right: sheet.width - LEFT, bottom: sheet.height - FOOT }
  let y = head(page, document, name)
  y = await lines(page, content, y)
  y = sums(page, content, kind, y)
  closing(page, document, y, xml !== undefined)
  if (xml) sheet.attach(xml.name, xml.content, `${name} ${number}, EN 16931, UBL 2.1`)
  return sheet.finish((at, of) => foot(page, document, name, at, of))
}

type Page = {
  sheet: Sheet
  words: ReturnType<typeof wordsOf>['words']
  say: ReturnType<typeof sayIn>
  right: number
  bottom: number
}

/** Wordmark, title, and who bought what when. Returns where the next begins. */
function head(page: Page, { content, number, kind, issuedOn }: IssuedDocument, name: string): number {
  const { sheet, words, say, right } = page
  const heading: TextStyle = { face: 'display', size: 25, align: 'right' }
  sheet.aside(() => {
    sheet.line('Toyline', LEFT, TOP, { face: 'display', size: 18 })
    sheet.rule(LEFT, TOP + 15, right, 2.4)
    sheet.rule(LEFT, TOP + 18.5, right, 0.7)
  })
  sheet.write('H1', sheet.root, () => sheet.line(`${name} ${number}`, right, TOP, { ...heading, figures: true }))
  const top = TOP + 44
  const half = (right - LEFT) * 0.54
  const facts: [string, string | null][] = [
    [words.issuedOn, say.day(issuedOn)],
    [words.order, content.order.number],
    [words.placedOn, say.day(content.order.placedOn)],
    [words.poNumber, content.poNumber],
    [words.dueOn, content.payment.dueOn && say.day(content.payment.dueOn)],
  ]
  const ends = [address(page, words.billTo, content.buyer, top)]
  let y = top
  const list = sheet.part('Table')
  for (const [label, value] of facts) {
    if (!value) continue
    const at = y
    const row = sheet.part('TR', list)
    sheet.write('TH', row, () => sheet.line(label, LEFT + half, at, SMALL), { scope: 'Row' })
    const shown = sheet.broken(value, right - LEFT - half - 96, { face: 'strong', figures: true })
    sheet.write('TD', row, () => {
      for (const [index, line] of shown.entries())
        sheet.line(line, right, at + index * LEADING, { face: 'strong', align: 'right', figures: true })
    })
    y += LEADING * Math.max(1, shown.length) + 2
  }
  ends.push(y)
  if (JSON.stringify(content.shipTo) !== JSON.stringify(content.buyer))
    ends.push(address(page, words.deliverTo, content.shipTo, Math.max(ends[0] ?? top, top) + 12))
  y = Math.max(...ends) + 8
  return kind === 'credit-note' ? correction(page, content, y) : y
}

function address({ sheet, say }: Page, label: string, to: Address, top: number): number {
  const said = [to.company, to.name, to.line1, to.line2, townOf(to), say.country(to.country)]
  const shown = said.filter((one): one is string => Boolean(one)).flatMap((one) => sheet.broken(one, 220))
  sheet.write('H2', sheet.root, () => sheet.line(label, LEFT, top, LABEL))
  sheet.write('P', sheet.root, () => {
    for (const [index, line] of shown.entries()) sheet.line(`${line} `, LEFT, top + LEADING * (index + 1) + 2)
  })
  return top + LEADING * (shown.length + 1)
}

/** Where the post of the country wants the postcode. */
function townOf({ city, area, postcode, country }: Omit<Address, 'name'>): string {
  const town = [city, area].filter(Boolean).join(', ')
  const isPostcodeFirst = !['US', 'CA', 'GB'].includes(country)
  return (isPostcodeFirst ? [postcode, town] : [town, postcode]).filter(Boolean).join(' ')
}

function correction({ sheet, words, say, right }: Page, { corrects }: Content, top: number): number {
  if (!corrects) return top
  const said = [words.corrects(corrects.number, say.day(corrects.issuedOn)), `${words.reason}: ${corrects.reason}`]
  const shown = said.flatMap((one) => sheet.broken(one, right - LEFT))
  sheet.write('P', sheet.root, () => {
    for (const [index, line] of shown.entries()) sheet.line(`${line} `, LEFT, top + LEADING * (index + 1))
  })
  return top + LEADING * (shown.length + 1)
}

/** Right ends of the columns that are aligned to the right, from the right edge. */
const COLUMNS = { pieces: 246, unit: 170, tax: 84, amount: 0 }

/**
 * The table of what was ordered, over as many pages as it needs; what has added up is carried from page to page. A thousand lines take
 * seconds, so whoever waits comes first after each page.
 */
async function lines(page: Page, { lines: all, totals }: Content, top: number): Promise<number> {
  const { sheet, right, bottom } = page
  const table = sheet.part('Table')
  const titleWidth = right - COLUMNS.pieces - 40 - LEFT
  let y = tableHead(page, top, table)
  let carried = money(0, totals.net.currency)
  for (const line of all) {
    const title = sheet.broken([line.title, line.variantTitle].filter(Boolean).join(', '), titleWidth, { face: 'strong' })
    const height = LEADING * title.length + (line.fee ? 32 : 20)
    if (y + height > bottom - 20) {
      y = turn(page, carried, y, (at) => tableHead(page, at))
      await othersFirst()
    }
    row(page, table, line, title, y)
    carried = addMoney(carried, line.amount)
    y += height
    const under = y
    sheet.aside(() => sheet.rule(LEFT, under, right, 0.6, LINE))
  }
  table.end()
  return y
}

function row({ sheet, words, say, right }: Page, table: Part, line: DocumentLine, title: string[], top: number): void {
  const y = top + 14
  const part = sheet.part('TR', table)
  const { quantity, casePack } = line
  const cases = casePack > 1 && quantity % casePack === 0 ? ` · ${words.cases(quantity / casePack, casePack)}` : ''
  sheet.write('TD', part, () => {
    for (const [index, text] of title.entries()) sheet.line(`${text} `, LEFT, y + LEADING * index, { face: 'strong' })
    sheet.line(line.sku + cases, LEFT, y + LEADING * title.length - 1, SMALL)
    if (!line.fee) return
    const kept = words.restocking(say.rate(line.fee.rate), say.money(line.fee.amount))
    sheet.line(kept, LEFT, y + LEADING * title.length + 11, SMALL)
  })
  const cells: [string, number][] = [
    [say.count(quantity), COLUMNS.pieces],
    [say.money(line.unitPrice), COLUMNS.unit],
    [say.rates(line.taxes), COLUMNS.tax],
    [say.money(line.amount), COLUMNS.amount],
  ]
  for (const [text, from] of cells) sheet.write('TD', part, () => sheet.line(text, right - from, y, { align: 'right', figures: true }))
  part.end()
}

/** The names of the columns; said once, and repeated for the eye on every page. */
function tableHead({ sheet, words, right }: Page, top: number, table?: Part): number {
  const y = top + 20
  const cells: [string, number | null][] = [
    [words.article, null],
    [words.pieces, COLUMNS.pieces],
    [words.unitPrice, COLUMNS.unit],
    [words.tax, COLUMNS.tax],
    [words.amount, COLUMNS.amount],
  ]
  const part = table && sheet.part('TR', table)
  for (const [text, from] of cells) {
    const draw = () => sheet.line(text, from === null ? LEFT : right - from, y, { ...LABEL, ...(from === null ? {} : { align: 'right' }) })
    if (part) sheet.write('TH', part, draw, { scope: 'Column' })
    else sheet.aside(draw, 'Pagination')
  }
  part?.end()
  sheet.aside(() => sheet.rule(LEFT, y + 7, right, 1.2))
  return y + 7
}

/** Turns to the next page, and says on both what the lines come to until here. */
function turn(page: Page, carried: Money, y: number, next: (top: number) => number): number {
  const { sheet, words, say, right } = page
  const carry = (label: string, at: number) =>
    sheet.aside(() => {
      sheet.line(label, right - COLUMNS.tax, at, { align: 'right', color: INK_SOFT })
      sheet.line(say.money(carried), right, at, { align: 'right', face: 'strong', figures: true })
    }, 'Pagination')
  carry(words.carried, y + 16)
  sheet.turn()
  const top = next(TOP - 20)
  carry(words.brought, top + 16)
  sheet.aside(() => sheet.rule(LEFT, top + 24, right, 0.6, LINE))
  return top + 24
}

const SUMS_WIDTH = 290

/** From the goods to the total, with each tax and what it is on; kept together. */
function sums(
  page: Page,
  { totals, taxes, freight, credits = [], ...content }: Content,
  kind: IssuedDocument['kind'],
  top: number,
): number {
  const { sheet, words, say, right, bottom } = page
  const method = say.delivery(freight.method, freight.name)
  const rows: [string, Money][] = [
    [words.goods, totals.merchandise],
    ...(totals.freight.amount > 0 || content.corrects === null ? [[method, totals.freight] as [string, Money]] : []),
    [words.net, totals.net],
    ...taxes.map((tax): [string, Money] => [words.taxOn(say.tax(tax), say.money(tax.base)), tax.amount]),
    ...(credits.length > 0 ? [[words.total, totals.total] as [string, Money]] : []),
    ...credits.map(({ number, issuedOn, amount }): [string, Money] => [
      words.creditOf(number, say.day(issuedOn)),
      money(-amount.amount, amount.currency),
    ]),
  ]
  const said = rows.map(([label, amount]) => ({ label: sheet.broken(label, SUMS_WIDTH - 92), amount }))
  const height = said.reduce((sum, { label }) => sum + LEADING * label.length + 4, 0) + 62
  let y = top
  if (y + height > bottom) y = turn(page, totals.merchandise, y, (at) => at + 20)
  const left = right - SUMS_WIDTH
  const table = sheet.part('Table')
  y += 8
  for (const { label, amount } of said) {
    const at = y + LEADING
    const part = sheet.part('TR', table)
    sheet.write(
      'TH',
      part,
      () => {
        for (const [index, line] of label.entries()) sheet.line(`${line} `, left, at + LEADING * index, { color: INK_SOFT })
      },
      { scope: 'Row' },
    )
    sheet.write('TD', part, () => sheet.line(say.money(amount), right, at, { align: 'right', figures: true }))
    part.end()
    y += LEADING * label.length + 4
  }
  y += 8
  // The sum on a swing tag, as the shop writes what things cost.
  sheet.aside(() => {
    sheet.box(left, y, SUMS_WIDTH, 34, { fill: SUNKEN, stroke: '#211B2B' })
    sheet.hole(left + 14, y + 17)
  })
  const part = sheet.part('TR', table)
  const name = kind === 'credit-note' ? words.credited : credits.length > 0 ? words.due : words.total
  const label = `${name} ${totals.total.currency}`
  sheet.write('TH', part, () => sheet.line(label, left + 28, y + 21.5, { face: 'strong', size: 11 }), { scope: 'Row' })
  sheet.write('TD', part, () =>
    sheet.line(say.money(payableOf({ totals, credits })), right - 12, y + 22.5, {
      face: 'display',
      size: 16,
      align: 'right',
      figures: true,
    }),
  )
  part.end()
  table.end()
  return y + 34
}

/** How it is paid, and what else there is to say; kept together. */
function closing(page: Page, { content, number, kind }: IssuedDocument, top: number, hasXml: boolean): void {
  const { sheet, words, say, right, bottom } = page
  const { payment, seller, note } = content
  const width = right - LEFT
  const blocks: { label: string | null; lines: { text: string; style?: TextStyle }[] }[] = []
  if (kind === 'invoice') {
    const due = payableOf(content)
    const isOwed = payment.method === 'invoice' && due.amount > 0
    const first = isOwed ? words.payBy(say.money(due), say.day(payment.dueOn ?? '')) : paidHow(page, content)
    const account = isOwed
      ? [
          [words.payee, seller.account.name],
          ...seller.account.lines.map(({ name, id }) => [name, name === 'IBAN' ? id.replace(/(.{4})(?=.)/g, '$1 ') : id]),
          [words.reference, number],
        ].map(([name, id]) => `${name}: ${id}`)
      : []
    blocks.push({
      label: words.payment,
      lines: [{ text: first, style: { face: 'strong' } }, ...(account.length > 0 ? [{ text: account.join('  ·  ') }] : [])],
    })
  }
  if (note) blocks.push({ label: words.note, lines: [{ text: note }] })
  if (hasXml) blocks.push({ label: null, lines: [{ text: words.attached, style: SMALL }] })
  const laid = blocks.map(({ label, lines: texts }) => ({
    label,
    lines: texts.flatMap(({ text, style }) => sheet.broken(text, width, style).map((line) => ({ line, style }))),
  }))
  let y = top + 26
  for (const { label, lines: shown } of laid) {
    const height = LEADING * (shown.length + (label ? 1 : 0))
    if (y + height > bottom) {
      sheet.turn()
      y = TOP
    }
    if (label) {
      const at = y
      sheet.write('H2', sheet.root, () => sheet.line(label, LEFT, at, LABEL))
      y += LEADING + 2
    }
    const at = y
    sheet.write('P', sheet.root, () => {
      for (const [index, { line, style }] of shown.entries()) sheet.line(`${line} `, LEFT, at + LEADING * index, style ?? {})
    })
    y += LEADING * shown.length + 12
  }
}

function paidHow({ words }: Page, { payment: { method, description } }: Content): string {
  if (method === 'invoice') return words.paidByCredit
  return description ? words.paidBy(description) : words.paidByCard
}

/** Who issued it, and which page it is. */
function foot(
  { sheet, words, say, right }: Page,
  { content: { seller }, number }: IssuedDocument,
  name: string,
  at: number,
  of: number,
): void {
  const y = sheet.height - 46
  const { address } = seller
  const place = [address.line1, townOf(address), say.country(address.country)]
  const ids = [seller.registration, ...seller.taxIds.map(({ name: tax, id }) => ({ name: words.taxNumber(tax), id }))]
  sheet.rule(LEFT, y - 14, right, 0.6, LINE)
  sheet.line([seller.name, ...place].join(' · '), LEFT, y, SMALL)
  sheet.line([...ids.map(({ name: what, id }) => `${what} ${id}`), seller.email].join(' · '), LEFT, y + 12, SMALL)
  sheet.line(`${name} ${number}`, right, y, { ...SMALL, align: 'right', figures: true })
  sheet.line(words.page(at, of), right, y + 12, { size: 8, face: 'strong', color: ULTRAMARINE, align: 'right', figures: true })
}
