import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { outline, rectangle, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { abs, carPaint, vinyl } from '../kit/skin.ts'
import { blend, both, cut, limb, mirrored, placed, soap, swollen } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import { arches, fromAbove, fromFront, fromSide, glassDark, grooved, lamp, onFour, roundLamps, steel, wheel } from './car-parts.ts'
import type { Toys } from './index.ts'

export const offRoaderToys: Toys = {
  'forza-off-roader-die-cast': (look) => {
    const colour = pick({ Olive: '#6c7440', Sand: '#cdb386', 'Rescue Red': '#c22a22' }, look.Colour)
    const paint = carPaint(colour, { rough: 0.34 })
    const side = 'M-9.6 3.6C-9.9 5 -9.8 6.6 -9.4 7.2L3.6 7.2C6.4 7.1 9 6.9 9.6 6.4C10 5.6 10 4.2 9.6 3.6Z'
    const body = arches(both(fromSide(side, 9.6, 0.5), fromAbove(rectangle(9.4, 19.6, 1), 18, 6), 0.4), 4.8, 2.9, [6, -6.2], 3.1)
    const lines = grooved(body, [
      (x, y, z) => (Math.abs(x) > 4 && y > 3.6 ? z - 2.6 : 9),
      (x, y, z) => (Math.abs(x) > 4 && y > 3.6 ? z + 2 : 9),
      (x, y, z) => (Math.abs(x) > 4 && y > 3.6 ? z + 6.6 : 9),
      (x, y, z) => (y > 6.4 && z > 3.6 ? Math.abs(x) - 3.4 : 9),
    ])
    const cabin = 'M-9.3 7L-9.1 11C-8.9 11.6 -8.4 11.8 -7.8 11.8L1.4 11.8C2 11.8 2.4 11.5 2.6 11L3.8 7Z'
    const cabinFront = 'M-4.5 6.8L-4.1 11.2C-4 11.6 -3.6 11.8 -3.2 11.8L3.2 11.8C3.6 11.8 4 11.6 4.1 11.2L4.5 6.8Z'
    const glass = both(fromSide(cabin, 9.2, 0.2), fromFront(cabinFront, 20), 0.2)
    const frame = cut(
      swollen(slab(outline(cabinFront, 0.05), 0.7, 0.1), 0.08),
      placed(slab(outline(rectangle(7, 3.2, 0.4)), 4), { by: [0, 9.1, 0] }),
      0.05,
    )
    const frames = [-8.9, -4.9, -1.4].map((z) => placed(frame, { by: [0, 0, z] }))
    const shield = placed(frame, { by: [0, 0, 3], pivot: [0, 9, 0], turn: [-15, 0, 0] })
    const top = both(
      fromSide('M-9.35 11.1L-9.1 11.6C-8.9 11.9 -8.4 12 -7.8 12L1.4 12C2 12 2.4 11.8 2.7 11.1Z', 8.9, 0.15),
      fromFront('M-4.3 10.8L-4.2 11.4C-4.1 11.8 -3.6 12.05 -3.2 12.05L3.2 12.05C3.6 12.05 4.1 11.8 4.2 11.4L4.3 10.8Z', 20),
      0.1,
    )
    const shell = blend(0.05, top, ...frames, shield)
    const rail = (points: readonly Vec[], r = 0.16) => limb(points, r, false)
    const rack = blend(
      0,
      ...[-4, 4].map((x) =>
        rail([
          [x, 12.9, -8],
          [x, 12.9, 1.4],
        ]),
      ),
      ...[-8, -4.9, -1.7, 1.4].map((z) =>
        rail([
          [-4, 12.9, z],
          [4, 12.9, z],
        ]),
      ),
      ...[-7, 0.6].flatMap((z) =>
        [-3.6, 3.6].map((x) =>
          rail([
            [x, 11.8, z],
            [x, 12.9, z],
          ]),
        ),
      ),
    )
    const luggage = [
      form(soap([-1.4, 13.7, -5], [1.9, 0.75, 2.2], 5), vinyl('#9c6b3c', { rough: 0.6 }), { detail: 40 }),
      form(soap([2.2, 13.6, -1.6], [1.1, 0.7, 2], 5), vinyl('#c5402e'), { detail: 40 }),
    ]
    return model(
      { tall: 6.9, pack: 'window', close: { at: [2.2, 5.6, 8], wide: 11, yaw: -32 }, yaw: 44 },
      form(lines, paint, { detail: 180 }),
      form(glass, glassDark, { detail: 80 }),
      form(shell, paint, { detail: 120 }),
      form(rack, abs('#26242a'), { detail: 110 }),
      luggage,
      form(mirrored(blend(0.1, soap([4.9, 5.9, 6], [0.7, 0.28, 3.4], 4), soap([4.9, 5.9, -6.2], [0.7, 0.28, 3.4], 4))), abs('#2d2b31'), {
        detail: 90,
      }),
      form(blend(0.1, soap([0, 3.6, 10.2], [4.8, 0.7, 0.5], 4), soap([0, 3.6, -10.1], [4.8, 0.7, 0.5], 4)), abs('#2d2b31'), { detail: 70 }),
      form(soap([0, 5.4, 9.8], [3.6, 1.1, 0.25], 5), abs('#1f1d23'), { detail: 40 }),
      roundLamps([2.5, 5.4, 9.9], 0.9),
      lamp([4, 5.6, -9.8], [0.45, 0.8, 0.25], '#c51f2a', 0.2),
      wheel([0, 7.6, -10.9], 2.5, 1.6, steel, { knobs: 22, turn: [-90, 0, 0] }),
      onFour(4.5, 2.9, [6, -6.2], 2.9, 2.2, steel, { spokes: 6, knobs: 26, rimShare: 0.56 }),
      form(mirrored(soap([4.9, 8, 3.2], [0.6, 0.5, 0.3], 3)), abs('#26242a'), { detail: 40 }),
    )
  },
}
