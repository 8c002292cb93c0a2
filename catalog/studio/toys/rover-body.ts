import { laid, thread } from '../kit/art.ts'
import { curve, oval } from '../kit/faces.ts'
import { bead } from '../kit/features.ts'
import { pileFor } from '../kit/look.ts'
import type { Part } from '../kit/model.ts'
import { type Field, form } from '../kit/parts.ts'
import { either, near } from '../kit/seams.ts'
import { felt, velboa, vinyl } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, pinched, type Solid, seated } from '../kit/solid.ts'

export const fur = { coat: '#dfa954', pale: '#f7ead0', ear: '#b9792f', dark: '#3a2620' }

/** A dog's head: a broad skull and a soft square muzzle. `y` is the middle of the skull. */
export function dogHead(y: number): Solid {
  const skull = blend(1.6, ball([0, y, 0], [6.4, 6, 5.6]), mirrored(ball([3, y - 2, 2], [3.6, 3.4, 3.2])))
  const muzzle = blend(
    0.8,
    mirrored(ball([1.5, y - 2, 5.2], [2.1, 1.8, 2.2])),
    ball([0, y - 1.3, 5], [1.9, 1.6, 2.2]),
    ball([0, y - 3.2, 4.8], [1.8, 1.2, 1.9]),
  )
  return blend(0.9, skull, muzzle)
}

/** Ears that hang, of a darker cloth. */
export const dogEars = (y: number, mm: number) =>
  form(
    lumpy(
      mirrored(
        blend(
          0.8,
          limb(
            [
              [4.4, y + 4.2, -0.2],
              [7, y + 2.6, 0.4],
              [8, y - 1.2, 0.8],
              [7.6, y - 4.2, 1.2],
            ],
            [1.1, 1.5, 1.9, 1.5],
          ),
          ball([7.6, y - 2.6, 1], [1.5, 2.8, 2.2]),
        ),
      ),
      0.12,
      3,
      4,
    ),
    velboa(fur.ear, mm),
    { detail: 64 },
  )

/** Eyes, nose, mouth and tongue on a head. */
export function dogFace(on: Solid, y: number, asleep = false): { parts: Part[]; bare: Field } {
  const mouth = laid(on, thread(), {
    at: [0, y - 3],
    size: [6, 3.6],
    thick: 0.25,
    art: (ink) => {
      curve(ink, -1, 0.5, 1, 0.45, 0.3, fur.dark)
      curve(ink, 1, 0.5, 1, 0.45, 0.3, fur.dark)
    },
  })
  const closed = laid(on, thread(), {
    at: [0, y + 0.9],
    size: [8, 2.4],
    thick: 0.3,
    art: (ink) => {
      for (const s of [-1, 1]) curve(ink, s * 2.6, 0.3, 1.1, 0.5, 0.36, fur.dark)
    },
  })
  const tongue = laid(on, felt('#fff'), {
    at: [0.5, y - 4.2],
    size: [2.4, 2.6],
    thick: 0.35,
    art: (ink) => {
      oval(ink, 0, 0.1, 0.85, 1.1, '#e4707a')
      curve(ink, 0, 0, 0.02, 0.5, 0.14, '#c5545f')
    },
  })
  return {
    parts: [
      bead(on, [0, y - 0.9], [1.25, 0.9], fur.dark, { skin: vinyl('#2c1d1a', { coat: 0.8 }), flat: 0.8, sunk: 0.15 }),
      mouth,
      ...(asleep ? [closed] : [bead(on, [2.5, y + 1.1], 0.78), bead(on, [-2.5, y + 1.1], 0.78), tongue]),
    ],
    bare: (...p) => mouth.bare(...p) * (asleep ? closed.bare(...p) : tongue.bare(...p)),
  }
}

export function sitting(): Solid {
  const body = blend(2, ball([0, 8, -0.4], [5, 6.2, 4.5]), ball([0, 4.2, -0.6], [6.2, 4.4, 5.6]))
  const arm = mirrored(
    limb(
      [
        [2.9, 10.6, 2.6],
        [3, 6, 4.8],
        [2.7, 2, 5.8],
      ],
      [1.9, 1.75, 1.9],
    ),
  )
  const paw = mirrored(ball([2.7, 1.5, 6.6], [2, 1.6, 2.3]))
  const haunch = mirrored(blend(0.9, ball([5, 4, 0.2], [2.8, 3.8, 4.3]), ball([5.7, 1.5, 4.2], [2.1, 1.7, 3])))
  const tail = limb(
    [
      [-1.6, 3.4, -5],
      [-3.4, 5.2, -7.4],
      [-4.2, 8, -7.6],
    ],
    [1.3, 1.3, 0.95],
  )
  return blend(0.9, blend(1.2, body, haunch, tail), blend(0.6, arm, paw))
}

const MIDDLE = 17.2

/** Rover, sitting. `worn` shortens the pile where something lies on it. */
export function rover(tall: number, worn: readonly Field[] = []): { solid: Solid; parts: Part[] } {
  const whole = blend(0.9, sitting(), dogHead(MIDDLE))
  const pale = either(
    near([0, MIDDLE - 2.8, 6], 3.2),
    (x, y, z) => (z < 0 || y > 13 ? 99 : (Math.hypot(x / 3.7, (y - 7.2) / 4.6) - 1) * 3.7),
    near([2.7, 1.4, 7.4], 2.1, true),
  )
  const solid = seated(
    lumpy(
      pinched(pinched(whole, pale, 0.08, 0.3), (x) => x, 0.1, 0.35),
      0.14,
      4.5,
      5,
    ),
    0.5,
  )
  const face = dogFace(solid, MIDDLE)
  const mm = pileFor(tall, 4.6, 25)
  return {
    solid,
    parts: [
      form(solid, velboa(fur.coat, mm, { panels: [fur.pale], seams: [false] }), {
        fields: [pale],
        pile: [face.bare, (x, y, z) => Math.min(1, Math.max(0.35, near([0, MIDDLE - 2.4, 6], 2.6)(x, y, z) + 0.35)), ...worn],
        detail: 76,
      }),
      dogEars(MIDDLE, mm * 0.8),
      ...face.parts,
    ],
  }
}
