import assert from 'node:assert/strict'
import { test } from 'node:test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { packLines } from '../domain/shipping/pack-lines.ts'
import { trackingNumber } from '../domain/shipping/tracking-number.ts'
import { drawLabels } from './draw-label.ts'
import { drawPackingSlip } from './draw-packing-slip.ts'
import type { ShipmentPapers } from './shipment-papers.ts'

const clippy = {
  grams: 240,
  size: { length: 18, width: 10, height: 25 },
  carton: { units: 6, size: { length: 38, width: 32, height: 27 }, grossWeightGrams: 1_720, palletUnits: 216 },
}

function papers(quantities: number[], overrides: Partial<ShipmentPapers> = {}): ShipmentPapers {
  const { parcels } = packLines(quantities.map((quantity, at) => ({ lineId: String(at), quantity, facts: clippy })))
  return {
    market: 'us',
    locale: 'en-us',
    number: 'TL-100001-1',
    place: { which: 1, of: 2 },
    location: 'reno',
    order: { number: 'TL-100001', poNumber: 'PO-4711' },
    sentAt: '2026-11-27T10:00:00.000Z',
    carrier: 'UPS',
    service: 'Ground',
    from: { name: 'Toyline', line1: '500 Vista Blvd', city: 'Sparks', area: 'NV', postcode: '89434', country: 'US' },
    to: { name: 'Ada Lovelace', company: 'Παιχνίδια', line1: '1 Main St', city: 'Seattle', area: 'WA', postcode: '98104', country: 'US' },
    parcels: parcels.map((parcel) => ({
      ...parcel,
      pallet: null,
      trackingNumber: trackingNumber(Buffer.from(`parcel-${parcel.number}`)),
      contents: parcel.contents.map(({ lineId, quantity }) => ({
        sku: `SKU-${lineId}`,
        title: 'Clippy plush',
        variantTitle: 'Silver',
        quantity,
      })),
    })),
    ...overrides,
  }
}

async function read(pdf: Buffer) {
  const reading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const document = await reading.promise
  const pages: { text: string; size: number[] }[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const text = items.map((item) => ('str' in item ? item.str : '')).join(' ')
    pages.push({ text: text.replace(/[\s\u202f]+/gu, ' '), size: page.view.slice(2) })
  }
  const { info } = await document.getMetadata()
  await reading.destroy()
  return { pages, text: pages.map(({ text }) => text).join(' '), title: (info as { Title: string }).Title }
}

test('a packing slip says what is in which parcel, equal parcels together, and no price', async () => {
  const slip = papers([14, 6])
  const { text, title } = await read(await drawPackingSlip(slip))
  assert.equal(title, 'Packing slip TL-100001-1')
  for (const said of [
    'TL-100001',
    'PO-4711',
    'UPS, Ground',
    'Nov 27, 2026',
    'Ada Lovelace',
    'Παιχνίδια',
    'Seattle WA 98104',
    'United States',
  ])
    assert.ok(text.includes(said), said)
  assert.match(text, /Parcels 1–2 of 4 .* each .* SKU-0 Clippy plush, Silver 6 12 /)
  assert.match(text, /Parcel 3 of 4 .* SKU-1 Clippy plush, Silver 6 /)
  assert.match(text, /Parcel 4 of 4 .* SKU-0 Clippy plush, Silver 2 /)
  assert.match(text, /20 pieces in 4 parcels, 13.3 lb/)
  assert.doesNotMatch(text, /\$|USD/)
  assert.deepEqual(await drawPackingSlip(slip), await drawPackingSlip(slip))
})

test('a packing slip speaks the language of its buyer, in their measures, and says what is on which pallet', async () => {
  const slip = papers([12, 12], { market: 'eu', locale: 'de-eu' })
  const onPallets = { ...slip, parcels: slip.parcels.map((parcel) => ({ ...parcel, pallet: parcel.number === 3 ? 2 : 1 })) }
  const { text } = await read(await drawPackingSlip(onPallets))
  for (const said of [
    'Lieferschein',
    'Ihre Bestellnummer',
    '27. Nov. 2026',
    '38 × 32 × 27 cm',
    'Vereinigte Staaten',
    'Palette 1 von 2: Pakete 1–2, 4',
    'Palette 2 von 2: Pakete 3',
  ])
    assert.ok(text.includes(said), said)
  const old = await read(await drawPackingSlip({ ...slip, locale: null }))
  assert.ok(old.text.includes('Packing slip'))
})

test('a slip of many lines goes over pages and loses none', async () => {
  const quantities = Array.from({ length: 120 }, (_, at) => 6 * (1 + (at % 3)) + (at % 2))
  const { text, pages } = await read(await drawPackingSlip(papers(quantities)))
  assert.ok(pages.length > 5)
  for (const at of quantities.keys()) assert.ok(text.includes(`SKU-${at} `), `SKU-${at}`)
  assert.ok(text.includes(`Page ${pages.length} of ${pages.length}`))
  assert.ok(text.includes(`${quantities.reduce((sum, one) => sum + one, 0).toLocaleString('en-US')} pieces`))
})

test('each parcel has a label of its own, as large as the printers of its market print', async () => {
  const us = papers([14])
  const { pages } = await read(await drawLabels(us, us.parcels))
  assert.equal(pages.length, 3)
  for (const [at, { text, size }] of pages.entries()) {
    assert.deepEqual(size, [288, 432])
    const { trackingNumber: number } = us.parcels[at] as { trackingNumber: string }
    for (const said of [number, `${at + 1} / 3`, 'UPS', 'PO-4711', 'SEATTLE WA 98104', 'Sparks'.toUpperCase()])
      assert.ok(text.includes(said), said)
    for (const other of us.parcels) if (other.trackingNumber !== number) assert.ok(!text.includes(other.trackingNumber ?? ''))
  }
  const gb = papers([6], { market: 'gb', locale: 'en-gb' })
  const [label] = (await read(await drawLabels(gb, gb.parcels))).pages
  assert.deepEqual(label?.size.map(Math.round), [298, 420])
  assert.ok(label?.text.includes('1.7 kg'))
})
