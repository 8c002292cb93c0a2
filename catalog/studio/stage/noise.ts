import {
  Data3DTexture,
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  RedFormat,
  RepeatWrapping,
  RGFormat,
  UnsignedByteType,
} from 'three'
import type { Grain } from '../kit/skin.ts'
import { dice } from '../kit/vec.ts'

const STRANDS = 24
const TEXELS = 96

/**
 * Where strands stand: for each point of a repeating cube, how high its strand is there (red) and a number of its own
 * (green). Every surface that cuts the cube is covered with strands, without seams and without uv.
 */
export function strandCube(): Data3DTexture {
  const random = dice(11)
  const roots = Array.from({ length: STRANDS ** 3 }, () => [random(), random(), random(), random()] as const)
  const data = new Uint8Array(TEXELS ** 3 * 2)
  const per = STRANDS / TEXELS
  const wrapped = (i: number) => (i + STRANDS) % STRANDS
  for (let z = 0; z < TEXELS; z++)
    for (let y = 0; y < TEXELS; y++)
      for (let x = 0; x < TEXELS; x++) {
        const [px, py, pz] = [(x + 0.5) * per, (y + 0.5) * per, (z + 0.5) * per]
        const [ix, iy, iz] = [Math.floor(px), Math.floor(py), Math.floor(pz)]
        let [best, own] = [9, 0]
        for (let c = -1; c < 2; c++)
          for (let b = -1; b < 2; b++)
            for (let a = -1; a < 2; a++) {
              const root = roots[wrapped(ix + a) + STRANDS * (wrapped(iy + b) + STRANDS * wrapped(iz + c))] as (typeof roots)[number]
              const d = (ix + a + root[0] - px) ** 2 + (iy + b + root[1] - py) ** 2 + (iz + c + root[2] - pz) ** 2
              if (d < best) [best, own] = [d, root[3]]
            }
        const height = Math.max(0, 1 - Math.sqrt(best) / 0.78) * (0.62 + 0.38 * own)
        const at = (x + TEXELS * (y + TEXELS * z)) * 2
        data[at] = Math.min(255, height * 330)
        data[at + 1] = own * 255
      }
  const texture = new Data3DTexture(data, TEXELS, TEXELS, TEXELS)
  texture.format = RGFormat
  texture.type = UnsignedByteType
  texture.wrapS = texture.wrapT = texture.wrapR = RepeatWrapping
  texture.magFilter = texture.minFilter = LinearFilter
  texture.unpackAlignment = 1
  texture.needsUpdate = true
  return texture
}

/** Strands in one repeat of the cube, so that a width in mm can be asked for. */
export const strandsPerCube = STRANDS

type Relief = (u: number, v: number) => number
const N = 256
const tau = Math.PI * 2

function repeating(seed: number, cells: number): Relief {
  const random = dice(seed)
  const grid = Array.from({ length: cells * cells }, random)
  const at = (i: number, j: number) => grid[((i + cells) % cells) + cells * ((j + cells) % cells)] ?? 0
  return (u, v) => {
    const [x, y] = [u * cells, v * cells]
    const [i, j] = [Math.floor(x), Math.floor(y)]
    const [fx, fy] = [x - i, y - j].map((f) => f * f * (3 - 2 * f)) as [number, number]
    const a = at(i, j) + (at(i + 1, j) - at(i, j)) * fx
    const b = at(i, j + 1) + (at(i + 1, j + 1) - at(i, j + 1)) * fx
    return a + (b - a) * fy
  }
}

function fibres(seed: number): Relief {
  const random = dice(seed)
  const sheet = new Float32Array(N * N)
  for (let n = 0; n < 2600; n++) {
    let [x, y, a] = [random() * N, random() * N, random() * tau]
    const bend = (random() - 0.5) * 0.12
    const level = random()
    for (let s = 0; s < 34; s++) {
      const at = (Math.floor(x) & 255) + N * (Math.floor(y) & 255)
      sheet[at] = Math.max(sheet[at] ?? 0, level)
      a += bend
      x += Math.cos(a)
      y += Math.sin(a)
    }
  }
  return (u, v) => sheet[(Math.floor(u * N) & 255) + N * (Math.floor(v * N) & 255)] ?? 0
}

const fract = (x: number) => x - Math.floor(x)

/** A V of two leaning loops, `wales` columns and `rows` rows in one repeat. */
const stitches =
  (wales: number, rows: number): Relief =>
  (u, v) => {
    const x = fract(u * wales) * 2
    const side = x < 1 ? 1 : -1
    const across = x < 1 ? x : 2 - x
    const y = fract(v * rows + across * 0.9)
    const bulge = Math.sqrt(Math.max(0, 1 - ((y - 0.5) / 0.46) ** 2)) * Math.sqrt(Math.max(0, 1 - ((across - 0.5) / 0.5) ** 2))
    return bulge * (0.86 + 0.14 * Math.sin((x * side + y) * 22))
  }

export function reliefs(): (name: Grain) => DataTexture {
  const soft = repeating(3, 8)
  const fine = repeating(5, 64)
  const loops = repeating(9, 30)
  const hair = repeating(13, 128)
  const felted = fibres(21)
  const made: Record<Grain, Relief> = {
    felt: (u, v) => felted(u, v) * 0.8 + soft(u, v) * 0.2,
    weave: (u, v) => {
      const [x, y] = [u * 16, v * 16]
      const over = (Math.floor(x) + Math.floor(y)) % 2 === 0
      const along = over ? fract(y) : fract(x)
      const across = over ? fract(x) : fract(y)
      return Math.sin(along * Math.PI) * 0.55 + Math.sqrt(Math.max(0, 1 - (across * 2 - 1) ** 2)) * 0.45 + fine(u, v) * 0.12
    },
    terry: (u, v) => loops(u, v) * 0.75 + fine(u, v) * 0.25,
    knit: stitches(4, 6),
    dots: (u, v) => {
      const [x, y] = [fract(u * 4) - 0.5, fract(v * 4) - 0.5]
      return Math.max(0, 1 - (x * x + y * y) * 6)
    },
    brushed: (u, v) => fine(0.1 + u * 0.02, v) * 0.7 + hair(u * 0.05, v) * 0.3,
    card: (u, v) => fine(u, v),
    wood: (u, v) => fine(u * 0.2, v) * 0.5 + soft(u * 0.5, v) * 0.5,
    ribbed: (u, v) => Math.abs(Math.sin(u * tau * 2)) * 0.85 + stitches(8, 8)(u, v) * 0.15,
    thread: (u, v) => Math.sqrt(Math.max(0, 1 - (fract(v * 16) * 2 - 1) ** 2)) * 0.85 + fine(u * 0.3, v) * 0.15,
  }
  const kept = new Map<Grain, DataTexture>()
  return (name) => {
    const texture = kept.get(name) ?? baked(made[name])
    kept.set(name, texture)
    return texture
  }
}

function baked(relief: Relief): DataTexture {
  const data = new Uint8Array(N * N)
  for (let y = 0; y < N; y++)
    for (let x = 0; x < N; x++) data[x + N * y] = Math.min(255, Math.max(0, relief((x + 0.5) / N, (y + 0.5) / N) * 255))
  const texture = new DataTexture(data, N, N, RedFormat, UnsignedByteType)
  texture.wrapS = texture.wrapT = RepeatWrapping
  texture.magFilter = LinearFilter
  texture.minFilter = LinearMipmapLinearFilter
  texture.generateMipmaps = true
  texture.needsUpdate = true
  return texture
}
