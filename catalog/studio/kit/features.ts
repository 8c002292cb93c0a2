import { drawn, type Ink } from './art.ts'
import { stood } from './brick.ts'
import type { Part } from './model.ts'
import { form } from './parts.ts'
import { display, words } from './print.ts'
import { sheet, through, tube } from './shapes.ts'
import { cotton, eye, glossyCard, type Skin, vinyl } from './skin.ts'
import { ball, facing, hit, placed, type Solid } from './solid.ts'
import { add, times, unit, type Vec } from './vec.ts'

type Spot = readonly [x: number, y: number]

/** The point of a solid that a viewer walking round by `yaw` degrees sees at x, y. */
export function spot(on: Solid, [x, y]: Spot, yaw = 0): { at: Vec; out: Vec } {
  const a = (yaw * Math.PI) / 180
  const there = (p: Vec): Vec => [p[0] * Math.cos(a) + p[2] * Math.sin(a), p[1], p[2] * Math.cos(a) - p[0] * Math.sin(a)]
  const at = hit(on, there([x, y, 90]), there([0, 0, -1]), 180)
  if (!at) throw new Error(`nothing is at ${x}, ${y}`)
  return { at, out: facing(on, at, 0.15) }
}

/** Degrees about x and y that turn +z towards a direction. */
export const towards = (out: Vec): Vec => [(-Math.asin(out[1]) * 180) / Math.PI, (Math.atan2(out[0], out[2]) * 180) / Math.PI, 0]

/** A glossy bead sewn on: eyes, noses, buttons. `flat` is its depth against its width, `sunk` how much of it is hidden. */
export function bead(
  on: Solid,
  where: Spot,
  r: number | readonly [number, number],
  colour = '#17141c',
  { flat = 0.62, sunk = 0.3, skin = eye(colour) as Skin, yaw = 0 } = {},
): Part {
  const [rx, ry] = typeof r === 'number' ? [r, r] : r
  const { at, out } = spot(on, where, yaw)
  const deep = Math.min(rx, ry) * flat
  const [tx, ty] = towards(out)
  const egg = ball([0, 0, 0], [rx, ry, deep])
  return form(placed(placed(egg, { turn: [tx, 0, 0] }), { turn: [0, ty, 0], by: add(at, times(out, deep * (1 - 2 * sunk))) }), skin, {
    detail: 26,
  })
}

/** A pair of beads at x and -x. */
export const beads = (
  on: Solid,
  [x, y]: Spot,
  r: number | readonly [number, number],
  colour?: string,
  more?: Parameters<typeof bead>[4],
) => [bead(on, [x, y], r, colour, more), bead(on, [-x, y], r, colour, more)]

/** A stitched line between points seen from the front, as a cord on the surface: mouths, whiskers, brows. */
export function line(on: Solid, points: readonly Spot[], thick: number, skin: Skin, { yaw = 0, lift = 0.4 } = {}): Part {
  const path = through(points.map(([x, y]): Vec => [x, y, 0]))
  const feet = Array.from({ length: 25 }, (_, i) => {
    const p = path(i / 24)
    const { at, out } = spot(on, [p[0], p[1]], yaw)
    return add(at, times(out, thick * lift))
  })
  const taper = (t: number) => thick * Math.min(1, 0.35 + Math.sqrt(Math.min(t, 1 - t) * 14))
  return { shape: tube(through(feet), { radius: taper, steps: 60, round: 10 }), skin, shadeless: true }
}

/** A band of cloth round a solid at a height: scarves, belts, headbands. `tilt` is cm of rise from front to back. */
export function band(
  on: Solid,
  y: number,
  wide: number,
  skin: Skin,
  { tilt = 0, out = 0.12, centre = [0, 0] as readonly [number, number] } = {},
): Part {
  const at = (u: number, v: number): Vec => {
    const a = u * Math.PI * 2 + Math.PI
    const [dx, dz] = [Math.sin(a), Math.cos(a)]
    const edge = Math.min(1, Math.min(v, 1 - v) * 9)
    const up = y + (v - 0.5) * wide - dz * tilt
    const p = hit(on, [centre[0] + dx * 60, up, centre[1] + dz * 60], [-dx, 0, -dz], 80) ?? [centre[0], up, centre[1]]
    return [p[0] + dx * out * Math.sqrt(edge), up, p[2] + dz * out * Math.sqrt(edge)]
  }
  return { shape: sheet(at, 96, 14), skin }
}

