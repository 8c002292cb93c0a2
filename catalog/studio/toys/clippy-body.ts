import { goggle } from '../kit/features.ts'
import { form } from '../kit/parts.ts'
import type { Skin } from '../kit/skin.ts'
import { limb, placed } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'

/** The bent wire, from the inner tip round both curls to the outer one; y from 0. */
export function wire(): Vec[] {
  const points: Vec[] = []
  const arc = (cx: number, cy: number, r: number, from: number, to: number, z: number) => {
    for (let i = 0; i <= 6; i++) {
      const a = ((from + ((to - from) * i) / 6) * Math.PI) / 180
      points.push([cx + Math.cos(a) * r, cy + Math.sin(a) * r, z])
    }
  }
  points.push([4.1, 15.4, 0.5], [4.1, 11, 0.55])
  arc(0.55, 5.2, 3.55, 0, -180, 0.3)
  points.push([-3, 12, 0])
  arc(-0.2, 19.2, 2.8, 180, 0, -0.2)
  points.push([2.6, 12, -0.25])
  arc(0.65, 7.4, 1.95, 0, -180, -0.1)
  points.push([-1.3, 11, 0.2], [-1.3, 14.4, 0.4])
  return points
}

/** The goggle eyes, `up` above where the bare wire has them. */
export const eyes = (up: number, white: Skin) =>
  [
    goggle([-1.9, 19.2 + up, 1.1], 1.75, { look: [0.22, -0.05], white }),
    goggle([2.2, 19.6 + up, 1.1], 1.9, { look: [0.1, -0.05], white }),
  ].flat()

export const brows = (up: number, skin: Skin) => [
  form(
    placed(
      limb(
        [
          [-3.7, 21.2, 1.2],
          [-2.4, 22, 1.4],
          [-0.9, 21.7, 1.4],
        ],
        [0.28, 0.4, 0.3],
      ),
      { by: [0, up, 0] },
    ),
    skin,
    { detail: 28 },
  ),
  form(
    placed(
      limb(
        [
          [1, 22.3, 1.4],
          [2.6, 22.9, 1.4],
          [4, 22.2, 1.2],
        ],
        [0.28, 0.4, 0.3],
      ),
      { by: [0, up, 0] },
    ),
    skin,
    { detail: 28 },
  ),
]
