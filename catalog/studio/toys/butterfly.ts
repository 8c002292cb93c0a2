import { laid, thread } from '../kit/art.ts'
import { blush, curve, eyes } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { cm, pick, pileFor } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { cushion, outline, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { felt, minky, type Skin, satin, velboa } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, pinched, placed, type Solid } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

const upper = 'M0.4 -1.4C1.4 3.6 4.6 8.6 9.4 9.8C13.4 10.6 15 7.4 14 3.8C13 0.2 9 -2.6 5 -2.8C3 -2.9 1.4 -2.4 0.4 -1.4Z'
const lower = 'M0.4 0.4C2.4 1.2 5.6 1 8.2 -0.4C11.4 -2 12.6 -5.4 10.6 -8C8.6 -10.4 5.2 -9.6 3.2 -6.6C1.8 -4.6 0.8 -2.2 0.4 0.4Z'

/** A wing on the toy's left, or with -1 its mirror image; `lift` folds it towards the viewer. */
function wing(path: string, at: Vec, side: number, make: (d: string) => Solid): Solid {
  const flat = placed(make(path), { turn: [0, -16, 0], by: at })
  return side > 0
    ? flat
    : { d: (x, y, z) => flat.d(-x, y, z), low: [-flat.high[0], flat.low[1], flat.low[2]], high: [-flat.low[0], flat.high[1], flat.high[2]] }
}

const quarters = [
  [1, upper, [0.9, 11.6, -0.4]],
  [-1, upper, [0.9, 11.6, -0.4]],
  [1, lower, [0.9, 9.6, -0.2]],
  [-1, lower, [0.9, 9.6, -0.2]],
] as const

export const butterflyToys: Toys = {
  'msn-butterfly-plush': (look) => {
    const tall = cm(look)
    const colours = ['#f08a24', '#2f9e4f', '#d8362e', '#2f73d6']
    const pale = ['#ffc27a', '#7fd09a', '#f58a80', '#86b6f5']
    const wings = quarters.flatMap(([s, d, at], i) => {
      const soft = wing(d, at, s, (p) => lumpy(cushion(outline(p, 0.3), 3.2, 2.4), 0.08, 3, i))
      const tip = laid(soft, satin('#fff', { sheen: 0.8 }), {
        at: [s * (d === upper ? 10.2 : 7.8), d === upper ? 17.2 : 4.6],
        size: [4.4, 4.4],
        thick: 0.25,
        art: (ink) => {
          ink.fillStyle = pale[i] as string
          ink.beginPath()
          ink.ellipse(0, 0, 1.6, 1.35, s * 0.6, 0, 7)
          ink.fill()
        },
      })
      return [
        form(soft, minky(colours[i] as string, { seams: [true] }), {
          fields: [(x, _y, z) => z + Math.abs(x) * -0.29 + 0.5],
          pile: [tip.bare],
          detail: 60,
        }),
        tip,
      ]
    })
    const trunk = lumpy(
      pinched(
        blend(
          0.7,
          limb(
            [
              [0, 13, 0.6],
              [0, 8, 0.9],
              [0, 3, 0.5],
            ],
            [2, 2.2, 1],
          ),
          ball([0, 16, 1], [2.9, 2.7, 2.6]),
        ),
        (_x, y) => Math.min(Math.abs(y - 9.6), Math.abs(y - 6.8), Math.abs(y - 4.4)),
        0.16,
        0.35,
      ),
      0.06,
      3,
    )
    const face = laid(trunk, thread(), {
      at: [0, 16],
      size: [5, 3.4],
      thick: 0.2,
      art: (ink) => {
        eyes(ink, 1.05, 0.3, 0.4, 0.6, '#f7f3ea', false)
        curve(ink, 0, -0.5, 0.5, 0.25, 0.2, '#f7f3ea')
        blush(ink, 1.75, -0.4, 0.38, 0.24, '#c07a8c')
      },
    })
    const feelers = mirrored(
      limb(
        [
          [0.9, 18, 0.8],
          [1.8, 20.4, 0.9],
          [3.4, 21.8, 1],
        ],
        [0.3, 0.28, 0.28],
      ),
    )
    return model(
      { tall, pack: 'header', close: { at: [1.4, 14.4, 3], wide: 12 }, yaw: 20, rests: 'wall' },
      wings,
      form(trunk, velboa('#4a3a66', pileFor(tall, 2, 32)), { pile: [face.bare], detail: 64 }),
      face,
      form(feelers, felt('#4a3a66'), { detail: 50 }),
      form(mirrored(ball([3.7, 21.9, 1], 0.7)), felt('#f2c230'), { detail: 40 }),
      sewnLabel([2.2, 6, 0.4], [1, -0.2, 0.6], 0.8),
    )
  },
  'msn-butterfly-teether': (look) => {
    const sets: Record<string, readonly string[]> = {
      'Four colours': ['#f2a35c', '#7fc08f', '#ea7d78', '#7aa9e6'],
      Lilac: ['#c9b3e3', '#bda4dc', '#d3c0e9', '#b196d4'],
      Butter: ['#f3dc9a', '#efd488', '#f6e3ae', '#eccd7a'],
    }
    const rubbery = (colour: string, more: Partial<Skin> = {}): Skin => ({
      colour,
      rough: 0.55,
      mirror: 0.04,
      wrap: 0.3,
      sheen: 0.12,
      ...more,
    })
    const ridge = [
      (x: number, y: number) => Math.max(0, Math.cos(x * 2.4) * Math.cos(y * 2.4)) * 0.5,
      (x: number, y: number) => Math.max(0, Math.sin(y * 2.6 + Math.sin(x * 1.1) * 1.4)) * 0.4,
      (x: number) => Math.max(0, Math.sin(x * 2.8)) * 0.45,
      () => 0,
    ]
    const colours = pick(sets, look.Colour)
    const wings = quarters.map(([s, d, at], i) => {
      const flat = wing(d, [at[0], at[1], 0], s, (p) => slab(outline(p, 0.3), 1.6, 0.75))
      const inner = outline(d, 0.3)
      const raised: Solid = {
        ...flat,
        d: (x, y, z) => {
          const deep = -inner.d(s * x - at[0], y - at[1])
          return flat.d(x, y, z) - (deep > 1.2 ? Math.min(1, (deep - 1.2) * 1.4) * (ridge[i] as (x: number, y: number) => number)(x, y) : 0)
        },
        low: [flat.low[0], flat.low[1], flat.low[2] - 0.6],
        high: [flat.high[0], flat.high[1], flat.high[2] + 0.6],
      }
      return form(raised, rubbery(colours[i] as string), { detail: 110 })
    })
    const trunk = blend(
      0.5,
      limb(
        [
          [0, 13.4, 0],
          [0, 8, 0],
          [0, 1.6, 0],
        ],
        [1.5, 1.4, 1.1],
      ),
      ball([0, 15.4, 0], [1.9, 1.9, 1.4]),
      mirrored(
        limb(
          [
            [0.7, 16.8, 0],
            [1.6, 18.6, 0],
            [2.8, 19.4, 0],
          ],
          [0.45, 0.42, 0.6],
        ),
      ),
    )
    return model(
      { tall: 10, pack: 'card', close: { at: [4.4, 13.4, 1], wide: 12 }, yaw: 20, rests: 'wall' },
      wings,
      form(trunk, rubbery(look.Colour === 'Four colours' ? '#f4ead6' : (colours[3] as string)), { detail: 90 }),
    )
  },
}
