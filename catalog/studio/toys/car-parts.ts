import type { Part } from '../kit/model.ts'
import { outline, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { eye, metalPolished, rubber, type Skin, vinyl } from '../kit/skin.ts'
import { ball, blend, cut, limb, mirrored, placed, type Solid, soap, turned } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'

/** Cars face the viewer: z runs from tail to nose, x across. Paths of the side are drawn with the nose on the right. */

/** The side view extruded across the car. */
export const fromSide = (d: string, wide: number, round: number) => placed(slab(outline(d, 0.12), wide, round), { turn: [0, -90, 0] })
/** The plan view extruded upwards; its nose is up in the path. */
export const fromAbove = (d: string, tall: number, y: number) =>
  placed(slab(outline(d, 0.12), tall, 0.2), { turn: [90, 0, 0], by: [0, y, 0] })
/** The view from the front extruded along the car. */
export const fromFront = (d: string, long: number) => slab(outline(d, 0.1), long, 0.2)

/** Tyre, rim of `spokes`, hub; its outside looks to the toy's left unless it is turned. */
export function wheel(
  by: Vec,
  r: number,
  wide: number,
  rim: Skin,
  { spokes = 5, knobs = 0, rimShare = 0.66, turn = [0, 0, -90] as Vec } = {},
): Part[] {
  const at = { turn, by }
  const tyre = turned(
    [0, 0, 0],
    [
      [-wide / 2, r * 0.6],
      [-wide / 2, r * 0.92],
      [-wide * 0.3, r],
      [wide * 0.3, r],
      [wide / 2, r * 0.92],
      [wide / 2, r * rimShare],
      [wide * 0.3, r * rimShare * 0.96],
      [wide * 0.25, 0.02],
    ],
  )
  const knobbly: Solid = knobs
    ? {
        ...tyre,
        d: (px, py, pz) => {
          const out = Math.hypot(px, pz)
          const a = Math.atan2(pz, px) * knobs
          const tread = out > r * 0.86 ? 0.05 * r * Math.max(-0.6, Math.min(0.6, Math.sin(a + (py > 0 ? 1.6 : 0)) * 2)) : 0
          return tyre.d(px, py, pz) + 0.03 * r - tread
        },
      }
    : tyre
  const star = Array.from({ length: spokes }, (_, i) => {
    const a = (i / spokes) * Math.PI * 2
    return limb(
      [
        [0, wide * 0.3, 0],
        [Math.sin(a) * r * rimShare * 0.9, wide * 0.36, Math.cos(a) * r * rimShare * 0.9],
      ],
      [r * 0.13, r * 0.1],
      false,
    )
  })
  const ringOf = turned(
    [0, 0, 0],
    [
      [wide * 0.2, r * rimShare * 0.82],
      [wide * 0.42, r * rimShare * 0.86],
      [wide * 0.44, r * rimShare * 0.98],
      [wide * 0.2, r * rimShare],
    ],
  )
  const dish = turned(
    [0, 0, 0],
    [
      [wide * 0.05, r * rimShare],
      [wide * 0.16, r * rimShare],
      [wide * 0.16, 0.02],
    ],
  )
  const hub = ball([0, wide * 0.36, 0], [r * 0.2, wide * 0.12, r * 0.2])
  return [
    form(placed(knobbly, at), rubber('#26242a'), { detail: 56 }),
    form(placed(dish, at), vinyl('#3a3841'), { detail: 30 }),
    form(placed(blend(0.05, ...star, ringOf, hub), at), rim, { detail: 56 }),
  ]
}

/** Four wheels from the two on the left. */
export const onFour = (
  x: number,
  y: number,
  zs: readonly [number, number],
  r: number,
  wide: number,
  rim: Skin,
  more?: Parameters<typeof wheel>[4],
) =>
  zs.flatMap((z) => {
    const left = wheel([x, y, z], r, wide, rim, more)
    return [...left, ...left.map(flippedPart)]
  })

/** The same part on the other side of the car. */
function flippedPart(part: Part): Part {
  const flip = (s: Part['shape']) => {
    const [position, normal, index] = [s.position.slice(), s.normal.slice(), s.index.slice()]
    for (let i = 0; i < position.length; i += 3) {
      position[i] = -(position[i] ?? 0)
      normal[i] = -(normal[i] ?? 0)
    }
    for (let t = 0; t < index.length; t += 3) [index[t + 1], index[t + 2]] = [s.index[t + 2] ?? 0, s.index[t + 1] ?? 0]
    return { ...s, position, normal, index }
  }
  return { ...part, shape: flip(part.shape), ...(part.caster ? { caster: flip(part.caster) } : {}) }
}

export const arches = (s: Solid, x: number, y: number, zs: readonly number[], r: number) =>
  zs.reduce(
    (made, z) =>
      cut(
        made,
        placed(
          turned(
            [0, 0, 0],
            [
              [-x - 1, r],
              [-x + 1.1, r],
              [-x + 1.1, 0.02],
              [x - 1.1, 0.02],
              [x - 1.1, r],
              [x + 1, r],
            ],
          ),
          { turn: [0, 0, 90], by: [0, y, z] },
        ),
        0.3,
      ),
    s,
  )

export const lamp = (at: Vec, size: Vec, colour: string, glow = 0.15) =>
  form(mirrored(soap(at, size, 2.6)), { ...eye(colour), glow }, { detail: 60 })
/** A pair of round headlights that look forward: chrome rim, lens, bulb. */
export function roundLamps([x, y, z]: Vec, r: number): Part[] {
  const rim = turned(
    [0, 0, 0],
    [
      [-r * 0.3, r],
      [r * 0.3, r * 1.04],
      [r * 0.38, r * 0.94],
      [r * 0.24, r * 0.84],
      [r * 0.1, 0.02],
    ],
  )
  return [
    form(mirrored(placed(rim, { turn: [90, 0, 0], by: [x, y, z] })), steel, { detail: 70 }),
    form(mirrored(ball([x, y, z + r * 0.12], [r * 0.84, r * 0.84, r * 0.26])), eye('#9aa6b4'), { detail: 60 }),
    form(mirrored(ball([x, y, z + r * 0.3], [r * 0.36, r * 0.36, r * 0.14])), { ...eye('#f7f5ea'), glow: 0.3 }, { detail: 40 }),
  ]
}
export const glassDark = eye('#20242c', { mirror: 0.09 })
export const steel = metalPolished('#c4c8d0', { rough: 0.22 })

/** A line of the bodywork, cut as a groove. */
export const grooved = (s: Solid, lines: readonly ((x: number, y: number, z: number) => number)[], deep = 0.05, wide = 0.045): Solid => ({
  ...s,
  d: (x, y, z) => {
    const a = s.d(x, y, z)
    if (Math.abs(a) > 0.4) return a
    return a + lines.reduce((sum, line) => sum + deep * Math.exp(-((line(x, y, z) / wide) ** 2)), 0)
  },
})
