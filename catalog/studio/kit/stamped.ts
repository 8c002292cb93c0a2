import type { Part } from './model.ts'
import { outline, slab } from './outline.ts'
import { form } from './parts.ts'
import { enamel, metalBrushed, type Skin } from './skin.ts'
import { block, both, placed, swollen, turned } from './solid.ts'

/** A cell of enamel: an SVG path with y up, its colour, how far it stands above the others, and the heights between which it lies. */
export type Cell = readonly [path: string, colour: string, rise?: number, between?: readonly [low: number, high: number]]

/**
 * A stamped plate with cells of hard enamel, polished flush. `edge` is the outline of the enamel; the metal runs `rim`
 * round it. Lengths are model units; the plate is `thick` deep, its face towards the viewer.
 */
export function stamped(edge: string, cells: readonly Cell[], metal: Skin, { thick = 1, rim = 0.3, detail = 120 } = {}): Part[] {
  const plate = slab(outline(edge), thick, thick * 0.12)
  return [
    form(swollen(plate, rim), metal, { detail }),
    ...cells.map(([path, colour, rise = 0, between]) => {
      const whole = slab(outline(path), thick, thick * 0.05)
      const [low, high] = between ?? [whole.low[1], whole.high[1]]
      const band = block([0, (low + high) / 2, 0], [whole.high[0] * 4, high - low, thick], thick * 0.05)
      const cell = between ? both(whole, band, thick * 0.05) : whole
      return form(placed(cell, { by: [0, 0, rim + 0.1 * thick + rise] }), enamel(colour), { detail })
    }),
  ]
}

/** A pin and its rubber clutch behind a plate whose back lies at `z`; `size` is the radius of the clutch. */
export function clutch(
  [x, y, z]: readonly [number, number, number],
  size: number,
  metal: Skin,
  cap: Skin = metalBrushed('#d9b25c'),
): Part[] {
  const round = (profile: readonly (readonly [number, number])[]) =>
    placed(
      turned(
        [0, 0, 0],
        profile.map(([h, r]) => [h * size, r * size] as const),
      ),
      { turn: [-90, 0, 0], by: [x, y, z] },
    )
  return [
    form(
      round([
        [0, 0.24],
        [2.6, 0.22],
        [2.9, 0.04],
      ]),
      metal,
      { detail: 30 },
    ),
    form(
      round([
        [0.7, 0.86],
        [0.9, 1],
        [1.3, 1],
        [1.5, 0.7],
        [2, 0.66],
        [2.1, 0.2],
      ]),
      cap,
      { detail: 40 },
    ),
  ]
}
