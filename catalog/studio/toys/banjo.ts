import { posed, sized } from '../kit/actual.ts'
import { laid, thread } from '../kit/art.ts'
import { curve, eyes, path } from '../kit/faces.ts'
import { bead, sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { either, within } from '../kit/seams.ts'
import { through, tube } from '../kit/shapes.ts'
import { canvasCloth, felt, velboa, vinyl } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, pinched, placed, seated, soap } from '../kit/solid.ts'
import type { Toys } from './index.ts'

const brown = '#9a6236'
const pale = '#e9c391'
const red = '#cf3a2c'

function bear(): Part[] {
  const head = blend(1.2, ball([0, 22.6, 0], [5.6, 5.2, 5]), mirrored(ball([3, 20.8, 1.6], [3, 2.8, 2.8])))
  const muzzle = blend(0.7, mirrored(ball([1.2, 20.6, 4.7], [1.9, 1.6, 1.7])), ball([0, 21.4, 4.8], [1.7, 1.2, 1.8]))
  const ears = mirrored(ball([4.6, 27, -0.4], [2, 2, 1.1]))
  const trunk = blend(1.8, ball([0, 14, 0], [4.4, 5.2, 3.9]), ball([0, 8.6, 0], [5.6, 5, 4.8]))
  const arms = mirrored(
    limb(
      [
        [3.6, 16.4, 0.2],
        [6.4, 13.2, 0.8],
        [7.2, 9.8, 1.8],
      ],
      [1.9, 1.75, 1.9],
    ),
  )
  const legs = mirrored(
    blend(
      0.6,
      limb(
        [
          [2.8, 6.4, 0],
          [3.3, 3.4, 0.4],
          [3.4, 1.6, 0.8],
        ],
        [2.5, 2.2, 2],
      ),
      ball([3.5, 1.3, 2.4], [2.1, 1.4, 2.7]),
    ),
  )
  const whole = blend(0.8, blend(2, blend(0.6, head, muzzle, ears), trunk), arms, legs)
  const shorts = within(
    (_x, y) => y - 10.4,
    (_x, y) => 4.2 - y,
    (x) => Math.abs(x) - 5.9,
  )
  const face = either(
    (x, y, z) => Math.hypot(x, (y - 20.6) * 1.15, z - 5) - 3.4,
    (x, y, z) => (z < 0 ? 99 : Math.hypot(Math.abs(x) - 4.6, y - 27) - 1.15),
  )
  const solid = seated(
    lumpy(
      pinched(whole, (x, y, z) => Math.min(Math.abs(shorts(x, y, z)), Math.abs(face(x, y, z))), 0.1, 0.3),
      0.12,
      4,
      3,
    ),
    0.4,
  )
  const mouth = laid(solid, thread(), {
    at: [0, 20],
    size: [5, 2.6],
    thick: 0.25,
    art: (ink) => {
      for (const s of [-1, 1]) curve(ink, s * 0.8, 0.3, 0.8, 0.4, 0.28, '#3a2218')
    },
  })
  const tooth = laid(solid, thread(), {
    at: [0, 15.6],
    size: [8, 3.6],
    thick: 0.22,
    art: (ink) => {
      path(ink, 'M-2.9 0.8Q0 -0.8 2.9 0.8', undefined, '#5a3a22', 0.24)
      path(ink, 'M-0.55 0.3Q0 0.05 0.55 0.3Q0.3 -1 0 -1.5Q-0.3 -1 -0.55 0.3Z', '#f7f0dd')
    },
  })
  const buckle = laid(solid, thread(), {
    at: [0, 10],
    size: [12, 2],
    thick: 0.2,
    art: (ink) => {
      ink.fillStyle = '#4a3423'
      ink.fillRect(-6, -0.5, 12, 1)
      path(ink, 'M-0.9 -0.7H0.9V0.7H-0.9Z', undefined, '#e9c14a', 0.32)
    },
  })
  const straps = [-1, 1].map((s) => ({
    shape: tube(
      through([
        [s * 2.4, 17.6, -3.4],
        [s * 3, 18.8, -0.4],
        [s * 3.2, 17, 3],
        [s * 3.9, 13.4, 4.3],
        [s * 4.9, 11.4, 2],
        [s * 3.6, 11, -3.6],
      ]),
      { radius: 0.62, flat: 0.3, steps: 70 },
    ),
    skin: canvasCloth('#2f68b4', { grainMap: 'uv' }),
  }))
  const pack = lumpy(blend(0.5, soap([0, 13.6, -6], [4.4, 4.2, 2.6], 3.4), soap([0, 11.8, -8.2], [2.8, 1.9, 0.9], 3.4)), 0.1, 3, 2)
  const rim = lumpy(soap([0, 17.6, -6], [4.3, 0.6, 2.6], 3), 0.08, 2, 5)
  return [
    form(solid, velboa(brown, 3.4, { panels: [pale, '#f1c02e'], seams: [false, true] }), {
      fields: [face, shorts],
      pile: [mouth.bare, tooth.bare, buckle.bare, (x, y, z) => (shorts(x, y, z) < 0.1 ? 0.22 : 1)],
      detail: 84,
    }),
    mouth,
    tooth,
    buckle,
    bead(solid, [0, 21.8], [1.05, 0.75], '#2a1c17', { skin: vinyl('#2a1c17', { coat: 0.8 }), flat: 0.8, sunk: 0.15 }),
    bead(solid, [2.1, 23.6], 0.68),
    bead(solid, [-2.1, 23.6], 0.68),
    ...straps,
    form(pack, canvasCloth('#2f68b4'), { detail: 60 }),
    form(rim, canvasCloth('#24518f'), { detail: 44 }),
    ...posed(sized(birdHead(), 0.62), { at: [1, 6.2, -6.2], turn: [0, 6, -6] }),
    sewnLabel([5.4, 7, -1.6], [1, 0, -0.4], 0.9),
  ]
}

