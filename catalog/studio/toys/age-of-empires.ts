import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { outline, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { near, within } from '../kit/seams.ts'
import { through, tube } from '../kit/shapes.ts'
import { canvasCloth, cotton, felt, longPile, minky } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, placed, type Solid, seated, turned } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import { doll, dollHead } from './doll.ts'
import type { Toys } from './index.ts'

const skin = '#efc49f'

/** What grows on a head: a cap of short curls, cut where the face begins. */
const hairOn = (y: number, z: number, r: Vec): Solid => lumpy(ball([0, y, z], r), 0.22, 1.1, 4)

/** A felt tool on its handle, held upright in the left hand. */
function tool(job: string): Part[] {
  const lean = { turn: [10, 0, -10] as Vec, by: [7.4, 1, 3.6] as Vec }
  const handle = form(
    placed(
      limb(
        [
          [0, 0.6, 0],
          [0, 15.6, 0],
        ],
        0.62,
      ),
      lean,
    ),
    felt('#a9743f'),
    { detail: 60 },
  )
  const heads: Record<string, string> = {
    Lumberjack: 'M-0.8 -1.4H0.8V-1L3.4 -2.4C4.2 -0.8 4.2 0.8 3.4 2.4L0.8 1V1.4H-0.8Z',
    Farmer: 'M-0.8 -0.8H3L4.4 -3.6L5.2 -3.2L4 0.9H-0.8Z',
    Miner: 'M-5 -2C-3.4 0.4 -1.4 1 0 1C1.4 1 3.4 0.4 5 -2C3.6 0.9 1.6 2.2 0 2.2C-1.6 2.2 -3.6 0.9 -5 -2Z',
  }
  const blade = placed(slab(outline(pick(heads, job), 0.05), 1, 0.35), { by: [0, 14.6, 0] })
  return [handle, form(placed(blade, lean), felt('#9aa3b0'), { detail: 60 })]
}

