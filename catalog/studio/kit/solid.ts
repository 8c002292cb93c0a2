import { clamp, noise, rotation, type Vec } from './vec.ts'

/** A closed form given by the distance to its surface (negative inside), and the box that holds it. */
export type Solid = { d: (x: number, y: number, z: number) => number; low: Vec; high: Vec }

const BUNDLE = 6

const around = ([x, y, z]: Vec, [rx, ry, rz]: Vec) => ({ low: [x - rx, y - ry, z - rz] as Vec, high: [x + rx, y + ry, z + rz] as Vec })

const grown = (s: Solid, by: number) => ({
  low: s.low.map((v) => v - by) as unknown as Vec,
  high: s.high.map((v) => v + by) as unknown as Vec,
})

const hull = (solids: readonly Solid[]) => ({
  low: [0, 1, 2].map((i) => Math.min(...solids.map((s) => s.low[i as 0]))) as unknown as Vec,
  high: [0, 1, 2].map((i) => Math.max(...solids.map((s) => s.high[i as 0]))) as unknown as Vec,
})

/** A ball, or with three radii an egg. */
export function ball(at: Vec, radius: number | Vec): Solid {
  const [cx, cy, cz] = at
  if (typeof radius === 'number') {
    return { d: (x, y, z) => Math.hypot(x - cx, y - cy, z - cz) - radius, ...around(at, [radius, radius, radius]) }
  }
  const [rx, ry, rz] = radius
  const least = Math.min(rx, ry, rz)
  const d = (x: number, y: number, z: number) => {
    const [px, py, pz] = [(x - cx) / rx, (y - cy) / ry, (z - cz) / rz]
    const a = Math.hypot(px, py, pz)
    const b = Math.hypot(px / rx, py / ry, pz / rz)
    return b < 1e-9 ? -least : (a * (a - 1)) / b
  }
  return { d, ...around(at, radius) }
}

/** A superellipsoid: `power` 2 is an egg, 4 a bar of soap, 8 nearly a block. */
export function soap(at: Vec, radius: Vec, power = 4): Solid {
  const least = Math.min(...radius)
  const d = (x: number, y: number, z: number) => {
    const p =
      ((Math.abs(x - at[0]) / radius[0]) ** power +
        (Math.abs(y - at[1]) / radius[1]) ** power +
        (Math.abs(z - at[2]) / radius[2]) ** power) **
      (1 / power)
    return (p - 1) * least
  }
  return { d, ...around(at, radius) }
}

/** A block with the given full width, height and depth and rounded edges. */
export function block(at: Vec, size: Vec, round = 0.2): Solid {
  const [hx, hy, hz] = [size[0] / 2 - round, size[1] / 2 - round, size[2] / 2 - round]
  const d = (x: number, y: number, z: number) => {
    const [qx, qy, qz] = [Math.abs(x - at[0]) - hx, Math.abs(y - at[1]) - hy, Math.abs(z - at[2]) - hz]
    return Math.hypot(Math.max(qx, 0), Math.max(qy, 0), Math.max(qz, 0)) + Math.min(Math.max(qx, qy, qz), 0) - round
  }
  return { d, ...around(at, [size[0] / 2, size[1] / 2, size[2] / 2]) }
}

/** A rod through points, as thick as the radius given at each; with `curved` it bends smoothly through them. */
export function limb(points: readonly Vec[], radii: number | readonly number[], curved = true): Solid {
  const r = (i: number) => (typeof radii === 'number' ? radii : (radii[Math.min(i, radii.length - 1)] ?? 0))
  const path: (readonly [number, number, number, number])[] = []
  const knot = (i: number) => {
    const p = points[clamp(i, 0, points.length - 1)] as Vec
    return [...p, r(clamp(i, 0, points.length - 1))] as const
  }
  const steps = curved && points.length > 2 ? 10 : 1
  for (let i = 0; i < points.length - 1; i++) {
    const [a, b, c, e] = [knot(i - 1), knot(i), knot(i + 1), knot(i + 2)]
    for (let s = 0; s < steps; s++) {
      const t = s / steps
      path.push(
        [0, 1, 2, 3].map((k) => {
          const [p0, p1, p2, p3] = [a[k as 0], b[k as 0], c[k as 0], e[k as 0]]
          return steps === 1
            ? p1
            : 0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t + (3 * p1 - p0 - 3 * p2 + p3) * t * t * t)
        }) as unknown as [number, number, number, number],
      )
    }
  }
  path.push([...knot(points.length - 1)])
  const pieces = path.slice(0, -1).map((a, i) => {
    const b = path[i + 1] as (typeof path)[number]
    const [bx, by, bz] = [b[0] - a[0], b[1] - a[1], b[2] - a[2]]
    return [...a, bx, by, bz, b[3] - a[3], 1 / (bx * bx + by * by + bz * bz || 1)] as const
  })
  // Long rods have many pieces; those far away are passed over a bundle at a time.
  const bundles = Array.from({ length: Math.ceil(pieces.length / BUNDLE) }, (_, i) => {
    const list = pieces.slice(i * BUNDLE, (i + 1) * BUNDLE)
    const ends = path.slice(i * BUNDLE, (i + 1) * BUNDLE + 1)
    const centre = [0, 1, 2].map((k) => ends.reduce((sum, p) => sum + p[k as 0], 0) / ends.length) as unknown as Vec
    return { list, centre, reach: Math.max(...ends.map((p) => Math.hypot(p[0] - centre[0], p[1] - centre[1], p[2] - centre[2]) + p[3])) }
  })
  const d = (x: number, y: number, z: number) => {
    let best = Infinity
    for (const { list, centre, reach } of bundles) {
      if (Math.hypot(x - centre[0], y - centre[1], z - centre[2]) - reach > best) continue
      for (const [ax, ay, az, ar, bx, by, bz, br, inverse] of list) {
        const [px, py, pz] = [x - ax, y - ay, z - az]
        const h = clamp((px * bx + py * by + pz * bz) * inverse)
        const [ex, ey, ez] = [px - bx * h, py - by * h, pz - bz * h]
        const near = Math.sqrt(ex * ex + ey * ey + ez * ez) - ar - br * h
        if (near < best) best = near
      }
    }
    return best
  }
  const most = Math.max(...path.map((p) => p[3]))
  const points3 = path.map(([x, y, z]) => around([x, y, z], [most, most, most]) as Solid)
  return { d, ...hull(points3) }
}

