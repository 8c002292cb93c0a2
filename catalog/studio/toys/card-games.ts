import { posed } from '../kit/actual.ts'
import { type Ink, laid } from '../kit/art.ts'
import { fan, filled, type Print, playing } from '../kit/cards.ts'
import { oval, path } from '../kit/faces.ts'
import { model, type Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { through, tube } from '../kit/shapes.ts'
import { acrylic, canvasCloth, cotton, glossyCard, metalPolished, vinyl, wood } from '../kit/skin.ts'
import { ball, blend, block, cut, lumpy, turned } from '../kit/solid.ts'
import { turn, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

const wololo =
  (ground: string, art: (ink: Ink) => void): Print =>
  (ink, w, h) => {
    filled(ink, w, h, '#f3e9d0')
    ink.fillStyle = ground
    ink.beginPath()
    ink.roundRect(-w * 0.43, -h * 0.45, w * 0.86, h * 0.9, 0.4)
    ink.fill()
    ink.strokeStyle = '#e9c766'
    ink.lineWidth = 0.14
    ink.beginPath()
    ink.roundRect(-w * 0.37, -h * 0.4, w * 0.74, h * 0.8, 0.3)
    ink.stroke()
    art(ink)
  }

/** A monk's head, chanting. */
const monk = (robe: string) => (ink: Ink) => {
  path(ink, 'M-2.2 -2.4C-2 0.8 2 0.8 2.2 -2.4Z', robe)
  oval(ink, 0, 0.7, 1.35, 1.5, '#efc49f')
  path(ink, 'M-1.4 1.2C-1.3 2.4 1.3 2.4 1.4 1.2C1.2 1.9 -1.2 1.9 -1.4 1.2Z', '#6b4a2c')
  for (const s of [-1, 1]) oval(ink, s * 0.5, 0.9, 0.16, 0.22, '#23212a')
  oval(ink, 0, 0, 0.42, 0.52, '#7a2d2a')
}

const staff = (ink: Ink) => path(ink, 'M0 -2.6V1.2C0 2.8 2 2.8 2 1.4C2 0.4 0.9 0.4 0.9 1.1', undefined, '#6b4a2c', 0.42)

/** A cotton pouch that stands by itself, drawn in at the neck. */
function pouch(): Part[] {
  const body = lumpy(
    turned(
      [0, 0, 0],
      [
        [0, 3.4],
        [0.5, 4.3],
        [2.6, 4.8],
        [5.2, 4.2],
        [7, 2.7],
        [7.7, 2.2],
        [8.2, 2.5],
        [9.6, 3.7],
        [9.8, 3.5],
        [8.4, 2.2],
      ],
    ),
    0.2,
    1.6,
    5,
  )
  const flat = {
    ...body,
    d: (x: number, y: number, z: number) =>
      body.d(x, y, z * 1.3) * 0.8 + 0.1 * Math.sin(Math.atan2(z, x) * 13) * Math.min(1, Math.max(0, (y - 5) / 2)),
  }
  const string = through(
    [
      [2.2, 7.7, 0],
      [0, 7.6, 1.8],
      [-2.2, 7.7, 0],
      [0, 7.8, -1.8],
    ],
    true,
  )
  const end = (x: number) =>
    through([
      [1.6, 7.6, 1.3],
      [2.6 + x, 6.7, 2.5],
      [3 + x * 1.4, 5.9, 2.9],
      [3.1 + x * 1.6, 5.2, 3],
    ])
  const name = laid(flat, cotton('#fff', { sheen: 0 }), {
    at: [0, 2.9],
    size: [7, 2.6],
    thick: 0.05,
    fine: 90,
    art: (ink) => words(ink, 'WOLOLO', 0, -0.6, { size: 1.7, weight: 800, font: display, colour: '#5a3a24', align: 'center' }),
  })
  return [
    form(flat, canvasCloth('#d8c39a', { grainSize: 1, grainDepth: 0.9 }), { detail: 76 }),
    { shape: tube(string, { radius: 0.24, steps: 80, closed: true }), skin: cotton('#c9302c', { grainMap: 'uv' }) },
    ...[0, 0.5].map((x) => ({ shape: tube(end(x), { radius: 0.2, steps: 40 }), skin: cotton('#c9302c', { grainMap: 'uv' }) })),
    form(blend(0.1, ball([3.1, 5.1, 3], 0.34), ball([3.9, 5.1, 3], 0.34)), cotton('#c9302c'), { detail: 24 }),
    name,
  ]
}

const clippyCard: Print = (ink, w, h) => {
  filled(ink, w, h, '#f9de78')
  for (let i = 0; i < 7; i++) path(ink, `M${-w * 0.42} ${h * 0.32 - i * h * 0.11}H${w * 0.42}`, undefined, '#e3b94a', 0.06)
  path(ink, 'M1.2 -1V1.4C1.2 3 -1.2 3 -1.2 1.4V-1.6C-1.2 -3.6 2 -3.6 2 -1.6V1', undefined, '#8d96a6', 0.42)
  for (const s of [-1, 1]) {
    oval(ink, s * 0.78, 1.7, 0.66, 0.78, '#fdfaf3')
    oval(ink, s * 0.78 + 0.1, 1.65, 0.28, 0.36, '#23212a')
  }
}

const prompt =
  (said: string): Print =>
  (ink, w, h) => {
    filled(ink, w, h, '#fdf8e4')
    ink.strokeStyle = '#3A2BC2'
    ink.lineWidth = 0.08
    ink.strokeRect(-w * 0.43, -h * 0.45, w * 0.86, h * 0.9)
    words(ink, 'It looks like you are', 0, h * 0.26, { size: 0.46, weight: 600, align: 'center', colour: '#554d5f' })
    words(ink, said, 0, h * 0.1, { size: 0.92, weight: 780, font: display, wide: w * 0.74, lines: 4, align: 'center' })
  }

/** A hotel bell on its foot. */
const bell = (at: Vec): Part[] => {
  const gold = metalPolished('#dcae45', { rough: 0.14 })
  return posed(
    [
      form(
        turned(
          [0, 0, 0],
          [
            [0, 4.1],
            [0.2, 4.3],
            [0.8, 4.3],
            [1, 4],
            [1.02, 0],
          ],
        ),
        vinyl('#26222c', { coat: 0.7 }),
        { detail: 70 },
      ),
      form(
        cut(
          turned(
            [0, 0, 0],
            [
              [1.1, 3.9],
              [1.2, 4.02],
              [1.5, 3.95],
              [3, 3.4],
              [4.1, 2.2],
              [4.6, 0.8],
              [4.66, 0],
            ],
          ),
          ball([0, 0.4, 0], [3.6, 3.6, 3.6]),
          0.1,
        ),
        gold,
        { detail: 90 },
      ),
      form(
        turned(
          [0, 0, 0],
          [
            [4.5, 0.35],
            [5.1, 0.35],
            [5.15, 0.62],
            [5.4, 0.66],
            [5.55, 0.4],
            [5.6, 0],
          ],
        ),
        gold,
        { detail: 40 },
      ),
    ],
    { at },
  )
}

/** A sand timer that is half run. */
const timer = (at: Vec): Part[] => {
  const frame = wood('#b8834a', { grainSize: 3, grainDepth: 0.6 })
  const glass = turned(
    [0, 0, 0],
    [
      [0.8, 1.7],
      [1.2, 1.86],
      [3, 1.7],
      [4.3, 0.7],
      [4.7, 0.24],
      [5.1, 0.7],
      [6.4, 1.7],
      [8.2, 1.86],
      [8.6, 1.7],
    ],
  )
  const sand = vinyl('#3A2BC2', { rough: 0.9, coat: 0 })
  return posed(
    [
      ...[0.4, 9].map((y) =>
        form(
          turned(
            [0, y, 0],
            [
              [-0.4, 2.3],
              [-0.3, 2.45],
              [0.3, 2.45],
              [0.4, 2.3],
              [0.41, 0],
            ],
          ),
          frame,
          { detail: 60 },
        ),
      ),
      ...[0, 120, 240].map((a) =>
        form(
          turned(
            [Math.sin(turn(a + 40)) * 2.05, 0, Math.cos(turn(a + 40)) * 2.05],
            [
              [0.6, 0.2],
              [4.7, 0.28],
              [8.8, 0.2],
            ],
          ),
          frame,
          { detail: 50 },
        ),
      ),
      form(
        turned(
          [0, 0, 0],
          [
            [0.9, 1.6],
            [1.2, 1.7],
            [1.9, 1.5],
            [2.7, 0.2],
          ],
        ),
        sand,
        { detail: 40 },
      ),
      form(
        turned(
          [0, 0, 0],
          [
            [4.9, 0.1],
            [5.2, 0.7],
            [6.1, 1.4],
            [6.5, 1.56],
            [6.35, 0],
          ],
        ),
        sand,
        { detail: 40 },
      ),
      form(
        turned(
          [0, 0, 0],
          [
            [2.4, 0.05],
            [5, 0.05],
          ],
        ),
        sand,
        { detail: 40 },
      ),
      { ...form(glass, acrylic('#eaf4fb', { opaque: 0.16 }), { detail: 70 }), shadeless: true },
    ],
    { at },
  )
}

export const cardToys: Toys = {
  'wololo-card-game': () => {
    const back = wololo('#5a3a24', staff)
    return model(
      { tall: 13.4, pack: 'tag', close: { at: [-0.6, 7.4, 4], wide: 11 }, yaw: 22 },
      pouch(),
      fan([wololo('#2f56b0', monk('#24438a')), wololo('#d9a93a', staff), wololo('#b3332b', monk('#8a2620'))], back, {
        at: [0, 1.2, -1.6],
        step: 24,
        first: -24,
        reach: 8.6,
      }),
      [0, 1, 2, 3].flatMap((i) =>
        playing({
          at: [7.4 - i * 0.1, 0.06 + i * 0.06, 4 + i * 0.14],
          turn: [-90, -24 + i * 4, 0],
          front: i === 3 ? wololo('#2f56b0', monk('#24438a')) : back,
          back,
        }),
      ),
    )
  },
  'looks-like-you-are-party-game': () => {
    const lying = ['writing a letter', 'defusing a bomb with oven gloves', 'teaching a cat to fax']
    return model(
      { tall: 11, pack: 'box', close: { at: [-5, 5.4, 3], wide: 12 }, yaw: 22 },
      fan([clippyCard, prompt('taming a printer'), prompt('writing a letter to a dragon')], clippyCard, {
        at: [-7.4, -1.6, -1],
        step: 17,
        first: -16,
        reach: 7.4,
      }),
      timer([2.2, 0, -0.6]),
      bell([8, 0, 2.6]),
      lying.flatMap((said, i) =>
        playing({ at: [-0.4 + i * 0.4, 0.06 + i * 0.06, 7 - i * 0.2], turn: [-90, 10 - i * 16, 0], front: prompt(said), back: clippyCard }),
      ),
      posed(
        [
          form(block([0, 1.1, 0], [6.6, 2.2, 9.1], 0.1), glossyCard('#3A2BC2'), { detail: 50 }),
          ...playing({ at: [0, 2.24, 0], turn: [-90, 0, 0], front: clippyCard, back: clippyCard }),
        ],
        { at: [-8.4, 0, 5.4], turn: [0, 16, 0] },
      ),
    )
  },
}
