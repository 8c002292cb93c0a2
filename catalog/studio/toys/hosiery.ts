import { posed } from '../kit/actual.ts'
import { type Ink, laid, thread } from '../kit/art.ts'
import { brick } from '../kit/brick.ts'
import { oval, path } from '../kit/faces.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { cushion, outline } from '../kit/outline.ts'
import { type Field, form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { through, tube } from '../kit/shapes.ts'
import { cotton, knit, ribKnit, type Skin } from '../kit/skin.ts'
import { block, lumpy, type Solid, soap } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

/** A sock laid flat, its toe to the right: leg from y 6 up to 26, heel at the left, foot along the floor. */
const sock =
  'M-4.6 26L4.4 26C4.6 20 4.4 15.4 5.4 11.8C6.6 8.8 10.6 8 13 6.6C16.4 4.6 15.8 0.4 12 0.2C7 -0.2 2.6 0.6 -0.6 1.6C-4.4 2.6 -6 5.4 -5.4 9.2C-4.8 13 -4.4 20 -4.6 26Z'

/** Distances to the places that are knitted in another colour. */
const heel: Field = (x, y) => Math.hypot(x + 4.6, y - 3.6) - 5.2
const toe: Field = (x, y) => 10.9 - x - (y - 3) * 0.24
const cuff: Field = (_x, y) => 21.6 - y

const folded = (deep: number, seed: number): Solid => lumpy(cushion(outline(sock, 0.3), deep, 1.5), 0.1, 4.5, seed)

type Motif = (ink: Ink) => void

const clip: Motif = (ink) =>
  path(
    ink,
    'M0.5 0.9V-0.7C0.5 -1.3 -0.5 -1.3 -0.5 -0.7V0.8C-0.5 1.6 0.9 1.7 0.9 0.8V-0.9C0.9 -2 -0.9 -2 -0.9 -0.9V0.6',
    undefined,
    '#dfe6f2',
    0.22,
  )
const mine: Motif = (ink) => {
  for (let i = 0; i < 4; i++)
    path(
      ink,
      `M${Math.cos((i * Math.PI) / 4) * 1.15} ${Math.sin((i * Math.PI) / 4) * 1.15}L${-Math.cos((i * Math.PI) / 4) * 1.15} ${-Math.sin((i * Math.PI) / 4) * 1.15}`,
      undefined,
      '#23212a',
      0.26,
    )
  oval(ink, 0, 0, 0.8, 0.8, '#23212a')
  oval(ink, -0.26, 0.28, 0.2, 0.2, '#ffffff')
}
const red = '#c9302c'
const suits: readonly Motif[] = [
  (ink) => path(ink, 'M0 -1.1C-0.7 -0.5 -1.1 -0.2 -1.1 0.4C-1.1 1.1 -0.3 1.2 0 0.6C0.3 1.2 1.1 1.1 1.1 0.4C1.1 -0.2 0.7 -0.5 0 -1.1Z', red),
  (ink) =>
    path(
      ink,
      'M0 1.15C0.5 0.5 1.1 0.3 1.1 -0.3C1.1 -0.8 0.4 -0.9 0.2 -0.5L0.5 -1.15H-0.5L-0.2 -0.5C-0.4 -0.9 -1.1 -0.8 -1.1 -0.3C-1.1 0.3 -0.5 0.5 0 1.15Z',
      '#23212a',
    ),
  (ink) => path(ink, 'M0 1.2L0.85 0L0 -1.2L-0.85 0Z', red),
  (ink) => {
    for (const [x, y] of [
      [0, 0.55],
      [-0.55, -0.15],
      [0.55, -0.15],
    ] as const)
      oval(ink, x, y, 0.5, 0.5, '#23212a')
    path(ink, 'M-0.4 -1.15H0.4L0.1 -0.2H-0.1Z', '#23212a')
  },
]

type Design = { ground: string; contrast: string; motifs: readonly Motif[]; paper: string; name: string }

const designs: Record<string, Design> = {
  Paperclips: { ground: '#31448f', contrast: '#efb93a', motifs: [clip], paper: '#f3ead8', name: 'Paperclips' },
  Mines: { ground: '#a9afb9', contrast: '#c9302c', motifs: [mine], paper: '#f3ead8', name: 'Mines' },
  'Card suits': { ground: '#f1ebdf', contrast: '#2f6b47', motifs: suits, paper: '#e6efe6', name: 'Card suits' },
}

/** Motifs in staggered rows over the leg and the foot, knitted in. */
const pattern = (motifs: readonly Motif[]) => (ink: Ink) => {
  let n = 0
  for (let j = 0; j < 7; j++)
    for (let i = -1; i < 6; i++) {
      const [x, y] = [-3.2 + i * 3.3 + (j % 2) * 1.65, 20 - j * 2.9]
      const leg = x > -4.2 && x < 3.8 && y > 8
      const foot = y <= 8 && y > 1.4 && x > -0.6 + (8 - y) * 0.4 && x < 9.6
      if (!leg && !foot) continue
      ink.save()
      ink.translate(x - 5, y - 13)
      ink.rotate(((n * 37) % 30) / 100 - 0.15)
      ink.scale(0.82, 0.82)
      motifs[n++ % motifs.length]?.(ink)
      ink.restore()
    }
}

const stocking =
  'M-7 0L7 0C7.4 -9 7 -16 8 -21C9.2 -24.6 14.4 -26 17.4 -28.4C21.6 -32 20 -38.4 14.4 -38.8C8.4 -39 2.4 -37.6 -1.6 -36C-7 -33.8 -8.4 -29.4 -7.8 -24C-7.2 -17 -6.8 -9 -7 0Z'

const buttons = [
  ['Y', '#efb72a'],
  ['X', '#2f78d6'],
  ['B', '#d5402f'],
  ['A', '#57b53a'],
] as const

export const hosieryToys: Toys = {
  'desktop-classics-socks': (look) => {
    const { ground, contrast, motifs, paper, name } = pick(designs, look.Design)
    const yarn = (more: Partial<Skin> = {}): Skin =>
      knit(ground, { grainMap: 'box', grainSize: 0.75, grainDepth: 0.7, panels: [contrast, contrast, contrast], ...more })
    const pair = (seed: number): Part[] => {
      const solid = folded(1.7, seed)
      const art = (yaw: number): Part =>
        laid(solid, knit('#fff', { grainMap: 'box', grainSize: 0.75, grainDepth: 0.5 }), {
          at: [yaw ? -5 : 5, 13],
          size: [24, 27],
          yaw,
          thick: 0.03,
          fine: 44,
          detail: 120,
          art: (ink) => {
            if (yaw) ink.scale(-1, 1)
            pattern(motifs)(ink)
          },
        })
      return [form(solid, yarn(), { fields: [heel, toe, cuff], detail: 100 }), art(0), art(180), ribs(solid)]
    }
    // The rib of the cuff stands a little prouder than the leg.
    const ribs = (solid: Solid): Part => {
      const band = block([0, 23.9, 0], [12, 4.3, 6], 0.3)
      const rib: Solid = {
        d: (x, y, z) => Math.max(solid.d(x, y, z) - 0.14 - 0.05 * Math.cos(x * 9), band.d(x, y, z)),
        low: [-6, 21.6, -2],
        high: [6, 26.4, 2],
      }
      return form(rib, ribKnit(contrast, { grainMap: 'box', grainSize: 0.8, grainDepth: 0.5 }), { detail: 90 })
    }
    const sleeve = brick(
      {
        size: [10.2, 6.4, 3.9],
        round: 0.6,
        puff: 0.1,
        fine: 70,
        at: [0.5, 15.6, -0.3],
        prints: {
          all: (ink, w, h) => {
            ink.fillStyle = paper
            ink.fillRect(-w / 2, -h / 2, w, h)
            ink.fillStyle = contrast
            ink.fillRect(-w / 2, h / 2 - 0.5, w, 0.5)
            ink.fillRect(-w / 2, -h / 2, w, 0.5)
          },
          front: (ink) => {
            // A window shows the knit.
            ink.fillStyle = ground
            ink.beginPath()
            ink.roundRect(-3.9, -1.9, 3.2, 3.8, 0.5)
            ink.fill()
            ink.save()
            ink.translate(-2.3, 0)
            motifs[0]?.(ink)
            ink.restore()
            words(ink, name, -0.2, 0.7, { size: 0.92, weight: 780, font: display, colour: '#26222c', wide: 4.4, lines: 2 })
            words(ink, '78 % combed cotton', -0.2, -1.3, { size: 0.46, weight: 600, colour: '#554d5f' })
          },
          back: (ink) => words(ink, name, 0, -0.3, { size: 0.9, weight: 780, font: display, colour: '#26222c', align: 'center' }),
        },
      },
      cotton('#fff', { grain: 'card', grainSize: 2, grainDepth: 0.15 }),
    )
    return model(
      { tall: 26, pack: 'card', close: { at: [1.4, 14.6, 1], wide: 13 }, yaw: 18, rests: 'wall' },
      posed(pair(3), { at: [0, 0, 0.6] }),
      posed(pair(7), { at: [1.1, -0.6, -1.1], turn: [0, 0, -2.4] }),
      sleeve,
    )
  },
  'xbox-holiday-stocking': (look) => {
    const [wool, deep] = pick<readonly [string, string]>({ Green: ['#23713f', '#c9302c'], Black: ['#2f2c35', '#57a03f'] }, look.Colour)
    const solid = lumpy(cushion(outline(stocking, 0.6), 5, 3.4), 0.2, 7, 4)
    const ends: Field = (x, y) => Math.min(Math.hypot(x + 7.4, y + 32.2) - 6.6, 13.2 - x - (y + 33) * 0.22)
    const jacquard = laid(solid, knit('#fff', { grainMap: 'box', grainSize: 1.1, grainDepth: 0.6 }), {
      at: [0.6, -16],
      size: [17, 34],
      thick: 0.05,
      fine: 40,
      detail: 130,
      art: (ink) => {
        for (const [i, [letter, colour]] of buttons.entries()) {
          const [x, y] = [-0.3 + i * 0.2, 9.2 - i * 6.6]
          oval(ink, x, y, 2.9, 2.9, '#f6f1e6')
          oval(ink, x, y, 2.5, 2.5, colour)
          words(ink, letter, x, y - 1.24, { size: 3.5, weight: 800, font: display, colour: '#fbf8f0', align: 'center' })
          // Snow between the buttons, a stitch or a cross of stitches each.
          for (const [dx, dy] of [
            [-5.2, 2.6],
            [5, 1.8],
            [-5.4, -1.8],
            [5.2, -2.8],
            [-4.4, 0.4],
            [4.6, -0.6],
          ] as const) {
            ink.fillStyle = '#f6f1e6'
            ink.fillRect(x + dx - 0.22, y + dy - 0.22, 0.44, 0.44)
            if ((dx * 10 + i) % 3) continue
            for (const [cx, cy] of [
              [0.44, 0],
              [-0.44, 0],
              [0, 0.44],
              [0, -0.44],
            ] as const)
              ink.fillRect(x + dx + cx - 0.22, y + dy + cy - 0.22, 0.44, 0.44)
          }
        }
      },
    })
    const fold = lumpy(soap([0, 0.4, 0], [8.6, 4.4, 3.7], 4.4), 0.24, 4, 6)
    const cuffed: Solid = { ...fold, d: (x, y, z) => fold.d(x, y, z) + 0.16 * Math.cos(x * 5.2) * Math.min(1, Math.abs(z)) }
    const loop = through([
      [-6.4, 3.6, 0],
      [-7.4, 7.4, 0.4],
      [-6.2, 10.2, 0],
      [-5, 7.4, -0.4],
      [-5.6, 3.6, 0],
    ])
    const tack = (x: number): Part => ({
      shape: tube(
        through([
          [x - 0.7, 3.3, 3.1],
          [x + 0.7, 3.3, 3.1],
        ] as Vec[]),
        { radius: 0.12, steps: 8 },
      ),
      skin: thread({ colour: deep }),
    })
    return model(
      { tall: 52, pack: 'tag', close: { at: [0.4, -9, 3], wide: 20 }, yaw: 18, rests: 'wall' },
      form(solid, knit(wool, { grainMap: 'box', grainSize: 1.1, panels: [deep] }), { fields: [ends], detail: 110 }),
      jacquard,
      form(cuffed, ribKnit('#f3eee2', { grainMap: 'box', grainSize: 1.5, grainDepth: 0.6 }), { detail: 100 }),
      { shape: tube(loop, { radius: 0.62, flat: 0.25, steps: 70 }), skin: cotton(deep, { grainMap: 'uv', grainSize: 0.6 }) },
      tack(-6),
    )
  },
}