/** A ring standing in the xy plane. */
export function ring(at: Vec, radius: number, thick: number): Solid {
  const d = (x: number, y: number, z: number) => Math.hypot(Math.hypot(x - at[0], y - at[1]) - radius, z - at[2]) - thick
  return { d, ...around(at, [radius + thick, radius + thick, thick]) }
}

/** What a lathe makes: `profile` runs from the bottom of the axis to its top, as [height, radius]; it may go in and out. */
export function turned(at: Vec, profile: readonly (readonly [y: number, radius: number])[]): Solid {
  const ends = [profile[0]?.[0] ?? 0, profile.at(-1)?.[0] ?? 0] as const
  const points = [[ends[0], 0], ...profile, [ends[1], 0]] as const
  const pieces = points.slice(0, -1).map((a, i) => {
    const b = points[i + 1] as readonly [number, number]
    const [ey, er] = [b[0] - a[0], b[1] - a[1]]
    return { y: a[0], r: a[1], ey, er, inverse: 1 / (ey * ey + er * er || 1) }
  })
  const d = (x: number, y: number, z: number) => {
    const [h, out] = [y - at[1], Math.hypot(x - at[0], z - at[2])]
    let [best, inside] = [Infinity, false]
    for (const { y, r, ey, er, inverse } of pieces) {
      const [py, pr] = [h - y, out - r]
      const t = clamp((py * ey + pr * er) * inverse)
      best = Math.min(best, (py - ey * t) ** 2 + (pr - er * t) ** 2)
      if (y > h !== y + ey > h && out < r + (er * (h - y)) / ey) inside = !inside
    }
    return inside ? -Math.sqrt(best) : Math.sqrt(best)
  }
  const most = Math.max(...profile.map((p) => p[1]))
  const heights = profile.map((p) => p[0])
  return {
    d,
    low: [at[0] - most, at[1] + Math.min(...heights), at[2] - most],
    high: [at[0] + most, at[1] + Math.max(...heights), at[2] + most],
  }
}

/** Distance to the box of a solid: a cheap lower bound that saves most of the work. */
const outside = ({ low, high }: Solid, x: number, y: number, z: number) => {
  const dx = Math.max(low[0] - x, 0, x - high[0])
  const dy = Math.max(low[1] - y, 0, y - high[1])
  const dz = Math.max(low[2] - z, 0, z - high[2])
  return Math.sqrt(dx * dx + dy * dy + dz * dz)
}

/** Grows solids into one another over about `k` cm, as filled fabric does where a limb is sewn on. 0 joins them sharply. */
export function blend(k: number, ...solids: readonly Solid[]): Solid {
  const d = (x: number, y: number, z: number) => {
    let a = Infinity
    for (const s of solids) {
      if (outside(s, x, y, z) * 0.5 > a + k) continue
      const b = s.d(x, y, z)
      const h = k > 0 ? Math.max(k - Math.abs(a - b), 0) / k : 0
      a = Math.min(a, b) - (a === Infinity ? 0 : h * h * k * 0.25)
    }
    return a === Infinity ? Math.max(...solids.slice(0, 1).map((s) => outside(s, x, y, z))) : a
  }
  return { d, ...hull(solids) }
}

/** Takes `b` out of `a`, with an edge rounded over `k`. */
export function cut(a: Solid, b: Solid, k = 0.1): Solid {
  const d = (x: number, y: number, z: number) => {
    const [da, db] = [a.d(x, y, z), -b.d(x, y, z)]
    const h = Math.max(k - Math.abs(da - db), 0) / k
    return Math.max(da, db) + h * h * k * 0.25
  }
  return { d, low: a.low, high: a.high }
}

