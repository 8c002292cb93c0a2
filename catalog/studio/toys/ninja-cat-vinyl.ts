import { laid } from '../kit/art.ts'
import { curve, oval, path } from '../kit/faces.ts'
import { band, bead } from '../kit/features.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { sheet } from '../kit/shapes.ts'
import { cotton, glossyVinyl, vinyl, wood } from '../kit/skin.ts'
import { ball, limb, placed, turned } from '../kit/solid.ts'
import type { Toys } from './index.ts'
import { cat } from './ninja-cat-body.ts'

/** A pencil to hold like a sword, its point up, its foot at the origin. */
function pencil() {
  const turn = [14, 0, -22] as const
  const by = [3.4, 1.6, 9] as const
  const round = (profile: readonly (readonly [number, number])[]) => placed(turned([0, 0, 0], profile), { turn, by })
  return [
    form(
      round([
        [0, 0.62],
        [13.4, 0.62],
      ]),
      vinyl('#f2c230', { coat: 0.6 }),
      { detail: 60 },
    ),
    form(
      round([
        [13.4, 0.6],
        [15.4, 0.2],
      ]),
      wood('#e3bd8c'),
      { detail: 30 },
    ),
    form(
      round([
        [15.2, 0.22],
        [16.1, 0.03],
      ]),
      vinyl('#2b2630'),
      { detail: 20 },
    ),
  ]
}

export const ninjaVinylToys: Toys = {
  'ninja-cat-vinyl-figure': () => {
    const solid = cat()
    const paint = vinyl('#fff', { coat: 0.8, rough: 0.3 })
    const look = laid(solid, paint, {
      at: [0, 18.9],
      size: [11.4, 4.4],
      thick: 0.02,
      detail: 90,
      art: (ink) => {
        for (const s of [-1, 1]) {
          path(
            ink,
            `M${s * 1.1} -0.75Q${s * 3} 1.5 ${s * 4.7} 0.95Q${s * 4.6} -1.35 ${s * 2.7} -1.5Q${s * 1.6} -1.5 ${s * 1.1} -0.75Z`,
            '#f7f0dc',
            '#000000',
            0.2,
          )
          oval(ink, s * 2.75, -0.2, 0.55, 1.02, '#17141c')
          oval(ink, s * 2.75 - 0.2, 0.3, 0.2, 0.2, '#ffffff')
        }
      },
    })
    const mouth = laid(solid, paint, {
      at: [0, 16],
      size: [5, 2],
      thick: 0.02,
      art: (ink) => {
        for (const s of [-1, 1]) curve(ink, s * 0.85, 0.4, 0.85, 0.45, 0.22, '#a89bb3')
      },
    })
    const ears = [-1, 1].map((s) =>
      laid(solid, paint, {
        at: [s * 5.2, 23.9],
        size: [3, 4.4],
        thick: 0.02,
        art: (ink) => path(ink, `M-0.95 -1.4Q-0.5 0.9 ${s * 0.55} 1.6Q0.95 0.4 0.95 -1.4Q0 -1.8 -0.95 -1.4Z`, '#8d7490'),
      }),
    )
    const red = cotton('#c2281f')
    const ends = [-1, 1].map((s) => ({
      shape: sheet(
        (u, v) => [
          s * (1 + v * 3.2) + (u - 0.5) * 1.1,
          21 - v * (2.4 + s * 0.8),
          -5.6 - Math.sin(v * 2.4) * 1.6 + Math.sin(v * 5 + s) * 0.3,
        ],
        8,
        26,
      ),
      skin: red,
    }))
    return model(
      { tall: 14, pack: 'window', close: { at: [0, 19.4, 5], wide: 14 } },
      form(solid, glossyVinyl('#2b2733'), { detail: 110 }),
      look,
      mouth,
      ears,
      bead(solid, [0, 17.4], [0.8, 0.55], '#d88b8f', { skin: vinyl('#d88b8f'), flat: 0.8, sunk: 0.1 }),
      band(solid, 21.2, 1.6, red, { tilt: 0.35, out: 0.25, centre: [0, 0.4] }),
      ends,
      form(ball([0, 21.1, -5.8], [1, 0.9, 0.8]), red, { detail: 24 }),
      form(
        limb(
          [
            [2.9, 1.9, 8.4],
            [3.8, 2.4, 9.4],
          ],
          [1.2, 0.95],
        ),
        glossyVinyl('#2b2733'),
        { detail: 24 },
      ),
      pencil(),
    )
  },
}
