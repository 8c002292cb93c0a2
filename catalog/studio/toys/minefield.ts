import { posed } from '../kit/actual.ts'
import { type Ink, laid } from '../kit/art.ts'
import { brick, type Place } from '../kit/brick.ts'
import { oval } from '../kit/faces.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { sheet, through, tube } from '../kit/shapes.ts'
import { abs, canvasCloth, cotton, enamel, metalBrushed, metalPolished, type Skin, wood } from '../kit/skin.ts'
import { ball, block, cut, limb, lumpy, placed, type Solid, turned } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'
import { numbers } from './minesweeper-baubles.ts'

/** What a square shows: a digit, a mine, a flag, or nothing yet. */
type Square = string

const mine = (ink: Ink, r: number) => {
  ink.fillStyle = ink.strokeStyle = '#23212a'
  ink.lineWidth = r * 0.24
  for (let i = 0; i < 4; i++) {
    const a = (i * Math.PI) / 4
    ink.beginPath()
    ink.moveTo(Math.cos(a) * r, Math.sin(a) * r)
    ink.lineTo(-Math.cos(a) * r, -Math.sin(a) * r)
    ink.stroke()
  }
  oval(ink, 0, 0, r * 0.7, r * 0.7, '#23212a')
  oval(ink, -r * 0.24, r * 0.26, r * 0.18, r * 0.18, '#ffffff')
}

const flag = (ink: Ink, r: number) => {
  ink.fillStyle = '#23212a'
  ink.fillRect(-r * 0.08, -r * 0.9, r * 0.2, r * 1.8)
  ink.fillRect(-r * 0.6, -r * 0.95, r * 1.2, r * 0.24)
  ink.fillStyle = '#d32f2a'
  ink.beginPath()
  ink.moveTo(r * 0.12, r * 0.95)
  ink.lineTo(-r * 0.9, r * 0.42)
  ink.lineTo(r * 0.12, -r * 0.1)
  ink.fill()
}

const shows = (square: Square, ink: Ink, size: number, colour = numbers[square] ?? '#2b2a33') => {
  if (square === '*') mine(ink, size * 0.34)
  else if (square === 'f') flag(ink, size * 0.32)
  else if (square.trim())
    words(ink, square, 0, -size * 0.25, {
      size: size * (square.length > 1 ? 0.58 : 0.7),
      weight: 800,
      font: display,
      colour,
      align: 'center',
    })
}

type Tile = Place & { size: number; thick?: number; square: Square; ground: string; colour?: string }

const tile = ({ size, thick = 0.3, square, ground, colour, ...place }: Tile, skin: Skin): Part =>
  brick(
    {
      size: [size, size, thick],
      round: Math.min(0.12, thick * 0.4),
      fine: 90,
      detail: 4,
      ...place,
      prints: {
        all: (ink, w, h) => {
          ink.fillStyle = ground
          ink.fillRect(-w / 2, -h / 2, w, h)
        },
        front: (ink, w) => shows(square, ink, w, colour),
      },
    },
    skin,
  )

/** A frame of four battens round an opening, `deep` cm thick, in the xy plane; the upper one may be wider. */
function frame(wide: number, tall: number, batten: number, deep: number, head = batten): Solid {
  const hole = block([0, (batten - head) / 2, 0], [wide - batten * 2, tall - batten - head, deep * 3], 0.3)
  return cut(block([0, 0, 0], [wide, tall, deep], 0.5), hole, 0.16)
}

const beech = (more: Partial<Skin> = {}) => wood('#d9ae78', { grainSize: 5, grainDepth: 0.7, ...more })

const month = Array.from({ length: 30 }, (_, i) => String(i + 1))

const board = ['1  112f1', '1 12f321', '111f2 1 ', '  1221 1', '112  12f', '1f31 1*2', '12f1 111', ' 111    ']
const hidden = [
  [3, 5],
  [4, 5],
  [3, 4],
  [6, 2],
  [7, 0],
  [7, 1],
  [6, 0],
  [0, 7],
  [1, 7],
  [4, 7],
  [5, 7],
  [0, 4],
  [1, 4],
  [7, 6],
  [6, 5],
]
const small = ['1 12f', '112f2', ' 1f21', '12211', 'f1  1']

