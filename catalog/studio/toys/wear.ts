import { type Ink, laid } from '../kit/art.ts'
import { sewnLabel } from '../kit/features.ts'
import { model } from '../kit/model.ts'
import { cushion, outline } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { through, tube } from '../kit/shapes.ts'
import { cotton, knit, longPile, ribKnit } from '../kit/skin.ts'
import { ball, blend, cut, lumpy, type Solid, soap, turned } from '../kit/solid.ts'
import { noise, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

const green = '#57a647'

/** A knitted hat as it sits on a head: dome, turned-up brim, and a bobble. */
export function beanie(): { dome: Solid; brim: Solid } {
  const dome = lumpy(blend(1.5, soap([0, 8.6, 0], [10, 11.4, 9.4], 2.5), ball([0, 4, 0], [10.2, 6, 9.6])), 0.16, 4, 6)
  const brim = lumpy(
    turned(
      [0, 0, 0],
      [
        [0, 10.1],
        [0.4, 10.9],
        [2.2, 11.25],
        [4.6, 11.15],
        [5.9, 10.8],
        [6.4, 10.1],
      ],
    ),
    0.12,
    4,
    2,
  )
  return { dome: cut(dome, ball([0, -6, 0], [12, 6, 12]), 0.3), brim: { ...brim, d: (x, y, z) => brim.d(x, y, z * 1.06) } }
}

const creeper = (ink: Ink) => {
  ink.fillStyle = '#1d2a1c'
  for (const [x, y, w, h] of [
    [-3.2, 0.6, 2.1, 2.1],
    [1.1, 0.6, 2.1, 2.1],
    [-1.1, -1.5, 2.2, 2.1],
    [-2.1, -3.2, 4.2, 2.3],
  ] as const)
    ink.fillRect(x, y, w, h)
  ink.clearRect(-1.05, -3.3, 2.1, 1)
}

/** Folds as gravity and a hand make them: long, slanting, deeper at the sides. */
const folded = (s: Solid, deep: number): Solid => ({
  ...s,
  d: (x, y, z) =>
    s.d(x, y, z) + deep * (noise(x * 0.22 + y * 0.1, y * 0.07 - x * 0.05, 3.1) + 0.5 * noise(x * 0.5 - y * 0.2, y * 0.16, 7.7)),
})

const tee =
  'M-4.4 33.4C-2.8 31 2.8 31 4.4 33.4L12.2 30.6L20 21.4L14.2 17.4L11.4 20.6L11.8 -0.4C6 -1 -6 -1 -11.8 -0.4L-11.4 20.6L-14.2 17.4L-20 21.4L-12.2 30.6Z'

export const wearToys: Toys = {
  'creeper-beanie': () => {
    const { dome, brim } = beanie()
    const wool = { grainSize: 2.6, grainRound: 24 }
    const face = laid(dome, knit('#fff', wool), { at: [0, 12.2], size: [8.6, 7.6], thick: 0.02, fine: 40, art: creeper })
    return model(
      { tall: 22, pack: 'card', close: { at: [0, 11.4, 8], wide: 13 }, yaw: 24 },
      form(dome, knit(green, wool), { detail: 72 }),
      face,
      form(brim, ribKnit('#4b9440', { grainSize: 2.6, grainRound: 26 }), { detail: 72 }),
      form(
        lumpy(ball([0, 22, 0], 3.2), 0.3, 1.6),
        longPile('#6fbd5c', 11, { pile: { mm: 11, strand: 1.5, thin: 0.8, comb: [0, 0.1, 0], curl: 0.6 } }),
        { detail: 40 },
      ),
      sewnLabel([11.1, 3, -1.6], [0.96, 0, -0.2], 0.8),
    )
  },
  'blue-screen-tee': () => {
    const cloth = folded(cushion(outline(tee, 0.5), 2, 2), 0.34)
    const print = laid(cloth, cotton('#fff', { sheen: 0 }), {
      at: [0, 20.6],
      size: [13, 13],
      thick: 0.14,
      fine: 60,
      detail: 130,
      art: (ink) => {
        ink.strokeStyle = ink.fillStyle = '#f4f7fb'
        for (const y of [3.6, 0.4]) {
          ink.beginPath()
          ink.arc(-3.6, y, 0.75, 0, 7)
          ink.fill()
        }
        ink.lineWidth = 1.1
        ink.beginPath()
        ink.arc(3.4, 2, 3.7, Math.PI * 0.66, Math.PI * 1.34)
        ink.stroke()
        ink.fillRect(-4.4, -2.8, 8.4, 0.62)
        ink.fillRect(-4.4, -4.1, 5.6, 0.62)
      },
    })
    const collar = (z: number, sag: number): Vec[] =>
      [-1, -0.6, 0, 0.6, 1].map((t) => [t * 4.5, 33.4 - (1 - t * t) * sag, z * (1 - t * t * 0.8)])
    return model(
      { tall: 71, pack: 'tag', close: { at: [0, 22, 1], wide: 17 }, yaw: 16, rests: 'wall' },
      form(cloth, cotton('#1769c8'), { detail: 90 }),
      print,
      {
        shape: tube(through(collar(1, 2.6)), { radius: 0.62, flat: 0.55, steps: 60 }),
        skin: ribKnit('#1560b8', { grainMap: 'box', grainSize: 3 }),
      },
      {
        shape: tube(through(collar(-0.9, 0.9)), { radius: 0.6, flat: 0.55, steps: 60 }),
        skin: ribKnit('#1560b8', { grainMap: 'box', grainSize: 3 }),
      },
    )
  },
}
