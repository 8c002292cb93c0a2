import { laid, thread } from '../kit/art.ts'
import { goggle, sewnLabel } from '../kit/features.ts'
import { cm, pick, pileFor } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { cushion, outline } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { through, tube } from '../kit/shapes.ts'
import {
  abs,
  enamel,
  felt,
  glossyVinyl,
  knit,
  longPile,
  metalBrushed,
  metalPolished,
  minky,
  ribbon,
  ribKnit,
  type Skin,
  velboa,
  vinyl,
} from '../kit/skin.ts'
import { ball, blend, limb, lumpy, placed, type Solid, turned } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

const papers: Record<string, string> = { Yellow: '#f9de78', Blue: '#b5d8f5' }

/** The bent wire, from the inner tip round both curls to the outer one; y from 0. */
export function wire(): Vec[] {
  const points: Vec[] = []
  const arc = (cx: number, cy: number, r: number, from: number, to: number, z: number) => {
    for (let i = 0; i <= 6; i++) {
      const a = ((from + ((to - from) * i) / 6) * Math.PI) / 180
      points.push([cx + Math.cos(a) * r, cy + Math.sin(a) * r, z])
    }
  }
  points.push([4.1, 15.4, 0.5], [4.1, 11, 0.55])
  arc(0.55, 5.2, 3.55, 0, -180, 0.3)
  points.push([-3, 12, 0])
  arc(-0.2, 19.2, 2.8, 180, 0, -0.2)
  points.push([2.6, 12, -0.25])
  arc(0.65, 7.4, 1.95, 0, -180, -0.1)
  points.push([-1.3, 11, 0.2], [-1.3, 14.4, 0.4])
  return points
}

