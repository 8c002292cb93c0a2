import { posed, sized } from '../kit/actual.ts'
import { laid, thread } from '../kit/art.ts'
import { curve, oval } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { cushion, outline } from '../kit/outline.ts'
import { type Field, form } from '../kit/parts.ts'
import { sheet } from '../kit/shapes.ts'
import { cotton, felt, minky, satin, velboa } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, pinched, placed, type Solid, seated } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'
import { bandedCat } from './ninja-banded.ts'

/** Embroidered eyes on both cheeks of a head that looks along +z, with a smile on its muzzle. */
function gaze(on: Solid, at: readonly [y: number, z: number], r: number, mouth: readonly [y: number, half: number]): Part[] {
  const eye = (s: number) =>
    laid(on, thread(), {
      at: [s < 0 ? at[1] : -at[1], at[0]],
      size: [r * 4, r * 4],
      yaw: s * 90,
      thick: 0.24,
      fine: 90,
      art: (ink) => {
        oval(ink, 0, 0, r * 0.82, r * 1.1, '#241d2b')
        oval(ink, -r * 0.24, r * 0.42, r * 0.27, r * 0.3, '#ffffff')
        oval(ink, 0, -r * 1.55, r * 0.55, r * 0.3, '#f0a6a0')
      },
    })
  const smile = laid(on, thread(), {
    at: [0, mouth[0]],
    size: [mouth[1] * 3, mouth[1] * 1.6],
    thick: 0.12,
    fine: 80,
    art: (ink) => curve(ink, 0, mouth[1] * 0.2, mouth[1], mouth[1] * 0.36, 0.26, '#5a3d4a'),
  })
  return [eye(1), eye(-1), smile]
}

const stitchedMiddle: Field = (x) => x

const cloth = (s: Solid, colour: string, more: Parameters<typeof velboa>[2] = {}, fields: readonly Field[] = []): Part =>
  form(seated(lumpy(pinched(s, stitchedMiddle, 0.1, 0.35), 0.12, 4, 3), 0.4), velboa(colour, 2.6, more), { fields, detail: 84 })

const leg = (x: number, z: number): Solid =>
  limb(
    [
      [x, 9.4, z],
      [x * 1.08, 5, z * 1.04],
      [x * 1.1, 1.8, z * 1.06],
    ],
    [2.5, 1.95, 1.9],
  )

const rainbow = ['#e2483d', '#ee8b2f', '#f3c63a', '#58b04c', '#3f7fd8', '#8d5bc4']

function unicorn(): Part[] {
  const head = blend(1, ball([0, 21.6, 9.4], [3, 3.2, 3.6]), ball([0, 20.2, 12.6], [2.3, 2.1, 2.7]))
  const body = blend(
    1.4,
    ball([0, 11.4, 0], [5, 5, 8.6]),
    limb(
      [
        [0, 13, 5.6],
        [0, 17, 7.6],
        [0, 20.6, 8.6],
      ],
      [3.6, 3, 2.9],
    ),
  )
  const whole = blend(0.8, body, head, mirrored(leg(2.8, 4.8)), mirrored(leg(2.8, -5)))
  const hooves: Field = (_x, y) => y - 1.9
  const muzzle: Field = (_x, y, z) => (y > 23 ? 9 : 12.7 - z)
  const cone = limb(
    [
      [0, 24, 9.6],
      [0, 29.4, 11.6],
    ],
    [0.95, 0.16],
    false,
  )
  const horn: Solid = { ...cone, d: (x, y, z) => cone.d(x, y, z) + 0.1 * Math.sin(y * 4.4 + Math.atan2(z - 9.6 - (y - 24) * 0.37, x)) }
  const ears = mirrored(
    limb(
      [
        [1.7, 23.6, 8.6],
        [2.2, 26.2, 8.4],
      ],
      [0.95, 0.25],
    ),
  )
  const locks = rainbow.map((colour, i) => {
    const [y, z] = [24.6 - i * 1.9, 8 - i * 0.75 - (i > 3 ? 0.4 : 0)]
    const s = i % 2 ? 1 : -1
    return form(
      lumpy(
        limb(
          [
            [0.2 * s, y, z],
            [s * 1.9, y - 0.7, z - 0.9],
            [s * 3, y - 2.9, z - 0.3],
            [s * 2.7, y - 4.4, z + 0.3],
          ],
          [1.05, 1.15, 0.95, 0.3],
        ),
        0.08,
        1.2,
        i,
      ),
      minky(colour),
      { detail: 40 },
    )
  })
  const tail = rainbow.map((colour, i) => {
    const x = (i - 2.5) * 0.72
    return form(
      lumpy(
        limb(
          [
            [x * 0.4, 13.4, -8],
            [x, 12.2, -11.4],
            [x * 1.2, 7.2, -12.6 + (i % 2) * 0.7],
            [x * 1.4, 3.4, -12 - (i % 2) * 0.8],
          ],
          [0.9, 1.05, 1, 0.25],
        ),
        0.08,
        1.4,
        i + 9,
      ),
      minky(colour),
      { detail: 44 },
    )
  })
  return [
    cloth(whole, '#fbf8f4', { panels: ['#f2b6c6', '#f6dfe2'], seams: [true, false] }, [hooves, muzzle]),
    form(horn, satin('#e8b93f', { rough: 0.3, mirror: 0.2 }), { detail: 64 }),
    form(ears, velboa('#fbf8f4', 1.8), { detail: 40 }),
    ...locks,
    ...tail,
    ...gaze(whole, [22, 9.6], 0.9, [19.4, 0.9]),
  ]
}