/** What `a` and `b` have in common. */
export function both(a: Solid, b: Solid, k = 0.1): Solid {
  const d = (x: number, y: number, z: number) => {
    const [da, db] = [a.d(x, y, z), b.d(x, y, z)]
    const h = Math.max(k - Math.abs(da - db), 0) / k
    return Math.max(da, db) + h * h * k * 0.25
  }
  const low = a.low.map((v, i) => Math.max(v, b.low[i as 0])) as unknown as Vec
  const high = a.high.map((v, i) => Math.min(v, b.high[i as 0])) as unknown as Vec
  return { d, low, high }
}

/** The solid and its mirror image: model the toy's left half (x > 0) only. */
export function mirrored(s: Solid): Solid {
  const most = Math.max(s.high[0], -s.low[0])
  return { d: (x, y, z) => s.d(Math.abs(x), y, z), low: [-most, s.low[1], s.low[2]], high: [most, s.high[1], s.high[2]] }
}

/** Turns a solid about its own `pivot` by degrees about x, y, z, then moves it. */
export function placed(s: Solid, { by = [0, 0, 0], turn = [0, 0, 0], pivot = [0, 0, 0] }: { by?: Vec; turn?: Vec; pivot?: Vec }): Solid {
  const { there, back } = rotation(turn)
  const d = (x: number, y: number, z: number) => {
    const p = back([x - by[0] - pivot[0], y - by[1] - pivot[1], z - by[2] - pivot[2]])
    return s.d(p[0] + pivot[0], p[1] + pivot[1], p[2] + pivot[2])
  }
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => {
    const p: Vec = [(i & 1 ? s.high : s.low)[0] - pivot[0], (i & 2 ? s.high : s.low)[1] - pivot[1], (i & 4 ? s.high : s.low)[2] - pivot[2]]
    const q = there(p)
    return around([q[0] + pivot[0] + by[0], q[1] + pivot[1] + by[1], q[2] + pivot[2] + by[2]], [0, 0, 0]) as Solid
  })
  return { d, ...hull(corners) }
}

/** A hollow skin of the given thickness, grown inwards. */
export const hollow = (s: Solid, thick: number): Solid => ({ ...s, d: (x, y, z) => Math.max(s.d(x, y, z), -s.d(x, y, z) - thick) })

export const swollen = (s: Solid, by: number): Solid => ({ d: (x, y, z) => s.d(x, y, z) - by, ...grown(s, by) })

/** Hand-filled, not turned on a lathe: bumps `deep` cm and about `wide` cm across. */
export const lumpy = (s: Solid, deep: number, wide: number, seed = 0): Solid => ({
  d: (x, y, z) => s.d(x, y, z) + deep * noise(x / wide + seed * 17.3, y / wide + seed * 5.1, z / wide),
  ...grown(s, Math.abs(deep)),
})

/** Draws the surface in along the line where `where` is 0, as thread does in a filled body. */
export const pinched = (s: Solid, where: (x: number, y: number, z: number) => number, deep: number, wide: number): Solid => ({
  ...s,
  d: (x, y, z) => {
    const f = where(x, y, z) / wide
    return f > 3 || f < -3 ? s.d(x, y, z) : s.d(x, y, z) + deep * Math.exp(-f * f)
  },
})

/** Rests on the floor: what is below it is flattened, and swells outwards as a filled bag does. */
export const seated = (s: Solid, depth = 0.4): Solid => ({
  d: (x, y, z) => {
    const a = s.d(x, y, z)
    const k = depth * 2.5
    const h = Math.max(k - Math.abs(a + y), 0) / k
    return Math.max(a, -y) + h * h * k * 0.25
  },
  low: [s.low[0], Math.max(s.low[1], 0), s.low[2]],
  high: s.high,
})

/** The first point at which a ray meets the solid, or null. */
export function hit(s: Solid, from: Vec, along: Vec, reach = 200): Vec | null {
  let t = 0
  for (let i = 0; i < 160 && t < reach; i++) {
    const p: Vec = [from[0] + along[0] * t, from[1] + along[1] * t, from[2] + along[2] * t]
    const d = Math.max(s.d(...p), outside(s, ...p) * 0.98)
    if (d < 0.004) return p
    t += d * 0.8
  }
  return null
}

/** The outward direction at a point of the surface. */
export function facing(s: Solid, [x, y, z]: Vec, e = 0.02): Vec {
  const a = s.d(x + e, y - e, z - e)
  const b = s.d(x - e, y - e, z + e)
  const c = s.d(x - e, y + e, z - e)
  const f = s.d(x + e, y + e, z + e)
  const n: Vec = [a - b - c + f, -a - b + c + f, -a + b - c + f]
  const l = Math.hypot(...n) || 1
  return [n[0] / l, n[1] / l, n[2] / l]
}