/** Head and neck of the bird, at the height of the whole bird. */
function birdHead(): Part[] {
  const neck = limb(
    [
      [0, 12, -0.4],
      [0, 16, 0],
      [0, 19.6, 0.6],
    ],
    [2.6, 2.1, 2.4],
  )
  const head = lumpy(blend(1.2, neck, ball([0, 20.6, 0.8], [3.4, 3.3, 3.3])), 0.08, 3, 6)
  const beak = lumpy(
    blend(
      0.4,
      limb(
        [
          [0, 20.2, 3.2],
          [0, 20.4, 6],
          [0, 19.8, 9],
        ],
        [1.7, 1.2, 0.35],
      ),
      limb(
        [
          [0, 19, 3],
          [0, 18.7, 5.4],
          [0, 18.8, 7.2],
        ],
        [1.1, 0.8, 0.3],
      ),
    ),
    0.05,
    2,
  )
  const crest = blend(
    0.3,
    ...[-1, 0, 1].map((i) =>
      limb(
        [
          [i * 0.7, 23, 0.2],
          [i * 1.6, 25.4, -0.6],
          [i * 2.6, 27.2 - Math.abs(i) * 0.8, -1.6],
        ],
        [1, 0.95, 0.4],
      ),
    ),
  )
  const look = laid(head, thread(), {
    at: [0, 21.6],
    size: [6.4, 3],
    thick: 0.22,
    art: (ink) => {
      for (const s of [-1, 1]) {
        ink.fillStyle = '#fbf7ec'
        ink.beginPath()
        ink.ellipse(s * 1.55, 0, 0.85, 1.1, 0, 0, 7)
        ink.fill()
      }
      eyes(ink, 1.35, -0.1, 0.45, 0.7, '#1f7a6b')
      for (const s of [-1, 1]) path(ink, `M${s * 0.6} 1.1L${s * 2.4} 1.5`, undefined, '#6d1b16', 0.3)
    },
  })
  return [
    form(head, velboa(red, 2.6), { pile: [look.bare], detail: 60 }),
    look,
    form(beak, felt('#f2b32c'), { detail: 48 }),
    form(lumpy(crest, 0.06, 2), velboa(red, 2.2), { detail: 44 }),
  ]
}

function bird(): Part[] {
  const body = blend(1.6, ball([0, 8, -0.6], [5, 5.6, 5.2]), ball([0, 11.6, -0.4], [3.2, 3.4, 3.2]))
  const tail = blend(
    0.3,
    ...[-1, 0, 1].map((i) =>
      limb(
        [
          [i * 0.8, 6.6, -4.6],
          [i * 2, 8.4, -7.6],
          [i * 3, 10.6 + (i ? 0 : 0.8), -9.4],
        ],
        [1.4, 1.2, 0.6],
      ),
    ),
  )
  const wings = mirrored(
    placed(
      blend(
        0.3,
        ...[0, 1, 2].map((i) =>
          limb(
            [
              [0, 1.6 - i * 0.4, 0.6 - i],
              [0.9, -2 - i * 0.5, -1 - i * 1.4],
              [1, -4.6 + i * 0.6, -2.4 - i * 1.8],
            ],
            [1.1, 1.1, 0.6],
          ),
        ),
      ),
      { by: [4.7, 10, 0.6] },
    ),
  )
  const belly = (x: number, y: number, z: number) => (z < 0 ? 99 : (Math.hypot(x / 3, (y - 8) / 4.4) - 1) * 3)
  const solid = seated(lumpy(pinched(blend(0.7, body, tail), belly, 0.1, 0.3), 0.1, 4, 5), 0.3)
  const feet = mirrored(
    blend(
      0.3,
      limb(
        [
          [2.2, 4.4, 0.4],
          [2.2, 2.4, 1.4],
          [2.2, 0.9, 2.6],
        ],
        [1.3, 0.95, 0.9],
      ),
      ...[-0.5, 0, 0.5].map((a) =>
        limb(
          [
            [2.2, 0.9, 2.6],
            [2.2 + a * 2.4, 0.7, 5.4 - Math.abs(a)],
          ],
          [0.95, 0.62],
        ),
      ),
    ),
  )
  return [
    ...birdHead(),
    form(solid, velboa(red, 3, { panels: ['#f4dcae'], seams: [false] }), { fields: [belly], detail: 76 }),
    form(lumpy(wings, 0.06, 2), velboa('#b32c22', 2.4), { detail: 60 }),
    form(feet, felt('#f2b32c'), { detail: 50 }),
    sewnLabel([4.8, 5, -2], [1, 0, -0.5], 0.8),
  ]
}

export const banjoToys: Toys = {
  'banjo-kazooie-plush': (look) => {
    const made = pick<{ parts: () => Part[]; tall: number; at: readonly [number, number, number] }>(
      { 'Banjo with backpack': { parts: bear, tall: 30, at: [0, 21, 4] }, Kazooie: { parts: bird, tall: 22, at: [0, 18, 4] } },
      look.Character,
    )
    return model({ tall: made.tall, pack: 'tag', close: { at: made.at, wide: 15 } }, made.parts())
  },
}
