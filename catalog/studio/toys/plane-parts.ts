import { outline, slab } from '../kit/outline.ts'
import { placed, type Solid } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'

/** Planes fly towards the viewer: z runs from tail to nose. */

/** A wing as an outline seen from above (nose up), `thick` at the root; it rises by `rise` per cm of span and thins out. */
export function wing(d: string, thick: number, rise: number, span: number): Solid {
  const flat = slab(outline(d, 0.15), thick, thick * 0.45)
  return {
    d: (x, y, z) => {
      const out = Math.abs(x)
      const thin = 1 + (out / span) * 0.9
      return flat.d(x, -z, (y - out * rise) * thin) * 0.7
    },
    low: [flat.low[0], -thick, -flat.high[1]],
    high: [flat.high[0], thick + Math.abs(rise) * span, -flat.low[1]],
  }
}

export const fin = (d: string, thick: number, at: Vec) => placed(slab(outline(d, 0.12), thick, thick * 0.45), { turn: [0, -90, 0], by: at })
