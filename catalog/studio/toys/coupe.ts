import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { abs, carPaint, eye, vinyl } from '../kit/skin.ts'
import { ball, blend, both, cut, mirrored, placed, soap, turned } from '../kit/solid.ts'
import { arches, fromAbove, fromFront, fromSide, grooved, lamp, onFour, steel } from './car-parts.ts'
import type { Toys } from './index.ts'

export const coupeToys: Toys = {
  'forza-coupe-die-cast': (look) => {
    const colour = pick(
      { 'Horizon Pink': '#d6246f', 'Signal Yellow': '#f3c21c', 'Racing Blue': '#1f4fb5', Graphite: '#4b4c55' },
      look.Colour,
    )
    const paint = carPaint(colour)
    const side =
      'M-10.4 1.5C-10.9 3 -10.8 4.6 -10 5.2C-8 5.7 -5 5.6 -3 5.5C0 5.3 3 5.1 5 4.9C8 4.6 10 3.8 10.7 2.8C11 2.2 10.9 1.5 10.6 1.2L-10.2 1.2Z'
    const plan =
      'M-4.5 -10.4C-3 -10.9 3 -10.9 4.5 -10.4C5 -8 4.9 -5 4.7 -2C4.6 1 4.6 4 4.8 7C4.7 9.6 3 10.8 0 10.9C-3 10.8 -4.7 9.6 -4.8 7C-4.6 4 -4.6 1 -4.7 -2C-4.9 -5 -5 -8 -4.5 -10.4Z'
    const cabin = 'M-8.8 5C-7 6.6 -4.4 7.9 -1.6 8C1 8 3.4 6.6 5.2 4.8L-8.8 4.6Z'
    const cabinFront = 'M-4.2 4.4C-3.9 5.4 -3.4 7.2 -2.8 7.8C-1.6 8.2 1.6 8.2 2.8 7.8C3.4 7.2 3.9 5.4 4.2 4.4Z'
    const hull = both(fromSide(side, 10.6, 0.7), fromAbove(plan, 14, 4), 0.9)
    const fenders = mirrored(blend(0.5, ball([3.7, 3.4, 6.2], [1.5, 2.2, 2.9]), ball([3.7, 3.6, -6.4], [1.6, 2.2, 3])))
    const body = arches(blend(0.9, hull, both(fenders, fromSide(side, 10.2, 0.7), 0.6)), 4.9, 2.1, [6.2, -6.4], 2.35)
    const intakes = blend(0, soap([0, 2.1, 10.4], [2.3, 0.62, 1], 5), mirrored(soap([3.5, 2.2, 9.9], [0.75, 0.6, 1.2], 4)))
    const lines = grooved(
      cut(body, intakes, 0.15),
      [
        (x, y, z) => (Math.abs(x) > 3.4 && y < 5 && y > 1.6 ? z - 2.6 : 9),
        (x, y, z) => (Math.abs(x) > 3.4 && y < 5 && y > 1.6 ? z + 3.2 : 9),
        (x, y, z) => (y > 4 && z > 4.2 ? Math.abs(x) - 2.9 : 9),
      ],
      0.08,
      0.11,
    )
    const [profile, section] = [fromSide(cabin, 9, 0.3), fromFront(cabinFront, 20)]
    const glass = both(profile, section, 0.4)
    /** Below 0 in the panes, above it on the pillars. */
    const panes = (x: number, y: number, z: number) =>
      Math.max(0.5 - Math.max(-profile.d(x, y, z), -section.d(x, y, z)), 0.2 - Math.abs(z + 2.2))
    const roof = both(
      both(
        fromSide('M-6.6 6.6C-5 7.6 -3.4 8.12 -1.6 8.14C0.2 8.14 1.6 7.7 2.6 7L2.2 6.7C0.8 7.3 -4 7.3 -6.2 6.2Z', 9, 0.15),
        fromFront('M-4 4.4C-3.7 5.4 -3.2 7.3 -2.7 7.9C-1.5 8.3 1.5 8.3 2.7 7.9C3.2 7.3 3.7 5.4 4 4.4Z', 20),
        0.2,
      ),
      soap([0, 7, -2], [3.4, 3, 6], 3),
      0.2,
    )
    const sill = fromSide('M-8 1L7.6 1L7.4 1.7L-7.8 1.7Z', 9.4, 0.15)
    const wing = blend(0.15, soap([0, 7, -9.6], [4.4, 0.22, 1], 3), mirrored(soap([3, 6, -9.4], [0.16, 1.1, 0.6], 3)))
    const splitter = both(soap([0, 1.1, 9.4], [4.9, 0.34, 2], 5), fromAbove(plan, 6, 1), 0.1)
    return model(
      { tall: 4, pack: 'window', close: { at: [1.6, 3.8, 8], wide: 11, yaw: -32 }, yaw: 50 },
      form(lines, paint, { detail: 210 }),
      form(soap([0, 2.2, 8.4], [4, 0.9, 1.3], 4), abs('#1f1d23'), { detail: 40 }),
      form(glass, { ...paint, panels: ['#20242c'] }, { fields: [panes], detail: 150 }),
      form(roof, paint, { detail: 80 }),
      form(sill, abs('#26242a'), { detail: 60 }),
      form(wing, abs('#26242a'), { detail: 70 }),
      form(splitter, abs('#26242a'), { detail: 110 }),
      form(mirrored(soap([4.6, 5.3, 3], [0.7, 0.42, 0.42], 2.4)), paint, { detail: 50 }),
      lamp([3.2, 3.6, 9.3], [1.05, 0.4, 0.8], '#2a2c33', 0),
      form(
        mirrored(blend(0, ball([3.5, 3.62, 10.03], 0.24), ball([2.8, 3.58, 10.14], 0.24))),
        { ...eye('#f4f7fb'), glow: 0.4 },
        { detail: 60 },
      ),
      lamp([3.1, 4.2, -10.3], [1.2, 0.32, 0.34], '#c51f2a', 0.2),
      form(ball([0, 3.3, 10.75], [0.42, 0.42, 0.12]), steel, { detail: 24 }),
      form(soap([0, 2.7, -10.45], [1.5, 0.42, 0.3], 5), vinyl('#f4f1e6'), { detail: 30 }),
      form(soap([0, 1.7, -10.2], [3.4, 0.5, 0.6], 4), abs('#26242a'), { detail: 40 }),
      form(
        mirrored(
          placed(
            turned(
              [0, 0, 0],
              [
                [0, 0.36],
                [0.8, 0.36],
                [0.8, 0.24],
                [0.3, 0.24],
                [0.3, 0.02],
              ],
            ),
            { turn: [-90, 0, 0], by: [1.2, 1.7, -10.4] },
          ),
        ),
        steel,
        { detail: 40 },
      ),
      onFour(4.35, 2.1, [6.2, -6.4], 2.1, 1.7, steel, { spokes: 5 }),
    )
  },
}
