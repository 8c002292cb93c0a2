import { laid, thread } from '../kit/art.ts'
import { oval } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { through } from '../kit/shapes.ts'
import { felt, minky } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, pinched, type Solid, seated } from '../kit/solid.ts'
import { smooth, turn, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

/** Eight arms, each with a reach and a curl of its own, as seen from above: degrees from the front, clockwise. */
const arms: readonly { a: number; reach: number; curl: number; tip: number }[] = [
  { a: 18, reach: 13, curl: 1, tip: 3.4 },
  { a: -24, reach: 14, curl: -1, tip: 1.4 },
  { a: 62, reach: 16, curl: -1, tip: 4.6 },
  { a: -66, reach: 16, curl: 1, tip: 5.2 },
  { a: 108, reach: 15.4, curl: 1, tip: 1.6 },
  { a: -112, reach: 15, curl: -1, tip: 3 },
  { a: 152, reach: 13, curl: -1, tip: 2 },
  { a: -154, reach: 13, curl: 1, tip: 4 },
]

const knots = ({ a, reach, curl, tip }: (typeof arms)[number]): Vec[] => {
  const along = (r: number, aside: number, y: number): Vec => {
    const w = turn(a + (aside * 57.3) / Math.max(r, 1))
    return [Math.sin(w) * r, y, Math.cos(w) * r]
  }
  return [
    along(3, 0, 6.4),
    along(6.4, 0, 3.4),
    along(reach * 0.62, curl * 0.6, 1.7),
    along(reach * 0.84, curl * 2.4, 1.5),
    along(reach, curl * 4.4, 1.6 + tip * 0.3),
    along(reach * 1.02, curl * 6.2, 1.4 + tip * 0.75),
    along(reach * 0.93, curl * 6.6, 1.2 + tip),
  ]
}

const radii = [2.5, 2.2, 1.75, 1.4, 1.1, 0.85, 0.62]

/** Felt rings sewn along the inner side of an arm. */
function suckers(arm: (typeof arms)[number], skin: ReturnType<typeof felt>): Part {
  const path = through(knots(arm))
  const rings: Solid[] = []
  for (let i = 5; i < 15; i++) {
    const t = i / 15
    const p = path(t)
    const r = radii[Math.min(6, Math.floor(t * 6))] as number
    const side = turn(arm.a + (arm.curl > 0 ? 90 : -90))
    const away: Vec = [Math.sin(side), -0.1, Math.cos(side)]
    rings.push(ball([p[0] + away[0] * r * 0.86, p[1] + 0.1, p[2] + away[2] * r * 0.86], [r * 0.42, r * 0.42, r * 0.42]))
  }
  return form(blend(0, ...rings), skin, { detail: 60 })
}

export const krakenToys: Toys = {
  'sea-of-thieves-kraken-plush': (look) => {
    const [dark, light, sucker] = pick<readonly [string, string, string]>(
      { 'Deep teal': ['#1f6a70', '#5fb3a8', '#efd9b4'], 'Ember red': ['#9c2f2a', '#e0764f', '#f3d8b0'] },
      look.Colour,
    )
    const mantle = blend(2, ball([0, 15, -0.8], [6.6, 8.2, 6.2]), ball([0, 9.6, 0], [5.2, 5, 5]))
    const brow = mirrored(
      limb(
        [
          [0.8, 14.4, 5.2],
          [2.8, 15.6, 4.9],
          [5, 16.4, 3.2],
        ],
        [0.8, 1.05, 0.7],
      ),
    )
    const legs = arms.map((arm) => limb(knots(arm), radii))
    const whole = seated(
      lumpy(
        pinched(blend(1.1, blend(0.7, mantle, brow), ...legs), (x, y) => (y > 9 ? x : 99), 0.14, 0.35),
        0.16,
        5,
        4,
      ),
      0.5,
    )
    const eyes = laid(whole, thread(), {
      at: [0, 12.6],
      size: [11, 4.6],
      thick: 0.35,
      detail: 90,
      art: (ink) => {
        for (const s of [-1, 1]) {
          oval(ink, s * 2.9, 0, 1.75, 1.6, '#1b1718')
          oval(ink, s * 2.9, 0, 1.5, 1.35, '#f2c23c')
          oval(ink, s * 2.9, 0, 0.42, 1.1, '#1b1718')
          oval(ink, s * 2.9 - 0.55, 0.6, 0.3, 0.26, '#fff8e4')
        }
      },
    })
    const under = (_x: number, y: number, z: number) => y - 1.9 - smooth(4, 16, Math.abs(z)) * 0.2
    return model(
      { tall: 24, pack: 'tag', close: { at: [0, 13.4, 5], wide: 16 }, yaw: 24 },
      form(whole, minky(dark, { panels: [light], seams: [true] }), { fields: [under], pile: [eyes.bare], detail: 92 }),
      eyes,
      arms.map((arm) => suckers(arm, felt(sucker))),
      sewnLabel([4.5, 9.2, -3], [1, 0, -0.6], 1),
    )
  },
}
