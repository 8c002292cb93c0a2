import { laid, thread } from '../kit/art.ts'
import { curve, oval, path } from '../kit/faces.ts'
import { band, sewnLabel } from '../kit/features.ts'
import { model, type Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { within } from '../kit/seams.ts'
import { cotton, eye, felt, minky, ribbon, ribKnit } from '../kit/skin.ts'
import { ball, blend, block, cut, limb, lumpy, mirrored, placed, ring, type Solid, seated, turned } from '../kit/solid.ts'
import { doll } from './doll.ts'
import type { Toys } from './index.ts'

const flesh = '#eab88d'
const leather = felt('#7a4a2c', { grainSize: 1.2, grainDepth: 0.35, sheen: 0.5 })

/** Two rims of felt with red glass, on their band over the brow. */
function goggles(on: Solid): Part[] {
  const lens = (s: number): Part[] => {
    const at = { turn: [-22, s * 22, 0] as const, by: [s * 2.35, 22.3, 4.15] as const }
    return [
      form(placed(ring([0, 0, 0], 1.75, 0.5), at), felt('#4a3323', { grainSize: 1 }), { detail: 50 }),
      form(placed(ball([0, 0, 0.05], [1.6, 1.6, 0.5]), at), eye('#c4302a'), { detail: 40 }),
    ]
  }
  return [
    band(on, 21.7, 1.3, ribbon('#3a2a20'), { tilt: -0.12, out: 0.3 }),
    ...[-1, 1].flatMap(lens),
    form(
      limb(
        [
          [-0.7, 22.4, 5],
          [0, 22.5, 5.2],
          [0.7, 22.4, 5],
        ],
        0.4,
      ),
      felt('#4a3323'),
      { detail: 24 },
    ),
  ]
}

export const razToys: Toys = {
  'psychonauts-raz-plush': () => {
    const head = doll.head()
    const face = laid(head, thread(), {
      at: [0, 17.6],
      size: [9.6, 6],
      thick: 0.2,
      detail: 84,
      art: (ink) => {
        for (const s of [-1, 1]) {
          oval(ink, s * 2.1, 0.5, 1.05, 1.25, '#fbf7ee')
          oval(ink, s * 2, 0.42, 0.72, 0.95, '#3f8a52')
          oval(ink, s * 1.95, 0.4, 0.42, 0.62, '#1d1a22')
          oval(ink, s * 1.95 - 0.2, 0.75, 0.18, 0.22, '#ffffff')
          path(ink, `M${s * 0.9} 1.9Q${s * 2} 2.5 ${s * 3.3} 2.5`, undefined, '#5a2f1c', 0.5)
          oval(ink, s * 3.5, -1.2, 0.8, 0.48, '#e0937c')
          for (const [x, y] of [
            [3, -0.7],
            [3.7, -0.5],
            [3.4, -1.2],
          ] as const)
            oval(ink, s * x, y, 0.1, 0.1, '#b5714c')
        }
        curve(ink, 0.2, -1.5, 1.3, 0.55, 0.3, '#6b3a30')
      },
    })
    const cap = lumpy(
      blend(
        0.5,
        cut(ball([0, 18.9, -0.3], [6.15, 6, 5.8]), block([0, 14.8, 6.4], [9.6, 10.4, 9.4], 1.6), 0.4),
        mirrored(
          limb(
            [
              [5.5, 19, 0.4],
              [5.9, 16.6, 0.8],
              [5.5, 14.4, 1.2],
            ],
            [1.3, 1.5, 1.1],
          ),
        ),
      ),
      0.1,
      3,
      3,
    )
    const trunk = seated(lumpy(blend(1, ball([0, 10, 0], [4.3, 4.8, 3.6]), ball([0, 7, 0], [4.5, 3, 3.7])), 0.12, 3, 3), 0.1)
    const jacket = lumpy(
      cut(
        blend(0.8, ball([0, 10, 0], [4.9, 5, 4.2]), ball([0, 6.8, 0], [5.2, 3.2, 4.4]), doll.arms(0.6)),
        block([0, 8, 5.4], [3.2, 14, 5.4], 0.6),
        0.4,
      ),
      0.16,
      2.6,
      5,
    )
    const stripes = ribKnit('#3f7a52', { grainSize: 0.9, grainRound: 40, panels: ['#d9a648'] })
    const striped = (_x: number, y: number) => Math.abs(((((y + 0.3) % 1.9) + 1.9) % 1.9) - 0.95) - 0.45
    const neck: Solid = {
      d: (x, y, z) => Math.hypot(Math.hypot(x, z) - 2.5, (y - 13.7) * 0.7) - 0.85,
      low: [-3.6, 12.2, -3.6],
      high: [3.6, 15.2, 3.6],
    }
    const collar = lumpy(
      mirrored(
        limb(
          [
            [0.9, 13.2, 4.4],
            [3, 14, 3],
            [4, 14.2, 0],
            [2.8, 14.2, -3],
            [0, 14.2, -3.9],
          ],
          [0.7, 0.95, 1, 0.95, 0.9],
        ),
      ),
      0.06,
      1.4,
    )
    const belt = within(
      (_x, y) => y - 5.6,
      (_x, y) => 4.4 - y,
    )
    const cuffs = blend(0, ball([6.3, 8.6, 2.4], [2.15, 1.2, 2.1]), ball([-6.3, 8, 2.2], [2.15, 1.2, 2.1]))
    return model(
      { tall: 26, pack: 'tag', close: { at: [0, 18.6, 4], wide: 15 } },
      form(seated(lumpy(doll.legs(), 0.1, 3), 0.2), cotton('#3d342f', { grainSize: 0.7 }), { detail: 56 }),
      form(
        seated(
          lumpy(
            blend(
              0.3,
              doll.shoes(),
              mirrored(
                limb(
                  [
                    [2.6, 1.6, 0.2],
                    [2.5, 4.2, 0.1],
                  ],
                  [2.1, 2.2],
                ),
              ),
            ),
            0.08,
            3,
          ),
          0.2,
        ),
        felt('#4a2f20', { grainSize: 1 }),
        { detail: 60 },
      ),
      form(trunk, stripes, { fields: [striped], detail: 70 }),
      form(neck, stripes, { fields: [striped], detail: 50 }),
      form(jacket, { ...leather, panels: ['#3a2418'], seams: [true] }, { fields: [belt], detail: 84 }),
      form(collar, ribKnit('#5d3a24', { grainMap: 'box', grainSize: 0.7 }), { detail: 60 }),
      form(cuffs, ribKnit('#5d3a24', { grainMap: 'box', grainSize: 0.7 }), { detail: 50 }),
      form(doll.hands(0.6), minky(flesh), { detail: 50 }),
      form(block([0, 5, 4.5], [1.7, 1.5, 0.5], 0.2), felt('#e0b54a'), { detail: 26 }),
      form(head, minky(flesh), { pile: [face.bare], detail: 64 }),
      face,
      form(ball([0.1, 17.4, 5.6], [0.75, 0.65, 0.7]), minky('#e0a077'), { detail: 26 }),
      form(cap, { ...leather, colour: '#8a5433', seams: [true] }, { fields: [(x, _y, z) => (z < 3 ? x : 9)], detail: 72 }),
      goggles(blend(0.2, head, cap)),
      form(
        placed(
          turned(
            [0, 0, 0],
            [
              [-0.3, 0.5],
              [0.2, 0.5],
              [0.3, 0],
            ],
          ),
          { by: [0, 25, -0.3] },
        ),
        leather,
        { detail: 20 },
      ),
      sewnLabel([5, 6.4, -1.8], [1, 0, -0.4], 0.9),
    )
  },
}