/** A field of wooden tiles in a tray of moulded plastic: numbers lie open, the rest is still covered. */
function field(list: readonly string[], size: number, covered: (x: number, y: number) => boolean): Part[] {
  const n = list.length
  return list.flatMap((row, y) =>
    [...row].flatMap((square, x) => {
      const at: Vec = [(x - (n - 1) / 2) * size, ((n - 1) / 2 - y) * size, covered(x, y) ? 0.62 : 0.16]
      if (!covered(x, y))
        return [tile({ size: size * 0.97, thick: 0.14, square, ground: '#efe5d0', at }, wood('#fff', { rough: 0.7, grainDepth: 0.3 }))]
      const tilt: Vec = [((x * 7 + y * 3) % 5) - 2, ((x * 3 + y * 5) % 5) - 2, ((x + y * 2) % 3) - 1]
      return [
        tile(
          {
            size: size * 0.93,
            thick: 0.8,
            square: ' ',
            ground: ['#d3a268', '#c99658', '#dcae77'][(x * 5 + y * 3) % 3] as string,
            at,
            turn: [tilt[0] * 0.4, tilt[1] * 0.4, tilt[2]],
          },
          beech({ colour: '#fff', rough: 0.5 }),
        ),
      ]
    }),
  )
}

/** Leaning back on the floor as it is put up to be seen. */
const propped = (parts: readonly Part[], tall: number, lean: number) =>
  posed(posed(parts, { at: [0, tall / 2, 0] }), { turn: [-lean, 0, 0] })

const bag = () =>
  lumpy(
    turned(
      [0, 0, 0],
      [
        [0, 2.5],
        [0.4, 3.2],
        [1.8, 3.5],
        [3.4, 2.6],
        [4.4, 1.1],
        [4.8, 0.85],
        [5.2, 1],
        [6.3, 1.9],
        [6.5, 1.7],
        [5.6, 0.9],
      ],
    ),
    0.22,
    1.3,
    4,
  )

