import { laid, thread } from '../kit/art.ts'
import { bead, line } from '../kit/features.ts'
import { pileFor } from '../kit/look.ts'
import type { Part } from '../kit/model.ts'
import { type Field, form } from '../kit/parts.ts'
import { near } from '../kit/seams.ts'
import { felt, velboa, vinyl } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, pinched, placed, type Solid, seated } from '../kit/solid.ts'

const black = '#35313f'

export function cat(): Solid {
  const head = blend(1.4, ball([0, 18.9, 0.4], [7, 5.7, 5.7]), mirrored(ball([3.6, 17.3, 2.6], [3.4, 2.9, 2.9])))
  const muzzle = mirrored(ball([1.15, 16.7, 5.2], [1.5, 1.15, 1.2]))
  const ear = mirrored(
    placed(blend(0.6, ball([0, -0.6, 0], [2.5, 2.6, 1.2]), ball([0.1, 1.8, -0.1], [1.05, 2, 0.75])), {
      by: [4.5, 23.4, 0],
      turn: [0, 10, -24],
    }),
  )
  const body = blend(2.2, ball([0, 8.4, -0.2], [5.3, 6.6, 4.7]), ball([0, 4.1, -0.2], [6.5, 4.4, 5.8]))
  const arm = mirrored(
    limb(
      [
        [3.3, 11.6, 2.8],
        [3.5, 6.6, 5.2],
        [2.9, 1.9, 6.6],
      ],
      [1.8, 1.75, 2],
    ),
  )
  const paw = mirrored(ball([2.8, 1.4, 7.1], [1.9, 1.5, 2.1]))
  const haunch = mirrored(blend(0.9, ball([5.3, 4, 0.6], [2.7, 3.7, 4.3]), ball([5.7, 1.4, 4.6], [2, 1.6, 3])))
  const tail = limb(
    [
      [3, 2.2, -5],
      [7.6, 1.9, -5.6],
      [10.4, 4.2, -3.6],
      [9.9, 8.2, -2],
      [8.6, 10.6, -1.6],
    ],
    [1.5, 1.5, 1.45, 1.4, 1.15],
  )
  const whole = blend(0.9, blend(1.3, body, haunch, tail), blend(0.6, head, muzzle, ear), blend(0.5, arm, paw))
  return seated(
    lumpy(
      pinched(whole, (x) => x, 0.12, 0.35),
      0.14,
      4.5,
      3,
    ),
    0.5,
  )
}

/** The cat without his clothes; `worn` shortens the pile where something lies on it. */
export function ninjaCat(tall: number, worn: readonly Field[]): { solid: Solid; parts: Part[] } {
  const solid = cat()
  const eyes = laid(solid, thread(), {
    at: [0, 18.9],
    size: [11.4, 4.4],
    thick: 0.22,
    art: (ink) => {
      for (const s of [-1, 1]) {
        ink.beginPath()
        ink.moveTo(s * 1.1, -0.75)
        ink.quadraticCurveTo(s * 3, 1.5, s * 4.7, 0.95)
        ink.quadraticCurveTo(s * 4.6, -1.35, s * 2.7, -1.5)
        ink.quadraticCurveTo(s * 1.6, -1.5, s * 1.1, -0.75)
        ink.fillStyle = '#f7f0dc'
        ink.fill()
        ink.lineWidth = 0.28
        ink.strokeStyle = '#17141c'
        ink.stroke()
        ink.fillStyle = '#17141c'
        ink.beginPath()
        ink.ellipse(s * 2.75, -0.2, 0.55, 1.02, 0, 0, 7)
        ink.fill()
        ink.fillStyle = '#fff'
        ink.beginPath()
        ink.arc(s * 2.75 - 0.2, 0.3, 0.2, 0, 7)
        ink.fill()
      }
    },
  })
  const ears = [-1, 1].map((s) =>
    laid(solid, felt('#fff'), {
      at: [s * 5.2, 23.9],
      size: [3, 4.4],
      thick: 0.1,
      art: (ink) => {
        ink.fillStyle = '#a98ea6'
        ink.beginPath()
        ink.moveTo(-0.95, -1.4)
        ink.quadraticCurveTo(-0.5, 0.9, s * 0.55, 1.6)
        ink.quadraticCurveTo(0.95, 0.4, 0.95, -1.4)
        ink.quadraticCurveTo(0, -1.8, -0.95, -1.4)
        ink.fill()
      },
    }),
  )
  const muzzle = near([0, 16.8, 6.4], 2.2)
  const pile = [
    (x: number, y: number, z: number) => Math.min(1, Math.max(0.25, 0.5 + muzzle(x, y, z))),
    eyes.bare,
    ...ears.map((e) => e.bare),
    ...worn,
  ]
  return {
    solid,
    parts: [
      form(solid, velboa(black, pileFor(tall, 5, 28)), { pile, detail: 72 }),
      eyes,
      ...ears,
      bead(solid, [0, 17.4], [0.85, 0.6], '#d88b8f', { skin: vinyl('#d88b8f'), flat: 0.8, sunk: 0.1 }),
      line(
        solid,
        [
          [-1.9, 16.2],
          [-1, 15.7],
          [0, 16.7],
          [1, 15.7],
          [1.9, 16.2],
        ],
        0.16,
        thread({ colour: '#a89bb3' }),
        { lift: 1.2 },
      ),
    ],
  }
}
