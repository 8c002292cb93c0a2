import { band, sewnLabel } from '../kit/features.ts'
import { cm } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { lathe, sheet } from '../kit/shapes.ts'
import { cotton, felt, minky, satin } from '../kit/skin.ts'
import { ball, limb, lumpy } from '../kit/solid.ts'
import type { Toys } from './index.ts'
import { ninjaCat } from './ninja-cat-body.ts'

const red = cotton('#c2281f')

export const ninjaToys: Toys = {
  'ninja-cat-plush': (look) => {
    const tall = cm(look)
    const { solid, parts } = ninjaCat(tall, [(_x, y, z) => Math.min(1, Math.max(0.12, Math.abs(y - 21.2 + z * 0.07) - 0.7))])
    const ends = [-1, 1].map((s) => ({
      shape: sheet(
        (u, v) => [
          s * (1.2 + v * 4.2) + (u - 0.5) * 1.1 * (1 + v),
          21 - v * (3.2 + s) + (u - 0.5) * 0.8,
          -5.4 - Math.sin(v * 2.4) * 1.4 + Math.sin(v * 6 + s) * 0.3,
        ],
        8,
        26,
      ),
      skin: red,
    }))
    return model(
      { tall, pack: 'tag', close: { at: [0, 19.4, 5], wide: 15 } },
      parts,
      band(solid, 21.2, 1.7, red, { tilt: 0.35, out: 0.3, centre: [0, 0.4] }),
      ends,
      form(ball([0, 21.1, -5.5], [1, 0.9, 0.8]), red, { detail: 20 }),
      sewnLabel([6.9, 4, -2.4], [1, 0, -0.35]),
    )
  },
  'witch-ninja-cat-plush': () => {
    const { solid, parts } = ninjaCat(28, [(_x, y) => ((y > 22 && y < 23.6) || (y > 11.8 && y < 13.4) ? 0.15 : 1)])
    const violet = felt('#4b2f77')
    const brim = lathe(
      [
        [5.2, 22.4],
        [8.6, 21.9],
        [10.2, 22.3],
        [10.2, 22.55],
        [8.6, 22.2],
        [5.2, 22.7],
      ],
      72,
    )
    const hat = lumpy(
      limb(
        [
          [0, 22.6, 0],
          [0.1, 26, -0.2],
          [0.8, 30, -0.6],
          [2.6, 33.4, -0.4],
          [4.8, 34.2, 0.4],
        ],
        [5.4, 4, 2.4, 1.3, 0.5],
      ),
      0.2,
      3,
      2,
    )
    const cape = sheet(
      (u, v) => {
        const a = ((u - 0.5) * 230 + 180) * (Math.PI / 180)
        const out = 4.6 + v * 4.4 + Math.sin(u * 26) * 0.45 * v
        return [Math.sin(a) * out, 12.9 - v * 11.4, Math.cos(a) * out * 0.92 - 0.2 - v * 0.8]
      },
      70,
      30,
    )
    return model(
      { tall: 33, pack: 'tag', close: { at: [0, 20.6, 5], wide: 17 } },
      parts,
      { shape: brim, skin: violet },
      form(hat, violet, { detail: 60 }),
      band(hat, 24.4, 1.7, satin('#e0822f'), { out: 0.16 }),
      { shape: cape, skin: satin('#3a2560') },
      form(ball([0, 12.9, 4.6], [0.9, 0.9, 0.6]), minky('#e0822f'), { detail: 20 }),
      sewnLabel([6.9, 4, -2.4], [1, 0, -0.35]),
      band(solid, 12.6, 1.2, satin('#e0822f'), { out: 0.35 }),
    )
  },
}
