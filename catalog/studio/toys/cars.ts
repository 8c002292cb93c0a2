import { type Ink, laid } from '../kit/art.ts'
import { path } from '../kit/faces.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { outline, rectangle, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { abs, carPaint, eye, metalPolished, rubber, type Skin, vinyl } from '../kit/skin.ts'
import { ball, blend, both, cut, limb, mirrored, placed, type Solid, soap, swollen, turned } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

/** Cars face the viewer: z runs from tail to nose, x across. Paths of the side are drawn with the nose on the right. */

/** The side view extruded across the car. */
const fromSide = (d: string, wide: number, round: number) => placed(slab(outline(d, 0.12), wide, round), { turn: [0, -90, 0] })
/** The plan view extruded upwards; its nose is up in the path. */
const fromAbove = (d: string, tall: number, y: number) => placed(slab(outline(d, 0.12), tall, 0.2), { turn: [90, 0, 0], by: [0, y, 0] })
/** The view from the front extruded along the car. */
const fromFront = (d: string, long: number) => slab(outline(d, 0.1), long, 0.2)

/** Tyre, rim of `spokes`, hub; its outside looks to the toy's left unless it is turned. */
function wheel(
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
const onFour = (
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

const arches = (s: Solid, x: number, y: number, zs: readonly number[], r: number) =>
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
        0.08,
      ),
    s,
  )

const lamp = (at: Vec, size: Vec, colour: string, glow = 0.15) =>
  form(mirrored(soap(at, size, 2.6)), { ...eye(colour), glow }, { detail: 60 })
const glassDark = eye('#20242c', { mirror: 0.09 })
const steel = metalPolished('#c4c8d0', { rough: 0.22 })

/** A line of the bodywork, cut as a groove. */
const grooved = (s: Solid, lines: readonly ((x: number, y: number, z: number) => number)[], deep = 0.05, wide = 0.045): Solid => ({
  ...s,
  d: (x, y, z) => {
    const a = s.d(x, y, z)
    if (Math.abs(a) > 0.4) return a
    return a + lines.reduce((sum, line) => sum + deep * Math.exp(-((line(x, y, z) / wide) ** 2)), 0)
  },
})

const badge = (
  on: Solid,
  number: string,
  at: readonly [number, number],
  size: number,
  yaw: number,
  colour = '#1f1b25',
  ground = '#f7f5f0',
) =>
  laid(on, vinyl('#fff', { coat: 0.8, rough: 0.25 }), {
    at,
    size: [size, size],
    yaw,
    thick: 0.01,
    art: (ink: Ink) => {
      ink.fillStyle = ground
      ink.beginPath()
      ink.arc(0, 0, size * 0.44, 0, 7)
      ink.fill()
      words(ink, number, 0, -size * 0.2, { size: size * 0.56, weight: 800, font: display, colour, align: 'center' })
    },
  })

