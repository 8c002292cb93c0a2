import { posed } from '../kit/actual.ts'
import { drawn, type Ink } from '../kit/art.ts'
import { brick, type Prints, stood } from '../kit/brick.ts'
import { oval, path } from '../kit/faces.ts'
import { model, type Part } from '../kit/model.ts'
import { outline, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { pixels } from '../kit/pixels.ts'
import { display, words } from '../kit/print.ts'
import { sheet } from '../kit/shapes.ts'
import { abs, card, felt, glossyCard, metalPolished, vinyl } from '../kit/skin.ts'
import { block as cuboid, cut, limb, placed, type Solid } from '../kit/solid.ts'
import { terrain } from '../kit/terrain.ts'
import { turn, type Vec } from '../kit/vec.ts'
import { wire } from './clippy-body.ts'
import type { Toys } from './index.ts'
import { mobPrints } from './mob-faces.ts'

type Door = { day: number; x: number; y: number; wide: number; tall: number; open?: number; behind?: () => Part[] }

type Calendar = {
  size: readonly [wide: number, tall: number, deep: number]
  ground: (ink: Ink, wide: number, tall: number) => void
  side: string
  doors: readonly Door[]
  /** What a door shows on its outside, about its own middle. */
  face: (ink: Ink, door: Door) => void
}

/** A box of printed board with doors punched into its front: closed ones are cut lines, open ones stand out on their hinge. */
function calendar({ size: [wide, tall, deep], ground, side, doors, face }: Calendar): Part[] {
  const opened = doors.filter((d) => d.open)
  const front = (ink: Ink) => {
    ground(ink, wide, tall)
    for (const d of doors) {
      ink.save()
      ink.translate(d.x, d.y)
      if (d.open) {
        ink.fillStyle = '#8d8372'
        ink.fillRect(-d.wide / 2, -d.tall / 2, d.wide, d.tall)
      } else {
        face(ink, d)
        ink.lineWidth = 0.07
        ink.strokeStyle = 'rgba(20,16,24,0.5)'
        ink.setLineDash([0.5, 0.12])
        ink.strokeRect(-d.wide / 2, -d.tall / 2, d.wide, d.tall)
        ink.setLineDash([])
      }
      ink.restore()
    }
  }
  const holes = opened.reduce<Solid>(
    (s, d) => cut(s, cuboid([d.x, d.y + tall / 2, deep / 2], [d.wide, d.tall, 4.4], 0.05), 0.05),
    cuboid([0, tall / 2, 0], [wide, tall, deep], 0.12),
  )
  const map = drawn(wide, tall, Math.min(46, 1800 / wide), (ink) => {
    front(ink)
    for (const d of opened) ink.clearRect(d.x - d.wide / 2, d.y - d.tall / 2, d.wide, d.tall)
  })
  const flaps = opened.flatMap((d): Part[] => {
    const leaf = brick(
      {
        size: [d.wide, d.tall, 0.12],
        round: 0.03,
        fine: 90,
        detail: 6,
        at: [d.wide / 2, 0, 0],
        prints: {
          all: (ink, w, h) => {
            ink.fillStyle = '#e9e1d0'
            ink.fillRect(-w / 2, -h / 2, w, h)
          },
          front: (ink) => face(ink, d),
        },
      },
      card('#fff'),
    )
    const hinged = posed([leaf], { turn: [0, -(d.open ?? 0), 0], at: [d.x - d.wide / 2, d.y + tall / 2, deep / 2 + 0.06] })
    return [...hinged, ...posed(d.behind?.() ?? [], { at: [d.x, d.y + tall / 2 - d.tall / 2 + 0.06, deep / 2 - 1.1] })]
  })
  return [
    form(holes, card(side), { detail: 110 }),
    {
      shape: stood(
        sheet((u, v) => [(u - 0.5) * (wide - 0.1), (v - 0.5) * (tall - 0.1), 0], 60, 48),
        { at: [0, tall / 2, deep / 2 + 0.02] },
      ),
      skin: { ...glossyCard('#fff'), map },
      shadeless: true,
    },
    ...flaps,
  ]
}

const grid = (
  days: readonly number[],
  columns: number,
  [wide, tall]: readonly [number, number],
  [gx, gy]: readonly [number, number],
  y0: number,
  open: Readonly<Record<number, readonly [angle: number, behind: () => Part[]]>>,
): Door[] =>
  days.map((day, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)]
    const found = open[day]
    return {
      day,
      wide,
      tall,
      x: (column - (columns - 1) / 2) * (wide + gx),
      y: y0 - row * (tall + gy),
      ...(found ? { open: found[0], behind: found[1] } : {}),
    }
  })

