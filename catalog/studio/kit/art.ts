import type { Part } from './model.ts'
import { type Shape, withNormals } from './shape.ts'
import { felt, type Skin } from './skin.ts'
import { facing, hit, type Solid } from './solid.ts'
import { rotation } from './vec.ts'

export type Ink = CanvasRenderingContext2D

/** A canvas of `wide` by `tall` cm at `fine` pixels per cm, with y up and the origin in its middle, in cm. */
export function drawn(wide: number, tall: number, fine: number, art: (ink: Ink) => void): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(wide * fine)
  canvas.height = Math.round(tall * fine)
  const ink = canvas.getContext('2d', { willReadFrequently: true }) as Ink
  ink.setTransform(canvas.width / wide, 0, 0, -canvas.height / tall, canvas.width / 2, canvas.height / 2)
  ink.lineCap = ink.lineJoin = 'round'
  art(ink)
  return canvas
}

type Patch = {
  /** The middle of the patch, seen from `from`. */
  at: readonly [number, number]
  size: readonly [number, number]
  /** Degrees by which the viewer has walked round the toy, and up. */
  yaw?: number
  lift?: number
  /** How far the patch stands off the surface, in model units. */
  thick?: number
  fine?: number
  detail?: number
  art: (ink: Ink) => void
}

export type Applied = Part & {
  /** 0 where the patch covers, 1 elsewhere: give it to the pile of the body. */ bare: (x: number, y: number, z: number) => number
}

/** Lays art on a solid as seen from one side: embroidery, print or a felt shape, cut out by the alpha of its drawing. */
export function laid(
  on: Solid,
  skin: Skin,
  { at, size, yaw = 0, lift = 0, thick = 0.08, fine = 512 / Math.max(...size), detail = 72, art }: Patch,
): Applied {
  const map = drawn(size[0], size[1], fine, art)
  const cover = coverage(map)
  const { there, back } = rotation([-lift, yaw, 0])
  const along = there([0, 0, -1])
  const nu = Math.max(8, Math.round((detail * size[0]) / Math.max(...size)))
  const nv = Math.max(8, Math.round((detail * size[1]) / Math.max(...size)))
  const position: number[] = []
  const uv: number[] = []
  const number = new Int32Array((nu + 1) * (nv + 1)).fill(-1)
  for (let j = 0; j <= nv; j++)
    for (let i = 0; i <= nu; i++) {
      const [u, v] = [i / nu, j / nv]
      if (cover.near(u, v) < 0.02) continue
      const start = there([at[0] + (u - 0.5) * size[0], at[1] + (v - 0.5) * size[1], 80])
      const p = hit(on, start, along, 200)
      if (!p) continue
      const n = facing(on, p)
      const out = thick * Math.min(1, cover.soft(u, v) * 1.5) + 0.004 * Math.max(...size)
      number[i + (nu + 1) * j] = uv.length / 2
      position.push(p[0] + n[0] * out, p[1] + n[1] * out, p[2] + n[2] * out)
      uv.push(u, v)
    }
  const index: number[] = []
  for (let j = 0; j < nv; j++)
    for (let i = 0; i < nu; i++) {
      const [a, b, c, d] = [
        number[i + (nu + 1) * j],
        number[i + 1 + (nu + 1) * j],
        number[i + (nu + 1) * (j + 1)],
        number[i + 1 + (nu + 1) * (j + 1)],
      ] as [number, number, number, number]
      if (Math.min(a, b, c, d) >= 0) index.push(a, b, d, a, d, c)
    }
  const places = Float32Array.from(position)
  const triangles = Uint32Array.from(index)
  const shape: Shape = { position: places, normal: withNormals(places, triangles), index: triangles, uv: Float32Array.from(uv) }
  const front = there([0, 0, 1])
  const bare = (x: number, y: number, z: number) => {
    const [px, py] = back([x, y, z])
    const [u, v] = [(px - at[0]) / size[0] + 0.5, (py - at[1]) / size[1] + 0.5]
    if (u < 0 || v < 0 || u > 1 || v > 1) return 1
    const n = facing(on, [x, y, z], 0.1)
    return n[0] * front[0] + n[1] * front[1] + n[2] * front[2] < 0 ? 1 : 1 - cover.near(u, v)
  }
  return { shape, skin: { ...skin, map }, shadeless: true, bare }
}

/** The alpha of a drawing, sampled: as it is nearby (for trimming), and softened (for thickness). */
function coverage(map: HTMLCanvasElement) {
  const small = document.createElement('canvas')
  small.width = small.height = 96
  const ink = small.getContext('2d', { willReadFrequently: true }) as Ink
  ink.filter = 'blur(1.2px)'
  ink.drawImage(map, 0, 0, 96, 96)
  const { data } = ink.getImageData(0, 0, 96, 96)
  const alpha = (i: number, j: number) => (data[(Math.min(95, Math.max(0, i)) + 96 * Math.min(95, Math.max(0, j))) * 4 + 3] ?? 0) / 255
  const soft = (u: number, v: number) => alpha(Math.round(u * 95), Math.round((1 - v) * 95))
  const near = (u: number, v: number) => {
    const [i, j] = [Math.round(u * 95), Math.round((1 - v) * 95)]
    let most = 0
    for (let b = -2; b <= 2; b++) for (let a = -2; a <= 2; a++) most = Math.max(most, alpha(i + a, j + b))
    return most
  }
  return { soft, near }
}

export const thread = (more: Partial<Skin> = {}): Skin => ({
  colour: '#fff',
  rough: 0.5,
  mirror: 0.03,
  sheen: 0.4,
  wrap: 0.2,
  grain: 'thread',
  grainSize: 0.9,
  grainDepth: 0.4,
  ...more,
})
export const feltArt = (more: Partial<Skin> = {}): Skin => felt('#fff', more)
