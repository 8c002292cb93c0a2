import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type LineToPack, packLines } from './pack-lines.ts'
import { litresOf, PACKING, PALLETS_FROM, type PackingRules } from './packing-rules.ts'

const clippy = {
  grams: 240,
  size: { length: 18, width: 10, height: 25 },
  carton: { units: 6, size: { length: 38, width: 32, height: 27 }, grossWeightGrams: 1_720, palletUnits: 216 },
}
const brick = { grams: 400, size: { length: 10, width: 10, height: 10 }, carton: null }

test('whole cases go in the maker’s cartons, and what is left over in one box', () => {
  const { parcels, pallets, grams } = packLines([{ lineId: 'a', quantity: 14, facts: clippy }])
  assert.deepEqual(pallets, [])
  assert.equal(grams, 1_720 * 2 + 2 * 240 + 390)
  assert.deepEqual(parcels, [
    { number: 1, box: 'carton', size: clippy.carton.size, grams: 1_720, contents: [{ lineId: 'a', quantity: 6 }] },
    { number: 2, box: 'carton', size: clippy.carton.size, grams: 1_720, contents: [{ lineId: 'a', quantity: 6 }] },
    { number: 3, box: 'M', size: { length: 40, width: 30, height: 28 }, grams: 870, contents: [{ lineId: 'a', quantity: 2 }] },
  ])
})

test('loose pieces of several lines share a box, the smallest that holds them', () => {
  const small = { grams: 50, size: { length: 5, width: 5, height: 5 }, carton: null }
  const { parcels } = packLines([
    { lineId: 'a', quantity: 2, facts: brick },
    { lineId: 'b', quantity: 5, facts: small },
  ])
  assert.equal(parcels.length, 1)
  assert.equal(parcels[0]?.box, 'S')
  assert.deepEqual(parcels[0]?.contents, [
    { lineId: 'a', quantity: 2 },
    { lineId: 'b', quantity: 5 },
  ])
})

test('a box is filled to its last cubic centimetre before another is begun', () => {
  // 60 by 40 by 40 cm takes 6 by 4 by 4 bricks, but only 55 of 400 g.
  const light = { ...brick, grams: 100 }
  assert.deepEqual(
    packLines([{ lineId: 'a', quantity: 96, facts: light }]).parcels.map(({ box, contents }) => [box, contents[0]?.quantity]),
    [['L', 96]],
  )
  assert.deepEqual(
    packLines([{ lineId: 'a', quantity: 97, facts: light }]).parcels.map(({ box, contents }) => [box, contents[0]?.quantity]),
    [
      ['L', 96],
      ['S', 1],
    ],
  )
  assert.deepEqual(
    packLines([{ lineId: 'a', quantity: 56, facts: brick }]).parcels.map(({ contents }) => contents[0]?.quantity),
    [55, 1],
  )
})

test('a piece that stands too tall is laid down', () => {
  const pole = { grams: 300, size: { length: 4, width: 4, height: 58 }, carton: null }
  assert.deepEqual(
    packLines([{ lineId: 'a', quantity: 3, facts: pole }]).parcels.map(({ box }) => box),
    ['L'],
  )
})

test('what fits no box goes by itself, and a carton too heavy to lift is opened', () => {
  const bear = { grams: 4_000, size: { length: 70, width: 60, height: 90 }, carton: null }
  assert.deepEqual(
    packLines([{ lineId: 'a', quantity: 2, facts: bear }]).parcels.map(({ box, size, contents }) => [box, size, contents]),
    [
      ['piece', bear.size, [{ lineId: 'a', quantity: 1 }]],
      ['piece', bear.size, [{ lineId: 'a', quantity: 1 }]],
    ],
  )
  const books = { ...brick, grams: 2_000, carton: { units: 12, size: null, grossWeightGrams: 25_000, palletUnits: null } }
  const { parcels } = packLines([{ lineId: 'a', quantity: 12, facts: books }])
  assert.deepEqual(
    parcels.map(({ box, grams, contents }) => [box, grams, contents[0]?.quantity]),
    [
      ['M', 22_390, 11],
      ['S', 2_180, 1],
    ],
  )
})

