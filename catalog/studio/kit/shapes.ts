import { backed, outward, type Shape, withNormals } from './shape.ts'
import { add, cross, sub, times, turn, unit, type Vec } from './vec.ts'

/** A net of points: `at(u, v)` for u and v from 0 to 1. Cloth, sails, paper, wings: both sides. The uv are u and v. */
export const sheet = (at: (u: number, v: number) => Vec, columns = 40, rows = 40): Shape => backed(net(at, columns, rows))

/** One side of such a net: the one from which u runs right where v runs up. */
export function net(at: (u: number, v: number) => Vec, columns: number, rows: number): Shape {
  const position = new Float32Array((columns + 1) * (rows + 1) * 3)
  const uv = new Float32Array((columns + 1) * (rows + 1) * 2)
  const index: number[] = []
  for (let j = 0; j <= rows; j++)
    for (let i = 0; i <= columns; i++) {
      const n = i + (columns + 1) * j
      position.set(at(i / columns, j / rows), n * 3)
      uv.set([i / columns, j / rows], n * 2)
      if (i < columns && j < rows) index.push(n, n + 1, n + columns + 2, n, n + columns + 2, n + columns + 1)
    }
  const triangles = Uint32Array.from(index)
  return { position, normal: withNormals(position, triangles), index: triangles, uv }
}

/** A smooth path through points. */
export function through(points: readonly Vec[], closed = false): (t: number) => Vec {
  const n = points.length
  const knot = (i: number) => (closed ? points[((i % n) + n) % n] : points[Math.min(n - 1, Math.max(0, i))]) as Vec
  return (t) => {
    const s = Math.min(t, 0.999999) * (closed ? n : n - 1)
    const i = Math.floor(s)
    const f = s - i
    const [a, b, c, d] = [knot(i - 1), knot(i), knot(i + 1), knot(i + 2)]
    return [0, 1, 2].map((k) => {
      const [p0, p1, p2, p3] = [a[k as 0], b[k as 0], c[k as 0], d[k as 0]]
      return 0.5 * (2 * p1 + (p2 - p0) * f + (2 * p0 - 5 * p1 + 4 * p2 - p3) * f * f + (3 * p1 - p0 - 3 * p2 + p3) * f * f * f)
    }) as unknown as Vec
  }
}

type Tube = { radius: number | ((t: number) => number); flat?: number; steps?: number; round?: number; closed?: boolean }

/** A cord, wire, strap or ribbon along a path; `flat` below 1 makes a band. The uv run along the path in cm. */
export function tube(path: (t: number) => Vec, { radius, flat = 1, steps = 90, round = 12, closed = false }: Tube): Shape {
  const r = typeof radius === 'number' ? () => radius : radius
  const position: number[] = []
  const uv: number[] = []
  let side: Vec | undefined
  let run = 0
  for (let i = 0; i <= steps; i++) {
    const t = i / steps
    const here = path(t)
    const next = path(closed ? (t + 0.002) % 1 : Math.min(1, t + 0.002))
    const before = path(closed ? (t + 0.998) % 1 : Math.max(0, t - 0.002))
    const along = unit(sub(next, before))
    const last: Vec = side ?? (Math.abs(along[1]) > 0.9 ? [0, 0, 1] : [0, 1, 0])
    const out = unit(cross(along, last))
    side = unit(cross(out, along))
    if (i) run += Math.hypot(...sub(here, path((i - 1) / steps)))
    for (let j = 0; j <= round; j++) {
      const a = (j / round) * Math.PI * 2
      const p = add(here, add(times(out, Math.cos(a) * r(t) * flat), times(side, Math.sin(a) * r(t))))
      position.push(...p)
      uv.push(run, (j / round) * r(t) * 6.28)
    }
  }
  const index: number[] = []
  for (let i = 0; i < steps; i++)
    for (let j = 0; j < round; j++) {
      const a = j + (round + 1) * i
      index.push(a, a + round + 1, a + round + 2, a, a + round + 2, a + 1)
    }
  const places = Float32Array.from(position)
  const triangles = Uint32Array.from(index)
  return { position: places, normal: withNormals(places, triangles), index: triangles, uv: Float32Array.from(uv) }
}

/** A round thing from its profile of [radius, y], bottom to top. u runs round from the back. */
export function lathe(profile: readonly (readonly [radius: number, y: number])[], round = 64): Shape {
  const rows: (readonly [number, number])[] = []
  for (let i = 0; i + 1 < profile.length; i++) {
    const [a, b] = [profile[i], profile[i + 1]] as [readonly [number, number], readonly [number, number]]
    for (let s = 0; s < 4; s++) rows.push([a[0] + ((b[0] - a[0]) * s) / 4, a[1] + ((b[1] - a[1]) * s) / 4])
  }
  rows.push(profile.at(-1) as readonly [number, number])
  return net(
    (u, v) => {
      const i = Math.min(rows.length - 1, Math.round(v * (rows.length - 1)))
      const [r, y] = rows[i] as readonly [number, number]
      const a = turn(u * 360 + 180)
      return [Math.sin(a) * r, y, Math.cos(a) * r]
    },
    round,
    rows.length - 1,
  )
}

/** A skin over cross-sections: `section(t)` gives a ring of points from nose to tail. Car bodies, hulls, wings. */
export const loft = (section: (t: number) => readonly Vec[], rows = 60): Shape => {
  const rings = Array.from({ length: rows + 1 }, (_, i) => section(i / rows))
  const n = (rings[0]?.length ?? 1) - 1
  return outward(net((u, v) => rings[Math.round(v * rows)]?.[Math.round(u * n)] as Vec, n, rows))
}
