import type { Vec } from './vec.ts'

/** Triangles with what each corner knows. `fields` are four signed distances in cm to the edges of panels or seams. */
export type Shape = {
  position: Float32Array
  normal: Float32Array
  index: Uint32Array
  uv?: Float32Array
  fields?: Float32Array
  /** How much of the pile stands here, 0 (shaved) to 1. */
  pile?: Float32Array
}

export const count = (s: Shape) => s.position.length / 3

export function moved(s: Shape, by: Vec): Shape {
  const position = s.position.map((v, i) => v + (by[(i % 3) as 0] ?? 0))
  return { ...s, position }
}

/** Applies `point` to places and `direction` to normals. */
export function mapped(s: Shape, point: (p: Vec) => Vec, direction: (n: Vec) => Vec): Shape {
  const position = new Float32Array(s.position.length)
  const normal = new Float32Array(s.normal.length)
  for (let i = 0; i < position.length; i += 3) {
    position.set(point([s.position[i] ?? 0, s.position[i + 1] ?? 0, s.position[i + 2] ?? 0]), i)
    normal.set(direction([s.normal[i] ?? 0, s.normal[i + 1] ?? 0, s.normal[i + 2] ?? 0]), i)
  }
  return { ...s, position, normal }
}

export function scaledBy(s: Shape, k: number): Shape {
  if (k === 1) return s
  return { ...s, position: s.position.map((v) => v * k), ...(s.fields ? { fields: s.fields.map((v) => v * k) } : {}) }
}

/** Normals from the triangles, for shapes whose form has no formula. */
export function withNormals(position: Float32Array, index: Uint32Array): Float32Array {
  const normal = new Float32Array(position.length)
  const at = (i: number) => position[i] ?? 0
  for (let t = 0; t < index.length; t += 3) {
    const [a, b, c] = [(index[t] ?? 0) * 3, (index[t + 1] ?? 0) * 3, (index[t + 2] ?? 0) * 3]
    const [ux, uy, uz] = [at(b) - at(a), at(b + 1) - at(a + 1), at(b + 2) - at(a + 2)]
    const [vx, vy, vz] = [at(c) - at(a), at(c + 1) - at(a + 1), at(c + 2) - at(a + 2)]
    const n = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx] as const
    for (const corner of [a, b, c]) for (let k = 0; k < 3; k++) normal[corner + k] = (normal[corner + k] ?? 0) + (n[k as 0] ?? 0)
  }
  for (let i = 0; i < normal.length; i += 3) {
    const l = Math.hypot(normal[i] ?? 0, normal[i + 1] ?? 0, normal[i + 2] ?? 0) || 1
    for (let k = 0; k < 3; k++) normal[i + k] = (normal[i + k] ?? 0) / l
  }
  return normal
}

export function joined(shapes: readonly Shape[]): Shape {
  const total = shapes.reduce((n, s) => n + count(s), 0)
  const position = new Float32Array(total * 3)
  const normal = new Float32Array(total * 3)
  const uv = shapes.some((s) => s.uv) ? new Float32Array(total * 2) : undefined
  const index: number[] = []
  let at = 0
  for (const s of shapes) {
    position.set(s.position, at * 3)
    normal.set(s.normal, at * 3)
    if (uv && s.uv) uv.set(s.uv, at * 2)
    for (const i of s.index) index.push(i + at)
    at += count(s)
  }
  return { position, normal, index: Uint32Array.from(index), ...(uv ? { uv } : {}) }
}

/** The same shape seen from behind: triangles and normals turned over. */
function reversed(s: Shape): Shape {
  const index = s.index.slice()
  for (let t = 0; t < index.length; t += 3) [index[t + 1], index[t + 2]] = [s.index[t + 2] ?? 0, s.index[t + 1] ?? 0]
  return { ...s, index, normal: s.normal.map((v) => -v) }
}

/** Gives a sheet its other side, which has light of its own. */
export const backed = (s: Shape) => joined([s, reversed(s)])

/** Turns a closed shape inside out if it is the wrong way round. */
export function outward(s: Shape): Shape {
  let volume = 0
  const at = (i: number) => [s.position[i * 3] ?? 0, s.position[i * 3 + 1] ?? 0, s.position[i * 3 + 2] ?? 0] as const
  for (let t = 0; t < s.index.length; t += 3) {
    const [a, b, c] = [at(s.index[t] ?? 0), at(s.index[t + 1] ?? 0), at(s.index[t + 2] ?? 0)]
    volume += a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) + a[2] * (b[0] * c[1] - b[1] * c[0])
  }
  return volume < 0 ? reversed(s) : s
}
