import { laid, thread } from '../kit/art.ts'
import { blush, curve, eyes } from '../kit/faces.ts'
import type { Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { minky } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, type Solid } from '../kit/solid.ts'

/** The parts from which cloth dolls are dressed. They stand on y = 0 and are about 25 cm tall. */
export const doll = {
  head: (): Solid => lumpy(blend(1.2, ball([0, 18.6, 0], [5.6, 5.4, 5.2]), mirrored(ball([2.6, 17.2, 1.4], [3, 2.7, 2.9]))), 0.08, 4, 2),
  /** Arms that hang a little forward; `reach` lifts the left hand. */
  arms: (reach = 0): Solid =>
    blend(
      0,
      limb(
        [
          [3, 12.6, 0],
          [5.6, 10 + reach * 0.5, 1 + reach * 0.4],
          [6.6, 7.6 + reach, 2.4 + reach * 0.5],
        ],
        [1.9, 1.8, 1.85],
      ),
      limb(
        [
          [-3, 12.6, 0],
          [-5.6, 10, 1],
          [-6.6, 7.6, 2.4],
        ],
        [1.9, 1.8, 1.85],
      ),
    ),
  hands: (reach = 0): Solid => blend(0, ball([7, 6.6 + reach * 1.12, 2.9 + reach * 0.6], 1.65), ball([-7, 6.6, 2.9], 1.65)),
  legs: (): Solid =>
    mirrored(
      limb(
        [
          [2.2, 6, 0],
          [2.5, 3, 0.2],
          [2.6, 1.8, 0.4],
        ],
        [2.2, 2, 1.9],
      ),
    ),
  shoes: (): Solid => mirrored(blend(0.5, ball([2.7, 1.3, 0.4], [1.9, 1.3, 1.9]), ball([2.8, 1.1, 2.2], [1.9, 1.1, 2.1]))),
}

type Face = { skin: string; iris?: string; at?: number; mouth?: 'smile' | 'open' | 'small' }

/** A head of short pile with embroidered features. */
export function dollHead({ skin, iris = '#2a2129', at = 18, mouth = 'smile' }: Face): { solid: Solid; parts: Part[] } {
  const solid = doll.head()
  const face = laid(solid, thread(), {
    at: [0, at],
    size: [9.4, 5.6],
    thick: 0.2,
    detail: 80,
    art: (ink) => {
      eyes(ink, 2.1, 0.8, 0.68, 0.98, iris)
      blush(ink, 3.4, -0.9, 0.75, 0.46, '#e9958a')
      if (mouth === 'open') {
        ink.fillStyle = '#7a2d2a'
        ink.beginPath()
        ink.ellipse(0, -1.5, 0.85, 1, 0, 0, 7)
        ink.fill()
      } else curve(ink, 0, -1.1, mouth === 'small' ? 0.7 : 1.1, 0.5, 0.28, '#6b3a30')
    },
  })
  return { solid, parts: [form(solid, minky(skin), { pile: [face.bare], detail: 64 }), face] }
}
