import { laid, thread } from '../kit/art.ts'
import { sewnLabel } from '../kit/features.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { through, tube } from '../kit/shapes.ts'
import { cotton, longPile } from '../kit/skin.ts'
import { ball, blend, lumpy, pinched, placed, type Solid, seated } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

function cloud(): Solid {
  const puffs: [Vec, Vec][] = [
    [
      [0, 0, 0],
      [4.6, 3.3, 2.8],
    ],
    [
      [-3.9, -0.7, 0],
      [3, 2.5, 2.3],
    ],
    [
      [4, -0.6, 0],
      [3.1, 2.6, 2.3],
    ],
    [
      [-1.9, 2, -0.2],
      [2.7, 2.4, 2.2],
    ],
    [
      [1.9, 2.5, -0.2],
      [2.9, 2.6, 2.3],
    ],
    [
      [6.2, -1.4, 0],
      [1.8, 1.5, 1.5],
    ],
    [
      [-6, -1.4, 0],
      [1.9, 1.6, 1.6],
    ],
  ]
  return placed(blend(0.6, ...puffs.map(([at, r]) => ball(at, r))), { by: [0.6, 19, 0.4], turn: [0, 0, 3] })
}

export const blissToys: Toys = {
  'bliss-hill-plush': () => {
    const mound = seated(
      lumpy(
        pinched(blend(3, ball([-1, 0.4, 0], [13.4, 9.6, 8.6]), ball([5.6, 0, 0.4], [8, 6.2, 7.4])), (_x, y) => y - 1.1, 0.25, 0.5),
        0.35,
        6,
        2,
      ),
      0.6,
    )
    const sky = cloud()
    const face = laid(sky, thread(), {
      at: [0.6, 18.6],
      size: [8, 4.4],
      thick: 0.5,
      art: (ink) => {
        ink.lineWidth = 0.34
        ink.strokeStyle = '#3b4a63'
        for (const s of [-1, 1]) {
          ink.beginPath()
          ink.arc(s * 1.9, 0.6, 0.72, Math.PI * 1.08, Math.PI * 1.92)
          ink.stroke()
          ink.fillStyle = '#f3a9a5'
          ink.beginPath()
          ink.ellipse(s * 3, -0.9, 0.62, 0.42, 0, 0, 7)
          ink.fill()
        }
        ink.lineWidth = 0.28
        ink.beginPath()
        ink.arc(0, -0.35, 0.6, Math.PI * 1.12, Math.PI * 1.88)
        ink.stroke()
      },
    })
    const spring = through(
      Array.from({ length: 33 }, (_, i): Vec => [0.5 + Math.cos(i * 1.05) * 0.8, 8.4 + i * 0.26, Math.sin(i * 1.05) * 0.8]),
    )
    return model(
      { tall: 24, pack: 'window', close: { at: [0.4, 17.6, 2], wide: 15 } },
      form(mound, longPile('#63b23e', 10, { pile: { mm: 10, strand: 1.25, thin: 0.95, comb: [0.2, -0.35, 0.15], curl: 0.5 } })),
      { shape: tube(spring, { radius: 0.17, steps: 220, round: 8 }), skin: cotton('#f2f4f5') },
      form(sky, longPile('#fbfaf6', 6, { pile: { mm: 6, strand: 1.5, thin: 0.8, comb: [0, -0.3, 0], curl: 1 } }), { pile: [face.bare] }),
      face,
      sewnLabel([11.9, 2.4, -1.4], [1, 0.15, -0.3], 1),
    )
  },
}
