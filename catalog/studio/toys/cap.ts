import { laid, thread } from '../kit/art.ts'
import { path } from '../kit/faces.ts'
import { band, sewnLabel } from '../kit/features.ts'
import { model } from '../kit/model.ts'
import { type Field, form } from '../kit/parts.ts'
import { sheet, through, tube } from '../kit/shapes.ts'
import { canvasCloth, cotton, metalBrushed } from '../kit/skin.ts'
import { ball, block, both, cut, lumpy, ring, soap } from '../kit/solid.ts'
import { turn, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

const black = '#33303b'
const red = '#c2281f'

/** A seam from the button on top down to the brow, at `degrees` round from the front. */
const meridian = (degrees: number): Field => {
  const [s, c] = [Math.sin(turn(degrees)), Math.cos(turn(degrees))]
  return (x, _y, z) => (x * s + z * c > 0 ? x * c - z * s : 9)
}

/** The brim: `v` runs from the brow outwards. It is bent down at its sides, `down` cm lower for its other face. */
const brim =
  (down: number) =>
  (u: number, v: number): Vec => {
    const a = turn((u - 0.5) * 150)
    const out = 0.95 + v * 0.84 * Math.max(0, Math.cos(turn((u - 0.5) * 158))) ** 0.75
    const x = Math.sin(a) * 8.7 * (0.97 + v * 0.08)
    return [x, 1.9 - down - (x / 8.5) ** 2 * 1.5 - v * 1.1, Math.cos(a) * 9.3 * out + 0.1]
  }

export const capToys: Toys = {
  'ninja-cat-headband-cap': () => {
    const shell = both(soap([0, 0.6, -0.2], [8.8, 10.2, 9.6], 2.25), block([0, 7.2, 0], [24, 13.6, 24], 0.2), 0.3)
    const gap = ball([0, 1, -9.6], [3.4, 3.4, 4])
    const dome = lumpy(cut(shell, gap, 0.2), 0.1, 5, 4)
    const eyes = laid(dome, thread({ grainSize: 0.5 }), {
      at: [0, 2.55],
      size: [10, 2.6],
      thick: 0.16,
      fine: 80,
      detail: 90,
      art: (ink) => {
        for (const s of [-1, 1]) {
          path(ink, `M${s * 1} -0.5Q${s * 2.7} 1.2 ${s * 4.3} 0.8Q${s * 4.1} -0.9 ${s * 2.5} -1Q${s * 1.5} -1 ${s * 1} -0.5Z`, '#f7f0dc')
          path(ink, `M${s * 2.6 - 0.3} -0.1a0.3 0.62 0 1 0 0.6 0a0.3 0.62 0 1 0 -0.6 0Z`, '#17141c')
        }
      },
    })
    const tails = [-1, 1].map((s) => ({
      shape: sheet(
        (u, v) => [
          s * (0.6 + v * 2.6) + (u - 0.5) * 1.7,
          4.6 - v * (4 + s * 0.4) + (u - 0.5) * s * 0.5,
          -9.9 - Math.sin(v * 2.2) * 1.6 + Math.sin(v * 6 + s) * 0.25,
        ],
        8,
        30,
      ),
      skin: canvasCloth(red, { grainSize: 0.7, grainMap: 'box' }),
    }))
    const strap = sheet(
      (u, v) => {
        const a = turn(180 + (v - 0.5) * 52)
        return [Math.sin(a) * 8.9, 1.5 + (u - 0.5) * 1.5, Math.cos(a) * 9.5]
      },
      6,
      30,
    )
    const edge = tube((t) => brim(0.12)(0.005 + t * 0.99, 1), { radius: 0.2, steps: 120, round: 10 })
    const eyelets = [-52, 52, -128, 128].map((a) => {
      const [x, z] = [Math.sin(turn(a)) * 6.6, Math.cos(turn(a)) * 7.1]
      return form(ball([x, 7.7, z - 0.2], [0.36, 0.3, 0.36]), thread({ colour: '#4a4654' }), { detail: 16 })
    })
    const inside = both(soap([0, 0.6, -0.2], [8.4, 9.8, 9.2], 2.25), block([0, 4, 0], [24, 6.2, 24], 0.2), 0.2)
    return model(
      { tall: 12, pack: 'card', close: { at: [-0.4, 3.6, 9], wide: 14 }, yaw: 30 },
      form(dome, canvasCloth(black, { grainSize: 0.8, seams: [true, true, true, true] }), {
        fields: [52, -52, 122, -122].map(meridian),
        detail: 90,
      }),
      form(inside, cotton('#1f1d25'), { detail: 40 }),
      band(dome, 5.2, 1.9, canvasCloth(red, { grainSize: 0.7 }), { out: 0.2 }),
      eyes,
      form(ball([0, 10.75, -0.2], [0.75, 0.42, 0.75]), canvasCloth(red, { grainSize: 0.5 }), { detail: 24 }),
      { shape: sheet(brim(0), 70, 24), skin: canvasCloth(black, { grainSize: 0.8, grainMap: 'box' }) },
      { shape: sheet(brim(0.26), 70, 24), skin: canvasCloth(red, { grainSize: 0.8, grainMap: 'box' }) },
      { shape: edge, skin: cotton(black, { grainMap: 'uv', grainSize: 0.4 }) },
      eyelets,
      tails,
      form(ball([0, 4.9, -9.7], [1.1, 0.95, 0.7]), canvasCloth(red, { grainSize: 0.6 }), { detail: 24 }),
      { shape: strap, skin: canvasCloth(black, { grainMap: 'box', grainSize: 0.7 }) },
      form(ring([0, 1.5, -9.75], 0.85, 0.14), metalBrushed('#c9ced6'), { detail: 44 }),
      {
        shape: tube(
          through([
            [-0.8, 1.5, -9.8],
            [0.8, 1.5, -9.8],
          ]),
          { radius: 0.1, steps: 6 },
        ),
        skin: metalBrushed('#c9ced6'),
      },
      sewnLabel([8.9, 3, -2], [1, 0, -0.2], 0.7),
    )
  },
}
