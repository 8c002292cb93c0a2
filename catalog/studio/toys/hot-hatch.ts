import { type Ink, laid } from '../kit/art.ts'
import { path } from '../kit/faces.ts'
import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { abs, carPaint, metalPolished, vinyl } from '../kit/skin.ts'
import { ball, blend, both, mirrored, type Solid, soap } from '../kit/solid.ts'
import { arches, fromAbove, fromFront, fromSide, glassDark, grooved, lamp, onFour, roundLamps, steel } from './car-parts.ts'
import type { Toys } from './index.ts'

const badge = (
  on: Solid,
  number: string,
  at: readonly [number, number],
  size: number,
  yaw: number,
  colour = '#f7f5f0',
  ground = '#26242a',
) =>
  laid(on, vinyl('#fff', { coat: 0.8, rough: 0.25 }), {
    at,
    size: [size, size],
    yaw,
    thick: 0.03,
    art: (ink: Ink) => {
      ink.fillStyle = ground
      ink.beginPath()
      ink.arc(0, 0, size * 0.44, 0, 7)
      ink.fill()
      words(ink, number, 0, -size * 0.2, { size: size * 0.56, weight: 800, font: display, colour, align: 'center' })
    },
  })

export const hatchToys: Toys = {
  'forza-hot-hatch-die-cast': (look) => {
    const colour = pick({ 'Rally White': '#f1f0ec', Mint: '#8fd3b6', Tangerine: '#ee7a22' }, look.Colour)
    const paint = carPaint(colour)
    const side = 'M-8.4 1.4C-8.9 3.4 -8.8 5.4 -8.2 6.2L4.6 5.8C7 5.4 8.4 4.8 8.8 3.8C9.1 3 9 1.8 8.6 1.2L-8.2 1.2Z'
    const plan = 'M-4.2 -8.4C-3 -8.8 3 -8.8 4.2 -8.4C4.7 -6 4.6 4 4.5 6C4.4 8 3 8.9 0 9C-3 8.9 -4.4 8 -4.5 6C-4.6 4 -4.7 -6 -4.2 -8.4Z'
    const hull = both(fromSide(side, 10, 0.6), fromAbove(plan, 16, 4), 0.8)
    const fenders = mirrored(blend(0.5, ball([3.5, 3.4, 5.4], [1.4, 2.1, 2.7]), ball([3.5, 3.4, -5.2], [1.4, 2.1, 2.7])))
    const body = arches(blend(0.8, hull, both(fenders, fromSide(side, 9.8, 0.6), 0.5)), 4.6, 2, [5.4, -5.2], 2.3)
    const cabin = 'M-8.2 5.8C-7.8 7.6 -7 9.2 -6 9.5L-0.4 9.5C1.4 9 3.2 7.4 4.4 5.6Z'
    const cabinFront = 'M-4.1 5.4C-3.9 6.6 -3.5 8.6 -3.1 9.2C-2 9.7 2 9.7 3.1 9.2C3.5 8.6 3.9 6.6 4.1 5.4Z'
    const glass = both(fromSide(cabin, 9, 0.3), fromFront(cabinFront, 18), 0.3)
    const shell = both(
      both(
        fromSide(
          'M-8.3 5.7C-7.9 7.7 -7.1 9.35 -6 9.65L-0.4 9.65C0.6 9.4 1.4 8.9 2 8.4L1.5 8.2C0.8 8.6 0.2 8.85 -0.6 8.85L-4.6 8.85L-5.2 5.7Z',
          9,
          0.1,
        ),
        fromFront('M-4.2 5.4C-4 6.6 -3.6 8.7 -3.2 9.3C-2 9.8 2 9.8 3.2 9.3C3.6 8.7 4 6.6 4.2 5.4Z', 18),
        0.15,
      ),
      soap([0, 7.5, -3], [4.4, 3, 7], 5),
      0.1,
    )
    const lines = grooved(body, [
      (x, y, z) => (Math.abs(x) > 3.4 && y > 1.6 ? z - 2.8 : 9),
      (x, y, z) => (Math.abs(x) > 3.4 && y > 1.6 ? z + 2.4 : 9),
      (x, y, z) => (y > 4.6 && z > 4.4 ? Math.abs(x) - 3 : 9),
    ])
    const stripe = (yaw: number) =>
      laid(body, vinyl('#fff', { coat: 0.9, rough: 0.2 }), {
        at: [0, 3.6],
        size: [17, 3],
        yaw,
        thick: 0.012,
        fine: 60,
        detail: 110,
        art: (ink) => {
          path(ink, 'M-5 -0.7L6 0.5L6 0.9L-5 -0.1Z', '#d2322a')
          path(ink, 'M-5 -1.3L4 -0.3L4 -0.1L-5 -1Z', '#26242a')
        },
      })
    return model(
      { tall: 4.8, pack: 'window', close: { at: [1.4, 4.6, 6.4], wide: 11, yaw: -32 }, yaw: 50 },
      form(lines, paint, { detail: 180 }),
      form(glass, glassDark, { detail: 80 }),
      form(shell, paint, { detail: 90 }),
      form(soap([0, 9.3, -7.6], [3, 0.24, 1.2], 3), paint, { detail: 50 }),
      [90, -90].map(stripe),
      badge(body, '1', [-0.4, 3.6], 2.4, 90),
      badge(body, '1', [0.4, 3.6], 2.4, -90),
      form(mirrored(soap([4.4, 6.2, 3], [0.62, 0.42, 0.4], 2.4)), abs('#26242a'), { detail: 50 }),
      roundLamps([3.1, 4.3, 8.2], 1),
      form(soap([0, 4.2, 8.72], [2.12, 0.62, 0.3], 3), steel, { detail: 50 }),
      lamp([3.6, 5, -8.5], [0.6, 0.9, 0.3], '#c51f2a', 0.2),
      form(soap([0, 4.2, 8.8], [2, 0.5, 0.3], 3), abs('#1f1d23'), { detail: 40 }),
      form(soap([0, 1.7, 8.7], [3.4, 0.6, 0.4], 3), abs('#26242a'), { detail: 40 }),
      form(soap([0, 1.7, -8.4], [3.4, 0.6, 0.4], 3), abs('#26242a'), { detail: 40 }),
      onFour(4.1, 2, [5.4, -5.2], 2, 1.6, metalPolished('#d9b45a', { rough: 0.25 }), { spokes: 6 }),
    )
  },
}
