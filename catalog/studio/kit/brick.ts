import { drawn, type Ink } from './art.ts'
import type { Part } from './model.ts'
import { mapped, type Shape, withNormals } from './shape.ts'
import type { Skin } from './skin.ts'
import { rotation, type Vec } from './vec.ts'

export const sides = ['front', 'back', 'left', 'right', 'top', 'bottom'] as const
export type Side = (typeof sides)[number]
export type Place = { at?: Vec; turn?: Vec }

/** Where each side's own right and up point, and where it looks. `left` is the toy's left, the viewer's right. */
const frames: Record<Side, readonly [Vec, Vec, Vec]> = {
  front: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  back: [
    [-1, 0, 0],
    [0, 1, 0],
    [0, 0, -1],
  ],
  left: [
    [0, 0, -1],
    [0, 1, 0],
    [1, 0, 0],
  ],
  right: [
    [0, 0, 1],
    [0, 1, 0],
    [-1, 0, 0],
  ],
  top: [
    [1, 0, 0],
    [0, 0, -1],
    [0, 1, 0],
  ],
  bottom: [
    [1, 0, 0],
    [0, 0, 1],
    [0, -1, 0],
  ],
}

export type Brick = {
  size: Vec
  round?: number
  /** How far the middle of each side swells, as a filled cube does. */
  puff?: number
  /** Rows of triangles along the longest edge. */
  detail?: number
}

/** A block whose six sides have uv of their own in one atlas of 3 by 2: for what is printed all round. */
export function brickShape({ size, round = 0.1, puff = 0, detail = 12 }: Brick): Shape {
  const [position, uv, index]: [number[], number[], number[]] = [[], [], []]
  const half = size.map((v) => v / 2) as unknown as Vec
  const longest = Math.max(...size)
  sides.forEach((side, s) => {
    const [right, up, out] = frames[side]
    const along = (v: Vec, w: Vec) => Math.abs(v[0] * w[0] + v[1] * w[1] + v[2] * w[2])
    const [w, h, d] = [along(right, half), along(up, half), along(out, half)]
    // Rows are denser where the edge is round.
    const steps = (length: number) => {
      const flat = Math.max(2, Math.round((detail * length * 2) / longest))
      const r = Math.min(round, length) / length
      return [
        ...[0, 0.15, 0.4, 0.7].map((t) => -1 + r * t),
        ...Array.from({ length: flat + 1 }, (_, i) => -1 + r + ((2 - 2 * r) * i) / flat),
        ...[0.7, 0.4, 0.15, 0].map((t) => 1 - r * t),
      ]
    }
    const [us, vs] = [steps(w), steps(h)]
    const first = position.length / 3
    for (const v of vs)
      for (const u of us) {
        const swell = puff * (1 - u ** 4) * (1 - v ** 4)
        const p = [0, 1, 2].map((k) => right[k as 0] * u * w + up[k as 0] * v * h + out[k as 0] * d) as unknown as Vec
        const inner = p.map((c, k) => Math.max(-half[k as 0] + round, Math.min(half[k as 0] - round, c))) as unknown as Vec
        const away = [p[0] - inner[0], p[1] - inner[1], p[2] - inner[2]] as const
        const l = Math.hypot(...away) || 1
        position.push(...[0, 1, 2].map((k) => inner[k as 0] + (away[k as 0] / l) * (round || 0) + out[k as 0] * swell))
        uv.push(((s % 3) + u * 0.5 + 0.5) / 3, (Math.floor(s / 3) + v * 0.5 + 0.5) / 2)
      }
    for (let j = 0; j + 1 < vs.length; j++)
      for (let i = 0; i + 1 < us.length; i++) {
        const a = first + i + us.length * j
        index.push(a, a + 1, a + 1 + us.length, a, a + 1 + us.length, a + us.length)
      }
  })
  const places = Float32Array.from(position)
  const triangles = Uint32Array.from(index)
  return { position: places, normal: smoothed(places, triangles), index: triangles, uv: Float32Array.from(uv) }
}

/** The sides do not share corners, so their normals are averaged by place. */
function smoothed(position: Float32Array, index: Uint32Array) {
  const normal = withNormals(position, index)
  const sums = new Map<string, [number, number, number]>()
  const key = (i: number) =>
    `${Math.round((position[i] ?? 0) * 2000)},${Math.round((position[i + 1] ?? 0) * 2000)},${Math.round((position[i + 2] ?? 0) * 2000)}`
  for (let i = 0; i < normal.length; i += 3) {
    const sum = sums.get(key(i)) ?? [0, 0, 0]
    for (let k = 0; k < 3; k++) sum[k as 0] += normal[i + k] ?? 0
    sums.set(key(i), sum)
  }
  for (let i = 0; i < normal.length; i += 3) {
    const sum = sums.get(key(i)) as [number, number, number]
    const l = Math.hypot(...sum) || 1
    for (let k = 0; k < 3; k++) normal[i + k] = sum[k as 0] / l
  }
  return normal
}

/** What each side shows, in cm from its middle with y up; `all` is drawn first on every side. */
export type Prints = Partial<Record<Side | 'all', (ink: Ink, wide: number, tall: number) => void>>

/** The atlas that `brickShape` expects. */
export function printedSides(size: Vec, prints: Prints, fine: number): HTMLCanvasElement {
  const cell = Math.min(1400, Math.max(...size) * fine)
  return drawn(3, 2, cell, (ink) => {
    sides.forEach((side, s) => {
      const [right, up] = frames[side]
      const [w, h] = [right, up].map((v) => Math.abs(v[0] * size[0] + v[1] * size[1] + v[2] * size[2])) as [number, number]
      ink.save()
      ink.beginPath()
      ink.rect((s % 3) - 1.5, Math.floor(s / 3) - 1, 1, 1)
      ink.clip()
      ink.translate((s % 3) - 1, Math.floor(s / 3) - 0.5)
      ink.scale(1 / w, 1 / h)
      prints.all?.(ink, w, h)
      prints[side]?.(ink, w, h)
      ink.restore()
    })
  })
}

/** A block printed on all sides: soft cubes, cartons, books, screens. */
export function brick(spec: Brick & Place & { fine?: number; prints?: Prints }, skin: Skin): Part {
  const { at, turn, fine = 40, prints } = spec
  const place = { ...(at ? { at } : {}), ...(turn ? { turn } : {}) }
  return {
    shape: stood(brickShape(spec), place),
    caster: stood(brickShape({ ...spec, detail: 3 }), place),
    skin: prints ? { ...skin, map: printedSides(spec.size, prints, fine) } : skin,
  }
}

/** Turns a shape about its origin by degrees about x, y, z, then moves it. */
export function stood(shape: Shape, { at = [0, 0, 0], turn = [0, 0, 0] }: Place): Shape {
  const { there } = rotation(turn)
  return mapped(
    shape,
    (p) => {
      const q = there(p)
      return [q[0] + at[0], q[1] + at[1], q[2] + at[2]]
    },
    there,
  )
}