test('a heavy consignment, or one of many parcels, goes on pallets, as many as the maker says or the volume asks for', () => {
  const onPallets = { ...PACKING, palletsFrom: PALLETS_FROM }
  const lines = [{ lineId: 'a', quantity: 216 * 2 + 6, facts: clippy }]
  assert.deepEqual(packLines(lines).pallets, [])
  assert.deepEqual(
    packLines(lines, onPallets).pallets.map((numbers) => numbers.length),
    [36, 36, 1],
  )
  const cartons = (number: number) => packLines([{ lineId: 'a', quantity: number * 6, facts: clippy }], onPallets).pallets.length
  assert.deepEqual([cartons(29), cartons(30)], [0, 1], 'thirty parcels are a pallet, however light')
})

const side = fc.integer({ min: 1, max: 80 })
const sides = fc.record({ length: side, width: side, height: side })
const facts = fc.record({
  grams: fc.integer({ min: 0, max: 26_000 }),
  size: fc.option(sides),
  carton: fc.option(
    fc.record({
      units: fc.integer({ min: 1, max: 48 }),
      size: fc.option(sides),
      grossWeightGrams: fc.option(fc.integer({ min: 1, max: 30_000 })),
      palletUnits: fc.option(fc.integer({ min: 48, max: 3_000 })),
    }),
  ),
})
const someLines: fc.Arbitrary<LineToPack[]> = fc
  .array(fc.record({ quantity: fc.integer({ min: 1, max: 120 }), facts }), { minLength: 1, maxLength: 12 })
  .map((lines) => lines.map((line, at) => ({ lineId: `line-${at}`, ...line })))
const someRules: fc.Arbitrary<PackingRules> = fc
  .constantFrom(null, { grams: 0, parcels: 0 }, PALLETS_FROM)
  .map((palletsFrom) => ({ ...PACKING, palletsFrom }))

test('nothing is lost or doubled, no parcel is too heavy or too full, and the same is always packed the same', () => {
  fc.assert(
    fc.property(someLines, someRules, (lines, rules) => {
      const { parcels, pallets, grams } = packLines(lines, rules)
      const packed = new Map<string, number>()
      for (const { contents } of parcels)
        for (const { lineId, quantity } of contents) packed.set(lineId, (packed.get(lineId) ?? 0) + quantity)
      assert.deepEqual(packed, new Map(lines.map(({ lineId, quantity }) => [lineId, quantity])))
      const factsOf = new Map(lines.map((line) => [line.lineId, line.facts]))
      for (const parcel of parcels) {
        const pieces = parcel.contents.reduce((sum, one) => sum + one.quantity, 0)
        if (pieces > 1) assert.ok(parcel.grams <= rules.maxGrams, `parcel ${parcel.number} weighs ${parcel.grams}`)
        const box = rules.boxes.find(({ name }) => name === parcel.box)
        if (!box) continue
        const litres = parcel.contents.reduce(
          (sum, { lineId, quantity }) => sum + quantity * litresOf(factsOf.get(lineId)?.size ?? { length: 0, width: 0, height: 0 }),
          0,
        )
        assert.ok(litres <= litresOf(box.inside) + 1e-9, `parcel ${parcel.number} holds ${litres} l`)
        const weight = parcel.contents.reduce((sum, { lineId, quantity }) => sum + quantity * (factsOf.get(lineId)?.grams ?? 0), 0)
        assert.equal(parcel.grams, box.tareGrams + weight)
      }
      assert.equal(
        grams,
        parcels.reduce((sum, parcel) => sum + parcel.grams, 0),
      )
      assert.deepEqual(
        parcels.map(({ number }) => number),
        parcels.map((_, at) => at + 1),
      )
      if (pallets.length > 0)
        assert.deepEqual(
          pallets.flat().sort((a, b) => a - b),
          parcels.map(({ number }) => number),
        )
      const from = rules.palletsFrom
      assert.equal(pallets.length > 0, from !== null && (grams >= from.grams || parcels.length >= from.parcels))
      assert.deepEqual(packLines(lines, rules), { parcels, pallets, grams })
    }),
    { numRuns: 500 },
  )
})
