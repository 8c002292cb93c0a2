import { laid, thread } from '../kit/art.ts'
import { oval, path } from '../kit/faces.ts'
import { bead, goggle, line, sewnLabel } from '../kit/features.ts'
import { cm, pick, pileFor } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { cushion, outline, slab } from '../kit/outline.ts'
import { type Field, form } from '../kit/parts.ts'
import { through, tube } from '../kit/shapes.ts'
import { felt, minky, ribbon, velboa } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, pinched, placed, type Solid, seated } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

type Plumage = { body: string; belly: string; wing: readonly [string, string]; tail: readonly [string, string, string]; crest: string }

const plumages: Record<string, Plumage> = {
  Scarlet: { body: '#cf332a', belly: '#f0a04a', wing: ['#2f66c4', '#f0bd3a'], tail: ['#cf332a', '#2f66c4', '#f0bd3a'], crest: '#f0bd3a' },
  Emerald: { body: '#2f9a58', belly: '#b9dd84', wing: ['#1f7a66', '#e8d44a'], tail: ['#2f9a58', '#1f7a66', '#e2792f'], crest: '#e2792f' },
  Cobalt: { body: '#2f5cc0', belly: '#f2c230', wing: ['#24438f', '#5fb0d8'], tail: ['#2f5cc0', '#24438f', '#5fb0d8'], crest: '#5fb0d8' },
}

/** A feather cut from felt, its quill at the origin, its tip down. */
const feather = (long: number, wide: number) =>
  `M${-wide * 0.3} 0C${-wide * 0.6} ${-long * 0.4} ${-wide * 0.55} ${-long * 0.86} 0 ${-long}C${wide * 0.55} ${-long * 0.86} ${wide * 0.6} ${-long * 0.4} ${wide * 0.3} 0Z`

