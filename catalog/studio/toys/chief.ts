import { laid, thread } from '../kit/art.ts'
import { sewnLabel } from '../kit/features.ts'
import { cm } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { canvasCloth, cotton, satin } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, pinched, placed, type Solid, seated, soap } from '../kit/solid.ts'
import type { Toys } from './index.ts'

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

/** What shows between the plates: torso, arms with fists, legs. */
export function undersuit(): Solid {
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

/** Hand-filled, with a seam down the middle where there is one. */
const sewn = (s: Solid, seed: number, split = false) => lumpy(split ? pinched(s, (x) => x, 0.14, 0.3) : s, 0.08, 2.6, seed)

export const chiefToys: Toys = {
  'halo-master-chief-plush': (look) => {
    const armour = canvasCloth('#5f7a3e', { grainSize: 0.8, grainDepth: 0.5, sheen: 0.25 })
    const glass = blend(0.5, soap([0, 24.5, 4.3], [4.5, 2, 2.5], 3), soap([0, 22.8, 4.9], [2, 1.4, 2], 2.6))
    const [chest, ...rest] = plates().map((s, i) => seated(sewn(s, i + 2, i < 2), 0.15)) as [Solid, ...Solid[]]
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
      { tall: cm(look), pack: 'tag', close: { at: [0, 23.4, 5], wide: 15 } },
      form(seated(sewn(undersuit(), 20), 0.15), cotton('#35343c', { grainSize: 1.1 }), { detail: 68 }),
      form(sewn(helmet(), 1, true), armour, { detail: 68 }),
      form(glass, satin('#e9a62c', { rough: 0.24, mirror: 0.55, metal: true }), { detail: 48 }),
      [chest, ...rest].map((s) => form(s, armour, { detail: 54 })),
      badge,
      sewnLabel([4.7, 11.4, -1.4], [1, 0, -0.4], 0.9),
    )
  },
}
