import type { Field } from './parts.ts'
import type { Vec } from './vec.ts'

/** Fields for panels and seams: negative inside the panel, 0 on its edge. Model units. */

/** One side of a plane: the half that `towards` points to is the panel. */
export const plane =
  (at: Vec, towards: Vec): Field =>
  (x, y, z) => {
    const l = Math.hypot(...towards)
    return -((x - at[0]) * towards[0] + (y - at[1]) * towards[1] + (z - at[2]) * towards[2]) / l
  }

/** An egg-shaped patch, such as a belly or a muzzle, on the side that looks the way of `front`. */
export const patch =
  ([cx, cy]: readonly [number, number], [rx, ry]: readonly [number, number], front = 1): Field =>
  (x, y, z) =>
    z * front < 0 ? 99 : (Math.hypot((x - cx) / rx, (y - cy) / ry) - 1) * Math.min(rx, ry)

/** Everything within `r` cm of a point: paws, cheeks, nose bridges. Both sides with `pair`. */
export const near =
  (at: Vec, r: number, pair = false): Field =>
  (x, y, z) =>
    Math.hypot((pair ? Math.abs(x) : x) - at[0], y - at[1], z - at[2]) - r

/** The seam down the middle, front and back. */
export const middle: Field = (x) => x

export const either =
  (...fields: readonly Field[]): Field =>
  (x, y, z) =>
    Math.min(...fields.map((f) => f(x, y, z)))

export const within =
  (...fields: readonly Field[]): Field =>
  (x, y, z) =>
    Math.max(...fields.map((f) => f(x, y, z)))

/** What lies inside a flat outline seen from the front (or, with -1, from the back). */
export const under =
  (o: { d: (x: number, y: number) => number }, front = 1): Field =>
  (x, y, z) =>
    z * front < 0 ? 99 : o.d(x, y)
