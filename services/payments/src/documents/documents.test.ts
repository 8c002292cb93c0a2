import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatMoney, LOCALES, type LocaleId } from '@toyline/contracts'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { invoiceOfWhole, type OrderWishes, placedOrder } from '../../test/orders.ts'
import { openRoom, refusal } from '../../test/room.ts'
import { withCredits } from '../domain/document.ts'
import { drawPdf } from './draw-pdf.ts'
import { drawUbl } from './ubl.ts'
import { wordsOf } from './words/document-words.ts'

type Node = { role?: string; type?: string; children?: Node[] }

/** Reads a PDF by a reader that did not write it. */
async function readBack(bytes: Buffer) {
  const reading = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  const pdf = await reading.promise
  const pages: { text: string; tree: Node }[] = []
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const page = await pdf.getPage(at)
    const { items } = await page.getTextContent()
    pages.push({ text: items.map((item) => ('str' in item ? item.str : '')).join(''), tree: (await page.getStructTree()) as Node })
  }
  const { info } = await pdf.getMetadata()
  // A Map, whatever its types say.
  const marks = (await pdf.getMarkInfo()) as unknown as Map<string, boolean>
  const attachments = new Map<string, string>()
  for (const [id, { filename }] of (await pdf.getAttachments()) ?? [])
    attachments.set(filename, Buffer.from((await pdf.getAttachmentContent(id)) as Uint8Array).toString('utf8'))
  const found = { info: info as Record<string, unknown>, isTagged: marks.get('Marked') === true, attachments }
  await reading.destroy()
  return { ...found, pages, text: pages.map(({ text }) => text).join('\n') }
}

function rolesOf(node: Node): string[] {
  return [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(rolesOf)]
}

const asRead = (text: string) => text.replace(/[\s\u202f]+/gu, ' ')

function issued(wishes: OrderWishes, changes: { placed?: Partial<ReturnType<typeof placedOrder>> } = {}) {
  const content = invoiceOfWhole({ ...placedOrder(wishes), ...changes.placed })
  const number = `${content.seller.entity.toUpperCase()}-000042`
  return {
    id: 'doc_1',
    kind: 'invoice' as const,
    number,
    orderId: content.order.id,
    issuedAt: new Date('2026-11-22T10:00:00Z'),
    issuedOn: '2026-11-22',
    content,
  }
}

const IN_WORDS: [LocaleId, OrderWishes['market'], string[]][] = [
  ['en-us', 'us', ['Invoice US-000042', 'Due on', 'Dec 22, 2026', 'Sales tax 6.5% on $129.00', 'Page 1 of 1']],
  ['fr-ca', 'ca', ['Facture US-000042', 'Échéance', '22 déc. 2026', 'TPS 5 % sur 129,00 $', 'TVQ 9,975 % sur 129,00 $', 'Page 1 sur 1']],
  ['en-gb', 'gb', ['Invoice EU-000042', '22 Dec 2026', 'VAT 20% on £129.00', 'VAT number GB000000000']],
  [
    'de-eu',
    'eu',
    ['Rechnung EU-000042', 'Fällig am', '22. Dez. 2026', 'MwSt. 19 % auf 129,00 €', 'NL91 ABNA 0417 1643 00', 'Seite 1 von 1'],
  ],
  ['es-eu', 'eu', ['Factura EU-000042', 'Vence el', '22 dic 2026', 'IVA 19 % sobre 129,00 €', 'Página 1 de 1']],
]

for (const [locale, market, said] of IN_WORDS)
  test(`an invoice in ${locale} says in its language what is owed, is tagged, and has a title and a language`, async () => {
    const document = issued({ market: market ?? 'us', locale })
    const { info, isTagged, pages, text } = await readBack(await drawPdf(document, undefined))
    for (const part of [
      ...said,
      document.content.order.number,
      'PO-7',
      'TOY-001',
      formatMoney(document.content.totals.total, LOCALES[locale].tag),
    ])
      assert.ok(text.includes(asRead(part)), `${part} in ${text}`)
    assert.equal(info.Title, said[0])
    assert.equal(info.Language, LOCALES[locale].tag)
    assert.ok(isTagged)
    const roles = rolesOf(pages[0]?.tree ?? {})
    for (const role of ['Document', 'H1', 'H2', 'P', 'Table', 'TR', 'TH', 'TD']) assert.ok(roles.includes(role), role)
  })

const WITH_CREDIT: [LocaleId, OrderWishes['market'], string, string][] = [
  ['en-us', 'us', 'Credit note C-1 of Nov 3, 2026', 'Amount due USD'],
  ['fr-ca', 'ca', 'Avoir C-1 du 3 nov. 2026', 'À payer CAD'],
  ['de-eu', 'eu', 'Gutschrift C-1 vom 3. Nov. 2026', 'Zu zahlen EUR'],
  ['es-eu', 'eu', 'Factura rectificativa C-1 del 3 nov 2026', 'A pagar EUR'],
]

