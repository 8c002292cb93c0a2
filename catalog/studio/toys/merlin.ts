import { laid, thread } from '../kit/art.ts'
import { path } from '../kit/faces.ts'
import { bead, sewnLabel } from '../kit/features.ts'
import { cm, pileFor } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { lathe } from '../kit/shapes.ts'
import { felt, longPile, minky, satin, velboa } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, type Solid, seated, turned } from '../kit/solid.ts'
import type { Toys } from './index.ts'

const blue = '#2d3f9e'
const star = 'M0 1L0.26 0.32L0.98 0.31L0.4 -0.13L0.6 -0.82L0 -0.42L-0.6 -0.82L-0.4 -0.13L-0.98 0.31L-0.26 0.32Z'

/** Stars in yellow chain stitch, and moons, scattered over cloth. */
const stars = (
  on: Solid,
  at: readonly [number, number],
  size: readonly [number, number],
  yaw: number,
  list: readonly (readonly [number, number, number])[],
) =>
  laid(on, thread(), {
    at,
    size,
    yaw,
    thick: 0.18,
    fine: 50,
    detail: 90,
    art: (ink) => {
      for (const [x, y, s] of list) {
        ink.save()
        ink.translate(x, y)
        ink.scale(s, s)
        path(ink, star, '#f4cf4e')
        ink.restore()
      }
    },
  })

export const merlinToys: Toys = {
  'merlin-assistant-plush': (look) => {
    const tall = cm(look)
    const robe = seated(
      lumpy(
        blend(
          0.9,
          turned(
            [0, 0, 0],
            [
              [0, 6.9],
              [0.7, 7.2],
              [5, 6],
              [10, 4.8],
              [14, 3.6],
              [15, 2],
            ],
          ),
          mirrored(
            limb(
              [
                [2.8, 13, 0.4],
                [5.6, 10.6, 1.8],
                [6.8, 8.8, 3.6],
              ],
              [1.8, 1.9, 2.5],
            ),
          ),
        ),
        0.2,
        3.4,
        5,
      ),
      0.3,
    )
    const head = blend(0.8, ball([0, 18, 0], [5.2, 5, 4.6]), ball([0, 17.4, 4.4], [1.1, 1, 1.3]))
    const beard = lumpy(
      blend(
        0.8,
        limb(
          [
            [0, 14.8, 3],
            [0, 11.6, 4.6],
            [0, 8, 5.2],
            [0.3, 4.8, 5.4],
          ],
          [2.9, 2.7, 1.9, 0.6],
        ),
        mirrored(
          limb(
            [
              [0.4, 15.3, 4.5],
              [2.4, 15.2, 4.2],
              [4, 16.6, 2.4],
            ],
            [0.6, 0.8, 0.6],
          ),
        ),
      ),
      0.14,
      1.6,
      4,
    )
    const brows = mirrored(
      limb(
        [
          [0.9, 20.2, 4.3],
          [2.5, 20.9, 3.7],
        ],
        [0.45, 0.5],
      ),
    )
    const brim = lathe(
      [
        [4.7, 21.6],
        [6.9, 21.1],
        [8, 21.5],
        [8, 21.8],
        [6.9, 21.5],
        [4.7, 22],
      ],
      80,
    )
    const cone = lumpy(
      limb(
        [
          [0, 20.2, 0],
          [0, 23.4, -0.2],
          [-0.4, 26.6, -0.5],
          [-1.6, 29.4, -0.5],
        ],
        [4.7, 3.2, 1.8, 0.5],
      ),
      0.14,
      2.4,
      3,
    )
    const hat: Solid = { ...cone, d: (x, y, z) => Math.max(cone.d(x, y, z), 21.5 - y) }
    const wand = limb(
      [
        [7.4, 7.2, 4.6],
        [10.8, 12.8, 6.2],
      ],
      [0.4, 0.26],
    )
    const tip: Solid = ball([10.9, 13, 6.2], 0.85)
    return model(
      { tall, pack: 'tag', close: { at: [0, 16.4, 4], wide: 13 } },
      form(robe, satin(blue, { seams: [true] }), { fields: [(x, _y, z) => (z > 0 ? x : 9)], detail: 72 }),
      stars(robe, [0, 5.6], [12, 9], 0, [
        [-3.6, 1.6, 0.9],
        [3.9, 0.4, 0.8],
        [-4.6, -2.6, 0.7],
        [2.4, -3, 1],
        [5, 3.6, 0.6],
      ]),
      stars(robe, [0, 6], [12, 12], 180, [
        [-3, 3, 0.9],
        [2.4, 0, 1],
        [-2, -3.4, 0.8],
        [3.6, 4.6, 0.6],
        [4.2, -3.6, 0.6],
      ]),
      form(head, minky('#f2cbaa'), { detail: 52 }),
      [-1.6, 1.6].map((x) => bead(head, [x, 18.6], 0.6)),
      form(brows, longPile('#f4f2ee', 3), { detail: 40 }),
      form(
        beard,
        longPile('#f6f4f0', pileFor(tall, 8, 30), {
          pile: { mm: pileFor(tall, 8, 30), strand: 1.2, thin: 0.95, comb: [0, -1.6, 0.1], curl: 0.25 },
        }),
        { pile: [(x, y, z) => (head.d(x, y, z) < 0.3 ? 0 : 1)], detail: 60 },
      ),
      { shape: brim, skin: felt(blue) },
      form(hat, felt(blue), { detail: 56 }),
      stars(hat, [-0.2, 25.8], [7, 8], 0, [
        [-1.2, -1.4, 0.8],
        [1.3, 0.6, 0.6],
        [-0.6, 2.4, 0.5],
      ]),
      form(mirrored(ball([7.1, 8.2, 4.4], [1.5, 1.5, 1.5])), minky('#f2cbaa'), { detail: 44 }),
      form(wand, felt('#6b4a2c'), { detail: 40 }),
      form(tip, velboa('#f4cf4e', 1.6), { detail: 24 }),
      sewnLabel([6, 4.4, -1.8], [1, 0, -0.3], 0.8),
    )
  },
}