export const clippyToys: Toys = {
  'clippy-classic-plush': (look) => {
    const tall = cm(look)
    const sheet = outline('M-7.6 0.4L5.6 0.2L8 2.6L8.3 18.4L-7.8 17.6Z', 0.5)
    const paper = lumpy(placed(cushion(sheet, 2, 2.2), { by: [0, 0, -1.5] }), 0.1, 5)
    const body = lumpy(limb(wire(), 0.98, true), 0.05, 3)
    const rules = laid(paper, thread(), {
      at: [0, 9.2],
      size: [16, 17.6],
      thick: 0.02,
      fine: 60,
      detail: 60,
      art: (ink) => {
        ink.lineWidth = 0.16
        ink.strokeStyle = '#7fa6cf'
        for (let i = 0; i < 7; i++) {
          ink.beginPath()
          ink.moveTo(-6.6, 6 - i * 2)
          ink.lineTo(7, 6.3 - i * 2)
          ink.stroke()
        }
        ink.strokeStyle = '#dd7b70'
        ink.beginPath()
        ink.moveTo(-5, 7.6)
        ink.lineTo(-4.9, -7.8)
        ink.stroke()
      },
    })
    const brow = (s: number) =>
      form(
        limb(
          s < 0
            ? [
                [-3.7, 21.2, 1.2],
                [-2.4, 22, 1.4],
                [-0.9, 21.7, 1.4],
              ]
            : [
                [1, 22.3, 1.4],
                [2.6, 22.9, 1.4],
                [4, 22.2, 1.2],
              ],
          [0.28, 0.4, 0.3],
        ),
        felt('#211b2b'),
        { detail: 28 },
      )
    return model(
      { tall, pack: 'window', close: { at: [0.2, 19, 1.5], wide: 12 } },
      form(paper, felt(pick(papers, look.Paper)), { detail: 56 }),
      rules,
      form(body, velboa('#aeb6c4', pileFor(tall, 2.6)), { detail: 84 }),
      goggle([-1.9, 19.2, 1.1], 1.75, { look: [0.22, -0.05], white: felt('#fdfaf3', { grainDepth: 0.2 }) }),
      goggle([2.2, 19.6, 1.1], 1.9, { look: [0.1, -0.05], white: felt('#fdfaf3', { grainDepth: 0.2 }) }),
      brow(-1),
      brow(1),
      sewnLabel([8, 10, -1.5], [1, 0, 0]),
    )
  },
  'paperclip-pal-pocket-plush': (look) => {
    const colours: Record<string, string> = { Silver: '#b4bbc7', Gold: '#dcae45', Copper: '#c9794f' }
    return model(
      { tall: 10, pack: 'header', close: { at: [0.2, 19, 1.5], wide: 12 } },
      form(limb(wire(), 1.2), minky(pick(colours, look.Colour)), { detail: 84 }),
      goggle([-1.9, 19.2, 1.1], 1.75, { look: [0.22, -0.05] }),
      goggle([2.2, 19.6, 1.1], 1.9, { look: [0.1, -0.05] }),
    )
  },
  'ugly-sweater-clippy-plush': (look) => {
    const colour = pick({ Red: '#b8302a', Green: '#2b7a4a' }, look.Sweater)
    const clip = limb(wire(), 0.98)
    const jumper = lumpy(
      turned(
        [0.4, 0, 0],
        [
          [4, 4.6],
          [4.6, 5.6],
          [6, 5.9],
          [9, 5.8],
          [12.6, 5.6],
          [13.6, 5.4],
          [14, 4.9],
        ],
      ),
      0.12,
      3,
      4,
    )
    const flat: Solid = {
      ...jumper,
      d: (x, y, z) => jumper.d(x, y, z * 1.6) * 0.75,
      low: [jumper.low[0], jumper.low[1], -4.4],
      high: [jumper.high[0], jumper.high[1], 4.4],
    }
    const wool = { grainSize: 1.7, grainRound: 26 }
    const fairIsle = (yaw: number) =>
      laid(flat, knit('#fff', wool), {
        at: [yaw ? -0.4 : 0.4, 9.2],
        size: [10, 5.4],
        yaw,
        thick: 0.01,
        fine: 60,
        art: (ink) => {
          ink.fillStyle = '#f4efe3'
          ink.fillRect(-5, 1.7, 10, 0.4)
          ink.fillRect(-5, -2.1, 10, 0.4)
          for (let i = -3; i <= 3; i++) {
            const diamond = (r: number, c: string) => {
              ink.fillStyle = c
              ink.beginPath()
              ink.moveTo(i * 1.6, r)
              ink.lineTo(i * 1.6 + r * 0.7, 0)
              ink.lineTo(i * 1.6, -r)
              ink.lineTo(i * 1.6 - r * 0.7, 0)
              ink.fill()
            }
            diamond(1.1, '#f4efe3')
            diamond(0.55, colour)
          }
        },
      })
    const bobble = form(lumpy(ball([0.4, 9.2, 3.7], 0.95), 0.1, 0.6), longPile('#f2c230', 5), { detail: 26 })
    const rib = (y: number, r: number) =>
      form(
        { ...ringAt(y, r), low: [-6.4, y - 0.7, -4.4], high: [7.2, y + 0.7, 4.4] },
        ribKnit(colour, { grainSize: 1.2, grainRound: 34 }),
        {
          detail: 56,
        },
      )
    return model(
      { tall: 25, pack: 'window', close: { at: [0.4, 11.6, 2], wide: 15 } },
      form(clip, velboa('#aeb6c4', 2.4), { detail: 84 }),
      form(flat, knit(colour, wool), { detail: 60 }),
      [0, 180].map(fairIsle),
      bobble,
      rib(4.7, 5.4),
      rib(13.7, 5.2),
      eyes(0, felt('#fdfaf3', { grainDepth: 0.2 })),
      brows(0, felt('#211b2b')),
      sewnLabel([5.4, 6, 0], [1, 0, 0.2], 0.8),
    )
  },
  'clippy-tree-ornament': (look) => {
    const colour = pick({ Silver: '#c7ccd6', Gold: '#e3b148' }, look.Colour)
    const hat = blend(
      0.6,
      limb(
        [
          [0.4, 21.6, 0],
          [0.8, 24.2, 0],
          [2.4, 26.4, 0.2],
          [5, 25.4, 0.6],
        ],
        [2.5, 1.9, 1.2, 0.6],
      ),
    )
    const hook = through([
      [1, 26, 0],
      [-0.4, 29, 0],
      [1, 32, 0],
      [2.4, 29, 0],
      [1, 26, 0],
    ])
    return model(
      { tall: 13, pack: 'box', close: { at: [0.4, 20.6, 1], wide: 13 }, rests: 'wall' },
      form(limb(wire(), 0.95), glossyVinyl(colour, { mirror: 0.55, metal: true, rough: 0.2 }), { detail: 100 }),
      eyes(0, glossyVinyl('#fdfaf3')),
      form(hat, minky('#c22f2a'), { detail: 48 }),
      form(
        lumpy(
          limb(
            [
              [-2.3, 21.6, 0.3],
              [0.4, 21.9, 1.6],
              [3.2, 21.9, 0.3],
            ],
            0.75,
          ),
          0.1,
          0.7,
        ),
        longPile('#fbf8f2', 5),
        { detail: 44 },
      ),
      form(ball([5.2, 25, 0.7], 1), longPile('#fbf8f2', 5), { detail: 24 }),
      { shape: tube(hook, { radius: 0.12, steps: 60 }), skin: ribbon('#d9a441') },
    )
  },
  'clippy-vinyl-figure': (look) => {
    const metal = pick<Skin>({ Steel: metalBrushed('#b9c0ca'), Gold: metalPolished('#e3b03f', { rough: 0.22 }) }, look.Finish)
    const tin = turned(
      [0.6, 0, -0.2],
      [
        [0, 6.2],
        [0.1, 6.5],
        [1.2, 6.5],
        [1.35, 6.3],
        [1.36, 0],
      ],
    )
    return model(
      { tall: 16, pack: 'window', close: { at: [0.2, 20, 1.5], wide: 11 } },
      form(placed(limb(wire(), 0.72), { by: [0, 1.2, 0] }), metal, { detail: 110 }),
      notepad(tin),
      eyes(1.2, glossyVinyl('#fdfaf3')),
      brows(1.2, abs('#211b2b')),
    )
  },
  'clippy-enamel-pin': (look) => {
    const [plate, fill] = pick<readonly [Skin, string]>(
      { Nickel: [metalPolished('#c9ced6'), '#aab6c9'], 'Gold plate': [metalPolished('#e2b04a'), '#f3dc9a'] },
      look.Finish,
    )
    const path = wire().map(([x, y]): Vec => [x, y, 0])
    const flat = (r: number, deep: number): Solid => pressed(limb(path, r), deep)
    const heads = (grow: number, deep: number) =>
      pressed(blend(0, ball([-1.9, 19.2, 0], [1.8 + grow, 1.95 + grow, 2]), ball([2.2, 19.6, 0], [1.95 + grow, 2.1 + grow, 2])), deep)
    const lids = (grow: number, deep: number) =>
      pressed(
        blend(
          0,
          limb(
            [
              [-3.9, 21.5, 0],
              [-2.4, 22.5, 0],
              [-0.7, 22.1, 0],
            ],
            0.34 + grow,
          ),
          limb(
            [
              [0.9, 22.7, 0],
              [2.6, 23.4, 0],
              [4.3, 22.6, 0],
            ],
            0.34 + grow,
          ),
        ),
        deep,
      )
    const post = (x: number, y: number) => [
      form(
        placed(
          turned(
            [0, 0, 0],
            [
              [0, 0.3],
              [2.6, 0.3],
              [3, 0.05],
            ],
          ),
          { turn: [-90, 0, 0], by: [x, y, -0.5] },
        ),
        plate,
        { detail: 30 },
      ),
      form(
        placed(
          turned(
            [0, 0, 0],
            [
              [0, 1],
              [0.25, 1.15],
              [0.7, 1.15],
              [0.9, 0.8],
              [1.5, 0.75],
              [1.6, 0.2],
            ],
          ),
          { turn: [-90, 0, 0], by: [x, y, -1] },
        ),
        metalBrushed('#d9b25c'),
        { detail: 40 },
      ),
    ]
    return model(
      { tall: 3.2, pack: 'card', close: { at: [0.2, 18, 0.5], wide: 13 }, yaw: 24, rests: 'wall' },
      form(blend(0.1, flat(0.76, 0.55), heads(0.28, 0.62), lids(0.22, 0.6)), plate, { detail: 130 }),
      form(flat(0.48, 0.62), enamel(fill), { detail: 120 }),
      form(heads(0, 0.68), enamel('#fdfaf2'), { detail: 60 }),
      form(lids(0, 0.66), enamel('#26202f'), { detail: 60 }),
      form(pressed(blend(0, ball([-1.5, 19.1, 0], 0.9), ball([2.4, 19.5, 0], 0.98)), 0.72), enamel('#17141c'), { detail: 60 }),
      form(pressed(blend(0, ball([-1.2, 19.5, 0], 0.28), ball([2.7, 19.95, 0], 0.3)), 0.75), enamel('#ffffff', { glow: 0.2 }), {
        detail: 60,
      }),
      post(-3, 14),
      post(2.6, 9),
    )
  },
  'clippy-paperclip-holder': (look) => {
    const colour = pick({ Steel: '#aab1bd', Yellow: '#f2c230', Ultramarine: '#3a2bc2' }, look.Colour)
    const skin = look.Colour === 'Steel' ? metalBrushed(colour) : abs(colour)
    const foot = turned(
      [0.6, 0, 0],
      [
        [0, 6.6],
        [0.2, 7],
        [1, 7],
        [1.5, 6.2],
        [1.6, 0],
      ],
    )
    const body = blend(0.6, placed(limb(wire(), 1), { by: [0, 1.6, 0] }), foot)
    const clips = [
      [-1.6, 24.6, 0.6, 20],
      [0.2, 25.2, 0.5, -14],
      [1.6, 24.8, 0.7, 62],
      [0.9, 24.4, 1.1, -48],
      [-0.6, 24.9, -0.7, 100],
      [-2.4, 23.8, 0.9, 75],
    ].map(([x, y, z, a]) =>
      form(
        placed(
          limb(
            wire().map(([px, py]): Vec => [px * 0.16, py * 0.16, 0]),
            0.085,
          ),
          { turn: [20, a as number, a as number], by: [x as number, (y as number) - 1, z as number] },
        ),
        metalPolished('#c3c9d2'),
        { detail: 60 },
      ),
    )
    return model(
      { tall: 14, pack: 'box', close: { at: [0.2, 21, 1.5], wide: 12 } },
      form(body, skin, { detail: 100 }),
      eyes(1.6, glossyVinyl('#fdfaf3')),
      brows(1.6, abs('#211b2b')),
      clips,
    )
  },
}

