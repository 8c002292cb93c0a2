import { mesh } from './mesh.ts'
import type { Part } from './model.ts'
import type { Shape } from './shape.ts'
import type { Skin } from './skin.ts'
import { facing, hit, type Solid } from './solid.ts'
import type { Vec } from './vec.ts'

/** A number for each place: the signed distance in model units to an edge or seam, or how much pile stands there. */
export type Field = (x: number, y: number, z: number) => number

type Sewn = {
  /** Up to four; they belong to `panels` and `seams` of the skin, in order. */
  fields?: readonly Field[]
  /** How much of the pile stands, 0 to 1; multiplied together. */
  pile?: readonly Field[]
  /** Triangles along the longest side; more for fine forms. */
  detail?: number
}

/** A solid in a skin: the one way in which bodies, limbs, shoes and horns are made. */
export function form(solid: Solid, skin: Skin, { fields = [], pile = [], detail = 64 }: Sewn = {}): Part {
  const size = Math.max(...[0, 1, 2].map((i) => solid.high[i as 0] - solid.low[i as 0]))
  const shape = mesh(solid, size / detail)
  return { shape: marked(shape, fields, pile), skin, ...(detail > 40 ? { caster: mesh(solid, (size / detail) * 2.2) } : {}) }
}

export function marked(shape: Shape, fields: readonly Field[], pile: readonly Field[] = []): Shape {
  const n = shape.position.length / 3
  const at = (i: number) => [shape.position[i * 3] ?? 0, shape.position[i * 3 + 1] ?? 0, shape.position[i * 3 + 2] ?? 0] as const
  const made = { ...shape }
  if (fields.length) {
    made.fields = new Float32Array(n * 4).fill(1e3)
    for (let i = 0; i < n; i++) for (const [k, field] of fields.entries()) made.fields[i * 4 + k] = field(...at(i))
  }
  if (pile.length) {
    made.pile = new Float32Array(n)
    for (let i = 0; i < n; i++) made.pile[i] = pile.reduce((p, field) => p * field(...at(i)), 1)
  }
  return made
}

/** A safety eye or a button nose: an egg half sunk into what it sits on. `at` is seen from the front. */
export function seat(on: Solid, [x, y]: readonly [number, number], from: Vec = [0, 0, 1]): { at: Vec; out: Vec } {
  const start: Vec = from[2] !== 0 ? [x, y, from[2] * 60] : [from[0] * 60, y, x]
  const at = hit(on, start, [-from[0], -from[1], -from[2]], 120)
  if (!at) throw new Error(`nothing to sit on at ${x}, ${y}`)
  return { at, out: facing(on, at) }
}
