import { laid, thread } from '../kit/art.ts'
import { blush, curve, oval, path } from '../kit/faces.ts'
import { bead, goggle, sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { type Field, form } from '../kit/parts.ts'
import { either, near } from '../kit/seams.ts'
import { felt, minky, satin, vinyl } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, pinched, type Solid, seated, soap } from '../kit/solid.ts'
import type { Toys } from './index.ts'
import { cat } from './ninja-cat-body.ts'
import { dogFace, dogHead, sitting } from './rover-body.ts'

/** A belly patch on a body that sits. */
const belly =
  (x: number, y: number): Field =>
  (px, py, pz) =>
    pz < 0 || py > 13 ? 99 : (Math.hypot(px / x, (py - 7) / y) - 1) * Math.min(x, y)

const links = (): Part[] => {
  const pale = either(belly(3.4, 4.4), near([0, 16.9, 6], 2.7), near([2.8, 1.3, 8], 1.9, true))
  const solid = pinched(cat(), pale, 0.07, 0.3)
  const stripes: Field = (x, y, z) => (z > 2.4 || y > 22 ? 9 : Math.abs(((y + Math.abs(x) * 0.3) % 3.1) - 1.55) - 0.36)
  const mouth = laid(solid, thread(), {
    at: [0, 16.2],
    size: [7.6, 3],
    thick: 0.2,
    art: (ink) => {
      curve(ink, -0.9, 0.3, 0.9, 0.42, 0.26, '#5a3320')
      curve(ink, 0.9, 0.3, 0.9, 0.42, 0.26, '#5a3320')
      for (const s of [-1, 1])
        for (const y of [0.6, 0, -0.6]) path(ink, `M${s * 2.1} ${0.3 + y * 0.6}L${s * 3.5} ${0.4 + y}`, undefined, '#8a5a34', 0.13)
    },
  })
  const ears = [-1, 1].map((s) =>
    laid(solid, felt('#fff'), {
      at: [s * 5.2, 23.9],
      size: [3, 4.4],
      thick: 0.1,
      art: (ink) => path(ink, `M-0.95 -1.4Q-0.5 0.9 ${s * 0.55} 1.6Q0.95 0.4 0.95 -1.4Q0 -1.8 -0.95 -1.4Z`, '#f0b8a6'),
    }),
  )
  return [
    form(solid, minky('#e2a04a', { panels: ['#c67f31', '#f8ead0'], seams: [false, true] }), {
      fields: [stripes, pale],
      pile: [mouth.bare, ...ears.map((e) => e.bare)],
      detail: 84,
    }),
    mouth,
    ...ears,
    bead(solid, [3, 18.9], [0.85, 1.1], '#2d4a2a'),
    bead(solid, [-3, 18.9], [0.85, 1.1], '#2d4a2a'),
    bead(solid, [0, 17.4], [0.8, 0.55], '#c9665f', { skin: vinyl('#c9665f'), flat: 0.8, sunk: 0.1 }),
    sewnLabel([6.9, 4, -2.4], [1, 0, -0.35], 1.6),
  ]
}

const rocky = (): Part[] => {
  const eyePatch: Field = (x, y, z) => (z < 0 ? 99 : Math.hypot(x - 3, (y - 18.6) * 0.9) - 2.5)
  const white = either(belly(3.5, 4.4), near([2.7, 1.4, 7.2], 2, true))
  const solid = seated(
    lumpy(
      pinched(pinched(blend(0.9, sitting(), dogHead(17.2)), white, 0.07, 0.3), (x) => x, 0.08, 0.3),
      0.12,
      4,
      6,
    ),
    0.5,
  )
  const face = dogFace(solid, 17.2)
  const ears = lumpy(
    mirrored(
      blend(
        0.6,
        limb(
          [
            [4.2, 21.4, -0.2],
            [6.8, 20.2, 0.2],
            [7.9, 16.4, 0.6],
            [7.4, 12.8, 0.8],
          ],
          [1, 1.3, 1.7, 1.5],
        ),
        ball([7.6, 14.2, 0.8], [1.3, 2.8, 2.1]),
      ),
    ),
    0.1,
    3,
  )
  return [
    form(solid, minky('#efe7d8', { panels: ['#fffdf8', '#d2ab77'], seams: [true, true] }), {
      fields: [white, eyePatch],
      pile: [face.bare],
      detail: 84,
    }),
    form(ears, minky('#b9b0ac'), { detail: 60 }),
    ...face.parts,
    sewnLabel([6.6, 4.2, -2.8], [1, 0, -0.35], 1.6),
  ]
}

