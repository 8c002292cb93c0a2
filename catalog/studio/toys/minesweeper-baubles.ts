import { posed } from '../kit/actual.ts'
import { type Ink, laid } from '../kit/art.ts'
import { brick } from '../kit/brick.ts'
import { model, type Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { through, tube } from '../kit/shapes.ts'
import { card, enamel, metalPolished } from '../kit/skin.ts'
import { ball, blend, block, cut, limb, type Solid, turned } from '../kit/solid.ts'
import { turn, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

/** The colours that everyone remembers. */
export const numbers: Readonly<Record<string, string>> = { '1': '#2546d2', '2': '#2b7d32', '3': '#cf2a26', '4': '#22257d', '5': '#7d2322' }

const tints = ['#dbe4f7', '#dcefd9', '#f8dcd8', '#dcdcf0', '#f0dcd9']

const r = 3

/** A tin cap with its crimped rim and wire loop, on top of a ball at the origin. */
function cap(): Part[] {
  const rim = turned(
    [0, 0, 0],
    [
      [r - 0.25, 0.86],
      [r - 0.1, 0.92],
      [r + 0.5, 0.84],
      [r + 0.62, 0.7],
      [r + 0.63, 0],
    ],
  )
  const crimped: Solid = { ...rim, d: (x, y, z) => rim.d(x, y, z) + (y < r + 0.42 ? 0.05 * Math.sin(Math.atan2(z, x) * 22) : 0) }
  const loop = through([
    [-0.2, r + 0.5, 0],
    [-0.4, r + 1, 0],
    [0, r + 1.4, 0],
    [0.4, r + 1, 0],
    [0.2, r + 0.5, 0],
  ])
  return [
    form(crimped, metalPolished('#d9b45a', { rough: 0.24 }), { detail: 60 }),
    { shape: tube(loop, { radius: 0.07, steps: 50, round: 8 }), skin: metalPolished('#d9b45a') },
  ]
}

/** A stub spike that stands out of the ball along a direction. */
function spike(along: Vec): Solid {
  const l = Math.hypot(...along)
  const at = (k: number): Vec => [(along[0] / l) * k, (along[1] / l) * k, (along[2] / l) * k]
  return limb([at(r - 0.3), at(r + 0.1), at(r + 0.62)], [0.52, 0.42, 0.32], false)
}

const glass = (colour: string) => enamel(colour, { rough: 0.08, mirror: 0.16, coat: 1, sheen: 0.5 })

function bauble(i: number): Part[] {
  const globe = ball([0, 0, 0], r)
  if (i === 5) {
    const spikes = [0, 60, 120, 180, 240, 300].map((a) => spike([Math.sin(turn(a)), 0.18, Math.cos(turn(a))]))
    const more = [
      [0.7, -0.8, 0.6],
      [-0.7, -0.8, 0.6],
      [0, -0.8, -0.8],
      [0.75, 0.95, 0.55],
      [-0.75, 0.95, 0.55],
    ] as const
    return [
      form(blend(0.25, globe, ...spikes, ...more.map((v) => spike(v))), enamel('#201d26', { rough: 0.1, mirror: 0.08 }), { detail: 90 }),
    ]
  }
  const said = String(i + 1)
  const number = laid(globe, enamel('#fff', { rough: 0.14 }), {
    at: [0, -0.1],
    size: [4.2, 4.2],
    thick: 0.015,
    fine: 130,
    art: (ink: Ink) =>
      words(ink, said, 0, -1.15, { size: 3.4, weight: 800, font: display, colour: numbers[said] ?? '#000', align: 'center' }),
  })
  return [form(globe, glass(tints[i] ?? '#fff'), { detail: 80 }), number]
}

export const baubleToys: Toys = {
  'minesweeper-bauble-set': () => {
    const seats = [0, 1, 2, 3, 4, 5].map((i) => [((i % 3) - 1) * 7.1, (i < 3 ? 1 : -1) * 3.9 + 0.2] as const)
    const wells = seats.map(([x, y]) => ball([x, y, 1.9], 3.12))
    const tray = wells.reduce<Solid>((s, w) => cut(s, w, 0.25), block([0, 0, -0.4], [23, 16, 3.4], 0.3))
    const label = brick(
      {
        size: [22, 1.1, 0.04],
        round: 0.01,
        at: [0, -7.3, 1.34],
        fine: 80,
        prints: {
          all: (ink, w, h) => {
            ink.fillStyle = '#b9bfc9'
            ink.fillRect(-w / 2, -h / 2, w, h)
          },
          front: (ink) => {
            for (const [i, [x]] of seats.slice(3).entries())
              words(ink, i === 2 ? '*' : String(i + 4), x, -0.32, {
                size: 0.9,
                weight: 750,
                font: display,
                colour: '#4b505c',
                align: 'center',
              })
          },
        },
      },
      card('#fff'),
    )
    return model(
      { tall: 16, pack: 'window', close: { at: [-1.6, 4.2, 3], wide: 11 }, yaw: 22, rests: 'wall' },
      form(tray, card('#b9bfc9', { rough: 0.6 }), { detail: 110 }),
      label,
      seats.flatMap(([x, y], i) =>
        posed([...bauble(i), ...cap()], { at: [x, y - 0.3, 1.9], turn: [0, ((i * 37) % 13) - 6, ((i * 23) % 11) - 5] }),
      ),
    )
  },
}