function parrot({ body: colour, belly, wing, tail, crest }: Plumage): Part[] {
  const patch: Field = (x, y, z) => (z < 0 ? 99 : (Math.hypot(x / 3.9, (y - 9.4) / 6) - 1) * 3.9)
  const cheeks: Field = (x, y, z) => (z < 1 ? 99 : Math.hypot(Math.abs(x) - 2.7, y - 19) - 2.5)
  const raw = blend(2.2, ball([0, 9.6, 0], [6, 7.8, 5.4]), ball([0, 18.4, 0.4], [5.5, 5.2, 5.1]))
  const solid = seated(
    lumpy(
      pinched(pinched(raw, patch, 0.1, 0.3), (x) => x, 0.08, 0.3),
      0.14,
      4,
      3,
    ),
    0.3,
  )
  const beak = lumpy(
    blend(
      0.3,
      limb(
        [
          [0, 18.6, 4.6],
          [0, 18.2, 6.4],
          [0, 16.6, 7.4],
          [0, 14.9, 6.9],
        ],
        [1.8, 1.7, 1.2, 0.35],
      ),
      ball([0, 16.2, 5], [1.3, 1, 1.4]),
    ),
    0.05,
    2,
  )
  const wings = [-1, 1].map((s) => {
    const leaf = cushion(outline('M-2.4 4.6C0 6.2 2.8 4.8 3 1C3.2 -3 1.4 -6.6 -0.4 -9C-2.6 -6.4 -4 -1.6 -2.4 4.6Z', 0.3), 2, 1.5)
    const at = { by: [s * 6.1, 11, -0.2] as Vec, turn: [6, s * 78, s * -12] as Vec }
    return placed(lumpy({ ...leaf, d: (x, y, z) => leaf.d(x * s, y, z) }, 0.08, 2.4), at)
  })
  const feathers = [-1, 1].flatMap((s) =>
    [0, 1, 2].map((i) =>
      form(
        placed(slab(outline(feather(5.2 - i * 0.5, 2), 0.05), 0.34, 0.12), {
          by: [s * (6.9 - i * 0.12), 8.2 - i * 1.1, 1.2 - i * 1.5],
          turn: [-8 - i * 5, s * 80, s * -6],
        }),
        felt(i % 2 ? wing[1] : wing[0]),
        { detail: 50 },
      ),
    ),
  )
  const layers = [0, 1, 2].flatMap((layer) =>
    [-1, 0, 1].map((x) =>
      form(
        placed(slab(outline(feather(9.4 - layer * 1.8, 2.5), 0.05), 0.36, 0.12), {
          by: [x * (1.5 - layer * 0.14), 6 - layer * 0.3, -4.6 - layer * 0.55],
          turn: [38 - layer * 3, x * -6, x * (9 - layer)],
        }),
        felt(tail[layer] as string),
        { detail: 50 },
      ),
    ),
  )
  const toes = mirrored(
    blend(
      0.4,
      ...[-0.9, 0, 0.9].map((d) =>
        limb(
          [
            [2.3 + d * 0.2, 2.6, 1.6],
            [2.5 + d, 0.7, 5.4],
          ],
          [0.9, 0.72],
        ),
      ),
    ),
  )
  const plume = [-38, 0, 34].map((a, i) =>
    form(
      placed(slab(outline(feather(4.4 - Math.abs(i - 1) * 0.8, 1.7), 0.05), 0.4, 0.14), {
        by: [(i - 1) * 0.9, 22.4 - Math.abs(i - 1) * 0.3, 0.6],
        turn: [14, 0, 180 - a],
      }),
      felt(crest),
      { detail: 44 },
    ),
  )
  const strap = through([
    [5.4, 12, 1.6],
    [6.7, 9.6, 2.9],
    [6.7, 6.6, 3],
    [5.3, 4.4, 2],
  ])
  return [
    form(solid, velboa(colour, 3, { panels: [belly, '#fbf6ea'], seams: [true, true] }), { fields: [patch, cheeks], detail: 76 }),
    form(beak, felt('#efa53a'), { detail: 60 }),
    form(
      limb(
        [
          [-1.2, 16.5, 6.4],
          [0, 16.2, 7.3],
          [1.2, 16.5, 6.4],
        ],
        0.12,
      ),
      felt('#a8641f'),
      { detail: 40 },
    ),
    ...[-1, 1].flatMap((s) =>
      goggle([s * 2.6, 19.4, 4.7], 1.6, { look: [-s * 0.12, -0.05], out: [s * 0.4, 0.1, 1], white: felt('#fdfaf3', { grainDepth: 0.2 }) }),
    ),
    ...wings.map((w) => form(w, velboa(wing[0], 2.4), { detail: 60 })),
    ...feathers,
    ...layers,
    form(seated(lumpy(toes, 0.06, 1.4), 0.2), felt('#efa53a'), { detail: 60 }),
    ...plume,
    { shape: tube(strap, { radius: 0.5, flat: 0.2, steps: 50 }), skin: ribbon('#26222c', { grainMap: 'uv' }) },
    sewnLabel([-6, 6, -1.6], [-1, 0, -0.4], 0.9),
  ]
}

const cream = '#f4f0e6'

