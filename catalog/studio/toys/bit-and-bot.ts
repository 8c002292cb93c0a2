import { posed } from '../kit/actual.ts'
import { type Ink, laid, thread } from '../kit/art.ts'
import { blush, curve, eyes } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { near } from '../kit/seams.ts'
import { through, tube } from '../kit/shapes.ts'
import { cotton, felt, fleece, type Skin, satin, velboa } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, pinched, type Solid, seated, soap } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

type Robot = {
  head: Solid
  body: Solid
  screen: readonly [number, number]
  at: number
  antennas: readonly Vec[][]
  colour: string
  deep: string
  badge: string
}

const robots: Record<'Bit' | 'Bot', Robot> = {
  Bit: {
    head: ball([0, 10.6, 0], [6.6, 5.9, 5.8]),
    body: blend(1.2, ball([0, 4.2, 0], [4.6, 4.2, 4]), mirrored(ball([2.2, 1.2, 1.6], [2, 1.3, 2.6]))),
    screen: [8.6, 6],
    at: 10.4,
    antennas: [
      [
        [3.2, 15.4, 0],
        [4, 17.6, 0],
        [4.6, 19.4, 0.2],
      ],
      [
        [-3.2, 15.4, 0],
        [-4, 17.6, 0],
        [-4.6, 19.4, 0.2],
      ],
    ],
    colour: '#9fd3c0',
    deep: '#5c9a88',
    badge: 'M0 1L0.3 0.3L1 0.3L0.45 -0.15L0.65 -0.9L0 -0.45L-0.65 -0.9L-0.45 -0.15L-1 0.3L-0.3 0.3Z',
  },
  Bot: {
    head: soap([0, 11.2, 0], [6.6, 5.4, 5.4], 5),
    body: blend(0.9, soap([0, 4.4, 0], [4.9, 4, 4], 4), mirrored(soap([2.4, 1.2, 1.4], [1.9, 1.3, 2.7], 3.4))),
    screen: [9.2, 6.4],
    at: 11.2,
    antennas: [
      [
        [0, 16.2, 0],
        [0, 18, 0],
        [0, 19.6, 0],
      ],
    ],
    colour: '#4f9fe0',
    deep: '#2b6bb0',
    badge: 'M-0.9 -0.7H0.9V0.7H-0.9Z',
  },
}

const smile = (ink: Ink, wide: number, tall: number, asleep: boolean) => {
  ink.fillStyle = '#23303f'
  ink.beginPath()
  ink.roundRect(-wide / 2, -tall / 2, wide, tall, tall * 0.34)
  ink.fill()
  if (asleep) for (const s of [-1, 1]) curve(ink, s * wide * 0.22, 0.5, 0.85, 0.45, 0.36, '#f9d46b')
  else eyes(ink, wide * 0.21, 0.3, 0.72, 1.02, '#f9d46b', false)
  curve(ink, 0, -1.05, 0.75, 0.4, 0.3, '#f9d46b')
  blush(ink, wide * 0.36, -0.9, 0.5, 0.32, '#e08a7c')
}

/** One robot at the origin; in jersey it sleeps. */
function robot(name: 'Bit' | 'Bot', cloth: (colour: string) => Skin, asleep = false): Part[] {
  const { head, body, screen, at, antennas, colour, deep, badge } = robots[name]
  const arm = mirrored(
    blend(
      0.4,
      limb(
        [
          [4, 6, 0],
          [6.2, 4.9, 0.6],
          [7.2, 3.6, 1],
        ],
        [1.15, 1.1, 1.1],
      ),
      ball([7.4, 3.2, 1.1], [1.35, 1.4, 1.35]),
    ),
  )
  const whole = seated(
    lumpy(
      pinched(blend(0.7, head, body, arm), (_x, y) => y - 6.9, 0.16, 0.4),
      0.1,
      4,
      name === 'Bit' ? 3 : 6,
    ),
    0.4,
  )
  const face = laid(whole, satin('#fff', { rough: 0.35 }), {
    at: [0, at],
    size: [screen[0] + 0.8, screen[1] + 0.8],
    thick: 0.22,
    detail: 90,
    fine: 60,
    art: (ink) => smile(ink, screen[0], screen[1], asleep),
  })
  const mark = laid(whole, thread(), {
    at: [0, 4.6],
    size: [2.6, 2.6],
    thick: 0.25,
    art: (ink) => {
      ink.fillStyle = '#f6c945'
      ink.fill(new Path2D(badge))
    },
  })
  return [
    form(
      whole,
      { ...cloth(colour), panels: [deep], seams: [true] },
      { fields: [near([7.4, 3, 1.1], 1.7, true)], pile: [face.bare, mark.bare], detail: 76 },
    ),
    face,
    mark,
    ...antennas.flatMap((points) => [
      form(limb(points, 0.42), felt(deep), { detail: 24 }),
      form(ball(points.at(-1) as Vec, 1.05), felt('#f6c945'), { detail: 24 }),
    ]),
    ...(name === 'Bot' ? [form(mirrored(soap([6.9, at, 0], [0.9, 1.9, 1.9], 4)), felt(deep), { detail: 40 })] : []),
    sewnLabel([4.6, 3.2, -1.6], [1, 0, -0.5], 0.8),
  ]
}

export const botToys: Toys = {
  'bit-and-bot-plush': (look) => {
    const cloth = (colour: string) => velboa(colour, 2)
    const sets: Record<string, () => Part[]> = {
      Bit: () => robot('Bit', cloth),
      Bot: () => robot('Bot', cloth),
      Pair: () => [
        ...posed(robot('Bit', cloth), { at: [-7.2, 0, 0], turn: [0, 8, 0] }),
        ...posed(robot('Bot', cloth), { at: [7.2, 0, -0.4], turn: [0, -8, 0] }),
      ],
    }
    return model(
      {
        tall: 18,
        pack: 'tag',
        close: { at: [look.Character === 'Pair' ? -6.4 : 0, 10.4, 5], wide: 13 },
        yaw: look.Character === 'Pair' ? 18 : 28,
      },
      pick(sets, look.Character)(),
    )
  },
  'bit-and-bot-lullaby-plush': (look) => {
    const name = look.Character === 'Bot' ? 'Bot' : 'Bit'
    const cord = through([
      [3.6, 0.9, 3.4],
      [5.2, 0.3, 5.6],
      [7.4, 0.35, 6.4],
    ])
    return model(
      { tall: 18, pack: 'tag', close: { at: [0, 10.4, 5], wide: 13 }, yaw: 28 },
      robot(name, () => fleece(name === 'Bit' ? '#cfe3d6' : '#bcd5ea', { grainSize: 0.8, grainDepth: 0.3 }), true),
      { shape: tube(cord, { radius: 0.2, steps: 40 }), skin: cotton('#f3ead8') },
      form(lumpy(ball([8.2, 0.9, 6.6], [1.2, 0.9, 1.2]), 0.05, 1), felt('#f6c945'), { detail: 24 }),
    )
  },
}
