import { feltArt, type Ink, laid, thread } from '../kit/art.ts'
import { curve, eyes, oval, path } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { cushion, outline, rectangle } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { lathe, through, tube } from '../kit/shapes.ts'
import { canvasCloth, cotton, felt, longPile, minky, satin, velboa } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, placed, type Solid, seated, turned } from '../kit/solid.ts'
import { noise, turn, type Vec } from '../kit/vec.ts'
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

export const desktopToys: Toys = {
  'save-icon-floppy-plush': (look) => {
    const [colour, deep] = pick<readonly [string, string]>(
      { Blue: ['#2f62c4', '#24499a'], Black: ['#3a3741', '#2a2830'], Red: ['#c93a35', '#9a2a2a'], Grey: ['#9aa0ab', '#7a818d'] },
      look.Colour,
    )
    const body = placed(
      lumpy(
        cushion(
          outline('M-10.6 -11L10.6 -11Q11 -11 11 -10.6L11 8L8 11L-10.6 11Q-11 11 -11 10.6L-11 -10.6Q-11 -11 -10.6 -11Z', 0.4),
          4.6,
          2.6,
        ),
        0.1,
        5,
        2,
      ),
      { by: [0, 11, 0] },
    )
    const face = laid(body, felt('#fff', { grainDepth: 0.2 }), {
      at: [0, 6],
      size: [17, 10.6],
      thick: 0.3,
      fine: 50,
      detail: 90,
      art: (ink) => {
        path(ink, rectangle(16, 10, 0.7), '#f6f1e6')
        for (const y of [2.3, 0.7, -0.9]) path(ink, `M-6.8 ${y - 0.2}H6.8`, undefined, '#e7a39a', 0.22)
        path(ink, 'M-8 4.4V5H8V4.4Z', deep)
        ink.fillStyle = '#d85a4d'
        ink.fillRect(-8, 3.5, 16, 1.2)
        eyes(ink, 2.5, -2.2, 0.55, 0.75)
        curve(ink, 0, -2.9, 0.9, 0.4, 0.3, '#241d2b')
      },
    })
    const shutter = laid(body, satin('#fff', { rough: 0.34, mirror: 0.25, sheen: 0.4 }), {
      at: [0.6, 17.4],
      size: [11.6, 8],
      thick: 0.5,
      fine: 50,
      detail: 90,
      art: (ink) => {
        path(ink, rectangle(11, 7.6, 0.4), '#c9ccd6')
        path(ink, 'M1.4 -2.6H3.9V2.8H1.4Z', '#3a3741')
      },
    })
    return model(
      { tall: 22, pack: 'tag', close: { at: [-0.6, 12, 3], wide: 14 }, yaw: 24 },
      form(body, velboa(colour, 2, { panels: [null], seams: [true] }), {
        fields: [(_x, _y, z) => z],
        pile: [face.bare, shutter.bare],
        detail: 76,
      }),
      face,
      shutter,
      sewnLabel([10.9, 5, 0], [1, 0, 0], 0.9),
    )
  },
  'pointer-plush': (look) => {
    const shapes: Record<string, string> = {
      Arrow: 'M-7.4 24L-7.4 2.4L-2.6 6.6L0.6 -0.2L4.2 1.4L1.2 8L7.8 8.2Z',
      Hand: 'M-3.4 24.6C-1.8 24.6 -1.2 23.6 -1.2 22.4L-1.2 15.4C0 16.4 2 16.2 2.4 14.6C3.6 15.6 5.4 15.2 5.8 13.6C7.4 14.2 8.6 13.2 8.6 11.6L8.6 6.6C8.6 4 7.4 2.6 6.8 0L-4 0C-4.6 2.4 -6.8 5 -8 7.4C-9 9.4 -9.4 11 -8.2 11.8C-7 12.4 -6 11.4 -5.4 10.2L-5.4 22.4C-5.4 23.6 -5 24.6 -3.4 24.6Z',
      Hourglass:
        'M-7.6 0L7.6 0L7.6 3L6.4 3.2C6.4 8 3.4 10 1.6 12.4C3.4 14.8 6.4 16.8 6.4 21.6L7.6 21.8L7.6 24.8L-7.6 24.8L-7.6 21.8L-6.4 21.6C-6.4 16.8 -3.4 14.8 -1.6 12.4C-3.4 10 -6.4 8 -6.4 3.2L-7.6 3Z',
    }
    const d = pick(shapes, look.Pointer)
    const body = lumpy(cushion(outline(d, 0.25), 5.4, 2.8), 0.08, 4, 3)
    const [fx, fy] = { Arrow: [-3.4, 11.6], Hand: [0.6, 8], Hourglass: [0, 5.6] }[look.Pointer as 'Arrow'] as [number, number]
    const face = laid(body, thread(), {
      at: [fx, fy],
      size: [6.4, 3.4],
      thick: 0.22,
      art: (ink) => {
        eyes(ink, 1.5, 0.4, 0.46, 0.66)
        curve(ink, 0, -0.5, 0.6, 0.32, 0.26, '#241d2b')
      },
    })
    const sand =
      look.Pointer === 'Hourglass'
        ? laid(body, feltArt({ grainDepth: 0.3 }), {
            at: [0, 12.4],
            size: [13, 20],
            thick: 0.2,
            fine: 40,
            detail: 90,
            art: (ink) => {
              path(ink, 'M-4 5.2C-3 3.2 -1.6 2 -0.3 0.6L-0.3 -2.6L0.3 -2.6L0.3 0.6C1.6 2 3 3.2 4 5.2Z', '#e9b84f')
              path(ink, 'M-6 7.4H6V9.2H-6ZM-6 -9.4H6V-8.4H-6Z', '#e9b84f')
            },
          })
        : []
    const edge = along(d, 90, (x, y): Vec => [x, y, 0])
    return model(
      { tall: 25, pack: 'tag', close: { at: [fx + 0.6, fy + 0.8, 2], wide: 12 }, yaw: 24 },
      form(body, velboa('#f7f4ee', 1.8), { pile: [face.bare], detail: 84 }),
      sand,
      face,
      piped(edge, '#26222c', 0.42),
      sewnLabel(look.Pointer === 'Arrow' ? [4.2, 6.8, 0] : [6.6, look.Pointer === 'Hand' ? 3 : 4, 0], [1, -0.1, 0], 0.9),
    )
  },
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
      { tall: 24, pack: 'tag', close: { at: [-3.4, 17, 2], wide: 12 }, yaw: 24 },
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
  'paint-brush-plush': (look) => {
    const paint = pick({ Tomato: '#d9412e', Cobalt: '#2b56c0', Leaf: '#4ba23c' }, look.Paint)
    const lean = (s: Solid) => placed(s, { turn: [0, 0, -16] })
    const handle = lean(
      lumpy(
        turned(
          [0, 0, 0],
          [
            [14.4, 1.9],
            [17, 2.1],
            [22, 2.5],
            [28, 1.9],
            [33, 1.25],
            [37, 1.15],
            [38.6, 0.8],
            [39, 0.2],
          ],
        ),
        0.06,
        3,
      ),
    )
    const ferrule = lean(
      turned(
        [0, 0, 0],
        [
          [9.4, 3.1],
          [9.8, 3.25],
          [10.6, 3.05],
          [11, 3.1],
          [12.8, 2.6],
          [13.3, 2.6],
          [14.8, 2.15],
          [15.2, 2],
        ],
      ),
    )
    const bristles = lean(
      lumpy(
        limb(
          [
            [0, 9.8, 0],
            [0, 6.6, 0],
            [0, 3.2, 0],
            [0.3, 0.4, 0],
          ],
          [2.5, 3.3, 2.6, 0.7],
        ),
        0.2,
        1.4,
        3,
      ),
    )
    const wet = (x: number, y: number, z: number) =>
      y * Math.cos(turn(16)) - x * Math.sin(turn(16)) - 6.4 + noise(x * 0.9, z * 0.9, 2) * 0.9
    const dot = lean(ball([0, 36.6, 0.7], [0.5, 0.5, 0.7]))
    return model(
      { tall: 40, pack: 'tag', close: { at: [2.6, 9, 2], wide: 14 }, yaw: 20, rests: 'wall' },
      form(handle, velboa('#d9953f', 2), { detail: 100 }),
      form(ferrule, satin('#c5c9d3', { rough: 0.3, mirror: 0.5, metal: true }), { detail: 60 }),
      form(
        bristles,
        longPile('#8a6a4c', 7, { panels: [paint], pile: { mm: 7, strand: 1.3, thin: 0.9, comb: [0.1, -1.4, 0], curl: 0.2 } }),
        { fields: [wet], detail: 60 },
      ),
      form(dot, felt('#3a3036'), { detail: 16 }),
      sewnLabel([8.4, 21, 0], [1, -0.3, 0], 0.9),
    )
  },
  'recycle-bin-plush': (look) => {
    const round = (r: number, y: number) => r + 0.14 * Math.sin(y * 1.1)
    const wall = lathe(
      [
        [0.01, 0.2],
        [6.2, 0.2],
        [6.6, 0.8],
        [round(7, 6), 7],
        [round(7.6, 12), 13],
        [8.1, 19],
        [8.5, 20],
        [8.9, 20.4],
        [8.9, 21.2],
        [8.5, 21.6],
        [7.9, 21.4],
        [7.7, 20.6],
        [7.2, 14],
        [6.4, 2],
        [0.01, 1.6],
      ],
      96,
    )
    const solid = turned(
      [0, 0, 0],
      [
        [0.2, 6.3],
        [7, 7.1],
        [13, 7.6],
        [19, 8.2],
        [21.6, 8.8],
      ],
    )
    const arrow = 'M-0.9 3.4L0.9 3.4L2.3 1L3.3 1.6L2.8 -1.3L0 -0.3L1 0.3L0.1 1.9L-0.9 0.2L-2.4 1.1Z'
    const sewn = laid(solid, feltArt({ grainDepth: 0.3 }), {
      at: [0, 12.6],
      size: [9, 9],
      thick: 0.16,
      art: (ink) => {
        for (const a of [0, 120, 240]) {
          ink.save()
          ink.rotate(turn(a))
          ink.translate(0, 0.5)
          path(ink, arrow, '#2f8f4e')
          ink.restore()
        }
      },
    })
    const face = laid(solid, thread(), {
      at: [0, 6.2],
      size: [7, 3],
      thick: 0.12,
      art: (ink) => {
        eyes(ink, 2, 0.4, 0.52, 0.72)
        curve(ink, 0, -0.4, 0.75, 0.4, 0.28, '#241d2b')
        for (const s of [-1, 1]) oval(ink, s * 3, -0.6, 0.5, 0.32, '#e79a98')
      },
    })
    const paper = (at: Vec, r: number, seed: number) =>
      form(lumpy(lumpy(ball(at, r), 0.5, 1.3, seed), 0.16, 0.5, seed + 3), felt('#f4efe3', { grainDepth: 0.4 }), { detail: 40 })
    const full =
      look.State === 'Full'
        ? [
            paper([-3.4, 20.6, 2.2], 3.2, 1),
            paper([3.6, 21, 1.2], 3.4, 2),
            paper([0.4, 21.4, -3.2], 3.6, 3),
            paper([0.4, 23.6, 0.8], 2.7, 4),
            paper([-9.8, 1.9, 5.4], 2, 5),
          ]
        : []
    return model(
      { tall: look.State === 'Full' ? 26.4 : 22, pack: 'tag', close: { at: [0.6, 11.6, 7], wide: 13 }, yaw: 26 },
      { shape: wall, skin: canvasCloth('#8fbbdd', { grainSize: 0.9, grainDepth: 0.4, sheen: 0.3 }) },
      sewn,
      face,
      full,
      sewnLabel([7.6, 11, 1.6], [1, 0, 0.2], 0.9),
    )
  },
}
