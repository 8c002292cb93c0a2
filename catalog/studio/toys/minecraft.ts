import { sewnLabel } from '../kit/features.ts'
import { cm, pick, pileFor } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { outline, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { block, pixels, rows } from '../kit/pixels.ts'
import { felt, longPile, type Skin, satin, velboa } from '../kit/skin.ts'
import { mirrored, placed } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'
import { mobPrints, mobs } from './mob-faces.ts'

const honey = ['#f0be3a', '#e8b02c', '#f5ca52', '#ecb834']
const dark = ['#4b3626', '#422e20', '#54402e']

/** A bee's body: stripes all round, big eyes at the front corners, a sting behind. */
export function beeBody(skin: Skin, at: Vec) {
  const stripes = [
    'yyybbyyybbyy',
    'yyybbyyybbyy',
    'yyybbyyybbyy',
    'kkybbyyybbyy',
    'wkybbyyybbyy',
    'kkybbyyybbyy',
    'yyybbyyybbyy',
    'yyybbyyybbyy',
  ]
  const palette = { y: honey, b: dark, k: '#3a2a20', w: '#bfe6ef' }
  const top = ['y', 'y', 'b', 'b', 'y', 'y', 'y', 'b', 'b', 'y', 'y', 'y'].map((c) => c.repeat(9))
  return block([10.4, 9, 14], { at }, skin, {
    all: pixels(8, honey, 3),
    left: rows(stripes, palette),
    right: rows(
      stripes.map((row) => [...row].reverse().join('')),
      palette,
    ),
    top: rows(top, palette),
    front: rows(['        ', '        ', '        ', 'kk    kk', 'wk    kw', 'kk    kk', '        ', '        '], palette),
    back: rows(['        ', '        ', '        ', '   bb   ', '   bb   '], palette, 8),
  })
}

const pads: Record<string, readonly [body: readonly string[], gill: string]> = {
  Pink: [['#f3a6c4', '#ee98ba', '#f7b5cf'], '#d4588f'],
  Brown: [['#8a6548', '#7f5b40', '#957053'], '#5d3f2b'],
  Gold: [['#f0c24a', '#e9b83b', '#f5cd60'], '#c98a1e'],
  Cyan: [['#9fdce6', '#92d3de', '#aee4ec'], '#4fa6bd'],
  Blue: [['#5468c4', '#4b5eb8', '#6075cf'], '#2f3d8e'],
}

export const minecraftToys: Toys = {
  'minecraft-bee-plush': (look) => {
    const tall = cm(look)
    const skin = velboa('#f0be3a', pileFor(tall, 2, 24), { sheen: 0.35 })
    const wing = (s: number) =>
      block([5.6, 0.7, 8.4], { at: [s * 4.7, 13.4, -1.6], turn: [-8, s * 18, s * 34] }, satin('#e4f1f6', { sheen: 0.8 }), {
        all: pixels(6, ['#e4f1f6', '#d8eaf2', '#eef7fa'], 4),
      })
    const feelers = mirrored(
      placed(slab(outline('M-0.5 0H0.5V2.6H2.2V3.6H-0.5Z', 0), 0.7, 0.15), { by: [2.2, 10.6, 6.6], turn: [0, -70, 0] }),
    )
    const legs = [-4.6, 0, 4.6].flatMap((z) =>
      [-2.4, 2.4].map((x) =>
        block([1.1, 2.6, 1.1], { at: [x, 1.3, z] }, felt('#3a2a20'), { all: pixels(2, dark, 1) }, { round: 0.25, puff: 0.05 }),
      ),
    )
    return model(
      { tall, pack: 'header', close: { at: [-1.4, 7, 6], wide: 12 }, yaw: 34 },
      beeBody(skin, [0, 6.7, 0]),
      [-1, 1].map(wing),
      form(feelers, felt('#3a2a20'), { detail: 64 }),
      legs,
      block([1, 1, 1.6], { at: [0, 6.2, -7.6] }, felt('#3a2a20'), { all: pixels(2, dark, 1) }, { round: 0.25, puff: 0.05 }),
      sewnLabel([5.3, 4.4, -2.6], [1, 0, 0], 0.8),
    )
  },
  'minecraft-axolotl-plush': (look) => {
    const [shades, gill] = pick(pads, look.Colour)
    const skin = velboa(shades[0] as string, 2.2, { sheen: 0.35 })
    const cloth = (n: number, seed: number) => ({ all: pixels(n, shades, seed) })
    const comb = 'M0 -4H1.6V-3H3.2V-1.6H2.2V-0.4H3.8V1H2.6V2.2H4V3.8H1.4V2.8H0Z'
    const gills = mirrored(placed(slab(outline(comb, 0), 0.7, 0.2), { by: [5.6, 6.2, 5.4], turn: [0, 24, 0] }))
    const crown = placed(slab(outline('M-4 0H4V2.6H2.8V1.4H1.6V3.2H-1.6V1.4H-2.8V2.6H-4Z', 0), 0.7, 0.2), {
      by: [0, 10, 5.4],
      turn: [-14, 0, 0],
    })
    const leg = (x: number, z: number) => block([2.6, 3.6, 2.6], { at: [x, 1.8, z] }, skin, cloth(3, 7))
    return model(
      { tall: 13, pack: 'header', close: { at: [-1, 6.4, 8], wide: 12 }, yaw: 34 },
      block([11.4, 7.6, 8], { at: [0, 6.4, 7.4] }, skin, {
        ...cloth(8, 1),
        front: rows(['        ', '        ', ' kk  kk ', ' wk  kw ', '        ', '   mm   '], { k: '#2e2433', w: '#f6f0e4', m: gill }, 7),
      }),
      block([8.6, 6, 12.4], { at: [0, 5, -2.4] }, skin, cloth(7, 2)),
      block([1.4, 7.4, 9.6], { at: [0, 6, -12.4], turn: [-6, 7, 0] }, skin, { all: pixels(6, [...shades, gill], 5) }, { puff: 0.1 }),
      [leg(3.6, 2), leg(-3.6, 2), leg(3.4, -6), leg(-3.4, -6)],
      form(gills, felt(gill), { detail: 90 }),
      form(crown, felt(gill), { detail: 60 }),
      sewnLabel([4.4, 4.4, -3], [1, 0, 0], 0.8),
    )
  },
  'minecraft-enderman-plush': (look) => {
    const tall = cm(look)
    const shades = ['#2c2734', '#27222e', '#322c3b', '#231f2a']
    const skin = velboa('#2c2734', pileFor(tall, 2, 40), { sheen: 0.5 })
    const cloth = (n: number, seed: number) => ({ all: pixels(n, shades, seed) })
    const limb = (size: Vec, at: Vec, turn: Vec, seed: number) => block(size, { at, turn }, skin, cloth(2, seed))
    const earth = ['#8a6242', '#7c5638', '#97704e']
    const grass = ['#6dbb55', '#61ad4a', '#7ac662']
    return model(
      { tall, pack: 'tag', close: { at: [-0.6, 35.6, 4], wide: 12 }, yaw: 28 },
      block([8.6, 8.6, 8.6], { at: [0, 35.6, 0] }, skin, {
        ...cloth(8, 1),
        front: rows(['        ', '        ', '        ', '        ', 'pvp  pvp'], { p: '#d9a8f0', v: '#9a3bd0' }, 8),
      }),
      block([9, 12, 4.8], { at: [0, 25.2, -0.2] }, skin, cloth(6, 2)),
      [-1, 1].map((s) => limb([2.9, 19.4, 2.9], [s * 2.4, 9.6, 0], [0, 0, s * 1.5], 3 + s)),
      [-1, 1].map((s) => limb([2.7, 18.4, 2.7], [s * 5.7, 22.6, 4], [-30, 0, s * -3], 8 + s)),
      block([7, 7, 7], { at: [0, 15.2, 8.2], turn: [4, 0, 0] }, velboa('#8a6242', 2), {
        all: pixels(6, earth, 5),
        top: pixels(6, grass, 6),
        ...Object.fromEntries(
          ['front', 'back', 'left', 'right'].map((side) => [side, rows(['gggggg', 'gg g g', ' g   g'], { g: grass }, 6)]),
        ),
      }),
      sewnLabel([4.6, 23, -0.6], [1, 0, 0], 0.9),
    )
  },
  'minecraft-mob-minis': (look) => {
    const name = look.Character ?? ''
    const { shades } = pick(mobs, name)
    const skin = velboa(shades[0] as string, 1.8, { sheen: 0.35 })
    const up = name === 'Ghast' ? 3 : 0
    const nose = { Pig: [4, 2.6], Cow: [4.4, 3.2] }[name]
    const extra = nose
      ? [
          block(
            [nose[0] as number, nose[1] as number, 1.3],
            { at: [0, 2.7, 5] },
            skin,
            {
              all: pixels(4, name === 'Pig' ? ['#f8c9c5', '#f4bfbb'] : ['#c9bdb1', '#c0b3a6'], 2),
              front: rows(['    ', 'd  d', '    '], { d: name === 'Pig' ? '#8e3f45' : '#55463c' }),
            },
            { round: 0.35, puff: 0.1 },
          ),
        ]
      : []
    const arms =
      name === 'Ghast'
        ? [-3.2, -1.1, 1.1, 3.2].flatMap((x, i) =>
            [-2.6, 2.6].map((z, j) =>
              block(
                [1.3, 3.4 - ((i + j) % 2) * 0.9, 1.3],
                { at: [x, 1.9 + ((i + j) % 2) * 0.45, z] },
                skin,
                { all: pixels(2, shades, i) },
                { round: 0.35, puff: 0.05 },
              ),
            ),
          )
        : []
    const ears =
      name === 'Cow'
        ? [-1, 1].map((s) =>
            block(
              [1, 1.5, 1],
              { at: [s * 4.4, 9.2, 1.8] },
              felt('#d8cfc2'),
              { all: pixels(2, ['#d8cfc2', '#cdc3b5'], 1) },
              { round: 0.3, puff: 0.05 },
            ),
          )
        : []
    const wool =
      name === 'Sheep'
        ? [
            block(
              [10.4, 9.6, 7.4],
              { at: [0, 5.4, -1.2] },
              longPile('#f4efe6', 4.5),
              { all: pixels(4, ['#f4efe6', '#eee7db'], 2) },
              { round: 1.2, puff: 0.4 },
            ),
          ]
        : []
    return model(
      { tall: name === 'Ghast' ? 12 : 9, pack: 'header', close: { at: [-0.8, 4.6 + up, 4], wide: 8 }, yaw: 32 },
      block([9, 9, 9], { at: [0, 4.5 + up, 0] }, skin, mobPrints(name)),
      extra,
      arms,
      ears,
      wool,
      sewnLabel([4.6, 2.4 + up, 2.6], [1, 0, 0], 0.7),
    )
  },
}
