import { posed } from '../kit/actual.ts'
import { drawn, type Ink } from '../kit/art.ts'
import { brick } from '../kit/brick.ts'
import { cutUp } from '../kit/jigsaw.ts'
import { model, type Part } from '../kit/model.ts'
import { outline, rectangle, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { sheet } from '../kit/shapes.ts'
import { card, glossyCard, vinyl, wood } from '../kit/skin.ts'
import { cut, placed, soap, turned } from '../kit/solid.ts'
import { dice, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

const wide = 30
const tall = 24

/** The middle of the road: from the start at the lower left, round the hairpin, to the finish at the upper right. */
const road = 'M-13 -9H5.4A4.6 4.6 0 0 1 5.4 0.2H-4.4A4.4 4.4 0 0 0 -4.4 9H13'

function board(ink: Ink) {
  ink.fillStyle = '#7fba5f'
  ink.fillRect(-wide / 2, -tall / 2, wide, tall)
  const random = dice(7)
  for (let i = 0; i < 900; i++) {
    ink.fillStyle = ['#74ae55', '#8cc56b', '#6ba34e'][i % 3] as string
    ink.fillRect((random() - 0.5) * wide, (random() - 0.5) * tall, 0.34, 0.12)
  }
  const line = new Path2D(road)
  ink.lineCap = 'butt'
  const stroke = (width: number, colour: string, dash: readonly number[] = []) => {
    ink.lineWidth = width
    ink.strokeStyle = colour
    ink.setLineDash([...dash])
    ink.stroke(line)
  }
  stroke(4.9, '#f4f0e6')
  stroke(4.9, '#cf3a30', [0.9, 0.9])
  stroke(4.2, '#565963')
  stroke(3.9, '#5f626c')
  stroke(0.2, '#f4f0e6', [1.1, 1])
  ink.setLineDash([])
  for (let i = 0; i < 2; i++)
    for (let j = 0; j < 6; j++) {
      ink.fillStyle = (i + j) % 2 ? '#23212a' : '#f7f4ec'
      ink.fillRect(-10.4 + i * 0.66, -10.98 + j * 0.66, 0.66, 0.66)
    }
  words(ink, 'Hairpin', 9.4, -1.2, { size: 2.1, weight: 800, font: display, colour: '#2f5d2c', align: 'center' })
  for (const [x, y, r] of [
    [-12.4, 3, 1.1],
    [-11.2, -3.4, 1.4],
    [12.6, -6, 1.2],
    [11.4, 4.4, 1],
    [-1.6, -4.4, 0.9],
    [3.4, 4.6, 1.2],
  ] as const) {
    for (const [k, colour] of [
      [1, '#3f7f3a'],
      [0.72, '#4f9447'],
      [0.4, '#66ad5a'],
    ] as const) {
      ink.fillStyle = colour
      ink.beginPath()
      ink.arc(x - r * (1 - k) * 0.3, y + r * (1 - k) * 0.3, r * k, 0, 7)
      ink.fill()
    }
  }
}

/** A little wooden car seen from above: its nose along +x, its wheels on z = 0. */
function car(colour: string, number: string): Part[] {
  const paint = wood(colour, { rough: 0.38, coat: 0.5, grainSize: 2.4, grainDepth: 0.35 })
  const plan = outline('M-1.7 -0.72Q-1.8 0 -1.7 0.72Q0 0.86 1.3 0.7Q2.1 0.5 2.1 0Q2.1 -0.5 1.3 -0.7Q0 -0.86 -1.7 -0.72Z')
  const body = cut(placed(slab(plan, 0.8, 0.2), { by: [0, 0, 0.72] }), soap([0.1, 0, 1.3], [0.62, 0.46, 0.42], 3), 0.1)
  const wheel = (x: number, y: number) =>
    form(
      placed(
        turned(
          [0, 0, 0],
          [
            [-0.22, 0.5],
            [0.22, 0.5],
            [0.24, 0.3],
            [0.26, 0],
          ],
        ),
        { turn: [0, 0, y > 0 ? 0 : 180], by: [x, y, 0.5] },
      ),
      wood('#3a2f2a', { grainSize: 1.4 }),
      { detail: 30 },
    )
  const disc = brick(
    {
      size: [0.9, 0.9, 0.03],
      round: 0.01,
      fine: 160,
      at: [-1, 0, 1.13],
      turn: [0, 0, -90],
      prints: {
        all: (ink) => {
          ink.fillStyle = colour
          ink.fillRect(-1, -1, 2, 2)
        },
        front: (ink) => {
          ink.fillStyle = '#f7f2e6'
          ink.beginPath()
          ink.arc(0, 0, 0.42, 0, 7)
          ink.fill()
          words(ink, number, 0, -0.2, { size: 0.58, weight: 800, font: display, align: 'center' })
        },
      },
    },
    vinyl('#fff'),
  )
  return [
    form(body, paint, { detail: 64 }),
    form(soap([0.1, 0, 1.16], [0.3, 0.26, 0.3], 2), wood('#e9cfa4', { grainSize: 1.2 }), { detail: 24 }),
    disc,
    ...[-1.05, 1.25].flatMap((x) => [-0.86, 0.86].map((y) => wheel(x, y))),
  ]
}

const grid: readonly (readonly [colour: string, at: readonly [number, number], turn: number])[] = [
  ['#cf3a30', [9.6, 9.7], 0],
  ['#57a54a', [6, 8.2], 4],
  ['#d85f9a', [-1.4, 0.9], 182],
  ['#f1ece0', [9.2, -4.2], 104],
  ['#3a66c9', [2.2, -8.2], 3],
  ['#efb72a', [-3.4, -9.8], -4],
]

export const hairpinToys: Toys = {
  'forza-hairpin-racing-game': () => {
    const map = drawn(wide, tall, 56, (ink) => {
      board(ink)
      cutUp(ink, wide, tall, { columns: 3, rows: 2, knobbed: true })
    })
    const deck = [0, 1, 2, 3].map((i) =>
      brick(
        {
          size: [4.4, 6.3, 0.09],
          round: 0.02,
          fine: 110,
          at: [-9.2 + i * 0.06, 4.6 + i * 0.05, 0.5 + i * 0.1],
          turn: [0, 0, 12 - i * 3],
          prints: {
            all: (ink, w, h) => {
              ink.fillStyle = '#23212a'
              ink.fillRect(-w / 2, -h / 2, w, h)
            },
            front: (ink, w, h) => {
              ink.strokeStyle = '#efb72a'
              ink.lineWidth = 0.12
              ink.strokeRect(-w * 0.42, -h * 0.44, w * 0.84, h * 0.88)
              ink.lineWidth = 0.9
              ink.strokeStyle = '#f4f0e6'
              ink.stroke(new Path2D('M-1 -1.6V0.6A1 1 0 0 0 1 0.6V-1.6'))
            },
          },
        },
        glossyCard('#fff'),
      ),
    )
    const place = (at: readonly [number, number], turn: number): { at: Vec; turn: Vec } => ({
      at: [at[0], at[1], 0.26],
      turn: [0, 0, turn],
    })
    return model(
      { tall, pack: 'box', close: { at: [7.2, -4, 1], wide: 11 }, yaw: 20, rests: 'wall' },
      form(slab(outline(rectangle(wide, tall, 0.9)), 0.4, 0.08), card('#cbbd9f'), { detail: 90 }),
      {
        shape: sheet((u, v) => [(u - 0.5) * (wide - 0.16), (v - 0.5) * (tall - 0.16), 0.22], 120, 96),
        skin: { ...card('#fff', { rough: 0.6 }), map },
      },
      grid.flatMap(([colour, at, turn], i) => posed(car(colour, String(i + 1)), place(at, turn))),
      deck,
    )
  },
}
