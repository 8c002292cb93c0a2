import { feltArt, laid, thread } from '../kit/art.ts'
import { curve, eyes, oval, path } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { lathe } from '../kit/shapes.ts'
import { canvasCloth, felt } from '../kit/skin.ts'
import { ball, lumpy, turned } from '../kit/solid.ts'
import { turn, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

export const binToys: Toys = {
  'recycle-bin-plush': (look) => {
    const round = (r: number, y: number) => r + 0.14 * Math.sin(y * 1.1)
    const wall = lathe(
      [
        [0.01, 0.2],
        [6.2, 0.2],
        [6.6, 0.8],
        [round(7, 6), 7],
        [round(7.6, 12), 13],
        [8.1, 19],
        [8.5, 20],
        [8.9, 20.4],
        [8.9, 21.2],
        [8.5, 21.6],
        [7.9, 21.4],
        [7.7, 20.6],
        [7.2, 14],
        [6.4, 2],
        [0.01, 1.6],
      ],
      96,
    )
    const solid = turned(
      [0, 0, 0],
      [
        [0.2, 6.3],
        [7, 7.1],
        [13, 7.6],
        [19, 8.2],
        [21.6, 8.8],
      ],
    )
    const arrow = 'M-0.9 3.4L0.9 3.4L2.3 1L3.3 1.6L2.8 -1.3L0 -0.3L1 0.3L0.1 1.9L-0.9 0.2L-2.4 1.1Z'
    const sewn = laid(solid, feltArt({ grainDepth: 0.3 }), {
      at: [0, 12.6],
      size: [9, 9],
      thick: 0.16,
      art: (ink) => {
        for (const a of [0, 120, 240]) {
          ink.save()
          ink.rotate(turn(a))
          ink.translate(0, 0.5)
          path(ink, arrow, '#2f8f4e')
          ink.restore()
        }
      },
    })
    const face = laid(solid, thread(), {
      at: [0, 6.2],
      size: [7, 3],
      thick: 0.12,
      art: (ink) => {
        eyes(ink, 2, 0.4, 0.52, 0.72)
        curve(ink, 0, -0.4, 0.75, 0.4, 0.28, '#241d2b')
        for (const s of [-1, 1]) oval(ink, s * 3, -0.6, 0.5, 0.32, '#e79a98')
      },
    })
    const paper = (at: Vec, r: number, seed: number) =>
      form(lumpy(lumpy(ball(at, r), 0.5, 1.3, seed), 0.16, 0.5, seed + 3), felt('#f4efe3', { grainDepth: 0.4 }), { detail: 40 })
    const full =
      look.State === 'Full'
        ? [
            paper([-3.4, 20.6, 2.2], 3.2, 1),
            paper([3.6, 21, 1.2], 3.4, 2),
            paper([0.4, 21.4, -3.2], 3.6, 3),
            paper([0.4, 23.6, 0.8], 2.7, 4),
            paper([-9.8, 1.9, 5.4], 2, 5),
          ]
        : []
    return model(
      { tall: look.State === 'Full' ? 26.4 : 22, pack: 'tag', close: { at: [0.6, 11.6, 7], wide: 13 }, yaw: 26 },
      { shape: wall, skin: canvasCloth('#8fbbdd', { grainSize: 0.9, grainDepth: 0.4, sheen: 0.3 }) },
      sewn,
      face,
      full,
      sewnLabel([7.6, 11, 1.6], [1, 0, 0.2], 0.9),
    )
  },
}
