import type { Prints } from '../kit/brick.ts'
import { sewnLabel } from '../kit/features.ts'
import { cm, pileFor } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { block, onGrid, pixels } from '../kit/pixels.ts'
import { type Skin, velboa } from '../kit/skin.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

const greens = ['#5fae4c', '#4c9a3f', '#72bd5d', '#3f8836', '#86c972', '#57a548']

const dark = '#1c241b'
const face = onGrid(8, [
  [1, 4, 2, 2, dark],
  [5, 4, 2, 2, dark],
  [3, 2, 2, 2, dark],
  [2, 0.6, 4, 2.4, dark],
  [3, 0.6, 2, 1.3, '#4c9a3f'],
])

const cube = (size: Vec, at: Vec, seed: number, n: number, colours: readonly string[], skin: Skin, front?: Prints['front']) =>
  block(size, { at }, skin, { all: pixels(n, colours, seed), ...(front ? { front } : {}) })

/** Body and four feet, which every creeper stands on. */
const feet = (skin: Skin) => [
  cube([8.4, 13, 5.4], [0, 12.4, -0.2], 2, 6, greens, skin),
  ...[-1, 1].flatMap((s) => [
    cube([4.6, 6.4, 5.2], [s * 2.35, 3.2, 3.6], 3 + s, 4, greens, skin),
    cube([4.6, 6.4, 5.2], [s * 2.35, 3.2, -3.9], 7 + s, 4, greens, skin),
  ]),
]

export const creeperToys: Toys = {
  'minecraft-creeper-plush': (look) => {
    const tall = cm(look)
    const skin = velboa('#5fae4c', pileFor(tall, 2.2, 30), { sheen: 0.35 })
    return model(
      { tall, pack: 'tag', close: { at: [0, 23.5, 4], wide: 14 } },
      cube([12, 12, 12], [0, 24.2, 0.2], 1, 8, greens, skin, face),
      feet(skin),
      sewnLabel([4.4, 12, -0.4], [1, 0, 0], 0.9),
    )
  },
  'pumpkin-creeper-plush': () => {
    const skin = velboa('#5fae4c', 2.2, { sheen: 0.35 })
    const orange = ['#e07b22', '#d06c18', '#ec8f35', '#c45f14', '#f0a04a', '#da7520']
    const [hollow, glow] = ['#4a2208', '#f7c948']
    const carved = onGrid(8, [
      [1, 4, 2, 2, hollow],
      [5, 4, 2, 2, hollow],
      [2, 5, 1, 1.4, hollow],
      [5, 5, 1, 1.4, hollow],
      [1, 1.4, 6, 1, hollow],
      [1, 2, 1, 1, hollow],
      [3, 2, 2, 1, hollow],
      [6, 2, 1, 1, hollow],
      [1.5, 4.4, 1, 1, glow],
      [5.5, 4.4, 1, 1, glow],
    ])
    return model(
      { tall: 26, pack: 'tag', close: { at: [0, 23.5, 4], wide: 15 } },
      cube([12.6, 12, 12.6], [0, 24.2, 0.2], 11, 8, orange, skin, carved),
      block([3, 3, 3], { at: [0.4, 31.2, 0], turn: [0, 12, -6] }, skin, { all: pixels(4, ['#5d7a34', '#4e6a2a', '#6d8a40'], 5) }),
      feet(skin),
      sewnLabel([4.4, 12, -0.4], [1, 0, 0], 0.9),
    )
  },
}