export const fieldToys: Toys = {
  'minesweeper-desk-calendar': () => {
    const grid = [...month, ...Array.from({ length: 19 }, () => ' ')]
    const tiles = grid.map((day, i) => {
      const [x, y] = [i % 7, Math.floor(i / 7)]
      const turned = day !== ' '
      const square = i === 13 ? '*' : i === 21 ? 'f' : day
      const colour = Object.values(numbers)[(x * 2 + y) % 5]
      return tile(
        {
          size: 2.44,
          square,
          ground: turned ? '#f3ead6' : '#c5a273',
          thick: 0.26,
          at: [(x - 3) * 2.6, (3 - y) * 2.6 - 0.8, 0.42],
          turn: [-3, 0, 0],
          ...(colour ? { colour } : {}),
        },
        enamel('#fff', { rough: 0.26, mirror: 0.06, coat: 0.7 }),
      )
    })
    const battens = frame(22.6, 24.2, 1.9, 2.1, 3.5)
    const name = laid(battens, wood('#fff', { grainDepth: 0.3 }), {
      at: [0, 10.35],
      size: [13, 2],
      thick: 0.01,
      fine: 90,
      art: (ink) => words(ink, 'NOVEMBER', 0, -0.5, { size: 1.4, weight: 780, font: display, colour: '#5a3d21', align: 'center' }),
    })
    const wires = Array.from({ length: 7 }, (_, i) => ({
      shape: tube(
        through([
          [-9.4, (3 - i) * 2.6 + 0.37, 0.2],
          [9.4, (3 - i) * 2.6 + 0.37, 0.2],
        ]),
        { radius: 0.1, steps: 8 },
      ),
      skin: metalPolished('#c9ced6'),
    }))
    return model(
      { tall: 24, pack: 'box', close: { at: [-2.4, 12.4, 2], wide: 11 }, yaw: 26 },
      propped(
        [
          form(battens, beech(), { detail: 96 }),
          form(block([0, -0.8, -0.7], [19.4, 19.6, 0.4], 0.1), wood('#a87b49', { grainSize: 6, grainDepth: 0.7 }), { detail: 60 }),
          ...wires,
          ...tiles,
          name,
        ],
        24.2,
        7,
      ),
      [-7, 7].map((x) => form(block([x, 0.7, -0.6], [2, 1.4, 5.6], 0.4), beech({ colour: '#b98a54' }), { detail: 50 })),
    )
  },
  'minesweeper-board-game': (look) => {
    const tray = abs('#9aa0ab', { rough: 0.5, coat: 0.1 })
    const dark = abs('#7d838f', { rough: 0.55, coat: 0.1 })
    const counter = (x: number, y: number, said: string) =>
      brick(
        {
          size: [5, 2.2, 0.3],
          round: 0.1,
          fine: 80,
          at: [x, y, 0.9],
          prints: {
            all: (ink, w, h) => {
              ink.fillStyle = '#1b191f'
              ink.fillRect(-w / 2, -h / 2, w, h)
            },
            front: (ink) => words(ink, said, 0, -0.62, { size: 1.8, weight: 700, colour: '#e8423a', align: 'center' }),
          },
        },
        abs('#fff'),
      )
    const smiley = form(
      placed(
        turned(
          [0, 0, 0],
          [
            [0, 1.15],
            [0.3, 1.2],
            [0.5, 1],
            [0.56, 0],
          ],
        ),
        { turn: [90, 0, 0], by: [0, 11.9, 0.7] },
      ),
      abs('#f4c62f'),
      { detail: 44 },
    )
    const grin: Part = {
      shape: tube(
        through([
          [-0.55, 11.7, 1.28],
          [-0.3, 11.4, 1.28],
          [0, 11.3, 1.28],
          [0.3, 11.4, 1.28],
          [0.55, 11.7, 1.28],
        ]),
        { radius: 0.09, steps: 24 },
      ),
      skin: abs('#2b2418'),
    }
    const dots = [-0.4, 0.4].map((x) => form(ball([x, 12.3, 1.26], [0.16, 0.2, 0.1]), abs('#2b2418'), { detail: 12 }))
    const table = () =>
      model(
        { tall: 27, pack: 'box', close: { at: [-3, 14, 3], wide: 13 }, yaw: 28 },
        propped(
          [
            form(frame(26, 29, 1.3, 2.6), tray, { detail: 100 }),
            form(block([0, 0, -0.5], [25, 28, 0.8], 0.2), dark, { detail: 60 }),
            ...posed(
              field(board, 2.86, (x, y) => hidden.some(([a, b]) => a === x && b === y)),
              { at: [0, -1.55, 0] },
            ),
            form(block([0, 11.9, 0.2], [23.2, 3.6, 1.1], 0.3), tray, { detail: 60 }),
            counter(-8, 11.9, '040'),
            counter(8, 11.9, '127'),
            smiley,
            grin,
            ...dots,
          ],
          29,
          18,
        ),
        posed([form(bag(), canvasCloth('#e6dbc4', { grainSize: 0.8 }), { detail: 60 }), cord(4.8, 0.98)], { at: [15.2, 0, 5.4] }),
        loose([8.6, 0.42, 7.4], 24),
        loose([10.8, 0.42, 9.2], -14),
      )
    const travel = () =>
      model(
        { tall: 14, pack: 'box', close: { at: [-2, 5.4, 4], wide: 10 }, yaw: 30 },
        propped(
          [
            form(frame(17, 13, 0.9, 1.8), tray, { detail: 90 }),
            form(block([0, 0, -0.4], [16.4, 12.4, 0.7], 0.2), dark, { detail: 50 }),
            ...posed(
              field(small, 2.12, (x, y) => (x + y * 2) % 5 === 1 || (x > 3 && y > 3)),
              { at: [-1.9, 0, -0.1] },
            ),
            ...[0, 1, 2, 3].map((i) =>
              tile(
                { size: 1.9, thick: 0.7, square: i === 1 ? 'f' : ' ', ground: '#d3a268', at: [5.9, 3.5 - i * 2.3, 0.3] },
                beech({ colour: '#fff' }),
              ),
            ),
          ],
          13,
          58,
        ),
        propped(
          [
            form(frame(17, 13, 0.9, 1.8), tray, { detail: 90 }),
            form(block([0, 0, -0.4], [16.4, 12.4, 0.7], 0.2), dark, { detail: 50 }),
            lid(),
          ],
          13,
          12,
        ).map((part) => posed([part], { at: [0, 6.6, -11.2] })[0] as Part),
        [-5.6, 5.6].map((x) =>
          form(
            limb(
              [
                [x - 0.9, 6.8, -11.2],
                [x + 0.9, 6.8, -11.2],
              ],
              0.5,
            ),
            metalBrushed('#b4bac4'),
            { detail: 30 },
          ),
        ),
      )
    return pick({ Table: table, Travel: travel }, look.Format)()
  },
}

const cord = (y: number, r: number): Part => ({
  shape: tube(
    through(
      [
        [r, y, 0],
        [0, y, r],
        [-r, y, 0],
        [0, y, -r],
      ],
      true,
    ),
    { radius: 0.16, steps: 60, closed: true },
  ),
  skin: cotton('#b8302a', { grainMap: 'uv' }),
})

const loose = (at: Vec, turn: number): Part =>
  tile({ size: 2.6, thick: 0.8, square: ' ', ground: '#d3a268', at, turn: [-90, turn, 0] }, beech({ colour: '#fff' }))

/** The rules, printed inside the lid. */
const lid = (): Part => ({
  shape: sheet((u, v) => [(u - 0.5) * 14, (v - 0.5) * 10, 0.02], 2, 2),
  skin: canvasCloth('#3a3f4a', { grainSize: 0.5 }),
})