const cube = (side: number, prints: Prints, at: Vec, spin = 18) =>
  posed([brick({ size: [side, side, side], round: side * 0.04, fine: 120, detail: 4, prints }, abs('#fff', { rough: 0.4 }))], {
    at,
    turn: [0, spin, 0],
  })

const figure = (name: string) => (): Part[] => [
  ...cube(1.5, mobPrints(name), [0, 2.45, 0.2], 14),
  ...posed(
    [
      brick(
        {
          size: [1.1, 1.6, 0.8],
          round: 0.06,
          fine: 80,
          detail: 4,
          prints: { all: pixels(4, name === 'Creeper' ? ['#5fae4c', '#4c9a3f'] : ['#2f9ea0', '#2a9092'], 2) },
        },
        abs('#fff'),
      ),
    ],
    { at: [0, 0.86, 0.1], turn: [0, 14, 0] },
  ),
]

/** The numbers are out of order, from the left of the top row to the right of the lowest. */
const dug = [7, 15, 2, 20, 11, 4, 18, 9, 23, 13, 1, 16, 6, 21, 12, 3, 24, 8, 17, 10, 5, 22, 14, 19]
const posted = [4, 17, 9, 22, 1, 13, 20, 6, 15, 11, 24, 3, 8, 19, 2, 14, 10, 23, 5, 18, 12, 7, 21, 16]

const layers: readonly (readonly string[])[] = [
  ['#6dbb55', '#61ad4a', '#7ac662'],
  ['#8a6242', '#7c5638', '#97704e'],
  ['#8f9094', '#85868b', '#9a9b9f'],
  ['#6a6b71', '#606168', '#74757b'],
]