function dinosaur(): Part[] {
  const head = blend(1, ball([0, 22.4, 11], [3, 2.8, 3.4]), ball([0, 21.4, 13.8], [2.6, 2, 2.6]))
  const whole = blend(
    1.2,
    ball([0, 10.8, 0], [5.4, 5.2, 8]),
    limb(
      [
        [0, 12, 5],
        [0, 16.4, 8],
        [0, 20.6, 9.6],
        [0, 22.4, 11],
      ],
      [4, 3, 2.6, 2.6],
    ),
    limb(
      [
        [0, 9.8, -6],
        [0, 7.4, -10.4],
        [1.4, 5.8, -14],
        [3.6, 6.4, -16.4],
      ],
      [3.8, 2.6, 1.6, 0.5],
    ),
    mirrored(leg(3.2, 4.2)),
    mirrored(leg(3.2, -4.4)),
    head,
  )
  const belly: Field = (x, y, z) => (Math.hypot(x / 3.6, (y - 6.6) / 3.2, z / 8.4) - 1) * 3
  const spines = (
    [
      [0, 24.9, 9.4, 1.2],
      [0, 21, 6.9, 1.5],
      [0, 16.8, 4.6, 1.9],
      [0, 14.2, -6.6, 2],
      [0, 10.6, -10.4, 1.6],
      [1.4, 8.2, -13.6, 1.2],
    ] as const
  ).map(([x, y, z, r]) =>
    form(
      placed(cushion(outline(`M${-r} ${-r * 0.8}L${r} ${-r * 0.8}L0 ${r * 1.2}Z`, 0.1), 1, 0.5), { turn: [0, 90, 0], by: [x, y, z] }),
      felt('#e8853a'),
      { detail: 40 },
    ),
  )
  return [
    cloth(whole, '#57a85a', { panels: ['#bfe0a4'], seams: [true] }, [belly]),
    ...spines,
    ...gaze(whole, [23, 11.6], 0.85, [20.6, 1.2]),
  ]
}

function narwhal(): Part[] {
  const trunk = blend(
    1.6,
    ball([0, 8.4, 1.6], [7.4, 8, 10]),
    limb(
      [
        [0, 7.4, -6],
        [0, 6.4, -11],
        [0, 9.4, -14.6],
      ],
      [5, 2.8, 1.6],
    ),
  )
  const belly: Field = (x, y, z) => y - 3.6 + Math.abs(x) * 0.12 - z * 0.12
  const flipper = mirrored(placed(ball([0, 0, 0], [3.6, 0.8, 2]), { by: [8.2, 3, 3.4], turn: [0, 24, -24] }))
  const fluke = mirrored(placed(ball([0, 0, 0], [3.6, 0.75, 2.2]), { by: [2.9, 10.6, -15.6], turn: [-20, 28, 14] }))
  const cone = limb(
    [
      [0, 11.4, 10.6],
      [0, 15.4, 20],
    ],
    [1, 0.14],
    false,
  )
  const tusk: Solid = { ...cone, d: (x, y, z) => cone.d(x, y, z) + 0.1 * Math.sin(z * 4.2 + Math.atan2(y - 11.4 - (z - 10.6) * 0.42, x)) }
  return [
    cloth(blend(0.6, trunk, flipper, fluke), '#6f9fd6', { panels: ['#eef3f7'], seams: [true] }, [belly]),
    form(tusk, satin('#f3ead8', { rough: 0.5 }), { detail: 64 }),
    ...gaze(trunk, [8.6, 7.2], 1, [6, 1.6]),
  ]
}

const mounts: Record<string, { parts: () => Part[]; saddle: Vec; tall: number; yaw: number }> = {
  Unicorn: { parts: unicorn, saddle: [0, 14.9, -3.4], tall: 32, yaw: 48 },
  Dinosaur: { parts: dinosaur, saddle: [0, 14.6, -2.6], tall: 32, yaw: 48 },
  Narwhal: { parts: narwhal, saddle: [0, 15, -0.6], tall: 30, yaw: 48 },
}

/** The cape stands out behind, as in the sticker. */
const cape = (): Part => ({
  shape: sheet(
    (u, v) => [
      (u - 0.5) * (6 + v * 9) + Math.sin(v * 5) * 0.5,
      13.2 - v * 5.4 + Math.sin(v * 3.4 + u * 2) * 1.1 + Math.abs(u - 0.5) * -1.6,
      -4.2 - v * 10.4 + Math.cos(u * 6.3) * 0.5 * v,
    ],
    40,
    40,
  ),
  skin: cotton('#c2281f', { sheen: 0.4 }),
})

export const riderToys: Toys = {
  'ninja-cat-rider-plush': (look) => {
    const { parts, saddle, tall, yaw } = pick(mounts, look.Mount)
    return model(
      { tall, pack: 'window', close: { at: [saddle[0], saddle[1] + 12, saddle[2] + 4], wide: 17, yaw: -yaw * 0.6 }, yaw },
      parts(),
      posed(sized([...bandedCat(18), cape()], 0.64), { at: saddle }),
      sewnLabel([5, 9.4, -5.6], [1, 0, -0.3], 0.9),
    )
  },
}
