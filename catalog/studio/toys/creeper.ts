import { brick, type Prints } from '../kit/brick.ts'
import { sewnLabel } from '../kit/features.ts'
import { cm, pileFor } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { velboa } from '../kit/skin.ts'
import { dice } from '../kit/vec.ts'
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

export const creeperToys: Toys = {
  'minecraft-creeper-plush': (look) => {
    const tall = cm(look)
    const skin = velboa('#5fae4c', pileFor(tall, 2.2, 30), { sheen: 0.35 })
    const block = (size: [number, number, number], at: [number, number, number], seed: number, n: number, front?: Prints['front']) =>
      brick({ size, at, round: 0.55, puff: 0.28, fine: 24, prints: { all: pixels(n, greens, seed), ...(front ? { front } : {}) } }, skin)
    return model(
      { tall, pack: 'tag', close: { at: [0, 23.5, 4], wide: 14 } },
      block([12, 12, 12], [0, 24.2, 0.2], 1, 8, face),
      block([8.4, 13, 5.4], [0, 12.4, -0.2], 2, 6),
      [-1, 1].flatMap((s) => [
        block([4.6, 6.4, 5.2], [s * 2.35, 3.2, 3.6], 3 + s, 4),
        block([4.6, 6.4, 5.2], [s * 2.35, 3.2, -3.9], 7 + s, 4),
      ]),
      sewnLabel([4.4, 12, -0.4], [1, 0, 0], 0.9),
    )
  },
}