export const ageToys: Toys = {
  'age-of-empires-monk-plush': (look) => {
    const [robe, deep] = pick<readonly [string, string]>({ Blue: ['#2f56b0', '#24438a'], Red: ['#b3332b', '#8a2620'] }, look.Robe)
    const head = dollHead({ skin, mouth: 'open' })
    const gown = seated(
      lumpy(
        blend(
          1,
          turned(
            [0, 0, 0],
            [
              [0, 7.2],
              [0.8, 7.4],
              [5, 6.2],
              [9.6, 5.2],
              [13, 4.2],
              [14.6, 2.6],
            ],
          ),
          doll.arms(1.5),
        ),
        0.22,
        3.4,
        3,
      ),
      0.3,
    )
    const hood = lumpy(
      limb(
        [
          [-4.4, 13.8, 1.6],
          [-3.6, 13.6, -2.6],
          [0, 13.4, -4.6],
          [3.6, 13.6, -2.6],
          [4.4, 13.8, 1.6],
          [2, 12.9, 4],
          [-2, 12.9, 4],
          [-4.4, 13.8, 1.6],
        ],
        1.5,
      ),
      0.12,
      2,
    )
    const tonsure = (_x: number, y: number, z: number) => Math.max(16.6 - y + z * 0.5, z - 2.6, y - 21.6)
    const fringe: Solid = {
      ...hairOn(18.7, -0.1, [5.95, 5.6, 5.5]),
      d: (x, y, z) => Math.max(hairOn(18.7, -0.1, [5.95, 5.6, 5.5]).d(x, y, z), tonsure(x, y, z)),
    }
    const staff = through([
      [8, 0.4, 4.4],
      [8.2, 10, 4.2],
      [8.4, 20, 3.6],
      [8.2, 24.4, 3.4],
      [9.6, 26.4, 3.4],
      [11.2, 25.4, 3.4],
      [10.8, 23.6, 3.4],
    ])
    const rope = (x: number) =>
      through([
        [x, 9.2, 5.2],
        [x + 0.3, 6.6, 6.2],
        [x + 0.1, 4.4, 6.8],
      ] as Vec[])
    return model(
      { tall: 27, pack: 'tag', close: { at: [0, 18, 4], wide: 14 } },
      form(gown, canvasCloth(robe, { grainSize: 0.9, seams: [true] }), { fields: [(x, _y, z) => (z > 0 ? x : 9)], detail: 76 }),
      form(hood, canvasCloth(deep, { grainSize: 0.9 }), { detail: 64 }),
      head.parts,
      form(fringe, minky('#6b4a2c'), { detail: 60 }),
      form(doll.hands(1.5), minky(skin), { detail: 50 }),
      { shape: tube(staff, { radius: 0.52, steps: 90 }), skin: felt('#8a5f36', { grainMap: 'uv' }) },
      {
        shape: tube(
          through(
            [
              [5.7, 9.6, 0],
              [0, 9.3, 5.9],
              [-5.7, 9.6, 0],
              [0, 9.9, -5.8],
            ],
            true,
          ),
          { radius: 0.42, steps: 120, closed: true },
        ),
        skin: cotton('#f1e8d2', { grainMap: 'uv' }),
      },
      [-0.6, 0.6].map((x) => ({ shape: tube(rope(x), { radius: 0.32, steps: 30 }), skin: cotton('#f1e8d2', { grainMap: 'uv' }) })),
      sewnLabel([6.4, 4, -1.4], [1, 0, -0.2], 0.9),
    )
  },
  'age-of-empires-villager-plush': (look) => {
    const job = look.Job ?? ''
    const [shirt, trousers, hat] = pick<readonly [string, string, string]>(
      {
        Lumberjack: ['#a23b2c', '#5c4632', '#6b4a2c'],
        Farmer: ['#7d8a45', '#6b5138', '#e0bf6a'],
        Miner: ['#5d6c86', '#4a4038', '#8b8f97'],
      },
      job,
    )
    const head = dollHead({ skin })
    const trunk = seated(
      lumpy(blend(1, ball([0, 10, 0], [4.4, 4.8, 3.7]), ball([0, 7.2, 0], [4.6, 3, 3.8]), doll.arms(2)), 0.14, 3, 3),
      0.1,
    )
    const belt = within(
      (_x, y) => y - 7.4,
      (_x, y) => 6.2 - y,
      (x) => Math.abs(x) - 5,
    )
    const beard = lumpy(blend(0.6, ball([0, 15.4, 2.6], [3.9, 2.4, 2.9]), mirrored(ball([4.2, 17, 0.6], [1.5, 2.4, 2.2]))), 0.2, 1, 3)
    const cap: Record<string, () => Part[]> = {
      Lumberjack: () => [
        form(lumpy(blend(0.4, ball([0, 21.6, -0.6], [5.7, 3.4, 5.4]), ball([0, 24.6, -0.6], 1.1)), 0.16, 1.6), longPile(hat, 4), {
          detail: 50,
        }),
      ],
      Farmer: () => [
        form(
          lumpy(
            turned(
              [0, 20.8, -0.4],
              [
                [0, 9.2],
                [0.5, 9.3],
                [0.7, 5.6],
                [3.4, 4.6],
                [4, 3],
                [4.1, 0.2],
              ],
            ),
            0.14,
            3,
          ),
          canvasCloth(hat, { grainSize: 1.4, grainDepth: 1 }),
          { detail: 70 },
        ),
      ],
      Miner: () => [
        form(
          blend(
            0.3,
            ball([0, 21.4, -0.4], [6, 4.2, 5.7]),
            turned(
              [0, 20.6, -0.2],
              [
                [0, 6.7],
                [0.5, 6.7],
              ],
            ),
          ),
          felt(hat),
          { detail: 56 },
        ),
        form(ball([0, 23, 5], [1.3, 1.3, 0.7]), felt('#f6d66a'), { detail: 24 }),
      ],
    }
    return model(
      { tall: 22, pack: 'tag', close: { at: [0, 17.4, 4], wide: 14 } },
      form(seated(lumpy(doll.legs(), 0.1, 3), 0.2), cotton(trousers), { detail: 56 }),
      form(trunk, canvasCloth(shirt, { grainSize: 0.8, panels: ['#4a3423'], seams: [true] }), { fields: [belt], detail: 70 }),
      form(seated(doll.shoes(), 0.2), felt('#4a3423'), { detail: 50 }),
      form(doll.hands(2), minky(skin), { detail: 50 }),
      head.parts,
      form(beard, longPile('#6b4428', 3.4), { pile: [(x, y, z) => (near([0, 16.6, 5.6], 1.3)(x, y, z) < 0 ? 0.2 : 1)], detail: 56 }),
      pick(cap, job)(),
      tool(job),
      sewnLabel([4.6, 8.6, -1.6], [1, 0, -0.4], 0.9),
    )
  },
}
