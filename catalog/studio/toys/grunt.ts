import { laid, thread } from '../kit/art.ts'
import { oval, path } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { felt, minky, satin, velboa } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, placed, type Solid, seated, soap } from '../kit/solid.ts'
import type { Toys } from './index.ts'

export const gruntToys: Toys = {
  'halo-grunt-plush': (look) => {
    const [armour, deep] = pick<readonly [string, string]>(
      { 'Minor orange': ['#e07a26', '#b25614'], 'Major red': ['#c2332b', '#8f221d'] },
      look.Rank,
    )
    const hide = velboa('#7c8595', 2.2)
    const trunk = blend(1.6, ball([0, 8.4, 0.2], [6, 6.2, 5.4]), ball([0, 12.6, -1], [4.4, 3.6, 4]))
    const legs = mirrored(
      blend(
        0.6,
        limb(
          [
            [3.2, 5.6, 0],
            [4.8, 3.4, 1],
            [4.6, 1.6, 0.4],
          ],
          [2.5, 2.1, 1.7],
        ),
        ball([4.7, 1.2, 2.2], [2, 1.3, 2.8]),
      ),
    )
    const arms = mirrored(
      limb(
        [
          [4.6, 13, 0.4],
          [7.6, 11, 1.6],
          [8.4, 7.8, 3],
        ],
        [1.7, 1.6, 1.7],
      ),
    )
    const fists = mirrored(ball([8.5, 6.8, 3.5], [1.9, 1.8, 1.9]))
    const head = lumpy(blend(0.8, ball([0, 16.8, 1.2], [4.6, 4, 4.2]), mirrored(ball([2.4, 15.8, 2.6], [2.2, 2, 2.2]))), 0.1, 3, 2)
    const body = seated(lumpy(blend(0.8, trunk, legs, arms, fists), 0.14, 4, 3), 0.4)
    const plate: Solid = lumpy(blend(0.4, soap([0, 9.2, 1.2], [5.4, 4.6, 4.9], 2.6), soap([0, 12.6, 0.6], [4.8, 1.6, 4.2], 3)), 0.1, 3, 6)
    const pads = mirrored(placed(soap([0, 0, 0], [2.3, 1.9, 2.4], 3), { by: [6.2, 13.4, 0.6], turn: [0, 0, -24] }))
    const cuffs = mirrored(placed(soap([0, 0, 0], [2, 1.5, 2], 3), { by: [8.2, 9, 2.6], turn: [-20, 0, 8] }))
    const tank = lumpy(
      blend(
        0.6,
        limb(
          [
            [0, 8, -5.4],
            [0, 14, -6],
            [0, 19.4, -4.6],
            [0, 23.6, -2.2],
          ],
          [3.6, 3.8, 2.4, 0.7],
        ),
        mirrored(
          limb(
            [
              [3.4, 15.4, -4.4],
              [5.4, 19.6, -3.6],
              [6.2, 23, -2.6],
            ],
            [1.6, 1.3, 0.6],
          ),
        ),
      ),
      0.1,
      4,
      4,
    )
    const mask = blend(0.4, soap([0, 15, 4.6], [2.9, 1.9, 2.4], 3), mirrored(ball([1.9, 14.4, 6], [1.1, 1.1, 1])))
    const hoses = mirrored(
      limb(
        [
          [2, 14.2, 5.6],
          [4.6, 13.4, 3.6],
          [4.4, 13.6, -1.6],
        ],
        0.62,
      ),
    )
    const gaze = laid(head, thread(), {
      at: [0, 18],
      size: [8, 2.8],
      thick: 0.25,
      art: (ink) => {
        for (const s of [-1, 1]) {
          oval(ink, s * 2.1, 0, 0.98, 0.82, '#20242c')
          oval(ink, s * 2.1 - 0.3, 0.28, 0.26, 0.2, '#ffffff')
        }
      },
    })
    const badge = laid(plate, thread(), {
      at: [0, 9.4],
      size: [4, 4],
      thick: 0.25,
      art: (ink) => path(ink, 'M0 1.6L1.6 -1.2L-1.6 -1.2Z', undefined, '#6fd3e8', 0.36),
    })
    return model(
      { tall: 24, pack: 'tag', close: { at: [0, 16, 4], wide: 14 } },
      form(body, hide, { detail: 76 }),
      form(head, hide, { pile: [gaze.bare], detail: 52 }),
      gaze,
      form(plate, minky(armour), { pile: [badge.bare], detail: 60 }),
      badge,
      form(pads, minky(armour), { detail: 52 }),
      form(cuffs, minky(armour), { detail: 60 }),
      form(tank, satin(deep, { rough: 0.5 }), { detail: 60 }),
      form(mask, felt('#4a4d57'), { detail: 44 }),
      form(hoses, felt('#33353d'), { detail: 56 }),
      sewnLabel([5.8, 5.4, -2], [1, 0, -0.5], 0.9),
    )
  },
}
