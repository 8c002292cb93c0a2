import { laid } from '../kit/art.ts'
import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { metalPolished, softPvc, vinyl } from '../kit/skin.ts'
import { blend, cut, limb, mirrored, placed, type Solid, soap } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import { undersuit } from './chief.ts'
import type { Toys } from './index.ts'

/** A cast plate: flat faces, edges just round enough to leave the mould. */
const plate = (at: Vec, half: Vec) => soap(at, half, 6)
const tilted = (half: Vec, by: Vec, turn: Vec) => placed(plate([0, 0, 0], half), { by, turn })

const visor = blend(0.4, soap([0, 24.5, 4.3], [4.4, 1.9, 2.5], 3.4), soap([0, 22.8, 4.9], [1.9, 1.4, 2], 3))

function helmet(): Solid {
  const dome = soap([0, 25.2, -0.4], [5.9, 5.5, 5.7], 2.8)
  const brow = tilted([5.2, 0.9, 2.8], [0, 27.5, 3.7], [16, 0, 0])
  const crest = tilted([1.7, 0.9, 4.2], [0, 30.1, 0.2], [4, 0, 0])
  const cheeks = mirrored(tilted([1.3, 2.8, 2.7], [4.7, 22.3, 2.9], [0, -8, 10]))
  const jaw = tilted([2.4, 1.2, 1.8], [0, 20.9, 4.4], [-14, 0, 0])
  const pods = mirrored(plate([5.9, 25, -0.6], [0.9, 2.3, 2.4]))
  const slots = mirrored(tilted([0.55, 0.2, 1.2], [1, 20.9, 6], [-14, 0, 0]))
  const seam = mirrored(plate([1.7, 30.6, -0.4], [0.12, 1.2, 5]))
  return cut(cut(blend(0.2, dome, brow, crest, cheeks, jaw, pods), slots, 0.1), seam, 0.1)
}

function plates(): { chest: Solid; others: Solid[] } {
  const breast = mirrored(tilted([2.55, 2.1, 1.5], [2.65, 16.3, 2.5], [-8, 12, -6]))
  const chest = blend(0.15, plate([0, 16.8, -0.6], [5, 2.7, 2.9]), breast)
  const collar = plate([0, 19.1, -0.2], [3.6, 0.7, 3.1])
  const belly = blend(0.15, plate([0, 12.6, 1.9], [2.2, 1.3, 1.5]), mirrored(tilted([1, 1.5, 2.2], [3.7, 12.4, 0.3], [0, 0, -8])))
  const back = blend(0.15, plate([0, 16, -3.9], [3.1, 2.7, 1.3]), mirrored(plate([1.9, 13, -3.4], [1, 1.3, 1.1])))
  const shoulders = mirrored(
    placed(blend(0.12, plate([0, 0, 0], [2.1, 2.3, 2.5]), plate([0.2, -1.9, 0], [2.3, 0.6, 2.75])), {
      by: [7.1, 17.1, 0],
      turn: [0, 0, -14],
    }),
  )
  const wrists = mirrored(
    placed(blend(0.12, plate([0, 0, 0], [1.75, 2.4, 1.9]), plate([0.7, 0.2, 0], [1.35, 1.7, 1.1])), {
      by: [8.5, 10.4, 1.4],
      turn: [-16, 0, 6],
    }),
  )
  const belt = blend(
    0.12,
    plate([0, 8.5, 2], [1.5, 1.8, 1.3]),
    mirrored(plate([3, 9.7, 0.2], [2, 0.7, 3])),
    mirrored(plate([4.6, 8.9, 0], [0.8, 1.3, 1.6])),
  )
  const thighs = mirrored(plate([3, 6.9, 0.8], [2.05, 1.5, 2.2]))
  const knees = mirrored(tilted([1.35, 1.2, 0.9], [3.15, 5, 2.6], [-8, 0, 0]))
  const shins = mirrored(blend(0.12, plate([3.2, 3.3, 0.3], [2.2, 1.7, 2.4]), plate([3.2, 3.1, 1.6], [1.2, 1.5, 1.4])))
  const boots = mirrored(blend(0.12, plate([3.3, 1.3, 1.2], [2.3, 1, 3.1]), plate([3.3, 1.1, 3.4], [2.1, 0.75, 1.7])))
  return { chest, others: [collar, belly, back, shoulders, wrists, belt, thighs, knees, shins, boots] }
}

export const chiefVinylToys: Toys = {
  'master-chief-vinyl-figure': (look) => {
    const colour = pick({ 'Mark VI green': '#55703a', 'Red team': '#a83227', 'Blue team': '#2f5aa0' }, look.Armour)
    const paint = vinyl(colour, { rough: 0.46, coat: 0.2 })
    const black = softPvc('#2d2c33')
    const { chest, others } = plates()
    const number = laid(chest, vinyl('#fff', { rough: 0.5, coat: 0.1 }), {
      at: [2.7, 16.6],
      size: [3.2, 1.2],
      thick: 0.01,
      art: (ink) => words(ink, '117', 0, -0.36, { size: 1, weight: 800, font: display, colour: '#e9e4d2', align: 'center' }),
    })
    const thumbs = mirrored(
      limb(
        [
          [8, 7.4, 3.4],
          [7.2, 6.4, 3.9],
        ],
        [0.7, 0.55],
      ),
    )
    const soles = mirrored(plate([3.3, 0.4, 1.7], [2.45, 0.4, 3.6]))
    return model(
      { tall: 14, pack: 'window', close: { at: [0, 22.6, 5], wide: 17, yaw: -24 } },
      form(undersuit(), black, { detail: 90 }),
      form(blend(0, thumbs, soles), black, { detail: 70 }),
      form(helmet(), paint, { detail: 120 }),
      form(visor, metalPolished('#eba92f', { rough: 0.14 }), { detail: 70 }),
      [chest, ...others].map((solid) => form(solid, paint, { detail: 90 })),
      number,
    )
  },
}
