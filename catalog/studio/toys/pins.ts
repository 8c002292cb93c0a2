import { posed, sized } from '../kit/actual.ts'
import { laid, thread } from '../kit/art.ts'
import { brick } from '../kit/brick.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { disc, outline, rectangle, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { through, tube } from '../kit/shapes.ts'
import { canvasCloth, glossyCard, metalPolished, rubber } from '../kit/skin.ts'
import { placed } from '../kit/solid.ts'
import { type Cell, clutch, stamped } from '../kit/stamped.ts'
import { turn, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

const ink = '#26222c'

/** The octocat in flat cells: head with its ears, face, and tentacles. */
const cat =
  'M-6.8 12.6L-7.4 7.6C-9.4 4.2 -8.6 -0.6 -3.4 -2.2C-3.2 -3.6 -3.6 -4.6 -4.4 -5.2C-6 -6.2 -8 -5.4 -8.4 -3.8C-9 -2.6 -10.6 -2.8 -10.6 -4.4C-10.4 -7.4 -7 -8.8 -4.6 -8C-6.4 -9 -7.2 -10.6 -6.6 -11.8C-6 -12.8 -4.6 -12.6 -4.2 -11.6C-3.8 -10.4 -3 -9.8 -2.2 -9.8C-2.4 -11 -2 -12.4 -0.6 -12.6L0.6 -12.6C2 -12.4 2.4 -11 2.2 -9.8C3 -9.8 3.8 -10.4 4.2 -11.6C4.6 -12.6 6 -12.8 6.6 -11.8C7.2 -10.6 6.4 -9 4.6 -8C7 -8.8 10.4 -7.4 10.6 -4.4C10.6 -2.8 9 -2.6 8.4 -3.8C8 -5.4 6 -6.2 4.4 -5.2C3.6 -4.6 3.2 -3.6 3.4 -2.2C8.6 -0.6 9.4 4.2 7.4 7.6L6.8 12.6L2.6 9.9C1 10.3 -1 10.3 -2.6 9.9Z'
const mask = 'M0 5.6C-2 6.6 -6.6 6.6 -6.8 2.8C-6.9 -0.4 -3.6 -1.2 0 -1.2C3.6 -1.2 6.9 -0.4 6.8 2.8C6.6 6.6 2 6.6 0 5.6Z'
const drop = (x: number, y: number, rx: number, ry: number) =>
  `M${x + rx} ${y}A${rx} ${ry} 0 0 1 ${x - rx} ${y}A${rx} ${ry} 0 0 1 ${x + rx} ${y}Z`

const stripes = ['#e2483d', '#ee8b2f', '#f3c63a', '#58b04c', '#3f7fd8', '#7d4bb3']

const coats: Record<string, readonly Cell[]> = {
  Ink: [[cat, '#3b3648']],
  Mint: [[cat, '#7fd0b2']],
  Rainbow: stripes.map((colour, i) => [cat, colour, 0, [8.6 - i * 4.4, i ? 13 - i * 4.4 - 0.22 : 14] as const]),
}

const catCells = (coat: readonly Cell[], mouth: string): readonly Cell[] => [
  ...coat,
  [mask, '#f6cdb4', 0.05],
  [drop(-3.1, 2.4, 1.35, 1.9), ink, 0.09],
  [drop(3.1, 2.4, 1.35, 1.9), ink, 0.09],
  [drop(-3.5, 3.2, 0.45, 0.5), '#ffffff', 0.12],
  [drop(2.7, 3.2, 0.45, 0.5), '#ffffff', 0.12],
  [drop(0, 0.7, 0.5, 0.36), mouth, 0.09],
  [drop(-5.2, 0.5, 0.9, 0.5), '#ef9f95', 0.09],
  [drop(5.2, 0.5, 0.9, 0.5), '#ef9f95', 0.09],
]

type Icon = { edge: string; cells: readonly Cell[] }

const star = (points: number, outer: number, inner: number) =>
  `M${Array.from({ length: points * 2 }, (_, i) => {
    const [a, r] = [(i * Math.PI) / points, i % 2 ? inner : outer]
    return `${(Math.sin(a) * r).toFixed(2)} ${(Math.cos(a) * r).toFixed(2)}`
  }).join('L')}Z`
const heart = 'M0 -7C-4 -3.4 -7 -1 -7 2.6C-7 6.8 -2 7.6 0 3.8C2 7.6 7 6.8 7 2.6C7 -1 4 -3.4 0 -7Z'
const spade =
  'M0 7.4C3.4 3.6 7 1.8 7 -1.6C7 -5 2.8 -5.8 1 -3.4C1.1 -5.2 1.8 -6.4 3 -7.2L-3 -7.2C-1.8 -6.4 -1.1 -5.2 -1 -3.4C-2.8 -5.8 -7 -5 -7 -1.6C-7 1.8 -3.4 3.6 0 7.4Z'

const icons = {
  folder: {
    edge: 'M-7.6 -5.6H7.6V4L6.8 4.8H0.2L-1.4 6.2H-6.6L-7.6 5.2Z',
    cells: [
      ['M-7.6 -5.6H7.6V4L6.8 4.8H0.2L-1.4 6.2H-6.6L-7.6 5.2Z', '#d79f2e'],
      ['M-7.2 -5.2H7.2V3.2H-7.2Z', '#f6d06a', 0.05],
    ],
  },
  floppy: {
    edge: 'M-6.6 -6.6H6.6V4.8L4.8 6.6H-6.6Z',
    cells: [
      ['M-6.6 -6.6H6.6V4.8L4.8 6.6H-6.6Z', '#2f62c4'],
      ['M-4.8 -6.2H4.8V-0.6H-4.8Z', '#f6f1e6', 0.05],
      ['M-3 2.2H3.4V6.2H-3Z', '#c9ccd6', 0.05],
      ['M1 2.9H2.4V5.5H1Z', '#2a3550', 0.09],
      ['M-4 -2.2H4V-1.7H-4Z', '#d85a4d', 0.08],
      ['M-4 -4H4V-3.5H-4Z', '#b9bec8', 0.08],
    ],
  },
  bin: {
    edge: 'M-5.6 6.4H5.6L4.6 -7H-4.6Z',
    cells: [
      ['M-5.6 6.4H5.6L4.6 -7H-4.6Z', '#9fd0e6'],
      ['M-5.5 6.2H5.5L5.4 4.8H-5.4Z', '#5f9fc0', 0.05],
      ['M-3 -2.4L-1.2 -2.4L0.4 0.8L1.4 0.2L1 3.2L-1.8 2.2L-0.8 1.6Z', '#2f8a4a', 0.06],
      ['M-2.6 -3.4H2.6L3.4 -1.6L2 -0.8L1.4 -2H-2.6Z', '#2f8a4a', 0.06],
    ],
  },
  pointer: {
    edge: 'M-4.6 7.6L-4.6 -5.4L-1.8 -2.8L0.2 -7.2L2.8 -6L0.8 -1.8L4.8 -1.6Z',
    cells: [['M-4.6 7.6L-4.6 -5.4L-1.8 -2.8L0.2 -7.2L2.8 -6L0.8 -1.8L4.8 -1.6Z', '#fbfaf5']],
  },
  mine: {
    edge: star(8, 7.4, 4.7),
    cells: [
      [star(8, 7.4, 4.7), '#2b2833'],
      [drop(-1.7, 1.8, 1.2, 1.2), '#ffffff', 0.06],
    ],
  },
  flag: {
    edge: rectangle(13.6, 13.6, 0.8),
    cells: [
      [rectangle(13.6, 13.6, 0.8), '#c6cad2'],
      ['M0.4 5.2L-5 2.6L0.4 0Z', '#d8322b', 0.05],
      ['M0.4 5.4H1.4V-4H0.4Z', ink, 0.05],
      ['M-3.4 -5.4H4.6V-4H-3.4Z', ink, 0.06],
    ],
  },
  smiley: {
    edge: disc(7),
    cells: [
      [disc(7), '#f6cb2e'],
      [drop(-2.4, 1.6, 0.9, 1.3), ink, 0.05],
      [drop(2.4, 1.6, 0.9, 1.3), ink, 0.05],
      ['M-3.8 -1.6C-2.4 -4.8 2.4 -4.8 3.8 -1.6L3 -1.4C1.8 -3.4 -1.8 -3.4 -3 -1.4Z', ink, 0.05],
    ],
  },
  three: {
    edge: rectangle(13.6, 13.6, 0.8),
    cells: [
      [rectangle(13.6, 13.6, 0.8), '#dcdfe4'],
      [
        'M-3.4 5H3.2C4.8 3.4 4.4 1 2.6 0.1C5 -1 5 -5 1.8 -5H-3.4V-3H1.2C2.4 -2.6 2.4 -1 1 -0.8H-1.6V1H0.8C2 1.4 2 2.8 0.8 3H-3.4Z',
        '#d32f2a',
        0.05,
      ],
    ],
  },
  heart: { edge: heart, cells: [[heart, '#d6312d']] },
  spade: { edge: spade, cells: [[spade, '#2b2833']] },
  king: {
    edge: 'M-6.6 -5.4H6.6L7.6 4.6L3.6 1.2L0 7L-3.6 1.2L-7.6 4.6Z',
    cells: [
      ['M-6.6 -5.4H6.6L7.6 4.6L3.6 1.2L0 7L-3.6 1.2L-7.6 4.6Z', '#efbd3a'],
      ['M-6.2 -5H6.2V-3H-6.2Z', '#c4302a', 0.05],
      [drop(0, -0.4, 1, 1.2), '#3f7fd8', 0.06],
      [drop(-3.8, -1, 0.7, 0.9), '#58b04c', 0.06],
      [drop(3.8, -1, 0.7, 0.9), '#58b04c', 0.06],
    ],
  },
  card: {
    edge: rectangle(11, 14.6, 1.2),
    cells: [
      [rectangle(11, 14.6, 1.2), '#faf7ef'],
      [rectangle(9, 12.6, 0.6), '#6b4bb0', 0.05],
      ['M0 5.2L3.4 0L0 -5.2L-3.4 0Z', '#cfc0ee', 0.09],
      ['M0 2.6L1.7 0L0 -2.6L-1.7 0Z', '#6b4bb0', 0.12],
    ],
  },
} satisfies Record<string, Icon>

type Set = { icons: readonly (keyof typeof icons)[]; ground: string; title: string }

const sets: Record<string, Set> = {
  System: { icons: ['folder', 'floppy', 'bin', 'pointer'], ground: '#2f8f86', title: 'System' },
  Minesweeper: { icons: ['mine', 'flag', 'smiley', 'three'], ground: '#9aa0ab', title: 'Minesweeper' },
  Solitaire: { icons: ['heart', 'spade', 'king', 'card'], ground: '#2f7a4a', title: 'Solitaire' },
}

/** A card folded like a matchbook and printed as a desktop, with a bar along its foot. */
const desktop = ({ ground, icons: named, title }: Set): Part =>
  brick(
    {
      size: [10, 12, 0.16],
      round: 0.06,
      fine: 130,
      detail: 44,
      at: [0, 6, -0.1],
      prints: {
        all: (c, w, h) => {
          c.fillStyle = '#efe9dc'
          c.fillRect(-w / 2, -h / 2, w, h)
        },
        front: (c, w, h) => {
          c.fillStyle = ground
          c.fillRect(-w / 2, -h / 2, w, h)
          c.fillStyle = '#c6c9cf'
          c.fillRect(-w / 2, -h / 2, w, 1.1)
          c.fillStyle = '#f4f5f6'
          c.fillRect(-w / 2, -h / 2 + 1.02, w, 0.08)
          c.fillStyle = '#b2b6be'
          c.fillRect(-4.7, -h / 2 + 0.2, 2, 0.7)
          words(c, 'Start', -3.7, -h / 2 + 0.38, { size: 0.44, weight: 750, align: 'center' })
          words(c, '10:24', w / 2 - 0.4, -h / 2 + 0.38, { size: 0.42, weight: 600, align: 'right' })
          for (const [i, name] of named.entries())
            words(c, name[0]?.toUpperCase() + name.slice(1), (i % 2 ? 1 : -1) * 2.3, i < 2 ? 0.42 : -3.8, {
              size: 0.42,
              weight: 600,
              colour: '#fff',
              align: 'center',
            })
          words(c, title, 0, h / 2 - 1, { size: 0.62, weight: 780, font: display, colour: '#fff', align: 'center' })
        },
      },
    },
    glossyCard('#fff'),
  )

const buttons: readonly (readonly [letter: string, colour: string, at: readonly [number, number]])[] = [
  ['Y', '#efb72a', [0, 4.6]],
  ['X', '#2f78d6', [-4.6, 0]],
  ['B', '#d5402f', [4.6, 0]],
  ['A', '#57b53a', [0, -4.6]],
]

/** A round patch of twill, its letter in satin stitch, its edge overlocked with thread. */
function patch([letter, colour, [x, y]]: (typeof buttons)[number]): Part[] {
  const cloth = slab(outline(disc(2.6)), 0.24, 0.08)
  const sewn = laid(cloth, thread({ grainSize: 0.28, grainDepth: 0.7 }), {
    at: [0, 0],
    size: [4, 4],
    thick: 0.09,
    fine: 120,
    detail: 110,
    art: (c) => {
      c.strokeStyle = 'rgba(255,252,244,0.9)'
      c.lineWidth = 0.12
      c.beginPath()
      c.arc(0, 0, 1.9, 0, 7)
      c.stroke()
      words(c, letter, 0, -0.98, { size: 2.8, weight: 800, font: display, colour: '#fbf8f0', align: 'center' })
    },
  })
  const edge = Array.from({ length: 40 }, (_, i): Vec => [Math.sin(turn(i * 9)) * 2.6, Math.cos(turn(i * 9)) * 2.6, 0])
  // Each stitch of the overlock stands out a little from the next.
  const merrowed = tube(through(edge, true), {
    radius: (t) => 0.24 + 0.025 * Math.sin(t * Math.PI * 2 * 92),
    steps: 560,
    round: 10,
    closed: true,
  })
  return posed(
    [
      form(cloth, canvasCloth(colour, { grainSize: 0.5 }), { detail: 90 }),
      form(placed(slab(outline(disc(2.42)), 0.1, 0.03), { by: [0, 0, -0.12] }), glossyCard('#efeae0'), { detail: 60 }),
      sewn,
      { shape: merrowed, skin: thread({ colour, grainSize: 0.4, grainDepth: 0.7, grainMap: 'uv' }) },
    ],
    { at: [x, y + 8, 0.2], turn: [0, 0, x * 0.6 + y * 0.4] },
  )
}

export const pinToys: Toys = {
  'mona-enamel-pin': (look) => {
    const coat = pick(coats, look.Colour)
    const nickel = metalPolished('#4a4954', { rough: 0.2 })
    return model(
      { tall: 3, pack: 'card', close: { at: [0, 3, 0.6], wide: 15 }, yaw: 22, rests: 'wall' },
      stamped(cat, catCells(coat, '#b0604e'), nickel, { thick: 1.1, rim: 0.34, detail: 140 }),
      clutch([-3.2, 4, -0.8], 1.5, nickel, rubber('#26242a')),
      clutch([3.2, 4, -0.8], 1.5, nickel, rubber('#26242a')),
    )
  },
  'desktop-icon-pin-set': (look) => {
    const set = pick(sets, look.Set)
    const gold = metalPolished('#d8ae52', { rough: 0.18 })
    return model(
      { tall: 12, pack: 'card', close: { at: [-2.3, 8.1, 0.2], wide: 4.6 }, yaw: 20, rests: 'wall' },
      desktop(set),
      set.icons.flatMap((name, i) => {
        const { edge, cells } = icons[name]
        const pin = stamped(edge, cells, gold, { thick: 1, rim: 0.34, detail: 100 })
        return posed(sized(pin, 0.165), {
          at: [(i % 2 ? 1 : -1) * 2.3, i < 2 ? 8.2 : 4, 0.13],
          turn: [0, 0, [-1.5, 2, 1, -2][i] as number],
        })
      }),
      [-2.3, 2.3].flatMap((x) => [8.2, 4].flatMap((y) => sized(clutch([x / 0.165, y / 0.165, -1.1], 2.4, gold, rubber('#26242a')), 0.165))),
    )
  },
  'xbox-button-patch-set': () =>
    model({ tall: 14.4, pack: 'card', close: { at: [0, 11.4, 0.2], wide: 8 }, yaw: 18, rests: 'wall' }, buttons.flatMap(patch)),
}
