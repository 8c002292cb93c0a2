import { brick, type Prints } from '../kit/brick.ts'
import { sewnLabel } from '../kit/features.ts'
import { cm, pileFor } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { type Skin, velboa } from '../kit/skin.ts'
import { dice, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

const greens = ['#5fae4c', '#4c9a3f', '#72bd5d', '#3f8836', '#86c972', '#57a548']

/** Printed pixels `n` across, each in a shade of its own. */
const pixels =
  (n: number, colours: readonly string[], seed: number): Prints['all'] =>
  (ink, wide, tall) => {
    const random = dice(seed + Math.round(wide * 7 + tall * 13))
    const step = wide / n
    for (let y = 0; y < Math.ceil(tall / step); y++)
      for (let x = 0; x < n; x++) {
        ink.fillStyle = colours[Math.floor(random() * colours.length)] ?? '#f00'
        ink.fillRect(x * step - wide / 2, y * step - tall / 2, step * 1.02, step * 1.02)
      }
  }

const face: Prints['front'] = (ink, wide, tall) => {
  const [s, t] = [wide / 8, tall / 8]
  ink.fillStyle = '#1c241b'
  for (const [x, y, w, h] of [
    [1, 4, 2, 2],
    [5, 4, 2, 2],
    [3, 2, 2, 2],
    [2, 0.6, 4, 2.4],
  ] as const)
    ink.fillRect((x - 4) * s, (y - 4) * t, w * s, h * t)
  ink.fillStyle = greens[1] as string
  ink.fillRect(-s, -3.4 * t, 2 * s, 1.3 * t)
}

const cube = (size: Vec, at: Vec, seed: number, n: number, colours: readonly string[], skin: Skin, front?: Prints['front']) =>
  brick({ size, at, round: 0.55, puff: 0.28, fine: 24, prints: { all: pixels(n, colours, seed), ...(front ? { front } : {}) } }, skin)

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
    const carved: Prints['front'] = (ink, wide, tall) => {
      const [s, t] = [wide / 8, tall / 8]
      const glow = (x: number, y: number, w: number, h: number) => {
        ink.fillStyle = '#4a2208'
        ink.fillRect((x - 4) * s, (y - 4) * t, w * s, h * t)
      }
      for (const [x, y, w, h] of [
        [1, 4, 2, 2],
        [5, 4, 2, 2],
        [2, 5, 1, 1.4],
        [5, 5, 1, 1.4],
        [1, 1.4, 6, 1],
        [1, 2, 1, 1],
        [3, 2, 2, 1],
        [6, 2, 1, 1],
      ] as const)
        glow(x, y, w, h)
      ink.fillStyle = '#f7c948'
      for (const [x, y] of [
        [1.5, 4.4],
        [5.5, 4.4],
      ] as const)
        ink.fillRect((x - 4) * s, (y - 4) * t, s, t)
    }
    return model(
      { tall: 26, pack: 'tag', close: { at: [0, 23.5, 4], wide: 15 } },
      cube([12.6, 12, 12.6], [0, 24.2, 0.2], 11, 8, orange, skin, carved),
      brick(
        {
          size: [3, 3, 3],
          at: [0.4, 31.2, 0],
          round: 0.4,
          puff: 0.15,
          turn: [0, 12, -6],
          fine: 24,
          prints: { all: pixels(4, ['#5d7a34', '#4e6a2a', '#6d8a40'], 5) },
        },
        skin,
      ),
      feet(skin),
      sewnLabel([4.4, 12, -0.4], [1, 0, 0], 0.9),
    )
  },
}
