import { type Ink, laid, thread } from '../kit/art.ts'
import { blush, curve, eyes, oval, path } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { type Field, form } from '../kit/parts.ts'
import { either, near } from '../kit/seams.ts'
import { felt, minky, velboa } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, pinched, placed, type Solid, seated } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

const dark = '#4a2a12'
const heart = 'M0 -1.9C-2.9 0.1 -2.7 2.1 -1.3 2.1C-0.5 2.1 0 1.4 0 0.9C0 1.4 0.5 2.1 1.3 2.1C2.7 2.1 2.9 0.1 0 -1.9Z'

const faces: Record<string, (ink: Ink) => void> = {
  Grinning: (ink) => {
    eyes(ink, 2.3, 2.4, 0.8, 1.2, dark)
    path(ink, 'M-4 0C-2 0.5 2 0.5 4 0C4.2 -3 2.2 -4.8 0 -4.8C-2.2 -4.8 -4.2 -3 -4 0Z', '#5d2413')
    path(ink, 'M-3.6 -0.1C-2 0.3 2 0.3 3.6 -0.1L3.3 -1.2C1.6 -0.9 -1.6 -0.9 -3.3 -1.2Z', '#fffaf0')
    oval(ink, 0, -3.8, 1.9, 0.9, '#e0584f')
  },
  'Heart eyes': (ink) => {
    for (const s of [-1, 1]) {
      ink.save()
      ink.translate(s * 2.8, 1.8)
      ink.rotate(s * -0.12)
      path(ink, heart, '#e0352f')
      ink.restore()
    }
    path(ink, 'M-3.4 -1.2C-1.6 -0.8 1.6 -0.8 3.4 -1.2C3.3 -3.6 1.8 -4.8 0 -4.8C-1.8 -4.8 -3.3 -3.6 -3.4 -1.2Z', '#5d2413')
    path(ink, 'M-3 -1.3C-1.6 -1 1.6 -1 3 -1.3L2.7 -2.2C1.4 -1.9 -1.4 -1.9 -2.7 -2.2Z', '#fffaf0')
  },
  Sunglasses: (ink) => {
    path(
      ink,
      'M-5.6 3C-3 3.5 3 3.5 5.6 3L5.4 2.2C5.2 -0.2 4.2 -0.9 2.8 -0.9C1.4 -0.9 0.7 0.1 0.5 1.9L-0.5 1.9C-0.7 0.1 -1.4 -0.9 -2.8 -0.9C-4.2 -0.9 -5.2 -0.2 -5.4 2.2Z',
      '#2a1f24',
    )
    for (const s of [-1, 1]) path(ink, `M${s * 2.8 - 1.5} 2.3L${s * 2.8 - 0.4} 2.3L${s * 2.8 - 1.1} 0.2Z`, '#7b7084')
    curve(ink, 0.2, -2.6, 2.7, 1.1, 0.55, dark)
  },
  Thinking: (ink) => {
    eyes(ink, 2.2, 1.4, 0.78, 1.1, dark)
    curve(ink, -2.4, 3.5, 1.3, -0.25, 0.46, dark)
    curve(ink, 2.4, 4.1, 1.3, -0.6, 0.46, dark)
    curve(ink, 0.1, -1.9, 1.7, -0.35, 0.5, dark)
  },
  Sleeping: (ink) => {
    for (const s of [-1, 1]) curve(ink, s * 2.6, 1.5, 1.4, 0.7, 0.5, dark)
    oval(ink, 0.3, -2.6, 1.05, 1.35, '#5d2413')
    for (const [x, y, w] of [
      [3.6, 4.2, 1],
      [4.9, 5.4, 0.7],
    ] as const)
      path(ink, `M${x - w * 0.7} ${y + w * 0.7}H${x + w * 0.6}L${x - w * 0.7} ${y - w * 0.7}H${x + w * 0.7}`, undefined, '#3f6fd0', 0.36)
  },
}

/** The hand of the thinking face, sewn under the chin: four fingers folded, one pointing up. */
function hand(): Part[] {
  const skin = velboa('#f0b521', 1.6)
  const rod = (points: readonly Vec[], r: number) => form(lumpy(limb(points, r), 0.04, 1), skin, { detail: 30 })
  return [
    rod(
      [
        [-2.2, 3.2, 7.8],
        [0.2, 4.5, 8.5],
        [2.2, 5.4, 8.4],
      ],
      0.82,
    ),
    rod(
      [
        [-3, 2.4, 7.4],
        [-3.2, 4.4, 7.9],
        [-3, 6.1, 7.9],
      ],
      0.78,
    ),
    form(lumpy(blend(0.5, ball([-2.4, 2.4, 7.2], [1.7, 1.5, 1.3]), ball([-0.9, 2.5, 7.7], [0.9, 0.8, 0.9])), 0.05, 1), skin, {
      detail: 34,
    }),
  ]
}

/** A round head that stands on its own: `wide` shifts it from ball to bun. */
const head = (rx: number, ry: number, rz: number): Solid => seated(lumpy(ball([0, ry * 0.95, 0], [rx, ry, rz]), 0.1, 5, 7), 0.6)

type Beast = {
  colour: string
  panels: readonly string[]
  fields: readonly Field[]
  grow: Solid[]
  extra: () => Part[]
  art: (ink: Ink) => void
}