export const carToys: Toys = {
  'forza-coupe-die-cast': (look) => {
    const colour = pick(
      { 'Horizon Pink': '#d6246f', 'Signal Yellow': '#f3c21c', 'Racing Blue': '#1f4fb5', Graphite: '#4b4c55' },
      look.Colour,
    )
    const paint = carPaint(colour)
    const side =
      'M-10.4 1.5C-10.9 3 -10.8 4.6 -10 5.2C-8 5.7 -5 5.6 -3 5.5C0 5.3 3 5.1 5 4.9C8 4.6 10 3.8 10.7 2.8C11 2.2 10.9 1.5 10.6 1.2L-10.2 1.2Z'
    const plan =
      'M-4.5 -10.4C-3 -10.9 3 -10.9 4.5 -10.4C5 -8 4.9 -5 4.7 -2C4.6 1 4.6 4 4.8 7C4.7 9.6 3 10.8 0 10.9C-3 10.8 -4.7 9.6 -4.8 7C-4.6 4 -4.6 1 -4.7 -2C-4.9 -5 -5 -8 -4.5 -10.4Z'
    const cabin = 'M-8.8 5C-7 6.6 -4.4 7.9 -1.6 8C1 8 3.4 6.6 5.2 4.8L-8.8 4.6Z'
    const cabinFront = 'M-4.2 4.4C-3.9 5.4 -3.4 7.2 -2.8 7.8C-1.6 8.2 1.6 8.2 2.8 7.8C3.4 7.2 3.9 5.4 4.2 4.4Z'
    const hull = both(fromSide(side, 10.6, 0.7), fromAbove(plan, 14, 4), 0.9)
    const fenders = mirrored(blend(0.5, ball([3.7, 3.4, 6.2], [1.5, 2.2, 2.9]), ball([3.7, 3.6, -6.4], [1.6, 2.2, 3])))
    const body = arches(blend(0.9, hull, both(fenders, fromSide(side, 10.2, 0.7), 0.6)), 4.9, 2.1, [6.2, -6.4], 2.35)
    const lines = grooved(body, [
      (x, y, z) => (Math.abs(x) > 3.4 && y < 5 && y > 1.6 ? z - 2.6 : 9),
      (x, y, z) => (Math.abs(x) > 3.4 && y < 5 && y > 1.6 ? z + 3.2 : 9),
      (x, y, z) => (y > 4 && z > 4.2 ? Math.abs(x) - 2.9 : 9),
    ])
    const glass = both(fromSide(cabin, 9, 0.3), fromFront(cabinFront, 20), 0.4)
    const roof = both(
      both(
        fromSide('M-6.6 6.6C-5 7.6 -3.4 8.12 -1.6 8.14C0.2 8.14 1.6 7.7 2.6 7L2.2 6.7C0.8 7.3 -4 7.3 -6.2 6.2Z', 9, 0.15),
        fromFront('M-4 4.4C-3.7 5.4 -3.2 7.3 -2.7 7.9C-1.5 8.3 1.5 8.3 2.7 7.9C3.2 7.3 3.7 5.4 4 4.4Z', 20),
        0.2,
      ),
      soap([0, 7, -2], [3.4, 3, 6], 3),
      0.2,
    )
    const sill = fromSide('M-8 1L7.6 1L7.4 1.7L-7.8 1.7Z', 9.4, 0.15)
    const wing = blend(0.15, soap([0, 7, -9.6], [4.4, 0.22, 1], 3), mirrored(soap([3, 6, -9.4], [0.16, 1.1, 0.6], 3)))
    const splitter = both(soap([0, 1.1, 9.4], [4.6, 0.2, 1.9], 3), fromAbove(plan, 6, 1), 0.1)
    return model(
      { tall: 4, pack: 'window', close: { at: [2.4, 3.6, 8], wide: 9, yaw: -28 }, yaw: 40 },
      form(lines, paint, { detail: 130 }),
      form(glass, glassDark, { detail: 90 }),
      form(roof, paint, { detail: 80 }),
      form(sill, abs('#26242a'), { detail: 60 }),
      form(wing, abs('#26242a'), { detail: 70 }),
      form(splitter, abs('#26242a'), { detail: 60 }),
      form(mirrored(soap([4.6, 5.3, 3], [0.7, 0.42, 0.42], 2.4)), paint, { detail: 50 }),
      lamp([3.3, 3.5, 9.2], [0.95, 0.42, 0.9], '#f4f7fb', 0.3),
      lamp([3.1, 4.2, -10.3], [1.2, 0.32, 0.34], '#c51f2a', 0.2),
      form(soap([0, 2, 10.5], [2.1, 0.55, 0.4], 3), abs('#1f1d23'), { detail: 40 }),
      form(
        mirrored(
          placed(
            turned(
              [0, 0, 0],
              [
                [0, 0.36],
                [0.8, 0.36],
                [0.8, 0.24],
                [0.3, 0.24],
                [0.3, 0.02],
              ],
            ),
            { turn: [-90, 0, 0], by: [1.2, 1.7, -10.4] },
          ),
        ),
        steel,
        { detail: 40 },
      ),
      onFour(4.35, 2.1, [6.2, -6.4], 2.1, 1.7, steel, { spokes: 5 }),
    )
  },
  'forza-hot-hatch-die-cast': (look) => {
    const colour = pick({ 'Rally White': '#f1f0ec', Mint: '#8fd3b6', Tangerine: '#ee7a22' }, look.Colour)
    const paint = carPaint(colour)
    const side = 'M-8.4 1.4C-8.9 3.4 -8.8 5.4 -8.2 6.2L4.6 5.8C7 5.4 8.4 4.8 8.8 3.8C9.1 3 9 1.8 8.6 1.2L-8.2 1.2Z'
    const plan = 'M-4.2 -8.4C-3 -8.8 3 -8.8 4.2 -8.4C4.7 -6 4.6 4 4.5 6C4.4 8 3 8.9 0 9C-3 8.9 -4.4 8 -4.5 6C-4.6 4 -4.7 -6 -4.2 -8.4Z'
    const hull = both(fromSide(side, 10, 0.6), fromAbove(plan, 16, 4), 0.8)
    const fenders = mirrored(blend(0.5, ball([3.5, 3.4, 5.4], [1.4, 2.1, 2.7]), ball([3.5, 3.4, -5.2], [1.4, 2.1, 2.7])))
    const body = arches(blend(0.8, hull, both(fenders, fromSide(side, 9.8, 0.6), 0.5)), 4.6, 2, [5.4, -5.2], 2.3)
    const cabin = 'M-8.2 5.8C-7.8 7.6 -7 9.2 -6 9.5L-0.4 9.5C1.4 9 3.2 7.4 4.4 5.6Z'
    const cabinFront = 'M-4.1 5.4C-3.9 6.6 -3.5 8.6 -3.1 9.2C-2 9.7 2 9.7 3.1 9.2C3.5 8.6 3.9 6.6 4.1 5.4Z'
    const glass = both(fromSide(cabin, 9, 0.3), fromFront(cabinFront, 18), 0.3)
    const shell = both(
      both(
        fromSide(
          'M-8.3 5.7C-7.9 7.7 -7.1 9.35 -6 9.65L-0.4 9.65C0.6 9.4 1.4 8.9 2 8.4L1.5 8.2C0.8 8.6 0.2 8.85 -0.6 8.85L-4.6 8.85L-5.2 5.7Z',
          9,
          0.1,
        ),
        fromFront('M-4.2 5.4C-4 6.6 -3.6 8.7 -3.2 9.3C-2 9.8 2 9.8 3.2 9.3C3.6 8.7 4 6.6 4.2 5.4Z', 18),
        0.15,
      ),
      soap([0, 7.5, -3], [4.4, 3, 7], 5),
      0.1,
    )
    const lines = grooved(body, [
      (x, y, z) => (Math.abs(x) > 3.4 && y > 1.6 ? z - 2.8 : 9),
      (x, y, z) => (Math.abs(x) > 3.4 && y > 1.6 ? z + 2.4 : 9),
      (x, y, z) => (y > 4.6 && z > 4.4 ? Math.abs(x) - 3 : 9),
    ])
    const stripe = (yaw: number) =>
      laid(body, vinyl('#fff', { coat: 0.9, rough: 0.2 }), {
        at: [0, 3.6],
        size: [17, 3],
        yaw,
        thick: 0.012,
        fine: 60,
        detail: 110,
        art: (ink) => {
          path(ink, 'M-5 -0.7L6 0.5L6 0.9L-5 -0.1Z', '#d2322a')
          path(ink, 'M-5 -1.3L4 -0.3L4 -0.1L-5 -1Z', '#26242a')
        },
      })
    return model(
      { tall: 4.8, pack: 'card', close: { at: [2.2, 4, 6.4], wide: 9, yaw: -28 }, yaw: 40 },
      form(lines, paint, { detail: 120 }),
      form(glass, glassDark, { detail: 80 }),
      form(shell, paint, { detail: 90 }),
      form(soap([0, 9.3, -7.6], [3, 0.24, 1.2], 3), paint, { detail: 50 }),
      [90, -90].map(stripe),
      badge(body, '1', [-0.4, 3.6], 2.4, 90),
      badge(body, '1', [0.4, 3.6], 2.4, -90),
      form(mirrored(soap([4.4, 6.2, 3], [0.62, 0.42, 0.4], 2.4)), abs('#26242a'), { detail: 50 }),
      form(
        mirrored(
          placed(
            turned(
              [0, 0, 0],
              [
                [-0.3, 1],
                [0.2, 1.05],
                [0.4, 0.8],
                [0.42, 0.02],
              ],
            ),
            { turn: [90, 0, 0], by: [3.1, 4.3, 8.2] },
          ),
        ),
        { ...eye('#eef2f6'), glow: 0.25 },
        { detail: 50 },
      ),
      lamp([3.6, 5, -8.5], [0.6, 0.9, 0.3], '#c51f2a', 0.2),
      form(soap([0, 4.2, 8.8], [2, 0.5, 0.3], 3), abs('#1f1d23'), { detail: 40 }),
      form(soap([0, 1.7, 8.7], [3.4, 0.6, 0.4], 3), abs('#26242a'), { detail: 40 }),
      form(soap([0, 1.7, -8.4], [3.4, 0.6, 0.4], 3), abs('#26242a'), { detail: 40 }),
      onFour(4.1, 2, [5.4, -5.2], 2, 1.6, metalPolished('#d9b45a', { rough: 0.25 }), { spokes: 6 }),
    )
  },
  'forza-off-roader-die-cast': (look) => {
    const colour = pick({ Olive: '#6c7440', Sand: '#cdb386', 'Rescue Red': '#c22a22' }, look.Colour)
    const paint = carPaint(colour, { rough: 0.34 })
    const side = 'M-9.6 3.6C-9.9 5 -9.8 6.6 -9.4 7.2L3.6 7.2C6.4 7.1 9 6.9 9.6 6.4C10 5.6 10 4.2 9.6 3.6Z'
    const body = arches(both(fromSide(side, 9.6, 0.5), fromAbove(rectangle(9.4, 19.6, 1), 18, 6), 0.4), 4.8, 2.9, [6, -6.2], 3.1)
    const lines = grooved(body, [
      (x, y, z) => (Math.abs(x) > 4 && y > 3.6 ? z - 2.6 : 9),
      (x, y, z) => (Math.abs(x) > 4 && y > 3.6 ? z + 2 : 9),
      (x, y, z) => (Math.abs(x) > 4 && y > 3.6 ? z + 6.6 : 9),
      (x, y, z) => (y > 6.4 && z > 3.6 ? Math.abs(x) - 3.4 : 9),
    ])
    const cabin = 'M-9.3 7L-9.1 11C-8.9 11.6 -8.4 11.8 -7.8 11.8L1.4 11.8C2 11.8 2.4 11.5 2.6 11L3.8 7Z'
    const cabinFront = 'M-4.5 6.8L-4.1 11.2C-4 11.6 -3.6 11.8 -3.2 11.8L3.2 11.8C3.6 11.8 4 11.6 4.1 11.2L4.5 6.8Z'
    const glass = both(fromSide(cabin, 9.2, 0.2), fromFront(cabinFront, 20), 0.2)
    const frame = cut(
      swollen(slab(outline(cabinFront, 0.05), 0.7, 0.1), 0.08),
      placed(slab(outline(rectangle(7, 3.2, 0.4)), 4), { by: [0, 9.1, 0] }),
      0.05,
    )
    const frames = [-8.9, -4.9, -1.4].map((z) => placed(frame, { by: [0, 0, z] }))
    const shield = placed(frame, { by: [0, 0, 3], pivot: [0, 9, 0], turn: [-15, 0, 0] })
    const top = both(
      fromSide('M-9.35 11.1L-9.1 11.6C-8.9 11.9 -8.4 12 -7.8 12L1.4 12C2 12 2.4 11.8 2.7 11.1Z', 8.9, 0.15),
      fromFront('M-4.3 10.8L-4.2 11.4C-4.1 11.8 -3.6 12.05 -3.2 12.05L3.2 12.05C3.6 12.05 4.1 11.8 4.2 11.4L4.3 10.8Z', 20),
      0.1,
    )
    const shell = blend(0.05, top, ...frames, shield)
    const rail = (points: readonly Vec[], r = 0.16) => limb(points, r, false)
    const rack = blend(
      0,
      ...[-4, 4].map((x) =>
        rail([
          [x, 12.9, -8],
          [x, 12.9, 1.4],
        ]),
      ),
      ...[-8, -4.9, -1.7, 1.4].map((z) =>
        rail([
          [-4, 12.9, z],
          [4, 12.9, z],
        ]),
      ),
      ...[-7, 0.6].flatMap((z) =>
        [-3.6, 3.6].map((x) =>
          rail([
            [x, 11.8, z],
            [x, 12.9, z],
          ]),
        ),
      ),
    )
    const luggage = [
      form(soap([-1.4, 13.7, -5], [1.9, 0.75, 2.2], 5), vinyl('#9c6b3c', { rough: 0.6 }), { detail: 40 }),
      form(soap([2.2, 13.6, -1.6], [1.1, 0.7, 2], 5), vinyl('#c5402e'), { detail: 40 }),
    ]
    return model(
      { tall: 6.9, pack: 'window', close: { at: [2.2, 5.6, 8], wide: 11, yaw: -28 }, yaw: 40 },
      form(lines, paint, { detail: 120 }),
      form(glass, glassDark, { detail: 80 }),
      form(shell, paint, { detail: 120 }),
      form(rack, abs('#26242a'), { detail: 110 }),
      luggage,
      form(mirrored(blend(0.1, soap([4.9, 5.9, 6], [0.7, 0.28, 3.4], 4), soap([4.9, 5.9, -6.2], [0.7, 0.28, 3.4], 4))), abs('#2d2b31'), {
        detail: 90,
      }),
      form(blend(0.1, soap([0, 3.6, 10.2], [4.8, 0.7, 0.5], 4), soap([0, 3.6, -10.1], [4.8, 0.7, 0.5], 4)), abs('#2d2b31'), { detail: 70 }),
      form(soap([0, 5.4, 9.8], [3.6, 1.1, 0.25], 5), abs('#1f1d23'), { detail: 40 }),
      form(
        mirrored(
          placed(
            turned(
              [0, 0, 0],
              [
                [-0.3, 0.9],
                [0.25, 0.95],
                [0.42, 0.7],
                [0.44, 0.02],
              ],
            ),
            { turn: [90, 0, 0], by: [2.5, 5.4, 9.9] },
          ),
        ),
        { ...eye('#f4f1e4'), glow: 0.25 },
        { detail: 50 },
      ),
      lamp([4, 5.6, -9.8], [0.45, 0.8, 0.25], '#c51f2a', 0.2),
      wheel([0, 7.6, -10.9], 2.5, 1.6, steel, { knobs: 22, turn: [-90, 0, 0] }),
      onFour(4.5, 2.9, [6, -6.2], 2.9, 2.2, steel, { spokes: 6, knobs: 26, rimShare: 0.56 }),
      form(mirrored(soap([4.9, 8, 3.2], [0.6, 0.5, 0.3], 3)), abs('#26242a'), { detail: 40 }),
    )
  },
}