export const adventToys: Toys = {
  'minecraft-advent-calendar': () => {
    const [wide, tall, deep] = [38, 38, 6]
    const doors = grid(dug, 6, [4.9, 4.9], [0.7, 0.9], 8.4, {
      2: [112, figure('Creeper')],
      13: [98, () => cube(2, terrain.gold, [0, 1.1, 0.1])],
      24: [120, () => cube(2.6, terrain.glowstone, [0, 1.4, 0.2], 30)],
    })
    return model(
      { tall, pack: 'box', close: { at: [0.4, 21.6, 4], wide: 17 }, yaw: 24 },
      calendar({
        size: [wide, tall, deep],
        side: '#6a4a32',
        doors,
        ground: (ink, w, h) => {
          const step = h / 32
          const bands: readonly (readonly [number, readonly string[]])[] = [
            [0, ['#8fc6ef', '#9acdf2', '#86bfeb']],
            [7, ['#6dbb55', '#61ad4a', '#7ac662']],
            [8.4, layers[1] as readonly string[]],
            [17, layers[2] as readonly string[]],
            [26, layers[3] as readonly string[]],
          ]
          for (const [from, shades] of bands) {
            ink.save()
            ink.beginPath()
            ink.rect(-w / 2, -h / 2, w, h - from * step)
            ink.clip()
            pixels(32, shades, 3 + from)(ink, w, h)
            ink.restore()
          }
          for (const [x, y] of [
            [-13, 15.6],
            [9, 16.4],
          ] as const) {
            ink.fillStyle = '#ffffff'
            ink.fillRect(x, y, 5, 1.2)
            ink.fillRect(x + 1.2, y + 1.2, 3.2, 1.1)
          }
          ink.fillStyle = '#f7e08a'
          ink.fillRect(14, 14.4, 2.6, 2.6)
          words(ink, 'Dig down to Christmas', 0, 13.2, { size: 1.9, weight: 800, font: display, colour: '#1d2f45', align: 'center' })
        },
        face: (ink, d) => {
          const row = Math.round((8.4 - d.y) / 5.8)
          pixels(8, layers[row] ?? [], d.day)(ink, d.wide, d.tall)
          words(ink, String(d.day), 0, -0.66, { size: 2, weight: 800, font: display, colour: row ? '#ffffff' : '#1d3313', align: 'center' })
        },
      }),
    )
  },
  'desktop-advent-calendar': () => {
    const [wide, tall, deep] = [45, 34, 6]
    const clip = (): Part[] => [
      form(
        placed(
          limb(
            wire().map(([x, y]): Vec => [x * 0.15, y * 0.15, 0]),
            0.13,
          ),
          { by: [0, 0.1, 0.4], turn: [-6, 0, 5] },
        ),
        metalPolished('#b9c0ca'),
        { detail: 70 },
      ),
    ]
    const folder = (): Part[] => [
      form(
        placed(slab(outline('M-1.6 -1.2H1.6V0.9L1.4 1.1H0L-0.4 1.5H-1.4L-1.6 1.3Z', 0.03), 0.7, 0.2), {
          by: [0, 1.3, 0.3],
          turn: [0, 14, 0],
        }),
        felt('#f2cf72', { grainSize: 0.8 }),
        { detail: 60 },
      ),
    ]
    const mine = (): Part[] => [
      form(
        placed(
          slab(
            outline(
              `M${Array.from({ length: 16 }, (_, i) => `${(Math.sin(turn(i * 22.5)) * (i % 2 ? 1 : 1.5)).toFixed(2)} ${(Math.cos(turn(i * 22.5)) * (i % 2 ? 1 : 1.5)).toFixed(2)}`).join('L')}Z`,
              0.03,
            ),
            0.9,
            0.3,
          ),
          { by: [0, 1.5, 0.3] },
        ),
        vinyl('#2b2833'),
        { detail: 60 },
      ),
    ]
    const doors = grid(posted, 6, [5.8, 5.2], [0.9, 0.9], 8.6, { 9: [110, folder], 24: [122, clip], 14: [96, mine] })
    return model(
      { tall, pack: 'box', close: { at: [2.4, 20.8, 4], wide: 17 }, yaw: 24 },
      calendar({
        size: [wide, tall, deep],
        side: '#23706a',
        doors,
        ground: (ink, w, h) => {
          ink.fillStyle = '#2f8f86'
          ink.fillRect(-w / 2, -h / 2, w, h)
          for (let i = 0; i < 60; i++)
            oval(
              ink,
              (((i * 7.31) % 1) - 0.5 + (((i * 13) % 17) / 17 - 0.5) * 0.9) * w * 0.98,
              (((i * 29) % 31) / 31 - 0.5) * h * 0.96,
              0.12 + (i % 3) * 0.05,
              0.12 + (i % 3) * 0.05,
              'rgba(255,255,255,0.75)',
            )
          ink.fillStyle = '#c6c9cf'
          ink.fillRect(-w / 2, -h / 2, w, 2)
          ink.fillStyle = '#f4f5f6'
          ink.fillRect(-w / 2, -h / 2 + 1.9, w, 0.12)
          ink.fillStyle = '#b2b6be'
          ink.fillRect(-w / 2 + 0.6, -h / 2 + 0.35, 4.2, 1.3)
          path(ink, `M${-w / 2 + 1.3} ${-h / 2 + 0.6}L${-w / 2 + 1.9} ${-h / 2 + 1.5}L${-w / 2 + 2.5} ${-h / 2 + 0.6}Z`, '#2b7d46')
          words(ink, 'Start', -w / 2 + 2.8, -h / 2 + 0.7, { size: 0.8, weight: 750 })
          words(ink, '24:12', w / 2 - 0.9, -h / 2 + 0.7, { size: 0.8, weight: 600, align: 'right' })
          words(ink, 'Twenty-four windows', 0, h / 2 - 2.7, { size: 1.9, weight: 800, font: display, colour: '#fff', align: 'center' })
        },
        face: (ink, d) => {
          const [w, h] = [d.wide, d.tall]
          ink.fillStyle = '#c9ccd2'
          ink.fillRect(-w / 2, -h / 2, w, h)
          ink.fillStyle = '#f6f7f8'
          ink.fillRect(-w / 2, -h / 2 + h - 0.14, w, 0.14)
          ink.fillRect(-w / 2, -h / 2, 0.14, h)
          ink.fillStyle = '#17469a'
          ink.fillRect(-w / 2 + 0.25, h / 2 - 1.25, w - 0.5, 1)
          ink.fillStyle = '#c9ccd2'
          ink.fillRect(w / 2 - 1.15, h / 2 - 1.1, 0.72, 0.7)
          path(
            ink,
            `M${w / 2 - 1} ${h / 2 - 0.95}L${w / 2 - 0.58} ${h / 2 - 0.55}M${w / 2 - 0.58} ${h / 2 - 0.95}L${w / 2 - 1} ${h / 2 - 0.55}`,
            undefined,
            '#23212a',
            0.12,
          )
          ink.fillStyle = ['#ffffff', '#f9de78', '#e6f0fb'][d.day % 3] as string
          ink.fillRect(-w / 2 + 0.4, -h / 2 + 0.35, w - 0.8, h - 1.75)
          words(ink, String(d.day), 0, -h / 2 + 1, { size: 2.2, weight: 800, font: display, colour: '#23304a', align: 'center' })
        },
      }),
    )
  },
}
