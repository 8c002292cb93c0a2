import { feltArt, type Ink, laid } from '../kit/art.ts'
import { path } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { cushion, outline, rectangle } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { through, tube } from '../kit/shapes.ts'
import { cotton, minky } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, placed, seated } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

/** Cloth piping along a closed line of points. */
const piped = (points: readonly Vec[], colour: string, radius: number) => ({
  shape: tube(through(points, true), { radius, steps: Math.max(160, points.length * 6), closed: true }),
  skin: cotton(colour, { grainMap: 'uv' }),
})

/** Points along an SVG path with y up, moved. */
function along(d: string, n: number, at: (x: number, y: number) => Vec): Vec[] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  element.setAttribute('d', d)
  const length = element.getTotalLength()
  return Array.from({ length: n }, (_, i) => {
    const p = element.getPointAtLength((length * i) / n)
    return at(p.x, p.y)
  })
}

const suits: Record<string, string> = {
  Spades:
    'M0 3C1 1.4 3 0 3 -1.3C3 -2.6 1.2 -2.9 0.4 -1.7C0.5 -2.6 0.9 -3 1.3 -3.2L-1.3 -3.2C-0.9 -3 -0.5 -2.6 -0.4 -1.7C-1.2 -2.9 -3 -2.6 -3 -1.3C-3 0 -1 1.4 0 3Z',
  Hearts: 'M0 -3C-1.4 -1.2 -3.2 0 -3.2 1.6C-3.2 3.3 -0.8 3.6 0 1.8C0.8 3.6 3.2 3.3 3.2 1.6C3.2 0 1.4 -1.2 0 -3Z',
  Diamonds: 'M0 3.3C0.7 1.9 1.6 0.8 2.6 0C1.6 -0.8 0.7 -1.9 0 -3.3C-0.7 -1.9 -1.6 -0.8 -2.6 0C-1.6 0.8 -0.7 1.9 0 3.3Z',
  Clubs:
    'M0 3.1C1.5 3.1 2 1.4 1 0.5C2.4 0.9 3.3 -0.4 2.6 -1.5C2 -2.4 0.8 -2.2 0.35 -1.2C0.4 -2.2 0.8 -2.8 1.2 -3.1L-1.2 -3.1C-0.8 -2.8 -0.4 -2.2 -0.35 -1.2C-0.8 -2.2 -2 -2.4 -2.6 -1.5C-3.3 -0.4 -2.4 0.9 -1 0.5C-2 1.4 -1.5 3.1 0 3.1Z',
}

const pips: Record<string, readonly (readonly [x: number, y: number, s: number])[]> = {
  Ace: [[0, 0, 1.3]],
  Queen: [[0, 0, 1.3]],
  Jack: [[0, 0, 1.3]],
  Seven: [
    [-3, 5.4, 0.55],
    [3, 5.4, 0.55],
    [-3, 0, 0.55],
    [3, 0, 0.55],
    [0, 2.8, 0.55],
    [-3, -5.4, 0.55],
    [3, -5.4, 0.55],
  ],
}

/** The face of a card, felt pips and all. */
function cardFace(ink: Ink, name: string) {
  const [rank = '', , suit = ''] = name.split(' ')
  const colour = suit === 'Hearts' || suit === 'Diamonds' ? '#c3262b' : '#26212d'
  const mark = (x: number, y: number, s: number) => {
    ink.save()
    ink.translate(x, y)
    ink.scale(s, y < 0 && s < 0.6 ? -s : s)
    path(ink, pick(suits, suit), colour)
    ink.restore()
  }
  for (const [x, y, s] of pick(pips, rank)) mark(x, y, s)
  const letter = rank === 'Seven' ? '7' : rank.slice(0, 1)
  for (const upside of [1, -1]) {
    ink.save()
    ink.scale(upside, upside)
    words(ink, letter, -6, 7.9, { size: 2.7, weight: 780, font: display, colour, align: 'center' })
    mark(-6, 6.5, 0.32)
    ink.restore()
  }
}

export const cardPlushToys: Toys = {
  'solitaire-card-plush': (look) => {
    const d = rectangle(16.6, 22, 1.6)
    const body = placed(lumpy(cushion(outline(d, 0.2), 4.2, 2.2), 0.08, 5, 4), { by: [0, 13, 0] })
    const art = laid(body, feltArt({ grainDepth: 0.25 }), {
      at: [0, 13],
      size: [15.4, 20.6],
      thick: 0.2,
      fine: 50,
      detail: 110,
      art: (ink) => cardFace(ink, look.Card ?? ''),
    })
    const back = laid(body, cotton('#fff'), {
      at: [0, 13],
      size: [14, 19.6],
      yaw: 180,
      thick: 0.06,
      fine: 50,
      detail: 90,
      art: (ink) => {
        path(ink, rectangle(13.4, 19, 1), '#3158ab')
        ink.save()
        ink.clip(new Path2D(rectangle(12.6, 18.2, 0.8)))
        for (let i = -16; i < 16; i++) path(ink, `M${i * 1.3} -12l14 24M${i * 1.3} 12l14 -24`, undefined, '#8fb0e6', 0.2)
        ink.restore()
        path(ink, rectangle(12.6, 18.2, 0.8), undefined, '#f4f0e6', 0.3)
      },
    })
    const skin = minky('#f3c9a4')
    const hands = mirrored(
      lumpy(
        limb(
          [
            [8, 12, -0.6],
            [9.4, 11.4, 0.8],
            [9.8, 10.6, 1.8],
          ],
          [0.9, 1, 1.25],
        ),
        0.05,
        1,
      ),
    )
    const feet = mirrored(lumpy(blend(0.5, ball([3.6, 1.2, -0.6], [1.5, 1.2, 1.4]), ball([3.7, 1.1, 1.2], [1.6, 1.1, 2])), 0.05, 1))
    return model(
      { tall: 24, pack: 'tag', close: { at: [-1.6, 15.6, 2], wide: 16 }, yaw: 24 },
      form(body, cotton('#f8f5ee', { sheen: 0.3 }), { detail: 80 }),
      art,
      back,
      piped(
        along(d, 80, (x, y): Vec => [x, y + 13, 0]),
        '#c3262b',
        0.36,
      ),
      form(hands, skin, { detail: 60 }),
      form(seated(feet, 0.3), minky('#4a3436'), { detail: 50 }),
      sewnLabel([8.3, 7.4, 0], [1, 0, 0], 0.9),
    )
  },
}
