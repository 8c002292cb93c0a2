import { laid, thread } from '../kit/art.ts'
import { sewnLabel } from '../kit/features.ts'
import { cm, pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { canvasCloth, cotton, metalPolished, type Skin, satin, softPvc, vinyl } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, pinched, placed, type Solid, seated, soap } from '../kit/solid.ts'
import type { Toys } from './index.ts'

type Suit = { plate: Skin; under: Skin; visor: Skin /** Quilting and lumps, as sewn things have. */; soft: boolean; detail: number }

/** A plate: a block whose corners are round. */
const plate = (x: number, y: number, z: number, wide: number, tall: number, deep: number, power = 3.4) =>
  soap([x, y, z], [wide, tall, deep], power)

function helmet(): Solid {
  const dome = soap([0, 25.2, -0.2], [6.2, 5.7, 6], 2.7)
  const brow = placed(plate(0, 0, 0, 5.2, 1.3, 3.2), { by: [0, 28, 3.4], turn: [14, 0, 0] })
  const cheeks = mirrored(plate(4.6, 22, 2.6, 1.7, 2.6, 3))
  const jaw = plate(0, 20.9, 3.8, 2.7, 1.3, 2.2)
  const pods = mirrored(plate(6.1, 25, -0.4, 1, 2.5, 2.6))
  return blend(0.45, dome, brow, cheeks, jaw, pods)
}

function plates(): Solid[] {
  const chest = blend(
    0.4,
    mirrored(plate(2.5, 15.9, 1.6, 2.8, 2.5, 2.9)),
    plate(0, 16.6, -0.6, 5.2, 2.8, 3.4),
    plate(0, 13, 1.8, 3.2, 1.4, 2.4),
  )
  const pack = blend(0.4, plate(0, 16, -4, 3.2, 2.6, 1.5), mirrored(plate(1.9, 13.4, -3.6, 1.1, 1.2, 1.2)))
  const shoulders = mirrored(placed(plate(0, 0, 0, 2.3, 2.4, 2.7), { by: [7, 17.2, 0], turn: [0, 0, -16] }))
  const wrists = mirrored(placed(plate(0, 0, 0, 1.9, 2.5, 2), { by: [8.5, 10.2, 1.5], turn: [-16, 0, 6] }))
  const hip = blend(0.3, plate(0, 8.9, 1.2, 2.2, 1.5, 2.5), mirrored(plate(4, 9.4, 0, 1.4, 1.2, 2.8)))
  const thighs = mirrored(plate(3, 7, 0.5, 2.4, 2, 2.6))
  const shins = mirrored(plate(3.2, 3.6, 0.4, 2.5, 2.1, 2.7))
  const boots = mirrored(plate(3.3, 1.1, 1.5, 2.5, 1.3, 3.7))
  return [chest, pack, shoulders, wrists, hip, thighs, shins, boots]
}

function undersuit(): Solid {
  const torso = blend(
    0.8,
    soap([0, 14, -0.2], [4.8, 5.4, 3.4], 2.6),
    soap([0, 9, 0], [4.2, 2, 3], 2.6),
    ball([0, 19.8, 0], [2.8, 1.8, 2.8]),
  )
  const arm = limb(
    [
      [5, 17.2, 0],
      [7.6, 13.2, 0.4],
      [8.5, 9, 1.6],
    ],
    [1.9, 1.75, 1.6],
  )
  const hand = ball([8.7, 6.9, 2.2], [1.7, 1.7, 1.8])
  const leg = limb(
    [
      [2.7, 9, 0],
      [3, 5.2, 0],
      [3.2, 1.8, 0.2],
    ],
    [2.2, 2.1, 2],
  )
  return blend(0.6, torso, mirrored(blend(0.5, arm, hand)), mirrored(leg))
}

/** The green giant in squat proportions, sewn or cast. */
export function chief({ plate: armour, under, visor, soft, detail }: Suit): { parts: Part[]; head: Solid; chest: Solid } {
  const hand = (s: Solid, seed: number) => (soft ? lumpy(s, 0.08, 2.6, seed) : s)
  const head = hand(soft ? pinched(helmet(), (x) => x, 0.14, 0.3) : helmet(), 1)
  const [first, ...rest] = plates().map((s, i) => seated(hand(soft ? pinched(s, (x) => (i < 2 ? x : 99), 0.14, 0.3) : s, i + 2), 0.15)) as [
    Solid,
    ...Solid[],
  ]
  const glass = blend(0.5, soap([0, 24.5, 4.3], [4.5, 2, 2.5], 3), soap([0, 22.8, 4.9], [2, 1.4, 2], 2.6))
  return {
    head,
    chest: first,
    parts: [
      form(seated(hand(undersuit(), 20), 0.15), under, { detail }),
      form(head, armour, { detail, pile: [(x, y, z) => (glass.d(x, y, z) < 0.5 ? 0.1 : 1)] }),
      form(glass, visor, { detail: Math.round(detail * 0.7) }),
      ...[first, ...rest].map((s) => form(s, armour, { detail: Math.round(detail * 0.8) })),
    ],
  }
}

export const chiefToys: Toys = {
  'halo-master-chief-plush': (look) => {
    const tall = cm(look)
    const { parts, chest } = chief({
      plate: canvasCloth('#5f7a3e', { grainSize: 0.8, grainDepth: 0.5, sheen: 0.25 }),
      under: cotton('#35343c', { grainSize: 1.1 }),
      visor: satin('#e9a62c', { rough: 0.24, mirror: 0.55, metal: true }),
      soft: true,
      detail: 68,
    })
    const badge = laid(chest, thread(), {
      at: [2.7, 16.4],
      size: [2.2, 1.6],
      thick: 0.2,
      art: (ink) => {
        ink.fillStyle = '#e6e0cc'
        ink.fillRect(-0.9, 0.1, 1.8, 0.34)
        ink.fillRect(-0.9, -0.5, 1.2, 0.34)
      },
    })
    return model(
      { tall, pack: 'tag', close: { at: [0, 23.4, 5], wide: 15 } },
      parts,
      badge,
      sewnLabel([4.7, 11.4, -1.4], [1, 0, -0.4], 0.9),
    )
  },
  'master-chief-vinyl-figure': (look) => {
    const colour = pick({ 'Mark VI green': '#5a7338', 'Red team': '#a83227', 'Blue team': '#2f5aa0' }, look.Armour)
    const { parts } = chief({
      plate: vinyl(colour, { rough: 0.5, coat: 0.15, grain: 'brushed', grainSize: 3, grainDepth: 0.1, grainMap: 'box' }),
      under: softPvc('#2d2c33'),
      visor: metalPolished('#eba92f', { rough: 0.14 }),
      soft: false,
      detail: 100,
    })
    return model({ tall: 14, pack: 'window', close: { at: [0, 23.4, 5], wide: 14 } }, parts)
  },
}