const beasts: Record<string, () => Beast> = {
  Fox: () => ({
    colour: '#e8762c',
    panels: ['#fbf4e8'],
    fields: [either(near([4.6, 3.4, 5.4], 5.1, true), (x, y, z) => (z < 0 ? 99 : Math.hypot(x / 1.1, y - 3) - 4.6))],
    grow: [mirrored(ball([6.4, 4.4, 2.4], [3, 2.6, 3]))],
    extra: () =>
      [-1, 1].flatMap((s) => [
        form(
          placed(blend(0.8, ball([0, 0, 0], [2.9, 2.4, 1.2]), ball([s * 0.5, 3, -0.2], [1.2, 2.2, 0.8])), {
            by: [s * 5, 13, 0.4],
            turn: [-6, 0, s * -16],
          }),
          felt('#e8762c'),
          { detail: 36 },
        ),
        form(
          placed(blend(0.6, ball([0, 0, 0.9], [1.7, 1.6, 0.6]), ball([s * 0.4, 2.2, 0.5], [0.7, 1.4, 0.4])), {
            by: [s * 5, 13, 0.4],
            turn: [-6, 0, s * -16],
          }),
          felt('#4a3436'),
          { detail: 30 },
        ),
      ]),
    art: (ink) => {
      eyes(ink, 2.9, 1.2, 0.72, 0.92)
      path(ink, 'M-1 -1.1C-0.6 -0.7 0.6 -0.7 1 -1.1C0.9 -1.9 0.4 -2.2 0 -2.2C-0.4 -2.2 -0.9 -1.9 -1 -1.1Z', '#2c2229')
      curve(ink, -0.6, -2.6, 0.6, 0.3, 0.26, '#4a3436')
      curve(ink, 0.6, -2.6, 0.6, 0.3, 0.26, '#4a3436')
    },
  }),
  Panda: () => ({
    colour: '#f7f3ec',
    panels: ['#35313d'],
    fields: [
      (x, y, z) =>
        z < 0 ? 99 : Math.hypot((Math.abs(x) - 3.1) * 0.9 + (y - 7.6) * 0.42, (y - 7.6) * 0.82 - (Math.abs(x) - 3.1) * 0.3) - 1.75,
    ],
    grow: [],
    extra: () => [-1, 1].map((s) => form(ball([s * 6.1, 13.2, -0.2], [2.3, 2.3, 1.2]), felt('#35313d'), { detail: 32 })),
    art: (ink) => {
      eyes(ink, 2.9, 1, 0.62, 0.78, '#16121a')
      path(ink, 'M-1 -0.8C-0.6 -0.4 0.6 -0.4 1 -0.8C0.9 -1.6 0.4 -1.9 0 -1.9C-0.4 -1.9 -0.9 -1.6 -1 -0.8Z', '#2c2229')
      curve(ink, -0.6, -2.3, 0.6, 0.32, 0.26, '#4a4048')
      curve(ink, 0.6, -2.3, 0.6, 0.32, 0.26, '#4a4048')
      blush(ink, 4.5, -1.4, 0.9, 0.55, '#f3b4ad')
    },
  }),
  Frog: () => ({
    colour: '#6cb646',
    panels: ['#cfe59c'],
    fields: [(x, y, z) => (z < 0 ? 99 : (Math.hypot(x / 7.4, (y - 2.6) / 4) - 1) * 4)],
    grow: [mirrored(ball([4.1, 13, 2], [2.7, 2.6, 2.5]))],
    extra: () =>
      [-1, 1].flatMap((s) => [
        form(ball([s * 4.1, 13.3, 3], [1.9, 1.9, 1.7]), felt('#fbf8ef'), { detail: 30 }),
        form(ball([s * 4, 13.3, 4], [0.95, 1.1, 0.85]), felt('#241d2b'), { detail: 24 }),
      ]),
    art: (ink) => {
      curve(ink, 0, -0.5, 4, 1.1, 0.42, '#2f5a24')
      blush(ink, 5.1, -0.6, 0.9, 0.6, '#f0938c')
      for (const s of [-1, 1]) oval(ink, s * 0.7, 1.1, 0.2, 0.28, '#3d7a2c')
    },
  }),
}

export const emojiToys: Toys = {
  'fluent-emoji-plush': (look) => {
    const body = head(8.5, 8.5, 8.5)
    const face = laid(body, thread(), { at: [0, 8.6], size: [12, 12], thick: 0.3, detail: 90, art: pick(faces, look.Face) })
    return model(
      { tall: 17, pack: 'tag', close: { at: [-1, 9.4, 7], wide: 12 }, yaw: 24 },
      form(body, velboa('#fbc92f', 2.2), { pile: [face.bare], detail: 76 }),
      face,
      look.Face === 'Thinking' ? hand() : [],
      sewnLabel([8.2, 6, -1.2], [1, -0.1, -0.1], 0.9),
    )
  },
  'fluent-animals-plush': (look) => {
    const { colour, panels, fields, grow, extra, art } = pick(beasts, look.Animal)()
    const edge = (x: number, y: number, z: number) => Math.min(...fields.map((f) => Math.abs(f(x, y, z))))
    const body = pinched(seated(blend(1.2, head(8.4, 7.3, 7), ...grow), 0.5), edge, 0.14, 0.3)
    const face = laid(body, thread(), { at: [0, 6.6], size: [12.4, 8], thick: 0.2, detail: 80, art })
    return model(
      { tall: 15, pack: 'tag', close: { at: [-0.6, 7, 6], wide: 12 }, yaw: 24 },
      form(body, minky(colour, { panels, seams: fields.map(() => true) }), { fields, pile: [face.bare], detail: 80 }),
      face,
      extra(),
      sewnLabel([8.2, 4.4, -1.2], [1, -0.1, -0.1], 0.9),
    )
  },
}
