import type { Solid } from './solid.ts'
import { clamp, type Vec } from './vec.ts'

/** A flat form: the signed distance to its edge in cm, sampled once from a path with y up. */
export type Outline = { d: (x: number, y: number) => number; low: readonly [number, number]; high: readonly [number, number]; path: string }

/** Reads an SVG path whose y points up. `soften` rounds corners and ridges over so many cm. */
export function outline(path: string, soften = 0): Outline {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  element.setAttribute('d', path)
  const length = element.getTotalLength()
  const n = Math.round(clamp(length * 6, 120, 420))
  const points = Array.from({ length: n }, (_, i) => {
    const p = element.getPointAtLength((length * i) / n)
    return [p.x, p.y] as const
  })
  const xs = points.map((p) => p[0])
  const ys = points.map((p) => p[1])
  const margin = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) * 0.12 + soften
  const low = [Math.min(...xs) - margin, Math.min(...ys) - margin] as const
  const high = [Math.max(...xs) + margin, Math.max(...ys) + margin] as const
  const N = 144
  const [sx, sy] = [(high[0] - low[0]) / (N - 1), (high[1] - low[1]) / (N - 1)]
  const test = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
  const area = new Path2D(path)
  let grid = new Float32Array(N * N)
  for (let j = 0; j < N; j++)
    for (let i = 0; i < N; i++) {
      const [x, y] = [low[0] + i * sx, low[1] + j * sy]
      let best = Infinity
      for (let k = 0; k < n; k++) {
        const [ax, ay] = points[k] as readonly [number, number]
        const [bx, by] = points[(k + 1) % n] as readonly [number, number]
        const [ex, ey] = [bx - ax, by - ay]
        const t = clamp(((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey || 1))
        best = Math.min(best, (x - ax - ex * t) ** 2 + (y - ay - ey * t) ** 2)
      }
      grid[i + N * j] = Math.sqrt(best) * (test.isPointInPath(area, x, y) ? -1 : 1)
    }
  for (let pass = 0; pass < Math.round(soften / Math.max(sx, sy)); pass++) grid = blurred(grid, N)
  const at = (i: number, j: number) => grid[i + N * j] ?? 0
  const d = (x: number, y: number) => {
    const [u, v] = [clamp((x - low[0]) / sx, 0, N - 1.001), clamp((y - low[1]) / sy, 0, N - 1.001)]
    const [i, j] = [Math.floor(u), Math.floor(v)]
    const [f, g] = [u - i, v - j]
    const away = Math.hypot(Math.max(low[0] - x, 0, x - high[0]), Math.max(low[1] - y, 0, y - high[1]))
    return (at(i, j) * (1 - f) + at(i + 1, j) * f) * (1 - g) + (at(i, j + 1) * (1 - f) + at(i + 1, j + 1) * f) * g + away
  }
  return { d, low, high, path }
}

function blurred(grid: Float32Array, n: number) {
  const made = new Float32Array(grid.length)
  for (let j = 0; j < n; j++)
    for (let i = 0; i < n; i++) {
      let sum = 0
      for (let b = -1; b <= 1; b++) for (let a = -1; a <= 1; a++) sum += grid[clamp(i + a, 0, n - 1) + n * clamp(j + b, 0, n - 1)] ?? 0
      made[i + n * j] = sum / 9
    }
  return made
}

const held = ({ low, high }: Outline, deep: number) => ({ low: [low[0], low[1], -deep] as Vec, high: [high[0], high[1], deep] as Vec })

/** Two panels sewn along the outline and filled: a cushion `thick` cm deep that is full from `puff` cm inside its edge. */
export function cushion(o: Outline, thick: number, puff: number): Solid {
  const t = thick / 2
  const k = Math.min(puff, t)
  const d = (_x: number, _y: number, z: number) => {
    const s = -o.d(_x, _y)
    return (Math.hypot(Math.max(puff - s, 0) / puff, z / t) - 1) * k
  }
  return { d, ...held(o, t) }
}

/** The outline cut from a board `thick` cm deep, with edges rounded over `round`. */
export function slab(o: Outline, thick: number, round = 0.1): Solid {
  const d = (x: number, y: number, z: number) => {
    const [a, b] = [o.d(x, y) + round, Math.abs(z) - thick / 2 + round]
    return Math.min(Math.max(a, b), 0) + Math.hypot(Math.max(a, 0), Math.max(b, 0)) - round
  }
  return { d, ...held(o, thick / 2) }
}

/** A rounded rectangle about the origin, for outlines and art. */
export const rectangle = (wide: number, tall: number, r: number) => {
  const [x, y] = [wide / 2, tall / 2]
  return `M${-x + r} ${-y}H${x - r}A${r} ${r} 0 0 1 ${x} ${-y + r}V${y - r}A${r} ${r} 0 0 1 ${x - r} ${y}H${-x + r}A${r} ${r} 0 0 1 ${-x} ${y - r}V${-y + r}A${r} ${r} 0 0 1 ${-x + r} ${-y}Z`
}

export const disc = (r: number, x = 0, y = 0) => `M${x + r} ${y}A${r} ${r} 0 0 1 ${x - r} ${y}A${r} ${r} 0 0 1 ${x + r} ${y}Z`
