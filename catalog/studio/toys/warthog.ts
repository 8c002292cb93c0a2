import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { outline, rectangle, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { abs, carPaint, eye, metalBrushed, vinyl } from '../kit/skin.ts'
import { ball, blend, both, cut, limb, mirrored, placed, soap, turned } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import { arches, fromAbove, fromSide, glassDark, lamp, onFour } from './car-parts.ts'
import type { Toys } from './index.ts'

const rod = (from: Vec, to: Vec, r: number) => limb([from, to], r, false)
const drum = (half: number, r: number, turn: Vec, by: Vec) =>
  placed(
    turned(
      [0, 0, 0],
      [
        [-half, r],
        [half, r],
      ],
    ),
    { turn, by },
  )

/** The gun on its ring: shield, three barrels, handles. */
function turret() {
  const post = turned(
    [0, 6, -6.4],
    [
      [0, 1.5],
      [0.5, 1.6],
      [0.9, 1.1],
      [2.4, 0.7],
      [2.8, 0.8],
    ],
  )
  const shields = mirrored(
    placed(slab(outline('M-1.5 -1.4L1.3 -1.8L1.6 1.2L-0.9 1.7Z', 0.1), 0.3, 0.12), { turn: [-10, 18, 4], by: [1.9, 9.6, -5] }),
  )
  const gun = blend(0.2, soap([0, 9.3, -6], [0.8, 0.8, 1.7], 4), drum(0.6, 0.7, [90, 0, 0], [0, 9.3, -4]))
  const barrels = [0, 1, 2].map((i) => {
    const a = (i / 3) * Math.PI * 2
    const [x, y] = [Math.sin(a) * 0.36, 9.3 + Math.cos(a) * 0.36]
    return rod([x, y, -4], [x, y, 0.4], 0.19)
  })
  const cuff = drum(0.25, 0.66, [90, 0, 0], [0, 9.3, -0.6])
  const grips = mirrored(rod([0.7, 9.4, -7.4], [1.1, 9.7, -8.6], 0.22))
  return { post, shields, guns: blend(0.04, gun, cuff, grips, ...barrels) }
}

export const warthogToys: Toys = {
  'halo-warthog-die-cast': (look) => {
    const colour = pick({ 'Marine green': '#5d6b3c', Desert: '#b99a68' }, look.Finish)
    const paint = carPaint(colour, { rough: 0.46, coat: 0.3 })
    const dark = abs('#2b2a30')
    const iron = metalBrushed('#6f7178', { rough: 0.42 })
    const side = 'M-9.6 4.6L-9.4 6.2L-4.4 6.2L-3.8 4.4L1.4 4.4L2.2 6.6L5.4 6.4L9.8 4.8L10.6 3.6L9.8 3L-9.2 3.2Z'
    const plan = 'M-3.9 -9.8L3.9 -9.8L4.4 -8L4.2 2L3.2 10.2L-3.2 10.2L-4.2 2L-4.4 -8Z'
    const tub = both(fromSide(side, 8.8, 0.4), fromAbove(plan, 16, 5), 0.5)
    const hollow = soap([0, 6.6, -1.4], [3.2, 2.2, 2.6], 5)
    const bed = soap([0, 7, -7], [2.9, 1.5, 2.2], 5)
    const hood = both(fromSide('M1.6 4L2 7L5.6 6.7L9.9 5.1L10.4 4Z', 7, 0.3), fromAbove('M-2.2 1L2.2 1L1.8 10.2L-1.8 10.2Z', 16, 5), 0.3)
    const body = arches(blend(0.3, cut(cut(tub, hollow, 0.2), bed, 0.2), hood), 4.6, 3, [6.6, -6.6], 3.15)
    const guards = blend(0.3, soap([4.1, 5.6, 6.6], [1.5, 1.1, 3.5], 4), soap([4.1, 5.7, -6.6], [1.4, 1.1, 3.4], 4))
    const fenders = mirrored([6.6, -6.6].reduce((s, z) => cut(s, drum(3, 3.15, [0, 0, 90], [4.2, 3, z]), 0.1), guards))
    const half = blend(
      0.1,
      rod([3.2, 6, 2.2], [2.6, 9.4, 0], 0.3),
      rod([2.6, 9.4, 0], [2.6, 9.5, -3.4], 0.3),
      rod([2.6, 9.5, -3.4], [3.3, 6, -4.6], 0.3),
    )
    const cage = blend(0.1, mirrored(half), rod([-2.6, 9.4, 0], [2.6, 9.4, 0], 0.3), rod([-2.6, 9.5, -3.4], [2.6, 9.5, -3.4], 0.3))
    const screen = placed(slab(outline(rectangle(4.8, 2.4, 0.4)), 0.3, 0.1), { turn: [-34, 0, 0], by: [0, 7.6, 1.6] })
    const seat = placed(soap([0, 0, 0], [1.1, 1.4, 0.4], 4), { turn: [-14, 0, 0], by: [1.5, 6.4, -2.6] })
    const seats = mirrored(blend(0.3, soap([1.5, 5, -1.2], [1.1, 0.5, 1.2], 4), seat))
    const tusks = mirrored(
      limb(
        [
          [2, 3, 9.4],
          [2.5, 2.7, 11.2],
          [2.3, 3.7, 12.4],
        ],
        [0.55, 0.5, 0.25],
      ),
    )
    const bumper = blend(0.2, soap([0, 3.2, 10], [3, 0.55, 0.6], 4), drum(1.3, 0.55, [0, 0, 90], [0, 3.8, 10.4]))
    const arms = mirrored(blend(0.1, rod([2, 3.4, 6.6], [4, 3, 6.6], 0.4), rod([2, 3.4, -6.6], [4, 3, -6.6], 0.4)))
    const { post, shields, guns } = turret()
    return model(
      { tall: 11, pack: 'window', close: { at: [1.6, 5.6, 7], wide: 11, yaw: -30 }, yaw: 40 },
      form(body, paint, { detail: 130 }),
      form(fenders, paint, { detail: 110 }),
      form(cage, dark, { detail: 80 }),
      form(screen, glassDark, { detail: 90 }),
      form(seats, vinyl('#4a3f37', { rough: 0.6 }), { detail: 60 }),
      form(tusks, iron, { detail: 60 }),
      form(bumper, dark, { detail: 60 }),
      form(arms, iron, { detail: 80 }),
      form(post, paint, { detail: 50 }),
      form(shields, paint, { detail: 60 }),
      form(guns, dark, { detail: 90 }),
      lamp([2.9, 4.9, 9.6], [0.55, 0.4, 0.4], '#f4f1e4', 0.3),
      form(ball([0.9, 6.9, 0.6], [0.7, 0.7, 0.14]), eye('#26242a'), { detail: 24 }),
      onFour(4.6, 3, [6.6, -6.6], 3, 2.5, iron, { spokes: 6, knobs: 24, rimShare: 0.54 }),
    )
  },
}
