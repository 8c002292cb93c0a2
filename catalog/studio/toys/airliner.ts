import { posed } from '../kit/actual.ts'
import { laid } from '../kit/art.ts'
import { path } from '../kit/faces.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { outline, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { carPaint, eye, metalPolished, rubber, vinyl } from '../kit/skin.ts'
import { blend, limb, mirrored, placed, soap, turned } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'
import { fin, wing } from './plane-parts.ts'

export const airlinerToys: Toys = {
  'flight-simulator-airliner': (look) => {
    const [belly, tail, stripe] = pick<readonly [string, string, string]>(
      {
        'Sky Blue': ['#2d7fd0', '#1f5fa8', '#8cc6f2'],
        Sunrise: ['#e8742c', '#c9402f', '#f6c453'],
        Evergreen: ['#1f7a4f', '#155c3b', '#9bd08c'],
      },
      look.Livery,
    )
    const fuselage = limb(
      [
        [0, 0.15, 11.9],
        [0, 0, 10.6],
        [0, 0, 8],
        [0, 0, -5],
        [0, 0.35, -9],
        [0, 0.9, -12.6],
      ],
      [0.45, 1.05, 1.5, 1.5, 1.05, 0.3],
    )
    const wings = wing(
      'M-1 -4.2L1 -4.2L1.2 -3.6L10.9 1.6L11.3 3.2L10.6 3.3L5 0.9L1.2 1.6L-1.2 1.6L-5 0.9L-10.6 3.3L-11.3 3.2L-10.9 1.6L-1.2 -3.6Z',
      0.62,
      0.1,
      11,
    )
    const lowWings = placed(wings, { by: [0, -0.85, 0.4] })
    const tailplane = placed(wing('M-0.6 -1.4L0.6 -1.4L4.3 0.9L4.4 1.9L0.6 1.2L-0.6 1.2L-4.4 1.9L-4.3 0.9Z', 0.36, 0.08, 4.4), {
      by: [0, 0.7, -10.6],
    })
    const rudder = fin('M-1.4 0L2.4 0L0 3L-1.4 4.6L-2.9 4.7L-2.2 2Z', 0.36, [0, 0.9, -10.4])
    const tips = mirrored(
      placed(slab(outline('M-0.7 0L0.8 0L0.1 1.5L-0.6 1.6Z', 0.05), 0.2, 0.08), { turn: [0, -90, 0], by: [11, 0.3, -2.7] }),
    )
    const engine = (inner: boolean) =>
      mirrored(
        placed(
          turned(
            [0, 0, 0],
            inner
              ? [
                  [1, 0.66],
                  [1.2, 0.6],
                  [1.22, 0.14],
                  [1.7, 0.02],
                ]
              : [
                  [-1.7, 0.4],
                  [-1.2, 0.62],
                  [0.6, 0.9],
                  [1.5, 0.86],
                  [1.66, 0.74],
                  [1.1, 0.66],
                  [1, 0.02],
                ],
          ),
          { turn: [90, 0, 0], by: [4, -1.6, 2] },
        ),
      )
    const pylons = mirrored(soap([4, -0.8, 1.2], [0.16, 0.6, 1.3], 3))
    const paint = carPaint('#f4f4f1')
    const windows = (yaw: number) =>
      laid(fuselage, vinyl('#fff', { coat: 0.9, rough: 0.15 }), {
        at: [yaw > 0 ? -0.8 : 0.8, 0.2],
        size: [22, 1.6],
        yaw,
        thick: 0.008,
        fine: 70,
        detail: 150,
        art: (ink) => {
          for (let i = 0; i < 30; i++) if (i !== 6 && i !== 20) path(ink, `M${-8.6 + i * 0.55} 0.14h0.24v0.34h-0.24Z`, '#2b3340')
          for (const x of [-9.4, -5.3, 2.4, 8.4]) path(ink, `M${x} -0.36h0.5v0.9h-0.5Z`, undefined, '#9aa3ad', 0.05)
          path(ink, 'M-11 -0.56H11V-0.74H-11Z', stripe)
        },
      })
    const cockpit = laid(fuselage, eye('#20242c'), {
      at: [0, 0.62],
      size: [2.2, 0.9],
      thick: 0.01,
      art: (ink) => path(ink, 'M-0.95 -0.1L-0.72 0.26L0.72 0.26L0.95 -0.1L0.08 -0.14L0.08 0.2L-0.08 0.2L-0.08 -0.14Z', '#20242c'),
    })
    const axles: Vec[] = [
      [0, -2.5, 8.4],
      [1.5, -2.7, -0.6],
      [-1.5, -2.7, -0.6],
    ]
    const gear = axles.flatMap((at) => [
      form(limb([[at[0], -1, at[2]], at], 0.14), metalPolished('#c4c8d0'), { detail: 20 }),
      form(
        placed(
          turned(
            [0, 0, 0],
            [
              [-0.5, 0.42],
              [-0.4, 0.5],
              [0.4, 0.5],
              [0.5, 0.42],
            ],
          ),
          { turn: [0, 0, 90], by: at },
        ),
        rubber('#26242a'),
        { detail: 24 },
      ),
    ])
    const aircraft: Part[] = [
      form(
        fuselage,
        { ...paint, panels: [belly, tail] },
        { fields: [(_x, y, z) => y + 0.62 + Math.max(0, z - 9.6) * 0.5, (_x, y, z) => z + 8.8 + y * 0.9], detail: 120 },
      ),
      form(lowWings, { ...paint, colour: '#d9dce0' }, { detail: 110 }),
      form(tailplane, { ...paint, colour: '#d9dce0' }, { detail: 60 }),
      form(
        rudder,
        { ...paint, colour: tail, panels: [stripe] },
        { fields: [(_x, y, z) => Math.abs(y - 3.1 + (z + 11) * 0.4) - 0.42], detail: 60 },
      ),
      form(tips, { ...paint, colour: tail }, { detail: 70 }),
      form(engine(false), { ...paint, colour: tail, panels: ['#c4c8d0'] }, { fields: [(_x, _y, z) => 3.3 - z], detail: 90 }),
      form(engine(true), metalPolished('#8d929c', { rough: 0.35 }), { detail: 80 }),
      form(pylons, paint, { detail: 60 }),
      windows(90),
      windows(-90),
      cockpit,
      ...gear,
    ]
    const foot = turned(
      [0, 0, 0],
      [
        [0, 3.4],
        [0.25, 3.6],
        [0.5, 3.4],
        [0.8, 1.2],
        [0.9, 0.4],
      ],
    )
    return model(
      { tall: 11.4, pack: 'box', close: { at: [0.6, 9, 8], wide: 9, yaw: -34 }, yaw: 54 },
      posed(aircraft, { turn: [-6, 0, 0], at: [0, 8.6, 0] }),
      form(
        blend(
          0.5,
          foot,
          limb(
            [
              [0, 0.6, 0],
              [0, 4.2, -0.4],
              [0, 7.6, 0],
            ],
            [0.34, 0.26, 0.3],
          ),
        ),
        metalPolished('#d2d6dd', { rough: 0.12 }),
        { detail: 80 },
      ),
    )
  },
}
