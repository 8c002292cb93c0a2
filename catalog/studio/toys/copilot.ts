import { laid, thread } from '../kit/art.ts'
import { eyes } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { type Field, form } from '../kit/parts.ts'
import { minky } from '../kit/skin.ts'
import { ball, blend, lumpy, mirrored, pinched, seated, soap } from '../kit/solid.ts'
import type { Toys } from './index.ts'

export const copilotToys: Toys = {
  'copilot-companion-plush': (look) => {
    const [base, lap, deep] = pick<readonly [string, string, string]>(
      {
        Apricot: ['#f6ad82', '#f9cfa8', '#e8835f'],
        Lagoon: ['#5fb7c4', '#a5dcd6', '#3787a8'],
        Violet: ['#a78bd8', '#d3bff0', '#7a5fbd'],
      },
      look.Colour,
    )
    const whole = blend(
      1.4,
      soap([0, 9.2, 0], [9, 9, 7.8], 2.7),
      mirrored(ball([9, 6.2, 2.4], [1.9, 2.9, 2.1])),
      mirrored(ball([4.2, 1.8, 5.4], [2.9, 1.9, 3.4])),
    )
    // One panel laps over the other as a ribbon folds.
    const fold: Field = (x, y) => x * 0.72 + (y - 9) * 0.55 + 2.1 * Math.sin((x * 0.5 - y * 0.7) * 0.3) - 5.2
    const hem: Field = (x, y) => y - 4.6 - 0.1 * x - 0.9 * Math.sin(x * 0.3)
    const body = seated(
      lumpy(
        pinched(
          pinched(whole, (x, y, z) => fold(x, y, z), 0.22, 0.4),
          (x, y, z) => hem(x, y, z),
          0.22,
          0.4,
        ),
        0.16,
        6,
        9,
      ),
      0.7,
    )
    const gaze = laid(body, thread(), {
      at: [0, 10.6],
      size: [9, 4.4],
      thick: 0.22,
      art: (ink) => eyes(ink, 2.5, 0, 0.86, 1.55, '#3b2a2f'),
    })
    return model(
      { tall: 19, pack: 'tag', close: { at: [0.6, 10.2, 7], wide: 13 }, yaw: 26 },
      form(body, minky(base, { panels: [deep, lap], seams: [true, true] }), {
        fields: [hem, (x, y, z) => -fold(x, y, z)],
        pile: [gaze.bare],
        detail: 84,
      }),
      gaze,
      sewnLabel([9.2, 9.4, -1.4], [1, 0, -0.2], 0.9),
    )
  },
}
