import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PictureView } from '@toyline/contracts'
import { collectionsOf } from './collections.ts'
import { materialCodes } from './materials.ts'
import { cardPictures, readView, spinGrid, viewInName } from './picture-views.ts'
import { certificatesOf, warningsOf } from './safety.ts'

test('the narrower material counts, and the wider one only where the label names it as well', () => {
  assert.deepEqual(materialCodes('Polyester velboa, recycled polyester filling'), ['recycled-polyester', 'polyester'])
  assert.deepEqual(materialCodes('Organic cotton jersey, beech ring, recycled polyester filling'), [
    'recycled-polyester',
    'organic-cotton',
    'wood',
  ])
  assert.deepEqual(materialCodes('100 % organic cotton, 180 g/m²'), ['organic-cotton'])
  assert.deepEqual(materialCodes('Zinc alloy, ABS, rubber tyres'), ['metal', 'plastic', 'rubber'])
  assert.deepEqual(materialCodes('Bio-Baumwolle, Buche'), ['organic-cotton', 'wood'])
  assert.deepEqual(materialCodes('Moon dust'), ['other'])
  assert.deepEqual([materialCodes(null), materialCodes('  ')], [[], []])
})

test('each warning has its code and its own sentences, and nothing of the text is lost', () => {
  assert.deepEqual(warningsOf('Not suitable for children under 36 months. Small parts. Choking hazard.'), [
    { code: 'small-parts', text: 'Not suitable for children under 36 months. Small parts. Choking hazard.' },
  ])
  assert.deepEqual(
    warningsOf('Not suitable for children under 36 months. Small parts. Choking hazard. Contains strong magnets. Keep away from fire.'),
    [
      { code: 'small-parts', text: 'Not suitable for children under 36 months. Small parts. Choking hazard.' },
      { code: 'magnets', text: 'Contains strong magnets.' },
      { code: 'fire', text: 'Keep away from fire.' },
    ],
  )
  assert.deepEqual(
    [
      'Decoration, not a toy. Keep out of reach.',
      'Collectible for ages 14 and up. Not a toy.',
      'Not suitable for children under 3 years.',
      'Smells of wet dog.',
    ].map((text) => warningsOf(text).map(({ code }) => code)),
    [['decoration'], ['collectible'], ['not-under-3'], ['other']],
  )
  assert.deepEqual([warningsOf(null), warningsOf(' . ')], [[], []])
})

test('a certificate that is not known keeps its name', () => {
  assert.deepEqual(certificatesOf(['EN 71-1:2014', 'CE', 'EN IEC 62115', 'Blue Angel', 'UKCA']), [
    { code: 'en-71', text: 'EN 71-1:2014' },
    { code: 'ce', text: 'CE' },
    { code: 'en-62115', text: 'EN IEC 62115' },
    { code: 'other', text: 'Blue Angel' },
    { code: 'ukca', text: 'UKCA' },
  ])
})

test('only tags that are collections of the shop count as such', () => {
  assert.deepEqual(collectionsOf(['Pocket Money', 'clippy', 'bestseller']), ['bestseller', 'pocket-money'])
})

test('a file is named after the view it shows at the end of its name, and only there', () => {
  const found = (name: string) => viewInName(name)
  assert.deepEqual(
    ['clippy-plush-three-quarter.png', 'pictures/clippy-BACK.webp?v=2', 'clippy_close-up.jpg', 'https://x.test/a/clippy-360.avif'].map(
      found,
    ),
    ['three-quarter', 'back', 'detail', 'spin'],
  )
  assert.deepEqual(['front.png', 'back-pack-blue.png', 'clippy.png', 'clippy-frontal.png', ''].map(found), [null, null, null, null, null])
  assert.deepEqual([readView(' Three Quarter '), readView('upside down')], ['three-quarter', null])
})

test('a card shows the toy, its back and its size where there are such pictures, else the first ones, never a spin', () => {
  const views = (...list: (PictureView | null)[]) => cardPictures(list.map((view, at) => ({ at, view }))).map(({ at }) => list[at])
  assert.deepEqual(views('pack', 'detail', 'side', 'back', 'front', 'scale', 'three-quarter', 'spin'), ['three-quarter', 'back', 'scale'])
  assert.deepEqual(views('front', 'pack', 'detail'), ['front', 'detail', 'pack'])
  assert.deepEqual(views(null, null, 'back', null), [null, 'back', null])
  assert.deepEqual(views('spin', 'pack'), ['pack'])
  assert.deepEqual(views(), [])
})

test('the shape of a sheet says how its 24 frames lie on it', () => {
  assert.deepEqual(spinGrid({ width: 3_840, height: 2_560 }), { columns: 6, rows: 4 })
  assert.deepEqual(spinGrid({ width: 1_920, height: 720 }), { columns: 8, rows: 3 })
  assert.equal(spinGrid({ width: 1_000, height: 1_000 }), null)
})
