import { laid } from '../kit/art.ts'
import { curve, oval, path } from '../kit/faces.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { acrylic, type Skin, vinyl } from '../kit/skin.ts'
import { ball, blend, cut, limb, mirrored, type Solid, soap, turned } from '../kit/solid.ts'
import { doll } from './doll.ts'
import type { Toys } from './index.ts'

/** Vinyl with light in it: what lies behind shows a little. */
const lit = (colour: string, opaque: number, glow = 0.14): Skin => vinyl(colour, { opaque, glow, rough: 0.2, coat: 0.9, wrap: 0.35 })

/** Lines of a circuit, on a figure about 25 cm tall before it is made small. */
const circuits = (lines: readonly string[]) => (ink: CanvasRenderingContext2D) => {
  for (const line of lines) {
    path(ink, line, undefined, 'rgba(120,215,255,0.55)', 0.42)
    path(ink, line, undefined, '#e4fbff', 0.17)
  }
}

const chest = [
  'M0 5V1.6L-1.6 0V-3.4',
  'M0 1.6L1.6 0V-3.4',
  'M-3 4V1.6L-2.2 0.8V-4.6',
  'M3 4V1.6L2.2 0.8V-4.6',
  'M0 -0.6V-5.4',
  'M-1.6 -2H-0.6',
  'M0.6 -2H1.6',
]

export const cortanaToys: Toys = {
  'cortana-vinyl-figure': () => {
    const head = doll.head()
    const body: Solid = blend(
      0.9,
      blend(1.2, ball([0, 11.6, 0], [3.3, 2.6, 2.5]), ball([0, 8.8, 0], [2.6, 2.6, 2.2]), ball([0, 6.6, 0], [3.3, 2.4, 2.7])),
      mirrored(
        limb(
          [
            [3, 12.4, 0],
            [4.6, 9.6, 0.5],
            [5, 6.8, 1.6],
          ],
          [1.35, 1.15, 1.2],
        ),
      ),
      mirrored(
        limb(
          [
            [1.7, 6, 0],
            [1.9, 3.4, 0.1],
            [1.9, 1.4, 0.3],
          ],
          [1.9, 1.5, 1.35],
        ),
      ),
      mirrored(ball([2, 0.9, 1.2], [1.4, 0.9, 2])),
      limb(
        [
          [0, 12.6, 0],
          [0, 15, 0],
        ],
        1.2,
      ),
    )
    // A bob, parted over the left eye and longer in front.
    const bob = blend(
      1.2,
      ball([0, 19.4, -0.8], [6.3, 5.8, 5.9]),
      mirrored(
        limb(
          [
            [4.8, 20.6, 0.6],
            [5.7, 17.4, 1.4],
            [5.2, 13.9, 2.2],
          ],
          [1.9, 1.8, 0.9],
        ),
      ),
      ball([0, 16, -3.4], [5, 3.4, 2.6]),
    )
    const hair = cut(bob, soap([0.4, 16.6, 6.4], [4.6, 4.6, 4.6], 2.6), 0.5)
    const grooved: Solid = {
      ...hair,
      d: (x, y, z) => hair.d(x, y, z) + 0.05 * Math.sin(Math.atan2(x, z - 1) * 16) * Math.min(1, Math.max(0, (23.4 - y) / 3)),
    }
    const face = laid(head, vinyl('#fff', { coat: 0.8, rough: 0.25, glow: 0.25 }), {
      at: [0, 17.8],
      size: [9, 5.6],
      thick: 0.03,
      detail: 90,
      art: (ink) => {
        for (const s of [-1, 1]) {
          oval(ink, s * 2, 0.5, 0.95, 1.2, '#12306e')
          oval(ink, s * 2, 0.3, 0.6, 0.8, '#3f8ff0')
          oval(ink, s * 2 - 0.28, 0.95, 0.26, 0.3, '#ffffff')
          curve(ink, s * 2, 2.1, 1, -0.28, 0.24, '#1d4fae')
        }
        curve(ink, 0, -1.4, 0.95, 0.4, 0.26, '#1d4fae')
      },
    })
    const print = vinyl('#fff', { coat: 0.6, rough: 0.2, glow: 0.7 })
    const front = laid(body, print, { at: [0, 9], size: [8, 11], thick: 0.03, fine: 90, detail: 100, art: circuits(chest) })
    const back = laid(body, print, {
      at: [0, 9],
      size: [8, 11],
      yaw: 180,
      thick: 0.03,
      fine: 90,
      detail: 100,
      art: circuits(['M0 5V-4.6', ...chest.slice(2, 4)]),
    })
    const legs = [0, 180].map((yaw) =>
      laid(body, print, {
        at: [0, 3],
        size: [6, 5],
        yaw,
        thick: 0.03,
        fine: 90,
        detail: 80,
        art: circuits(['M-1.9 2.4V-1.4', 'M1.9 2.4V-1.4', 'M-1.9 0.6L-1.2 -0.1', 'M1.9 0.6L1.2 -0.1']),
      }),
    )
    const disc = turned(
      [0, -0.8, 0.4],
      [
        [0, 6.4],
        [0.12, 6.6],
        [0.66, 6.6],
        [0.8, 6.4],
        [0.81, 0],
      ],
    )
    return model(
      { tall: 15, pack: 'window', close: { at: [0, 17.2, 4], wide: 14 }, yaw: 26 },
      form(body, lit('#4f9df2', 0.84), { detail: 96 }),
      front,
      back,
      legs,
      form(head, lit('#7dbcf8', 1), { detail: 76 }),
      face,
      form(grooved, lit('#2456c8', 0.82, 0.1), { detail: 90 }),
      form(disc, acrylic('#bfe2fb', { opaque: 0.34 }), { detail: 70 }),
    )
  },
}
