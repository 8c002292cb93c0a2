import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { felt, longPile, satin, velboa } from '../kit/skin.ts'
import { ball, limb, lumpy, placed, type Solid, turned } from '../kit/solid.ts'
import { noise, turn } from '../kit/vec.ts'
import type { Toys } from './index.ts'

export const brushToys: Toys = {
  'paint-brush-plush': (look) => {
    const paint = pick({ Tomato: '#d9412e', Cobalt: '#2b56c0', Leaf: '#4ba23c' }, look.Paint)
    const lean = (s: Solid) => placed(s, { turn: [0, 0, -16] })
    const handle = lean(
      lumpy(
        turned(
          [0, 0, 0],
          [
            [14.4, 1.9],
            [17, 2.1],
            [22, 2.5],
            [28, 1.9],
            [33, 1.25],
            [37, 1.15],
            [38.6, 0.8],
            [39, 0.2],
          ],
        ),
        0.06,
        3,
      ),
    )
    const ferrule = lean(
      turned(
        [0, 0, 0],
        [
          [9.4, 3.1],
          [9.8, 3.25],
          [10.6, 3.05],
          [11, 3.1],
          [12.8, 2.6],
          [13.3, 2.6],
          [14.8, 2.15],
          [15.2, 2],
        ],
      ),
    )
    const bristles = lean(
      lumpy(
        limb(
          [
            [0, 9.8, 0],
            [0, 6.6, 0],
            [0, 3.2, 0],
            [0.3, 0.4, 0],
          ],
          [2.5, 3.3, 2.6, 0.7],
        ),
        0.2,
        1.4,
        3,
      ),
    )
    const wet = (x: number, y: number, z: number) =>
      y * Math.cos(turn(16)) - x * Math.sin(turn(16)) - 6.4 + noise(x * 0.9, z * 0.9, 2) * 0.9
    const dot = lean(ball([0, 36.6, 0.7], [0.5, 0.5, 0.7]))
    return model(
      { tall: 40, pack: 'tag', close: { at: [2.6, 9, 2], wide: 14 }, yaw: 20, rests: 'wall' },
      form(handle, velboa('#d9953f', 2), { detail: 100 }),
      form(ferrule, satin('#c5c9d3', { rough: 0.3, mirror: 0.5, metal: true }), { detail: 60 }),
      form(
        bristles,
        longPile('#8a6a4c', 7, { panels: [paint], pile: { mm: 7, strand: 1.3, thin: 0.9, comb: [0.1, -1.4, 0], curl: 0.2 } }),
        { fields: [wet], detail: 60 },
      ),
      form(dot, felt('#3a3036'), { detail: 16 }),
      sewnLabel([8.4, 21, 0], [1, -0.3, 0], 0.9),
    )
  },
}