const brand = '#3A2BC2'

/** A loop of satin ribbon sewn into a seam, with the maker's name. `out` is the direction in which it stands. */
export function sewnLabel(at: Vec, out: Vec, size = 1): Part {
  const map = drawn(2, 3, 160, (ink) => {
    ink.fillStyle = '#f6f2ea'
    ink.fillRect(-1, -1.5, 2, 3)
    ink.save()
    ink.rotate(-Math.PI / 2)
    for (const half of [-0.75, 0.75])
      words(ink, 'TOYLINE', half, -0.13, { size: 0.34, weight: 800, font: display, colour: brand, align: 'center' })
    ink.restore()
  })
  const o = unit(out)
  const side: Vec = unit([-o[2], 0, o[0]])
  const loop = (u: number, v: number): Vec => {
    const s = v * 2 - 1
    const run = (1 - s * s) * 1.5 * size
    return add(at, add(times(o, run), add([0, (u - 0.5) * 2 * size, 0], times(side, s * 0.12 * size))))
  }
  return { shape: sheet(loop, 10, 24), skin: { ...cotton('#fff'), map, rough: 0.5, mirror: 0.03 } }
}

/** The swing tag on its cord: a stiff printed card that hangs from `from`, its hole up, `out` before it. */
export function swingTag(from: Vec, front: (ink: Ink) => void, { size = 1, turn = [0, -12, 8] as Vec, drop = 1.6, out = 0 } = {}): Part[] {
  const [w, h] = [3.2 * size, 4.6 * size]
  const map = drawn(3.2, 4.6, 200, (ink) => {
    ink.beginPath()
    ink.roundRect(-1.6, -2.3, 3.2, 4.6, 0.35)
    ink.arc(0, 1.9, 0.17, 0, 7, true)
    ink.clip()
    front(ink)
  })
  const middle = add(from, [0, -drop * size - h * 0.41, 0.25 * size + out])
  const flat = stood(
    sheet((u, v) => [(u - 0.5) * w, (v - 0.5) * h, 0.05 * Math.sin(v * 3)], 10, 14),
    { at: middle, turn },
  )
  const hole = add(middle, [0, h * 0.41, 0.05])
  const cord = tube(through([from, add(from, [0.25 * size, -drop * 0.5 * size, 0.25 * size]), hole]), {
    radius: 0.05 * size,
    steps: 24,
    round: 6,
  })
  return [
    { shape: flat, skin: { ...glossyCard('#fff'), map } },
    { shape: cord, skin: cotton('#f3eee6') },
  ]
}

/** A cartoon eye that stands out of the toy: white ball, dark pupil, a speck of light. */
export function goggle(
  at: Vec,
  r: number,
  { look = [0.15, -0.1] as Spot, out = [0, 0, 1] as Vec, white = vinyl('#fbf8f1') as Skin, pupil = '#17141c', iris = 0.5 } = {},
): Part[] {
  const [tx, ty] = towards(unit(out))
  const place = (s: Solid) => placed(placed(s, { turn: [tx, 0, 0] }), { turn: [0, ty, 0], by: at })
  const globe = ball([0, 0, 0], [r, r * 1.06, r * 0.5])
  const dark = ball([look[0] * r, look[1] * r, r * 0.3], [r * iris, r * iris, r * 0.28])
  const glint = ball([look[0] * r + r * 0.16, look[1] * r + r * 0.2, r * 0.55], r * 0.1)
  return [
    form(place(globe), white, { detail: 36 }),
    form(place(dark), eye(pupil), { detail: 30 }),
    form(place(glint), { ...vinyl('#fff'), glow: 0.4 }, { detail: 10 }),
  ]
}
