import { type Ink, laid, thread } from '../kit/art.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { cushion, outline, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { minky } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, pinched, placed, type Solid, turned } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

const pad =
  'M-9 9.2C-4 10 4 10 9 9.2C12.6 10 14.8 8.2 15.6 5.2C17 0.5 18.2 -5 17.2 -8.8C16.4 -11.6 13.2 -11.7 11 -9C9.3 -6.6 7.6 -4.7 5.6 -4.6L-5.6 -4.6C-7.6 -4.7 -9.3 -6.6 -11 -9C-13.2 -11.7 -16.4 -11.6 -17.2 -8.8C-18.2 -5 -17 0.5 -15.6 5.2C-14.8 8.2 -12.6 10 -9 9.2Z'

const buttons = [
  [0, -2.35, 'A', '#5fb83c'],
  [2.35, 0, 'B', '#d9412f'],
  [-2.35, 0, 'X', '#2f79d8'],
  [0, 2.35, 'Y', '#efb52b'],
] as const

const face = (ink: Ink) => {
  for (const [x, y, letter, colour] of buttons) {
    ink.fillStyle = '#1d1a22'
    ink.beginPath()
    ink.arc(x, y, 1.16, 0, 7)
    ink.fill()
    ink.fillStyle = colour
    ink.beginPath()
    ink.arc(x, y, 0.98, 0, 7)
    ink.fill()
    words(ink, letter, x, y - 0.42, { size: 1.2, weight: 800, font: display, colour: '#fff', align: 'center' })
  }
}

const guide = (ink: Ink) => {
  ink.fillStyle = '#f4f2ee'
  ink.beginPath()
  ink.arc(0, 0, 1.7, 0, 7)
  ink.fill()
  ink.lineWidth = 0.42
  ink.strokeStyle = '#5f5a68'
  ink.beginPath()
  for (const s of [-1, 1]) {
    ink.moveTo(s * 1, 0.95)
    ink.quadraticCurveTo(s * 0.15, 0.1, s * -1, -0.95)
  }
  ink.stroke()
}

const small = (ink: Ink) => {
  for (const s of [-1, 1]) {
    ink.fillStyle = '#e9e6ef'
    ink.beginPath()
    ink.arc(s * 2.1, 0, 0.52, 0, 7)
    ink.fill()
  }
}

/** A stick that pushes in and springs back: a mushroom with a dished cap. */
function stick([x, y, z]: Vec): Solid {
  const mushroom = turned(
    [0, 0, 0],
    [
      [-1, 1.9],
      [0.2, 1.5],
      [0.9, 1.35],
      [1.3, 1.85],
      [1.9, 2.05],
      [2.3, 1.8],
      [2.25, 1],
      [2.15, 0.01],
    ],
  )
  return placed(mushroom, { turn: [90, 0, 0], by: [x, y, z] })
}

export const xboxToys: Toys = {
  'xbox-controller-plush': (look) => {
    const [colour, trim] = pick<readonly [string, string]>(
      {
        'Carbon Black': ['#37343d', '#5a5663'],
        'Robot White': ['#ece9e4', '#a3a0a8'],
        'Shock Blue': ['#2c6fd6', '#1d3f86'],
        'Pulse Red': ['#cc2f33', '#7e1f27'],
      },
      look.Colour,
    )
    const flat = cushion(outline(pad, 0.8), 8.4, 4.8)
    const grips = mirrored(
      limb(
        [
          [11.6, 5, 0.2],
          [13.7, -1, 0.7],
          [14.4, -7.2, 0.3],
        ],
        [4.4, 4.2, 3.2],
      ),
    )
    const body = placed(
      lumpy(
        pinched(blend(2.2, flat, grips), (_x, _y, z) => z + 0.4, 0.3, 0.4),
        0.16,
        6,
        4,
      ),
      { by: [0, 11.4, 0], turn: [-14, 0, 0] },
    )
    const shoulders = placed(
      mirrored(
        limb(
          [
            [3.6, 9.6, -0.6],
            [8, 10.2, -0.9],
            [12, 8.6, -0.9],
          ],
          [1.3, 1.7, 1.4],
        ),
      ),
      { by: [0, 11.4, 0], turn: [-14, 0, 0] },
    )
    const on = (art: (ink: Ink) => void, at: [number, number], size: [number, number]) =>
      laid(body, thread(), { at, size, thick: 0.55, fine: 80, art })
    const sewn = [on(face, [8.7, 14.9], [7.2, 7.2]), on(guide, [0, 17.6], [3.6, 3.6]), on(small, [0, 14.6], [5.6, 1.4])]
    const soft = minky(trim)
    const cross = placed(slab(outline('M-0.85 2.5H0.85V0.85H2.5V-0.85H0.85V-2.5H-0.85V-0.85H-2.5V0.85H-0.85Z', 0.1), 2, 0.4), {
      by: [-4.6, 10.9, 4.7],
      turn: [-14, 0, 0],
    })
    return model(
      { tall: 26, pack: 'window', close: { at: [4, 14.4, 5], wide: 17 }, yaw: 24 },
      form(body, minky(colour, { seams: [true] }), {
        fields: [(_x, y, z) => z + 0.4 + (y - 11.4) * 0.24],
        pile: sewn.map((s) => s.bare),
        detail: 84,
      }),
      form(shoulders, soft, { detail: 72 }),
      sewn,
      form(stick([-9.3, 14.9, 3.2]), soft, { detail: 40 }),
      form(stick([4.8, 10.8, 4.2]), soft, { detail: 40 }),
      form(blend(0, ball([-9.3, 14.8, 3.2], [2.5, 2.5, 0.9]), ball([4.8, 10.7, 4.1], [2.5, 2.5, 0.9])), soft, { detail: 40 }),
      form(cross, soft, { detail: 40 }),
      sewnLabel([17.2, 6, 0], [1, 0, 0], 1.1),
    )
  },
}
