import { brick } from '../kit/brick.ts'
import type { Scene } from '../kit/landscapes.ts'
import type { Part } from '../kit/model.ts'
import { outline, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { card, glossyCard } from '../kit/skin.ts'
import { placed, swollen } from '../kit/solid.ts'

type Box = {
  /** Width, height and depth in cm. */
  size: readonly [number, number, number]
  title: string
  note: string
  colour: string
  cover: Scene
}

/** A box that stands on its long side, its picture to the front, its title on the spines. */
export function puzzleBox({ size: [wide, tall, thick], title, note, colour, cover }: Box): Part {
  return brick(
    {
      size: [wide, tall, thick],
      round: 0.12,
      at: [0, tall / 2, -thick / 2],
      fine: 1400 / wide,
      prints: {
        all: (ink, w, h) => {
          ink.fillStyle = colour
          ink.fillRect(-w / 2, -h / 2, w, h)
        },
        front: (ink, w, h) => {
          cover(ink, w, h)
          ink.fillStyle = '#faf6ee'
          ink.fillRect(-w / 2, -h / 2, w, h * 0.17)
          words(ink, title, -w / 2 + w * 0.04, -h / 2 + h * 0.055, { size: h * 0.09, weight: 780, font: display, wide: w * 0.66, lines: 1 })
          words(ink, note, w / 2 - w * 0.04, -h / 2 + h * 0.06, { size: h * 0.06, weight: 650, align: 'right', colour: '#3A2BC2' })
        },
        top: (ink, w, h) =>
          words(ink, title, 0, -h * 0.18, {
            size: h * 0.5,
            weight: 780,
            font: display,
            colour: '#fff',
            align: 'center',
            wide: w * 0.8,
            lines: 1,
          }),
        left: (ink, w, h) => {
          ink.rotate(-Math.PI / 2)
          words(ink, title, 0, -w * 0.14, {
            size: w * 0.4,
            weight: 780,
            font: display,
            colour: '#fff',
            align: 'center',
            wide: h * 0.8,
            lines: 1,
          })
        },
      },
    },
    glossyCard('#fff'),
  )
}

const knobbed =
  'M-1 -1C-0.6 -1.1 -0.2 -1 -0.2 -0.8C-0.4 -0.4 -0.2 -0.3 0 -0.3C0.2 -0.3 0.4 -0.4 0.2 -0.8C0.2 -1 0.6 -1.1 1 -1C1.1 -0.6 1 -0.2 1.2 -0.2C1.7 -0.4 1.8 -0.2 1.8 0C1.8 0.2 1.7 0.4 1.2 0.2C1 0.2 1.1 0.6 1 1C0.6 1.1 0.2 1 0.2 1.2C0.4 1.7 0.2 1.8 0 1.8C-0.2 1.8 -0.4 1.7 -0.2 1.2C-0.2 1 -0.6 1.1 -1 1C-1.1 0.6 -1 0.2 -0.8 0.2C-0.4 0.4 -0.3 0.2 -0.3 0C-0.3 -0.2 -0.4 -0.4 -0.8 -0.2C-1 -0.2 -1.1 -0.6 -1 -1Z'
const square = 'M-1 -1H1V1H-1Z'

/** Four loose pieces in front of a box `wide` cm across, in the colours of its picture. */
export function pieces(
  wide: number,
  colours: readonly [string, string, string, string],
  { size = 1, cut = 'knobbed' as 'knobbed' | 'square' } = {},
): Part[] {
  const s = wide / 27
  const flat = swollen(slab(outline(cut === 'knobbed' ? knobbed : square, 0), 0.4, 0.08), 0.1)
  const lie = [
    [-8.5, 3.6, 20],
    [-4.9, 5.4, -35],
    [3.4, 4.8, 65],
    [8.2, 3.2, 110],
  ] as const
  return lie.map(([x, z, a], i) => {
    const larger = {
      ...flat,
      d: (px: number, py: number, pz: number) => flat.d(px / size, py / size, pz) * Math.min(1, size),
      low: [flat.low[0] * size, flat.low[1] * size, flat.low[2]] as const,
      high: [flat.high[0] * size, flat.high[1] * size, flat.high[2]] as const,
    }
    const lying = placed(placed(larger, { turn: [-90, 0, 0] }), { turn: [0, a, 0], by: [x * s, 0.3, z * s + (size - 1) * 1.4] })
    return form(lying, card(colours[i] as string), { detail: 44 })
  })
}
