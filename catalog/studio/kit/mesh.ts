import type { Shape } from './shape.ts'
import { facing, type Solid } from './solid.ts'

const BLOCK = 8

/**
 * The surface of a solid as triangles about `cell` cm wide: surface nets over those blocks of a grid that the surface
 * can touch, then each corner is pulled onto the surface itself.
 */
export function mesh(solid: Solid, cell: number): Shape {
  const size = [0, 1, 2].map((i) => Math.ceil((solid.high[i as 0] - solid.low[i as 0]) / cell / BLOCK + 0.5) * BLOCK) as [
    number,
    number,
    number,
  ]
  const start = [0, 1, 2].map((i) => (solid.low[i as 0] + solid.high[i as 0] - (size[i as 0] ?? 0) * cell) / 2) as [number, number, number]
  const [nx, ny, nz] = [size[0] + 1, size[1] + 1, size[2] + 1]
  const values = new Float32Array(nx * ny * nz).fill(Number.NaN)
  const value = (i: number, j: number, k: number) => {
    const at = i + nx * (j + ny * k)
    let v = values[at] as number
    if (Number.isNaN(v)) {
      v = solid.d(start[0] + i * cell, start[1] + j * cell, start[2] + k * cell)
      values[at] = v
    }
    return v
  }
  const corner = new Int32Array(nx * ny * nz).fill(-1)
  const position: number[] = []
  const cells: number[] = []
  const reach = BLOCK * cell * 0.87 * 1.5
  for (let bz = 0; bz < size[2]; bz += BLOCK)
    for (let by = 0; by < size[1]; by += BLOCK)
      for (let bx = 0; bx < size[0]; bx += BLOCK) {
        const half = BLOCK / 2
        const far = solid.d(start[0] + (bx + half) * cell, start[1] + (by + half) * cell, start[2] + (bz + half) * cell)
        if (Math.abs(far) > reach) continue
        for (let k = bz; k < bz + BLOCK; k++) for (let j = by; j < by + BLOCK; j++) for (let i = bx; i < bx + BLOCK; i++) net(i, j, k)
      }

  function net(i: number, j: number, k: number) {
    let crossings = 0
    let [sx, sy, sz] = [0, 0, 0]
    const edge = (ai: number, aj: number, ak: number, axis: 0 | 1 | 2) => {
      const a = value(i + ai, j + aj, k + ak)
      const b = value(i + ai + (axis === 0 ? 1 : 0), j + aj + (axis === 1 ? 1 : 0), k + ak + (axis === 2 ? 1 : 0))
      if (a < 0 === b < 0) return
      const t = a / (a - b)
      sx += ai + (axis === 0 ? t : 0)
      sy += aj + (axis === 1 ? t : 0)
      sz += ak + (axis === 2 ? t : 0)
      crossings++
    }
    for (let u = 0; u < 2; u++)
      for (let v = 0; v < 2; v++) {
        edge(0, u, v, 0)
        edge(u, 0, v, 1)
        edge(u, v, 0, 2)
      }
    if (!crossings) return
    corner[i + nx * (j + ny * k)] = position.length / 3
    position.push(start[0] + (i + sx / crossings) * cell, start[1] + (j + sy / crossings) * cell, start[2] + (k + sz / crossings) * cell)
    cells.push(i, j, k)
  }

  const index: number[] = []
  const quad = (a: number, b: number, c: number, d: number, flip: boolean) => {
    if (a < 0 || b < 0 || c < 0 || d < 0) return
    if (!flip) index.push(a, c, b, a, d, c)
    else index.push(a, b, c, a, c, d)
  }
  const at = (i: number, j: number, k: number) => corner[i + nx * (j + ny * k)] ?? -1
  for (let n = 0; n < cells.length; n += 3) {
    const [i, j, k] = [cells[n], cells[n + 1], cells[n + 2]] as [number, number, number]
    const here = value(i, j, k) < 0
    if (j && k && here !== value(i + 1, j, k) < 0) quad(at(i, j, k), at(i, j - 1, k), at(i, j - 1, k - 1), at(i, j, k - 1), here)
    if (i && k && here !== value(i, j + 1, k) < 0) quad(at(i, j, k), at(i, j, k - 1), at(i - 1, j, k - 1), at(i - 1, j, k), here)
    if (i && j && here !== value(i, j, k + 1) < 0) quad(at(i, j, k), at(i - 1, j, k), at(i - 1, j - 1, k), at(i, j - 1, k), here)
  }
  return settled(solid, Float32Array.from(position), Uint32Array.from(index), cell)
}

function settled(solid: Solid, position: Float32Array, index: Uint32Array, cell: number): Shape {
  const normal = new Float32Array(position.length)
  for (let i = 0; i < position.length; i += 3) {
    let p = [position[i], position[i + 1], position[i + 2]] as [number, number, number]
    let n = facing(solid, p, cell * 0.35)
    for (let pass = 0; pass < 2; pass++) {
      const d = Math.max(-cell * 0.5, Math.min(cell * 0.5, solid.d(...p)))
      p = [p[0] - n[0] * d, p[1] - n[1] * d, p[2] - n[2] * d]
    }
    n = facing(solid, p, cell * 0.35) as [number, number, number]
    position.set(p, i)
    normal.set(n, i)
  }
  return { position, normal, index }
}