/** The spirit: a small body, a wide brow, and ears like leaves. */
function spirit(): { solid: Solid; ears: Solid } {
  const head = blend(
    1.4,
    ball([0, 17.2, 0.4], [4.6, 3.9, 4]),
    mirrored(ball([2, 16.2, 1.4], [2.4, 2.2, 2.4])),
    ball([0, 15.7, 3.2], [1.7, 1.3, 1.5]),
  )
  const body = blend(1.6, ball([0, 9.6, 0], [2.5, 4.2, 2.3]), ball([0, 5.4, 0], [3.4, 4, 3.1]))
  const arms = mirrored(
    limb(
      [
        [1.9, 12, 0.4],
        [3.4, 9.6, 1.4],
        [3.5, 7, 2.8],
      ],
      [1, 0.95, 1.05],
    ),
  )
  const legs = mirrored(
    blend(
      0.5,
      limb(
        [
          [1.9, 5, 0.4],
          [2.4, 2.6, 1.2],
          [2.4, 1.2, 1.6],
        ],
        [1.8, 1.5, 1.3],
      ),
      ball([2.5, 0.9, 2.6], [1.2, 1, 1.9]),
    ),
  )
  const tail = limb(
    [
      [0, 4.4, -2.4],
      [2.6, 2.2, -5],
      [6.6, 2.4, -5],
      [9.2, 5.4, -4],
      [8.8, 9, -3.4],
      [6.6, 9.8, -3.2],
      [5.9, 8.2, -3.2],
    ],
    [1.2, 1.15, 1.1, 1, 0.9, 0.75, 0.5],
  )
  const ears = mirrored(
    blend(
      0.8,
      limb(
        [
          [3, 19.2, -0.2],
          [6, 22.6, -0.6],
          [9.4, 26.2, -1],
          [12, 28.6, -1.2],
        ],
        [1.5, 2.7, 2, 0.35],
      ),
      limb(
        [
          [3.4, 17.6, -0.8],
          [6.6, 18, -1.6],
          [9.6, 17.2, -2],
        ],
        [1, 1.15, 0.3],
      ),
    ),
  )
  // Ears are thin: flattened about the plane in which they stand.
  const flat: Solid = {
    ...ears,
    d: (x, y, z) => ears.d(x, y, (z + 0.1 * Math.abs(x)) * 2.6 - 0.1 * Math.abs(x)) * 0.45,
    low: [ears.low[0], ears.low[1], -3.4],
    high: [ears.high[0], ears.high[1], 2.4],
  }
  const whole = seated(
    lumpy(
      pinched(blend(0.7, blend(0.8, body, arms, legs, tail), head), (x, _y, z) => (z < 0 ? x : 9), 0.07, 0.3),
      0.08,
      3,
      4,
    ),
    0.3,
  )
  return { solid: whole, ears: flat }
}

export const wildToys: Toys = {
  'sea-of-thieves-parrot-plush': (look) =>
    model({ tall: 26, pack: 'tag', close: { at: [0, 18, 5], wide: 15 } }, parrot(pick(plumages, look.Colour))),
  'ori-spirit-plush': (look) => {
    const tall = cm(look)
    const { solid, ears } = spirit()
    const cloth = minky(cream, { sheen: 1, pile: { mm: pileFor(tall, 2, 30), strand: 0.4, comb: [0.1, -0.5, 0.1] } })
    const inner = [-1, 1].flatMap((s) => [
      laid(ears, felt('#fff', { grainDepth: 0.2, sheen: 0.6 }), {
        at: [s * 7.6, 23.8],
        size: [11, 12],
        thick: 0.12,
        detail: 80,
        art: (ink) =>
          path(
            ink,
            `M${s * -3.6} -3.4C${s * -3.6} -0.6 ${s * 0.4} 3.4 ${s * 3.6} 4.3C${s * 2.8} 1.2 ${s * -0.6} -3.4 ${s * -3.6} -3.4Z`,
            '#bfe2ee',
          ),
      }),
      line(
        ears,
        [
          [s * 4.2, 20.2],
          [s * 6.6, 22.8],
          [s * 9.4, 25.9],
          [s * 11.6, 28.1],
        ],
        0.13,
        thread({ colour: '#9fe8ff', glow: 0.9 }),
        { lift: 1.8 },
      ),
    ])
    const face = laid(solid, thread(), {
      at: [0, 16.6],
      size: [8.4, 4.4],
      thick: 0.16,
      fine: 90,
      detail: 84,
      art: (ink) => {
        for (const s of [-1, 1]) {
          oval(ink, s * 2.3, 0.5, 0.86, 1.16, '#26222c')
          oval(ink, s * 2.3 - 0.26, 0.94, 0.27, 0.32, '#ffffff')
          oval(ink, s * 2.3 + 0.24, 0.08, 0.14, 0.16, '#dfefff')
        }
      },
    })
    return model(
      { tall, pack: 'tag', close: { at: [0, 18, 3], wide: 15 } },
      form(solid, cloth, { pile: [face.bare], detail: 90 }),
      form(lumpy(ears, 0.05, 3), cloth, { detail: 96 }),
      inner,
      face,
      bead(solid, [0, 15.9], [0.42, 0.3], '#3a3540'),
      sewnLabel([-3.2, 4.4, -1.4], [-1, 0, -0.4], 0.8),
    )
  },
}
