import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { through, tube } from '../kit/shapes.ts'
import { abs, carPaint, eye, metalPolished, rubber } from '../kit/skin.ts'
import { ball, blend, limb, mirrored, placed, soap, turned } from '../kit/solid.ts'
import type { Toys } from './index.ts'
import { fin, wing } from './plane-parts.ts'

export const bushPlaneToys: Toys = {
  'flight-simulator-bush-plane': (look) => {
    const colour = pick({ Yellow: '#f2b824', Red: '#c9302a' }, look.Colour)
    const paint = carPaint(colour)
    const white = carPaint('#f4f1ea')
    const hull = blend(
      0.6,
      limb(
        [
          [0, 3.6, 6.2],
          [0, 3.6, 3.6],
          [0, 3.7, 0],
          [0, 3.9, -5],
          [0, 4.1, -8.6],
        ],
        [1.15, 1.35, 1.45, 0.9, 0.4],
      ),
      soap([0, 4.4, 0.6], [1.35, 1.6, 2.6], 3.4),
    )
    const glass = blend(0.2, soap([0, 5.1, 1], [1.42, 0.62, 2.3], 4), soap([0, 5, 2.6], [1.2, 0.7, 0.9], 3))
    const high = placed(wing('M-1 -1.9L1 -1.9L9.4 -1.4L9.9 -0.6L9.6 1L1 1.3L-1 1.3L-9.6 1L-9.9 -0.6L-9.4 -1.4Z', 0.7, 0.03, 10), {
      by: [0, 6.2, 0.6],
    })
    const rear = placed(wing('M-0.5 -0.9L0.5 -0.9L3.3 0.1L3.3 1L-3.3 1L-3.3 0.1Z', 0.32, 0, 3.3), { by: [0, 4.4, -7.9] })
    const rudder = fin('M-1.4 0L1.6 0L-0.4 2.4L-1.5 2.5Z', 0.3, [0, 4.3, -7.8])
    const struts = [-1, 1].flatMap((s) =>
      [
        [1.6, 1.4],
        [0.4, -0.2],
      ].map(([low, high]) => ({
        shape: tube(
          through([
            [s * 1.2, 2.9, low as number],
            [s * 5.4, 6.2, high as number],
          ]),
          { radius: 0.13, steps: 20 },
        ),
        skin: metalPolished('#c4c8d0'),
      })),
    )
    const legs = mirrored(
      limb(
        [
          [0.8, 2.9, 2.4],
          [2.4, 1.2, 2.6],
        ],
        0.2,
      ),
    )
    const tyres = mirrored(
      placed(
        turned(
          [0, 0, 0],
          [
            [-0.55, 0.7],
            [-0.45, 1.05],
            [-0.2, 1.2],
            [0.2, 1.2],
            [0.45, 1.05],
            [0.55, 0.7],
            [0.4, 0.02],
          ],
        ),
        { turn: [0, 0, 90], by: [2.7, 1.2, 2.6] },
      ),
    )
    const caps = mirrored(
      placed(
        turned(
          [0, 0, 0],
          [
            [-0.6, 0.55],
            [0.6, 0.55],
            [0.66, 0.3],
          ],
        ),
        { turn: [0, 0, -90], by: [2.7, 1.2, 2.6] },
      ),
    )
    const tailWheel = blend(
      0,
      limb(
        [
          [0, 3.6, -8],
          [0, 2.5, -8.4],
        ],
        0.13,
      ),
      placed(
        turned(
          [0, 0, 0],
          [
            [-0.2, 0.4],
            [0.2, 0.4],
          ],
        ),
        { turn: [0, 0, 90], by: [0, 2.4, -8.5] },
      ),
    )
    const cowl = turned(
      [0, 0, 0],
      [
        [-1.1, 1.28],
        [0, 1.34],
        [0.3, 1.2],
        [0.36, 0.4],
        [0.9, 0.34],
        [1.3, 0.05],
      ],
    )
    const blades = placed(blend(0.1, soap([0, 1.7, 0], [0.34, 1.9, 0.1], 2.4), soap([0, -1.7, 0], [0.34, 1.9, 0.1], 2.4)), {
      turn: [0, 0, 34],
      by: [0, 3.6, 7.3],
    })
    return model(
      { tall: 7.4, pack: 'box', close: { at: [0.4, 4.6, 5], wide: 9, yaw: -34 }, yaw: 40 },
      form(
        hull,
        { ...paint, panels: ['#f7f3ea'] },
        { fields: [(x, y, z) => (Math.abs(x) < 0.5 ? 9 : Math.abs(y - 3.55 + z * 0.02) - 0.16 - z * 0.012)], detail: 100 },
      ),
      form(glass, eye('#232a33'), { detail: 60 }),
      form(high, { ...white, panels: [colour] }, { fields: [(x) => 7.4 - Math.abs(x)], detail: 110 }),
      form(rear, white, { detail: 60 }),
      form(rudder, paint, { detail: 50 }),
      struts,
      form(legs, paint, { detail: 60 }),
      form(tyres, rubber('#26242a'), { detail: 80 }),
      form(caps, white, { detail: 70 }),
      form(tailWheel, rubber('#26242a'), { detail: 36 }),
      form(placed(cowl, { turn: [90, 0, 0], by: [0, 3.6, 6] }), metalPolished('#c4c8d0', { rough: 0.3 }), { detail: 50 }),
      form(blades, abs('#2b2930'), { detail: 60 }),
      form(ball([0, 3.6, 7.3], [0.42, 0.42, 0.5]), metalPolished('#c4c8d0'), { detail: 24 }),
    )
  },
}
