import { drawn } from '../kit/art.ts'
import { band, sewnLabel } from '../kit/features.ts'
import { cm } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { sheet, through, tube } from '../kit/shapes.ts'
import { acrylic, felt, ribKnit, type Skin, satin, velboa } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, placed, ring, seated } from '../kit/solid.ts'
import { noise, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'
import { dogEars, dogFace, dogHead, fur, rover } from './rover-body.ts'

/** A striped knitted band: `repeats` stripes along u. */
const striped = (one: string, two: string, repeats: number): Skin => ({
  ...ribKnit('#fff', { grainMap: 'uv', grainSize: 0.12 }),
  map: drawn(8, 1, 64, (ink) => {
    for (let i = 0; i < repeats; i++) {
      ink.fillStyle = i % 2 ? two : one
      ink.fillRect(-4 + (i * 8) / repeats, -0.5, 8 / repeats + 0.02, 1)
    }
  }),
})

/** The magnifying glass under his paw, lying on the floor. */
function magnifier() {
  const flat = { turn: [-78, 0, 0] as Vec, by: [5.6, 1.5, 9.2] as Vec }
  return [
    form(placed(ring([0, 0, 0], 2.5, 0.55), flat), felt('#4a4556'), { detail: 48 }),
    form(placed(ball([0, 0, 0], [2.4, 2.4, 0.14]), flat), acrylic('#cfe6f4', { opaque: 0.4 }), { detail: 40 }),
    form(
      placed(
        limb(
          [
            [-1.9, -1.9, 0],
            [-5, -4.6, 0],
          ],
          [0.55, 0.8],
        ),
        { ...flat },
      ),
      felt('#b9792f'),
      { detail: 40 },
    ),
  ]
}

export const roverToys: Toys = {
  'rover-search-dog-plush': (look) => {
    const { parts } = rover(cm(look))
    return model(
      { tall: cm(look), pack: 'tag', close: { at: [0, 16.4, 5], wide: 15 } },
      parts,
      magnifier(),
      sewnLabel([6.6, 4.2, -2.8], [1, 0, -0.35]),
    )
  },
  'holiday-rover-plush': () => {
    const { solid, parts } = rover(25, [(_x, y) => (Math.abs(y - 11.6) < 1.5 ? 0.15 : 1)])
    const wool = striped('#b8302a', '#f4efe3', 22)
    const antlers = mirrored(
      blend(
        0.3,
        limb(
          [
            [2, 21.6, 0],
            [3.2, 25.6, -0.2],
            [5.6, 29.4, -0.2],
          ],
          [0.85, 0.8, 0.6],
        ),
        limb(
          [
            [3.2, 25.4, -0.2],
            [6.2, 26.4, 0],
          ],
          [0.75, 0.55],
        ),
        limb(
          [
            [4, 27.4, -0.2],
            [2.6, 30, -0.2],
          ],
          [0.7, 0.5],
        ),
      ),
    )
    const end = (s: number, long: number) => ({
      shape: sheet(
        (u, v) => [1.6 + s * 1.5 + (u - 0.5) * 2.2, 11.2 - v * long, 5 + Math.sin(v * 2.2) * 1.5 + s * 0.25 + Math.sin(v * 7 + s) * 0.15],
        8,
        40,
      ),
      skin: {
        ...wool,
        map: drawn(1, 8, 64, (ink) => {
          for (let i = 0; i < 8; i++) {
            ink.fillStyle = i % 2 ? '#f4efe3' : '#b8302a'
            ink.fillRect(-0.5, -4 + i, 1, 1.02)
          }
        }),
      },
    })
    return model(
      { tall: 30, pack: 'tag', close: { at: [0, 17, 5], wide: 17 } },
      parts,
      band(solid, 11.6, 2.6, wool, { out: 0.75, centre: [0, 0] }),
      end(0, 7.4),
      end(0.9, 6),
      form(lumpy(antlers, 0.08, 2), felt('#7a5231'), { detail: 84 }),
      sewnLabel([6.6, 4.2, -2.8], [1, 0, -0.35]),
    )
  },
  'rover-comforter': () => {
    const solid = seated(
      lumpy(
        blend(0.8, placed(dogHead(0), { by: [0, 6.6, 1.4], turn: [-14, 0, 0] }), mirrored(ball([4.6, 1.6, 6.2], [2.1, 1.6, 2.4]))),
        0.1,
        4,
        3,
      ),
      0.3,
    )
    const head = placed(dogHead(0), { by: [0, 6.6, 1.4], turn: [-14, 0, 0] })
    const face = dogFace(head, 7.4, true)
    const half = 14
    const lie = (u: number, v: number): Vec => {
      const [x, z] = [(u - 0.5) * 2 * half, (v - 0.5) * 2 * half]
      const r = Math.hypot(x, z)
      const folds = Math.max(0, 1 - Math.exp(-((r - 4) ** 2) / 30))
      const y =
        0.35 + folds * (0.8 + 0.7 * Math.sin(Math.atan2(z, x) * 7 + r * 0.16)) * Math.min(1, r / 10) + 0.3 * noise(x * 0.3, z * 0.3, 1)
      return [x * (1 - 0.05 * folds), Math.max(0.15, y), z * (1 - 0.05 * folds)]
    }
    const edge = [...Array(80)].map((_, i): Vec => {
      const t = (i / 80) * 4
      const [s, f] = [Math.floor(t), t % 1]
      const [u, v] = [
        [f, 0],
        [1, f],
        [1 - f, 1],
        [0, 1 - f],
      ][s] as [number, number]
      return lie(u, v)
    })
    return model(
      { tall: 12.4, pack: 'header', close: { at: [0, 7, 4], wide: 14 }, yaw: 22 },
      { shape: sheet(lie, 90, 90), skin: velboa('#e7c48a', 1.2, { rough: 1 }) },
      {
        shape: tube(through(edge, true), { radius: 0.42, flat: 0.5, steps: 320, closed: true }),
        skin: satin('#b9792f', { grainMap: 'uv' }),
      },
      form(solid, velboa(fur.coat, 2.4, { panels: [fur.pale] }), {
        fields: [(x, y, z) => Math.hypot(x, y - 4.4, z - 7.2) - 3],
        pile: [face.bare],
        detail: 70,
      }),
      dogEars(6.8, 1.6),
      face.parts,
    )
  },
}