/** Flattened to `deep` on either side, as what is stamped from a sheet. */
const pressed = (s: Solid, deep: number): Solid => ({
  d: (x, y, z) => {
    const [a, b] = [s.d(x, y, 0), Math.abs(z) - deep]
    const h = Math.max(0.12 - Math.abs(a - b), 0) / 0.12
    return Math.max(a, b) + h * h * 0.03
  },
  low: [s.low[0], s.low[1], -deep],
  high: [s.high[0], s.high[1], deep],
})

const eyes = (up: number, white: Skin) =>
  [
    goggle([-1.9, 19.2 + up, 1.1], 1.75, { look: [0.22, -0.05], white }),
    goggle([2.2, 19.6 + up, 1.1], 1.9, { look: [0.1, -0.05], white }),
  ].flat()

const brows = (up: number, skin: Skin) => [
  form(
    placed(
      limb(
        [
          [-3.7, 21.2, 1.2],
          [-2.4, 22, 1.4],
          [-0.9, 21.7, 1.4],
        ],
        [0.28, 0.4, 0.3],
      ),
      { by: [0, up, 0] },
    ),
    skin,
    { detail: 28 },
  ),
  form(
    placed(
      limb(
        [
          [1, 22.3, 1.4],
          [2.6, 22.9, 1.4],
          [4, 22.2, 1.2],
        ],
        [0.28, 0.4, 0.3],
      ),
      { by: [0, up, 0] },
    ),
    skin,
    { detail: 28 },
  ),
]

