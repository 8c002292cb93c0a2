import { cm, pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { outline, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { through, tube } from '../kit/shapes.ts'
import { cotton, felt, metalBrushed, metalPolished, wood } from '../kit/skin.ts'
import { ball, block, cut, limb, lumpy, placed, type Solid, turned } from '../kit/solid.ts'
import { turn, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

const THICK = 0.7

/** A piece cut from plywood by laser: its faces are pale, its edges are burnt. It stands at `z`, facing the viewer. */
function cutOut(path: string, z: number, at: Vec = [0, 0, 0], lean = 0, thick = THICK): Part {
  const flat = placed(slab(outline(path), thick, 0.05), { turn: [0, 0, lean], by: [at[0], at[1], z] })
  return form(flat, wood('#dcb986', { grainSize: 5, grainDepth: 0.6, panels: ['#6b4425'] }), {
    fields: [(_x, _y, pz) => Math.abs(pz - z) - thick / 2 + 0.07],
    detail: 110,
  })
}

const bar = (from: readonly [number, number], to: readonly [number, number], half: number, end = half) => {
  const a = Math.atan2(to[1] - from[1], to[0] - from[0])
  const [s, c] = [Math.sin(a), Math.cos(a)]
  const p = ([x, y]: readonly [number, number], k: number) => `${(x - s * k).toFixed(3)} ${(y + c * k).toFixed(3)}`
  return `M${p(from, half)}L${p(to, end)}L${p(to, -end)}L${p(from, -half)}Z`
}

/** A disc of plywood on its axle, with the spokes cut out. */
const wheel = (x: number, z: number, r: number): Part => {
  const disc = turned(
    [0, 0, 0],
    [
      [-0.35, r],
      [0.35, r],
      [0.36, 0],
    ],
  )
  const holes = [0, 60, 120, 180, 240, 300].map((a) =>
    limb(
      [
        [Math.sin(turn(a)) * r * 0.55, -2, Math.cos(turn(a)) * r * 0.55],
        [Math.sin(turn(a)) * r * 0.55, 2, Math.cos(turn(a)) * r * 0.55],
      ],
      r * 0.16,
      false,
    ),
  )
  const cutWheel = holes.reduce<Solid>((s, h) => cut(s, h, 0.05), disc)
  return form(
    placed(cutWheel, { turn: [90, 0, 0], by: [x, r, z] }),
    wood('#dcb986', { grainSize: 4, grainDepth: 0.6, panels: ['#6b4425'] }),
    {
      fields: [(_x, _y, pz) => Math.abs(pz - z) - 0.3],
      detail: 70,
    },
  )
}

const pin = (x: number, y: number, z: number, long: number, r = 0.28): Part =>
  form(
    limb(
      [
        [x, y, z - long / 2],
        [x, y, z + long / 2],
      ],
      r,
      false,
    ),
    metalBrushed('#b9c0ca'),
    { detail: 60 },
  )

/** The counterweight: a box of plywood, half full of coins. */
function coins([x, y]: readonly [number, number]): Part[] {
  const box = cut(block([x, y, 0], [5, 4.4, 4.6], 0.06), block([x, y + 1, 0], [4, 4.6, 3.6], 0.06), 0.05)
  const joints: Solid = {
    ...box,
    d: (px, py, pz) => box.d(px, py, pz) + (Math.abs(Math.abs(px - x) - 2.15) < 0.06 && Math.abs(pz) > 2.2 ? 0.05 : 0),
  }
  const loose = Array.from({ length: 9 }, (_, i) => {
    const [dx, dz] = [((i * 37) % 11) / 11 - 0.5, ((i * 53) % 13) / 13 - 0.5]
    return form(
      placed(
        turned(
          [0, 0, 0],
          [
            [-0.09, 0.9],
            [0.09, 0.9],
            [0.1, 0],
          ],
        ),
        { turn: [((i * 29) % 40) - 20, 0, ((i * 17) % 50) - 25], by: [x + dx * 2.2, y + 1.1 + (i % 3) * 0.34, dz * 1.9] },
      ),
      metalPolished(i % 3 ? '#c98a4a' : '#d9c07a', { rough: 0.3 }),
      { detail: 30 },
    )
  })
  return [form(joints, wood('#c99e66', { grainSize: 4, grainDepth: 0.6 }), { detail: 80 }), ...loose]
}

const cord = (points: readonly Vec[], radius = 0.11): Part => ({
  shape: tube(through(points), { radius, steps: 60, round: 8 }),
  skin: cotton('#efe6d2', { grainMap: 'uv', grainSize: 0.3 }),
})

/** The drum at the foot, its handles, and the rope that goes up to the arm. */
function winch(): Part[] {
  const drum = form(
    limb(
      [
        [-6.6, 3.6, -2.4],
        [-6.6, 3.6, 2.4],
      ],
      0.7,
      false,
    ),
    wood('#c99e66'),
    { detail: 50 },
  )
  const rope = Array.from({ length: 44 }, (_, i): Vec => [-6.6 + Math.cos(i * 0.8) * 0.82, 3.6 + Math.sin(i * 0.8) * 0.82, -1.5 + i * 0.07])
  const spokes = [0, 45, 90, 135].map((a) =>
    form(
      limb(
        [
          [-6.6 - Math.cos(turn(a)) * 2.3, 3.6 - Math.sin(turn(a)) * 2.3, 3.5],
          [-6.6 + Math.cos(turn(a)) * 2.3, 3.6 + Math.sin(turn(a)) * 2.3, 3.5],
        ],
        0.24,
        false,
      ),
      wood('#dcb986'),
      { detail: 44 },
    ),
  )
  return [drum, cord(rope, 0.13), ...spokes, pin(-6.6, 3.6, 3, 2)]
}

export const trebuchetToys: Toys = {
  'age-of-empires-trebuchet-kit': (look) => {
    const tall = cm(look)
    const large = pick({ 18: false, 36: true }, String(tall))
    const [px, py] = [0.6, 14.4]
    const frames = [-2.7, 2.7].flatMap((z) => [
      cutOut(bar([-5.6, 2], [0.2, 15], 0.62, 0.5), z),
      cutOut(bar([6.8, 2], [1, 15], 0.62, 0.5), z * 0.999),
      cutOut(bar([-3.9, 6.2], [5, 6.2], 0.42), z * 1.16, [0, 0, 0], 0, 0.5),
      cutOut('M-10.6 1.3H11.4V2.5H-10.6Z', z),
    ])
    const across = [-9.4, -5, 6.2, 10.2].map((x) =>
      form(block([x, 1.9, 0], [0.7, 1, 7.4], 0.06), wood('#cfa873', { grainSize: 3 }), { detail: 50 }),
    )
    // The arm is cocked: its long end is down at the left, the counterweight up at the right.
    const a = -24
    const along = (t: number): readonly [number, number] => [px + Math.cos(turn(a)) * t, py + Math.sin(turn(a)) * t]
    const arm = [-0.55, 0.55].map((z) => cutOut(bar(along(-14.4), along(6.4), 0.4, 0.78), z, [0, 0, 0], 0, 0.5))
    const tip = along(-14.2)
    const hang = along(5.8)
    const boulder = lumpy(ball([tip[0] + 1.5, tip[1] - 8, 0], 1.5), 0.16, 1.2, 3)
    const strap = (z: number) =>
      cord([
        [tip[0], tip[1], 0],
        [tip[0] + 0.4, tip[1] - 3.4, z * 0.5],
        [tip[0] + 1.2, tip[1] - 6.6, z],
        [tip[0] + 1.5, tip[1] - 9.4, z * 0.9],
      ])
    return model(
      { tall, pack: 'box', close: { at: [2.6, 13, 3], wide: 12 }, yaw: 28 },
      frames,
      across,
      [-9, 9.6].flatMap((x) => [-3.8, 3.8].map((z) => wheel(x, z, 1.7))),
      [-9, 9.6].map((x) => pin(x, 1.7, 0, 8.6)),
      arm,
      pin(px, py, 0, 7.4, 0.34),
      pin(hang[0], hang[1], 0, 3.2, 0.24),
      [-1.5, 1.5].map((z) => cutOut(bar([hang[0], hang[1] + 0.4], [hang[0], hang[1] - 3.4], 0.32), z, [0, 0, 0], 0, 0.4)),
      coins([hang[0], hang[1] - 4.6]),
      form(boulder, felt('#8b8d94'), { detail: 40 }),
      [-1, 1].map(strap),
      large ? winch() : [],
    )
  },
}
