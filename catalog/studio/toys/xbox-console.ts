import { posed } from '../kit/actual.ts'
import type { Ink } from '../kit/art.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { block } from '../kit/pixels.ts'
import { through, tube } from '../kit/shapes.ts'
import { cotton, minky, type Skin, satin } from '../kit/skin.ts'
import { ball } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

type Made = { parts: () => Part[]; tall: number; at: Vec; yaw: number }

const all = (colour: string) => (ink: Ink, wide: number, tall: number) => {
  ink.fillStyle = colour
  ink.fillRect(-wide / 2, -tall / 2, wide, tall)
}

const dot = (ink: Ink, x: number, y: number, r: number, colour: string) => {
  ink.fillStyle = colour
  ink.beginPath()
  ink.arc(x, y, r, 0, 7)
  ink.fill()
}

const line = (ink: Ink, colour: string, x: number, y: number, wide: number, tall: number) => {
  ink.fillStyle = colour
  ink.fillRect(x, y, wide, tall)
}

const piping = (points: readonly Vec[], colour: string, radius = 0.36): Part => ({
  shape: tube(through(points), { radius, steps: 80 }),
  skin: cotton(colour, { grainMap: 'uv' }),
})

const cloth = (colour: string): Skin => minky(colour)

/** Lies flat in a rack but stands on its side in a shop, where its X can be seen. */
function original(): Part[] {
  const body = block(
    [28, 9.6, 22],
    { at: [0, 5, 0] },
    cloth('#2b2a2f'),
    {
      all: all('#2c2b30'),
      front: (ink) => {
        line(ink, '#1b1a1e', -12.6, -3.4, 25.2, 6.8)
        line(ink, '#3c3a41', -12, -0.6, 13, 2.6)
        for (const x of [3.4, 6, 8.6, 11.2]) dot(ink, x, -1.6, 0.95, '#0f0e11')
        dot(ink, 3.6, 1.6, 0.8, '#78c23f')
      },
    },
    { round: 0.8, puff: 0.5 },
  )
  const ribs = [-1, 1].flatMap((s) =>
    [-1, 1].flatMap((t) =>
      [-1.1, 0, 1.1].map((aside) =>
        piping(
          [
            [s * (13 - aside * 0.5 * t * s), 9.9, t * (10.2 + aside * 0.5 * t * s)],
            [s * (8 - aside * 0.5 * t * s), 10.5, t * (5.8 + aside * 0.7 * t * s)],
            [s * (3.4 - aside * 0.5 * t * s), 10.8, t * (2.6 + aside * 0.7 * t * s)],
          ],
          aside ? '#232227' : '#17161a',
          0.62,
        ),
      ),
    ),
  )
  const jewel = form(ball([0, 10.2, 0], [4.6, 1.3, 4.6]), satin('#4f9d33', { rough: 0.3 }), { detail: 56 })
  const hoop = piping(
    Array.from({ length: 25 }, (_, i): Vec => [Math.cos((i / 24) * 6.283) * 4.7, 10.6, Math.sin((i / 24) * 6.283) * 4.7]),
    '#17161a',
    0.55,
  )
  return posed([body, ...ribs, jewel, hoop, sewnLabel([-8, 2, 11.2], [0, 0, 1])], { turn: [90, 0, 90], at: [0, 14, 0] })
}

const models: Record<string, Made> = {
  'Tall black': {
    tall: 28,
    at: [-2, 23, 7],
    yaw: 28,
    parts: () => [
      block(
        [14, 28, 14],
        { at: [0, 14, 0] },
        cloth('#2f2d34'),
        {
          all: all('#302e36'),
          front: (ink) => {
            line(ink, '#1b1a1f', -0.12, -12.4, 0.24, 20)
            dot(ink, -4.6, 11.4, 0.9, '#e9e7ef')
            line(ink, '#17161b', -5.4, -9, 4, 0.5)
          },
          top: (ink) => {
            for (let i = -4; i <= 4; i++)
              for (let j = -4; j <= 4; j++)
                if (Math.hypot(i, j) < 4.6) dot(ink, i * 1.15, j * 1.15, 0.42, Math.hypot(i, j) < 3.6 ? '#5fae3c' : '#17161b')
          },
        },
        { round: 0.7, puff: 0.35 },
      ),
      piping(
        Array.from({ length: 25 }, (_, i): Vec => [Math.cos((i / 24) * 6.283) * 5.6, 28.2, Math.sin((i / 24) * 6.283) * 5.6]),
        '#5fae3c',
        0.4,
      ),
      sewnLabel([7.2, 6, -2], [1, 0, 0]),
    ],
  },
  'Slim white': {
    tall: 26,
    at: [0, 14, 4],
    yaw: 34,
    parts: () => [
      block(
        [15, 28, 6.6],
        { at: [0, 14, 0] },
        cloth('#f1eee8'),
        {
          all: all('#f4f1eb'),
          front: (ink) => {
            dot(ink, -5.2, 11.8, 0.8, '#d5d1ca')
            line(ink, '#26242b', -6, 6.6, 0.5, 3.4)
          },
        },
        { round: 0.7, puff: 0.35 },
      ),
      form(ball([0.6, 9, 3.5], [5, 5, 0.55]), satin('#26242b'), { detail: 60 }),
      piping(
        Array.from({ length: 25 }, (_, i): Vec => [0.6 + Math.cos((i / 24) * 6.283) * 5.1, 9 + Math.sin((i / 24) * 6.283) * 5.1, 3.7]),
        '#17161b',
        0.3,
      ),
      sewnLabel([7.7, 6, 0], [1, 0, 0]),
    ],
  },
  Original: {
    tall: 28,
    at: [0, 14, 10],
    yaw: 34,
    parts: original,
  },
}

export const consoleToys: Toys = {
  'xbox-console-plush': (look) => {
    const { parts, tall, at, yaw } = pick(models, look.Model)
    return model({ tall, pack: 'tag', close: { at, wide: 16 }, yaw }, parts())
  },
}
