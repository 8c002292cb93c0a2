import { band } from '../kit/features.ts'
import type { Part } from '../kit/model.ts'
import { cotton } from '../kit/skin.ts'
import { ninjaCat } from './ninja-cat-body.ts'

/** The cat in nothing but his headband, his pile that of a toy `tall` cm high. */
export function bandedCat(tall: number): Part[] {
  const { solid, parts } = ninjaCat(tall, [(_x, y, z) => Math.min(1, Math.max(0.12, Math.abs(y - 21.2 + z * 0.07) - 0.7))])
  return [...parts, band(solid, 21.2, 1.8, cotton('#c2281f'), { tilt: 0.35, out: 0.36, centre: [0, 0.4] })]
}
