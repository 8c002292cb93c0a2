import { posed } from '../kit/actual.ts'
import { drawn } from '../kit/art.ts'
import { stood } from '../kit/brick.ts'
import { type Cut, cutUp, takeOut } from '../kit/jigsaw.ts'
import type { Scene } from '../kit/landscapes.ts'
import type { Model, Part } from '../kit/model.ts'
import { outline, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { joined, type Shape } from '../kit/shape.ts'
import { net } from '../kit/shapes.ts'
import { card, glossyCard, wood } from '../kit/skin.ts'
import { blend, block, limb, mirrored, placed, swollen } from '../kit/solid.ts'
import { turn } from '../kit/vec.ts'

type Puzzle = {
  /** The finished picture, in cm. */
  size: readonly [wide: number, tall: number]
  cut: Cut
  scene: Scene
  /** Of the pieces that are not yet in their places. */
  colours: readonly [string, string, string]
}

const LEAN = 12
const CARD = 0.25

/** The picture all but done: three pieces at its corner are still out. Its back is plain card with letters. */
function board({ size: [wide, tall], cut, scene }: Puzzle): Part[] {
  const last = cut.columns - 1
  const missing = [
    [last, 0],
    [last - 1, 0],
    [last, 1],
  ] as const
  const fine = 2000 / wide
  const front = drawn(wide, tall, fine, (ink) => {
    scene(ink, wide, tall)
    cutUp(ink, wide, tall, cut)
    takeOut(ink, wide, tall, cut, missing)
  })
  const back = drawn(wide, tall, fine, (ink) => {
    ink.scale(-1, 1)
    ink.fillStyle = '#c9bda8'
    ink.fillRect(-wide / 2, -tall / 2, wide, tall)
    cutUp(ink, wide, tall, cut)
    takeOut(ink, wide, tall, cut, missing)
    ink.scale(-1, 1)
    ink.globalCompositeOperation = 'source-atop'
    const [across, up] = [4, 3]
    for (let i = 0; i < across * up; i++) {
      const [x, y] = [((i % across) + 0.5) / across - 0.5, 0.5 - (Math.floor(i / across) + 0.5) / up]
      words(ink, String.fromCharCode(65 + i), x * wide, y * tall - tall * 0.05, {
        size: tall * 0.14,
        weight: 800,
        font: display,
        colour: '#a99b84',
        align: 'center',
      })
    }
  })
  const patch = (from: number, low: number, to = 1): Shape =>
    net((u, v) => [(from + u * (to - from) - 0.5) * wide, (low + v * (1 - low) - 0.5) * tall, CARD / 2], 24, 24)
  const [w, h] = [1 / cut.columns, 1 / cut.rows]
  const flat = patch(0, 0)
  // The light knows nothing of holes in a drawing.
  const caster = joined([patch(0, 0, 1 - 2 * w), patch(1 - 2 * w, h, 1 - w), patch(1 - w, 2 * h)])
  const over = { turn: [0, 180, 0] } as const
  return [
    { shape: flat, caster, skin: { ...glossyCard('#fff'), map: front } },
    { shape: stood(flat, over), caster: stood(caster, { at: [0, 0, -CARD] }), skin: { ...card('#fff'), map: back } },
  ]
}

const knobbed =
  'M-1 -1C-0.6 -1.1 -0.2 -1 -0.2 -0.8C-0.4 -0.4 -0.2 -0.3 0 -0.3C0.2 -0.3 0.4 -0.4 0.2 -0.8C0.2 -1 0.6 -1.1 1 -1C1.1 -0.6 1 -0.2 1.2 -0.2C1.7 -0.4 1.8 -0.2 1.8 0C1.8 0.2 1.7 0.4 1.2 0.2C1 0.2 1.1 0.6 1 1C0.6 1.1 0.2 1 0.2 1.2C0.4 1.7 0.2 1.8 0 1.8C-0.2 1.8 -0.4 1.7 -0.2 1.2C-0.2 1 -0.6 1.1 -1 1C-1.1 0.6 -1 0.2 -0.8 0.2C-0.4 0.4 -0.3 0.2 -0.3 0C-0.3 -0.2 -0.4 -0.4 -0.8 -0.2C-1 -0.2 -1.1 -0.6 -1 -1Z'
const square = 'M-1 -1H1V1H-1Z'

type Lying = readonly [x: number, y: number, degrees: number]

/** The loose pieces, lying in the plane of the picture. */
function loose({ size: [wide], cut, colours }: Puzzle, places: readonly Lying[]): Part[] {
  const half = wide / cut.columns / 2
  const piece = swollen(slab(outline(cut.knobbed ? knobbed : square, 0), CARD * 0.6, 0.06), CARD * 0.2)
  const sized = {
    d: (x: number, y: number, z: number) => piece.d(x / half, y / half, z) * Math.min(1, half),
    low: [piece.low[0] * half, piece.low[1] * half, piece.low[2]] as const,
    high: [piece.high[0] * half, piece.high[1] * half, piece.high[2]] as const,
  }
  return places.map(([x, y, a], i) =>
    form(placed(sized, { turn: [0, 0, a], by: [x, y, CARD / 2] }), card(colours[i] as string), { detail: 44 }),
  )
}

/** A puzzle that hangs together on an easel, its last pieces before it. */
export function onEasel(puzzle: Puzzle): Model {
  const [wide, tall] = puzzle.size
  const foot = tall * 0.1
  const slope = Math.tan(turn(LEAN))
  const rod = tall * 0.02
  const behind = (y: number) => -(y - foot) * slope - rod - CARD
  const easel = blend(
    0,
    mirrored(
      limb(
        [
          [wide * 0.3, 0, behind(0)],
          [wide * 0.1, tall * 0.86, behind(tall * 0.86)],
        ],
        rod,
        false,
      ),
    ),
    limb(
      [
        [0, tall * 0.84, behind(tall * 0.84) - rod],
        [0, rod, -tall * 0.5],
      ],
      rod,
      false,
    ),
    block([0, foot - rod, -CARD], [wide * 0.66, rod * 2, rod * 5], rod * 0.5),
  )
  const [rise, back] = [(tall / 2) * Math.cos(turn(LEAN)), (tall / 2) * Math.sin(turn(LEAN))]
  const standing = posed(board(puzzle), { turn: [-LEAN, 0, 0], at: [0, foot + rise, -back] })
  const before = posed(
    loose(puzzle, [
      [-wide * 0.24, -tall * 0.16, 24],
      [wide * 0.05, -tall * 0.22, -35],
      [wide * 0.33, -tall * 0.15, 65],
    ]),
    { turn: [-90, 0, 0] },
  )
  return {
    parts: [...standing, form(easel, wood('#c99a62'), { detail: 130 }), ...before],
    tall: foot + 2 * rise,
    pack: 'box',
    close: { at: [wide * 0.3, foot + tall * 0.24, 0], wide: tall * 0.62 },
    yaw: 24,
  }
}

/** A puzzle for the floor, seen from above. */
export function onFloor(puzzle: Puzzle): Model {
  const [wide, tall] = puzzle.size
  const aside = loose(puzzle, [
    [wide * 0.34, -tall * 0.62, 24],
    [wide * 0.56, -tall * 0.5, -35],
    [wide * 0.6, -tall * 0.1, 65],
  ])
  return {
    parts: [...board(puzzle), ...aside],
    tall: 0,
    pack: 'box',
    close: { at: [wide * 0.2, -tall * 0.12, 0], wide: tall * 0.66 },
    yaw: 16,
    rests: 'wall',
  }
}