const robot = (): Part[] => {
  const steel = satin('#a3adba', { rough: 0.5, mirror: 0.12, grainSize: 0.6 })
  const head = lumpy(soap([0, 17.4, 0], [6.4, 5.6, 4.8], 5), 0.06, 4, 2)
  const trunk = seated(lumpy(soap([0, 7, 0], [5.6, 5.2, 4.3], 5), 0.08, 4, 5), 0.4)
  const screen = laid(head, felt('#fff', { grainDepth: 0.25 }), {
    at: [0, 17.4],
    size: [11, 9],
    thick: 0.2,
    fine: 70,
    detail: 84,
    art: (ink) => {
      ink.fillStyle = '#26222f'
      ink.beginPath()
      ink.roundRect(-4.5, -3.3, 9, 6.6, 1.1)
      ink.fill()
    },
  })
  const look = laid(head, thread(), {
    at: [0, 17.3],
    size: [7, 5],
    thick: 0.44,
    art: (ink) => {
      ink.fillStyle = '#6fe3cf'
      for (const s of [-1, 1]) {
        ink.beginPath()
        ink.roundRect(s * 2 - 0.62, 0.1, 1.24, 1.7, 0.4)
        ink.fill()
      }
      curve(ink, 0, -1.1, 1.3, 0.5, 0.4, '#6fe3cf')
    },
  })
  const panel = laid(trunk, felt('#fff', { grainDepth: 0.2 }), {
    at: [0, 7.6],
    size: [6, 4],
    thick: 0.2,
    fine: 80,
    art: (ink) => {
      oval(ink, -1.1, 0.8, 0.75, 0.75, '#f2c230')
      oval(ink, 1.1, 0.8, 0.75, 0.75, '#e2604a')
      path(ink, 'M-1.8 -1.1H1.8', undefined, '#6b7686', 0.34)
    },
  })
  const arms = mirrored(
    limb(
      [
        [5.4, 9.6, 0],
        [7.4, 7.8, 0.8],
        [7.6, 5.2, 1.4],
      ],
      [1.2, 1.1, 1.1],
    ),
  )
  return [
    form(head, steel, { detail: 64 }),
    form(trunk, { ...steel, seams: [true] }, { fields: [(x, _y, z) => (z < 0 ? x : 9)], detail: 64 }),
    screen,
    look,
    panel,
    form(lumpy(arms, 0.06, 2), satin('#8a94a3', { grainSize: 0.6 }), { detail: 60 }),
    form(mirrored(ball([7.7, 4.2, 1.6], [1.5, 1.5, 1.6])), minky('#f2c230'), { detail: 50 }),
    form(seated(mirrored(soap([2.6, 1.2, 1], [2, 1.4, 2.6], 3)), 0.2), minky('#6b7686'), { detail: 60 }),
    form(
      limb(
        [
          [0, 22.6, 0],
          [0.1, 25, 0],
        ],
        [0.42, 0.36],
      ),
      felt('#6b7686'),
      { detail: 24 },
    ),
    form(ball([0.1, 25.8, 0], 1.05), minky('#d5402f'), { detail: 26 }),
    form(mirrored(ball([6.4, 17.6, 0], [0.9, 1.5, 1.5])), felt('#6b7686'), { detail: 40 }),
    sewnLabel([5.5, 4.6, -1.6], [1, 0, -0.2], 1.6),
  ]
}

const dot = (): Part[] => {
  const solid: Solid = seated(
    lumpy(
      pinched(ball([0, 8, 0], [8, 7.8, 8]), (x, _y, z) => Math.min(Math.abs(x), Math.abs(z)), 0.12, 0.3),
      0.1,
      4,
      3,
    ),
    0.6,
  )
  const smile = laid(solid, thread(), {
    at: [0, 5.6],
    size: [8, 3.4],
    thick: 0.24,
    art: (ink) => {
      curve(ink, 0, 0.6, 2.3, 0.95, 0.42, '#5e1512')
      blush(ink, 3.3, 0.9, 0.6, 0.4, '#f08a80')
    },
  })
  const shine = laid(solid, felt('#fff'), { at: [-4, 12.2], size: [3, 3], thick: 0.2, art: (ink) => oval(ink, 0, 0, 1.1, 1.3, '#f7b1aa') })
  return [
    form(solid, minky('#d8322b'), { pile: [smile.bare, shine.bare], detail: 76 }),
    smile,
    shine,
    ...[-1, 1].flatMap((s) =>
      goggle([s * 2.3, 9.4, 7.2], 1.95, { look: [-s * 0.1, 0.05], out: [s * 0.28, 0.12, 1], white: felt('#fdfaf3', { grainDepth: 0.2 }) }),
    ),
    sewnLabel([7.7, 5, -1], [1, -0.1, -0.1], 1.4),
  ]
}

const staff: Record<string, readonly [tall: number, parts: () => Part[], close: readonly [number, number]]> = {
  'Links the Cat': [11, links, [17.6, 15]],
  'Rocky the Dog': [11, rocky, [16.4, 15]],
  'F1 the Robot': [11, robot, [15.6, 15]],
  'The Dot': [9, dot, [8.6, 13]],
}

export const assistantToys: Toys = {
  'office-assistant-minis': (look) => {
    const [tall, parts, [y, wide]] = pick(staff, look.Character)
    return model({ tall, pack: 'header', close: { at: [0, y, 5], wide } }, parts())
  },
}
