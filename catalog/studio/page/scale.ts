import { actual, extent, posed } from '../kit/actual.ts'
import { drawn } from '../kit/art.ts'
import { brick } from '../kit/brick.ts'
import type { Model, Part } from '../kit/model.ts'
import { disc, outline, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { sheet } from '../kit/shapes.ts'
import { card, glossyCard, metalBrushed } from '../kit/skin.ts'
import { placed } from '../kit/solid.ts'

/** A grown-up's hand, 18 cm from wrist to fingertip, held up flat. */
const hand =
  'M-3 -9C-3.6 -6 -4.2 -4.6 -4.3 -1.6C-4.4 1 -4.6 3.6 -4.9 6C-5 7.4 -3.5 7.6 -3.2 6.3L-2.5 2.2C-2.4 4.6 -2.4 6.4 -2.3 8.2C-2.2 9.6 -0.6 9.6 -0.5 8.2L-0.3 2.4C0 4.6 0.3 6.6 0.5 8.4C0.8 9.7 2.3 9.4 2.1 8L1.6 2.1C2.3 3.8 2.9 5.2 3.5 6.5C4.1 7.6 5.4 7 5 5.8C4.3 3.4 3.9 1.4 3.8 -0.4C4.9 0.3 5.8 1.4 6.6 2.3C7.6 3.2 8.7 2.2 8 1C6.8 -1 5.4 -3.4 3.6 -5.2C3 -6 2.8 -7.4 2.8 -9'

function handOutline(): Part {
  const map = drawn(18, 20, 60, (ink) => {
    ink.lineWidth = 0.36
    ink.strokeStyle = '#8d8296'
    ink.stroke(new Path2D(hand))
  })
  return { shape: sheet((u, v) => [(u - 0.5) * 18, v * 20, 0], 8, 8), skin: { ...card('#fff'), map, glow: 0.25 }, shadeless: true }
}

function coin(): Part {
  return form(placed(slab(outline(disc(1.2)), 0.22, 0.05), { by: [0, 1.2, 0] }), metalBrushed('#c9a45c'), { detail: 40 })
}

function ruler(tall: number): Part {
  const top = Math.ceil(tall / 5) * 5 + (tall % 5 === 0 ? 2 : 0)
  const wide = Math.max(2, tall * 0.11)
  const every = tall > 45 ? 10 : 5
  const face = (ink: CanvasRenderingContext2D) => {
    ink.fillStyle = '#faf6ee'
    ink.fillRect(-wide / 2, -top / 2, wide, top)
    for (let i = 1; i < top; i++) {
      if (tall > 45 && i % 2) continue
      const long = i % every === 0
      ink.fillStyle = '#211b2b'
      ink.fillRect(-wide / 2, i - top / 2 - tall * 0.0025, wide * (long ? 0.46 : 0.24), tall * 0.005)
      if (long)
        words(ink, String(i), wide * 0.44, i - top / 2 - tall * 0.012, { size: wide * 0.36, weight: 700, font: display, align: 'right' })
    }
    words(ink, 'cm', wide * 0.44, -top / 2 + wide * 0.12, { size: wide * 0.28, weight: 600, align: 'right', colour: '#554d5f' })
  }
  return brick(
    {
      size: [wide, top, 0.3],
      round: 0.06,
      prints: {
        all: (ink, w, h) => {
          ink.fillStyle = '#faf6ee'
          ink.fillRect(-w / 2, -h / 2, w, h)
        },
        front: face,
      },
      fine: 1400 / top,
      at: [0, top / 2, 0],
    },
    glossyCard('#faf6ee'),
  )
}

/** The toy between a ruler and something that everyone knows the size of. */
export function besideRuler(made: Model): Part[] {
  const toy = posed(actual(made), { turn: [0, -(made.yaw ?? 30) * 0.7, 0] })
  const { low, high } = extent(toy)
  const gap = Math.max(0.8, made.tall * 0.05)
  const measure = ruler(made.tall)
  const wide = extent([measure]).high[0]
  const known = made.tall < 20 ? coin() : handOutline()
  const side = extent([known])
  return [...toy, ...posed([measure], { at: [low[0] - gap - wide, 0, 0] }), ...posed([known], { at: [high[0] + gap - side.low[0], 0, 0] })]
}