/** A tin printed like a ruled pad. */
function notepad(tin: Solid) {
  const rules = laid(tin, vinyl('#fff', { rough: 0.3, coat: 0.5 }), {
    at: [0.6, 0.2],
    size: [12, 12],
    lift: 90,
    thick: 0.01,
    art: (ink) => {
      ink.lineWidth = 0.14
      for (let y = -5; y <= 5; y += 1.25) {
        const half = Math.sqrt(Math.max(0, 34 - y * y))
        ink.strokeStyle = '#7fa6cf'
        ink.beginPath()
        ink.moveTo(-half, y)
        ink.lineTo(half, y)
        ink.stroke()
      }
      ink.strokeStyle = '#dd7b70'
      ink.beginPath()
      ink.moveTo(-3.6, 4.5)
      ink.lineTo(-3.6, -4.5)
      ink.stroke()
    },
  })
  return [form(tin, vinyl('#f6d867', { rough: 0.3, coat: 0.5 }), { detail: 60 }), rules]
}

const ringAt = (y: number, r: number): Solid => ({
  d: (px, py, pz) => (Math.hypot(Math.hypot(px - 0.4, pz * 1.6) - r, py - y) - 0.55) * 0.6,
  low: [-9, y - 1, -9],
  high: [9, y + 1, 9],
})
