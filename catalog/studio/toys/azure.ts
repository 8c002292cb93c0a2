import { laid, thread } from '../kit/art.ts'
import { blush, curve } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { cm, pick, pileFor } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { type Field, form } from '../kit/parts.ts'
import { through, tube } from '../kit/shapes.ts'
import { cotton, longPile, terry } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, pinched, placed, type Solid, seated } from '../kit/solid.ts'
import { smooth, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

/** A cloud of puffs that grow out of each other, its flat side down. */
const cloud = (): Solid =>
  blend(
    1.1,
    ball([0, 5, 0], [9.4, 5, 5.6]),
    ball([-8.2, 4.8, 0], [4.6, 4.3, 4.3]),
    ball([8.6, 4.5, 0], [4.4, 4, 4.1]),
    ball([-3, 9.6, 0], [6, 5.4, 4.8]),
    ball([4.4, 8.6, 0.2], [5, 4.5, 4.4]),
    ball([-8, 8, -0.4], [3.4, 3.1, 3.2]),
  )

const asleep = (ink: CanvasRenderingContext2D) => {
  for (const s of [-1, 1]) {
    curve(ink, s * 3.1, 0.7, 1.15, 0.55, 0.36, '#2e4a6b')
    curve(ink, s * 3.1 + s * 1.3, 0.5, 0.3, 0.1, 0.22, '#2e4a6b')
  }
  curve(ink, 0, -0.7, 0.85, 0.4, 0.32, '#2e4a6b')
  blush(ink, 4.6, -0.9, 0.85, 0.52, '#f3a7a3')
}

export const azureToys: Toys = {
  'azure-cloud-plush': (look) => {
    const tall = cm(look)
    const sea: Field = (x, y) => y - 3.5 - 0.55 * Math.sin(x * 0.62 + 0.6)
    const body = seated(lumpy(pinched(cloud(), sea, 0.22, 0.35), 0.2, 4, 6), 0.5)
    const face = laid(body, thread(), { at: [0, 7.2], size: [11.4, 4.4], thick: 0.5, art: asleep })
    const mm = pileFor(tall, 5.5, 26)
    return model(
      { tall, pack: 'tag', close: { at: [0.4, 6.6, 5], wide: 14 }, yaw: 24 },
      form(
        body,
        longPile('#fbfaf7', mm, {
          panels: ['#3f8fd9'],
          seams: [true],
          pile: { mm, strand: 1.3, thin: 0.8, comb: [0, -0.3, 0], curl: 0.9 },
        }),
        {
          fields: [sea],
          pile: [face.bare, (x, y, z) => 0.3 + 0.7 * smooth(-0.1, 0.9, sea(x, y, z))],
          detail: 80,
        },
      ),
      face,
      sewnLabel([12.2, 2.8, -1], [1, -0.1, -0.2], 0.9),
    )
  },
  'azure-cloud-rattle': (look) => {
    const [white, drops] = pick<readonly [string, readonly string[]]>(
      { White: ['#f8f6f1', ['#6fb1e6', '#9ccbf0', '#3f8fd9']], Dusk: ['#cfc4e2', ['#8f7fc4', '#f0b9a8', '#6d7fc0']] },
      look.Colour,
    )
    const body = lumpy(placed(cloud(), { by: [0, 9.4, 0] }), 0.12, 4, 6)
    const face = laid(body, thread(), { at: [0, 16], size: [11.4, 4.4], thick: 0.1, art: asleep })
    const rain = [-5.2, 0, 5.2].map((x, i) => {
      const low = 3.2 + (i === 1 ? -2.2 : 0)
      const drop = limb(
        [
          [x, low - 0.4, 0.4],
          [x, low + 0.5, 0.4],
          [x, low + 2, 0.4],
        ],
        [1.7, 1.35, 0.35],
      )
      const knot = ball([x, low + 2.2, 0.4], [0.62, 0.5, 0.62])
      const cord = through([
        [x, low + 2, 0.4],
        [x + 0.2, low + 4.4, 0.4],
        [x, 10.8, 0],
      ] as Vec[])
      const colour = drops[i] as string
      return [
        form(lumpy(drop, 0.08, 1.5, i), terry(colour, { grainSize: 1.2 }), { detail: 36 }),
        form(knot, cotton(colour), { detail: 16 }),
        { shape: tube(cord, { radius: 0.26, steps: 30 }), skin: cotton(colour) },
      ]
    })
    return model(
      { tall: 16, pack: 'card', close: { at: [0, 15.6, 5], wide: 14 }, yaw: 22, rests: 'wall' },
      form(body, terry(white, { grainSize: 1.5 }), { detail: 72 }),
      face,
      rain.flat(),
      sewnLabel([12.4, 13.4, 0], [1, -0.1, 0], 0.9),
    )
  },
}