for (const [locale, market, note, due] of WITH_CREDIT)
  test(`an invoice in ${locale} tells the credit that is taken off, and asks for the rest, or for nothing`, async () => {
    const document = issued({ market: market ?? 'us', locale })
    const { total } = document.content.totals
    const said = (amount: number) => asRead(formatMoney({ ...total, amount }, LOCALES[locale].tag))
    const drawn = async (amount: number) => {
      const credits = [{ number: 'C-1', issuedOn: '2026-11-03', amount: { ...total, amount } }]
      return asRead((await readBack(await drawPdf({ ...document, content: withCredits(document.content, credits) }, undefined))).text)
    }
    const part = await drawn(5_000)
    for (const one of [note, due, said(-5_000), said(total.amount), said(total.amount - 5_000)])
      assert.ok(part.includes(one), `${one} in ${part}`)
    const { words } = wordsOf(locale, market ?? 'us')
    const all = await drawn(total.amount)
    for (const one of [words.paidByCredit, said(0)]) assert.ok(all.includes(one), `${one} in ${all}`)
    assert.ok(!all.includes(words.dueOn) && !all.includes(words.reference))
  })

test('a long table breaks between its rows, repeats its head, carries its sum, and loses no line', async () => {
  const lines = Array.from({ length: 75 }, (_, at) => ({ quantity: 6, unit: 100 + at, title: `Toy ${at + 1}` }))
  const document = issued({ market: 'eu', locale: 'de-eu', lines })
  const { pages } = await readBack(await drawPdf(document, undefined))
  assert.ok(pages.length >= 3)
  let before = 0
  let at = 0
  for (const [index, { text }] of pages.entries()) {
    assert.ok(text.includes(`Seite ${index + 1} von ${pages.length}`))
    const carried = (sum: number) => `Übertrag ${asRead(formatMoney({ amount: sum, currency: 'EUR' }, 'de-DE'))}`
    if (index > 0) assert.ok(text.includes(carried(before)), `page ${index + 1} begins with ${carried(before)}`)
    if (at < 75) assert.ok(text.includes('Einzelpreis'))
    for (; at < 75 && text.includes(`TOY-${String(at + 1).padStart(3, '0')}`); at += 1)
      before += document.content.lines[at]?.amount.amount ?? 0
    if (index < pages.length - 1) assert.ok(text.includes(carried(before)), `page ${index + 1} ends with ${carried(before)}`)
  }
  assert.equal(at, 75)
  assert.equal(before, document.content.totals.merchandise.amount)
  const heads = pages.flatMap(({ tree }) => rolesOf(tree)).filter((role) => role === 'H1')
  assert.equal(heads.length, 1)
})

test('names in other letters are printed as they are written, and words of any length stay on the paper', async () => {
  const endless = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen'.repeat(4)
  const document = issued(
    { market: 'eu', locale: 'de-eu', lines: [{ quantity: 6, unit: 1, title: endless }], poNumber: 'X'.repeat(60) },
    {
      placed: {
        billTo: {
          name: 'Łucja Žižek',
          company: 'Σίσυφος & Чебурашка',
          line1: 'ul. Świętego 1',
          city: 'Łódź',
          postcode: '90-001',
          country: 'PL',
        },
      },
    },
  )
  const { text } = await readBack(await drawPdf(document, undefined))
  for (const part of ['Łucja Žižek', 'Σίσυφος & Чебурашка', 'Świętego', '90-001 Łódź', 'Polen', 'X'.repeat(30)])
    assert.ok(text.includes(part), part)
  assert.equal(text.split('Donaudampf').length, 5)
})

test('an invoice of the European Union carries its XML, the same as the file; others carry none', async () => {
  const document = issued({ market: 'eu', locale: 'de-eu' })
  const xml = drawUbl(document)
  assert.ok(xml)
  const { attachments } = await readBack(await drawPdf(document, { name: 'EU-000042.xml', content: xml }))
  assert.deepEqual([...attachments.keys()], ['EU-000042.xml'])
  assert.equal(attachments.get('EU-000042.xml'), xml.toString('utf8'))
  for (const market of ['us', 'ca', 'gb'] as const) assert.equal(drawUbl(issued({ market })), undefined)
})

test('a document is drawn when it is first asked for, and is the same bytes ever after', async (t) => {
  const { sent, pool, ask } = await openRoom(t)
  const order = placedOrder({ market: 'eu', locale: 'de-eu' })
  await sent(order)
  const { rows } = await pool.query<{ id: string }>('select id from payments.documents')
  const id = rows[0]?.id ?? ''
  assert.equal((await pool.query('select from payments.document_files')).rowCount, 0)
  const all = await Promise.all(Array.from({ length: 4 }, () => ask.readDocument({ params: { id, format: 'pdf' } })))
  assert.deepEqual(new Set(all.map((one) => JSON.stringify(one))).size, 1)
  assert.deepEqual([all[0]?.orderId, all[0]?.fileName, all[0]?.type], [order.id, 'EU-000001.pdf', 'application/pdf'])
  assert.equal((await pool.query('select from payments.document_files')).rowCount, 1)
  await assert.rejects(pool.query(`update payments.document_files set bytes = ''`), /permission denied/)
  const xml = await ask.readDocument({ params: { id, format: 'xml' } })
  assert.match(Buffer.from(xml.base64, 'base64').toString('utf8'), /<cbc:ID>EU-000001<\/cbc:ID>/)
  assert.equal(await refusal(() => ask.readDocument({ params: { id: 'doc_none', format: 'pdf' } })), '404 no-such-document')
})
