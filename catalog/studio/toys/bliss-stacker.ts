import { posed } from '../kit/actual.ts'
import { model } from '../kit/model.ts'
import { outline, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { wood } from '../kit/skin.ts'
import { block, both, lumpy, placed } from '../kit/solid.ts'
import type { Toys } from './index.ts'

/** Half a ring from `inner` to `outer` cm, standing on its two feet. */
const arch = (inner: number, outer: number) =>
  `M${-outer} 0A${outer} ${outer} 0 0 0 ${outer} 0H${inner}A${inner} ${inner} 0 0 1 ${-inner} 0Z`

const cloud = 'M-3.4 0C-4.8 0 -5 2.1 -3.5 2.4C-3.4 3.9 -1.5 4.2 -0.9 3.2C0.2 4.6 2.4 4 2.4 2.5C4.2 2.7 4.6 0 3 0Z'

/** From the dark foot of the hill to the sunlit middle. */
const greens = ['#2f7034', '#4b8f3b', '#74ad48', '#a5c95f', '#e4d98a']

export const stackerToys: Toys = {
  'bliss-hill-stacker': () => {
    const step = 2.36
    const rings = greens.map((colour, i) => {
      const outer = 12.6 - i * step
      const raw = lumpy(slab(outline(arch(Math.max(0.02, outer - step + 0.16), outer), 0), 6.4, 0.34), 0.035, 5, i)
      // Hands have put them together: none stands quite where the next one does.
      const by = [
        [0, 0, 0],
        [0.05, 0, 0.5],
        [-0.04, 0, -0.35],
        [0.03, 0, 0.7],
        [0, 0, 1.5],
      ][i] as [number, number, number]
      return form(placed(raw, { by }), wood(colour, { rough: 0.62, grainSize: 4, grainDepth: 0.9 }), { detail: 110 - i * 14 })
    })
    const white = form(
      both(slab(outline(cloud, 0.12), 3.4, 0.55), block([0, 3, 0], [14, 6.02, 9], 0.1), 0.1),
      wood('#f4f1e8', { rough: 0.62, grainDepth: 0.8 }),
      { detail: 70 },
    )
    return model(
      { tall: 16.6, pack: 'window', close: { at: [-5, 8, 3], wide: 12 }, yaw: 26 },
      rings,
      posed([white], { at: [1.1, 12.55, 0.2], turn: [0, 14, -4] }),
    )
  },
}
