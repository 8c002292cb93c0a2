import { type Ink, laid, thread } from '../kit/art.ts'
import { band, sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { lathe, sheet, through, tube } from '../kit/shapes.ts'
import { acrylic, canvasCloth, cotton, felt, knit, metalPolished, minky, ribKnit, type Skin, satin, velboa } from '../kit/skin.ts'
import { ball, blend, block, both, limb, lumpy, placed, type Solid } from '../kit/solid.ts'
import { turn, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'
import { mona } from './octocat.ts'

/** What a garment covers of Mona: from the hem above the tentacles to the neck, `by` cm out from the body. */
const bodice = (hem: number, neck: number, by: number): Solid => {
  const trunk = blend(1.5, ball([0, 7.4, -0.3], [3.9 + by, 4.9, 3.6 + by]), ball([0, 4.4, -0.2], [5 + by, 3.2, 4.6 + by]))
  return lumpy(both(trunk, block([0, (hem + neck) / 2, 0], [16, neck - hem, 16], 0.4), 0.5), 0.1, 2.6, 3)
}

/** A roll of cloth round the body at a height. */
const roll = (y: number, r: number, thick: number): Solid => ({
  d: (px, py, pz) => Math.hypot(Math.hypot(px, (pz + 0.25) * 1.06) - r, (py - y) * 0.8) - thick,
  low: [-r - thick, y - thick * 1.3, -r - thick - 0.3],
  high: [r + thick, y + thick * 1.3, r + thick],
})

const rib = (y: number, r: number, thick: number, colour: string, grainRound = 40): Part =>
  form(roll(y, r, thick), ribKnit(colour, { grainSize: 1.1, grainRound }), { detail: 60 })

/** Rows of a jacquard, stitch by stitch, its top row first. */
const stitches = (
  ink: Ink,
  list: readonly string[],
  palette: Record<string, string>,
  [w, h]: readonly [number, number],
  columns: number,
) => {
  for (const [y, row] of list.entries())
    for (let x = 0; x < columns; x++) {
      const colour = palette[row[x % row.length] ?? ' ']
      if (!colour) continue
      ink.fillStyle = colour
      const [cx, cy] = [(x - columns / 2 + 0.5) * w, ((list.length - 1) / 2 - y) * h]
      // A stitch is two slanting halves.
      for (const s of [-1, 1]) {
        ink.beginPath()
        ink.ellipse(cx + s * w * 0.23, cy, w * 0.26, h * 0.62, s * -0.45, 0, 7)
        ink.fill()
      }
    }
}

const fairIsle = [
  'a a a a a a ',
  '            ',
  'aaaaaaaaaaaa',
  '     aa     ',
  '  a aaaa a  ',
  ' aaaabbaaaa ',
  'aaaabbbbaaaa',
  ' aaaabbaaaa ',
  '  a aaaa a  ',
  '     aa     ',
  'aaaaaaaaaaaa',
  '            ',
  'a a a a a a ',
]

const label = () => sewnLabel([4.7, 5, -2.4], [1, 0.1, -0.6], 0.9)

/** The helmet's collar, suit and clear bubble. */
const astronaut = (): Part[] => {
  const suit = bodice(3.2, 10.4, 0.75)
  const panel = laid(suit, thread(), {
    at: [0, 7.3],
    size: [4.6, 2.8],
    thick: 0.25,
    art: (ink) => {
      ink.fillStyle = '#b9c1cc'
      ink.beginPath()
      ink.roundRect(-2, -1.1, 4, 2.2, 0.35)
      ink.fill()
      for (const [x, y, colour] of [
        [-1.1, 0.35, '#d5402f'],
        [0, 0.35, '#efb72a'],
        [1.1, 0.35, '#57b53a'],
      ] as const) {
        ink.fillStyle = colour
        ink.beginPath()
        ink.arc(x, y, 0.36, 0, 7)
        ink.fill()
      }
      ink.fillStyle = '#2f62c4'
      ink.fillRect(-1.4, -0.7, 2.8, 0.42)
    },
  })
  return [
    form(suit, satin('#eef0f2', { rough: 0.6, grainSize: 0.8, grainDepth: 0.25, seams: [true] }), {
      fields: [(x, _y, z) => (z < 0 ? x : 9)],
      detail: 64,
    }),
    panel,
    form(roll(10.2, 4.9, 0.85), satin('#c9ced6', { rough: 0.35, mirror: 0.2 }), { detail: 60 }),
    rib(3.5, 5.5, 0.5, '#c74a35'),
    form(placed(block([0, 0, 0], [5.6, 5, 2.2], 0.8), { by: [0, 7.4, -5.2], turn: [8, 0, 0] }), satin('#dfe3e8', { rough: 0.6 }), {
      detail: 50,
    }),
    form(ball([0, 17, 0.4], [10.4, 8.6, 9.2]), acrylic('#e8f3fb', { opaque: 0.12 }), { detail: 72 }),
  ]
}

const wizard = (): Part[] => {
  const violet = felt('#473287')
  const hat = lumpy(
    limb(
      [
        [0.2, 20.4, -0.4],
        [0.4, 23.4, -0.6],
        [0, 26.6, -1],
        [1.6, 29.4, -1],
        [3.4, 29.6, -0.4],
      ],
      [4.7, 3.5, 2.1, 1.1, 0.5],
    ),
    0.18,
    2.6,
    2,
  )
  const brim = lathe(
    [
      [4.2, 20.4],
      [7.2, 19.7],
      [9, 20.1],
      [9, 20.35],
      [7.2, 20],
      [4.2, 20.8],
    ],
    72,
  )
  const star = (ink: Ink) => {
    ink.fillStyle = '#f3cf52'
    for (const [x, y, r] of [
      [-1.8, -1.2, 0.9],
      [1.5, 0.2, 0.7],
      [-0.3, 2.2, 0.6],
    ] as const) {
      ink.beginPath()
      for (let i = 0; i < 10; i++)
        ink.lineTo(x + Math.sin(turn(i * 36)) * r * (i % 2 ? 0.42 : 1), y + Math.cos(turn(i * 36)) * r * (i % 2 ? 0.42 : 1))
      ink.fill()
    }
  }
  const gown = bodice(3, 10.4, 0.8)
  const cape = sheet(
    (u, v) => {
      const a = turn((u - 0.5) * 216 + 180)
      const out = 4.6 + v * 3.4 + Math.sin(u * 24) * 0.35 * v
      return [Math.sin(a) * out, 10.6 - v * 8.4, Math.cos(a) * out * 0.94 - 0.3]
    },
    64,
    26,
  )
  return [
    { shape: brim, skin: violet },
    form(hat, violet, { detail: 60 }),
    band(hat, 21.6, 1.4, satin('#e0b545'), { out: 0.16 }),
    laid(hat, thread({ grainSize: 0.5 }), { at: [0.3, 24.4], size: [6, 6], thick: 0.16, art: star }),
    form(gown, cotton('#5a43a3', { grainSize: 0.8, seams: [true] }), { fields: [(x, _y, z) => (z > 0 ? x : 9)], detail: 64 }),
    laid(gown, thread({ grainSize: 0.5 }), { at: [0.2, 6.6], size: [7, 5], thick: 0.16, art: star }),
    { shape: cape, skin: satin('#2f2166') },
    form(ball([0, 10.2, 4.6], [0.8, 0.8, 0.5]), metalPolished('#e0b545', { rough: 0.3 }), { detail: 24 }),
  ]
}

const barista = (): Part[] => {
  const shirt = bodice(4.6, 10.4, 0.5)
  const bib = laid(bodice(3.2, 9.6, 0.66), canvasCloth('#fff', { grainSize: 0.8 }), {
    at: [0, 6.2],
    size: [9.4, 7],
    thick: 0.22,
    fine: 80,
    detail: 90,
    art: (ink) => {
      ink.fillStyle = '#2f5d46'
      ink.beginPath()
      ink.roundRect(-2.6, -0.4, 5.2, 3.6, 0.4)
      ink.roundRect(-4.4, -3.3, 8.8, 3.6, 0.5)
      ink.fill()
      ink.strokeStyle = '#e8dcc2'
      ink.lineWidth = 0.1
      ink.setLineDash([0.3, 0.18])
      ink.strokeRect(-2, -2.5, 4, 1.9)
      ink.setLineDash([])
      ink.fillStyle = '#f3ead6'
      ink.beginPath()
      ink.roundRect(-1, 0.6, 1.7, 1.4, 0.3)
      ink.fill()
      ink.strokeStyle = '#f3ead6'
      ink.lineWidth = 0.22
      ink.beginPath()
      ink.arc(0.8, 1.3, 0.42, -1.4, 1.4)
      ink.moveTo(-0.5, 2.3)
      ink.quadraticCurveTo(-0.2, 2.5, -0.4, 2.8)
      ink.stroke()
    },
  })
  const cap = lumpy(both(ball([0, 20, -0.4], [5.4, 3.2, 4.9]), block([0, 22.4, 0], [14, 4.6, 14], 0.3), 0.3), 0.08, 2)
  const peak = sheet(
    (u, v) => {
      const a = turn((u - 0.5) * 120)
      const out = 4.7 + v * 2.6 * Math.cos(turn((u - 0.5) * 150))
      return [Math.sin(a) * out * 1.05, 20.2 - v * 0.9, Math.cos(a) * out - 0.3]
    },
    30,
    10,
  )
  const strap = (s: number) =>
    through([
      [s * 2.3, 9, 3.9],
      [s * 2.9, 10.2, 2.6],
      [s * 2.4, 10.8, -1.4],
    ])
  return [
    form(shirt, cotton('#f1ece2', { grainSize: 0.7 }), { detail: 60 }),
    bib,
    [-1, 1].map((s) => ({
      shape: tube(strap(s), { radius: 0.36, flat: 0.3, steps: 30 }),
      skin: canvasCloth('#2f5d46', { grainMap: 'uv' }),
    })),
    form(cap, canvasCloth('#2f5d46', { grainSize: 0.9, seams: [true, true] }), {
      fields: [(x) => x, (x, _y, z) => z + 0.4 + x * 0.01],
      detail: 60,
    }),
    { shape: peak, skin: canvasCloth('#274f3b', { grainMap: 'uv' }) },
    form(ball([0, 23.1, -0.4], [0.5, 0.3, 0.5]), cotton('#274f3b'), { detail: 16 }),
  ].flat()
}

const pirate = (): Part[] => {
  const jersey = bodice(3.2, 10.4, 0.55)
  const stripes: Skin = knit('#f4efe4', { grainSize: 1.1, grainRound: 44, panels: ['#b8302a'] })
  const coat = sheet(
    (u, v) => {
      const a = turn((u - 0.5) * 262 + 180)
      const out = 5 + v * 2.1 + Math.sin(u * 16) * 0.2 * v
      return [Math.sin(a) * out, 10.4 - v * 6.6, Math.cos(a) * out * 0.93 - 0.3]
    },
    64,
    24,
  )
  // A cocked hat: the brim stands up before and behind.
  const brim = sheet(
    (u, v) => {
      const a = turn(u * 360)
      const lift = Math.max(0, Math.cos(a) ** 2 - 0.12)
      const out = 4.4 + v * 3.4
      return [Math.sin(a) * out * (1 + 0.22 * v), 19.8 + v * (lift * 4.2 - 0.3), Math.cos(a) * (out - lift * v * 2.6) - 0.5]
    },
    90,
    14,
  )
  const crown = both(ball([0, 19.4, -0.5], [5, 4.2, 4.6]), block([0, 22.4, 0], [14, 5.2, 14], 0.2), 0.3)
  const skull = laid({ d: (_x, _y, z) => z - 5.4, low: [-9, 10, -9], high: [9, 30, 9] }, thread({ grainSize: 0.5 }), {
    at: [0, 22.2],
    size: [3.4, 3.4],
    thick: 0.1,
    art: (ink) => {
      ink.fillStyle = '#f4efe4'
      ink.beginPath()
      ink.ellipse(0, 0.4, 1.1, 1, 0, 0, 7)
      ink.rect(-0.6, -1, 1.2, 0.8)
      ink.fill()
      ink.fillStyle = '#26222c'
      for (const s of [-1, 1]) {
        ink.beginPath()
        ink.arc(s * 0.42, 0.35, 0.28, 0, 7)
        ink.fill()
      }
    },
  })
  return [
    form(jersey, stripes, { fields: [(_x, y) => Math.abs(((y + 0.2) % 1.8) - 0.9) - 0.42], detail: 80 }),
    { shape: coat, skin: cotton('#27324f', { sheen: 0.3 }) },
    form(roll(5.2, 5.45, 0.5), canvasCloth('#4a3423', { grainSize: 0.8 }), { detail: 60 }),
    form(block([0, 5.2, 5.7], [1.6, 1.4, 0.4], 0.15), metalPolished('#d9b45a', { rough: 0.3 }), { detail: 30 }),
    form(crown, felt('#26222c'), { detail: 50 }),
    { shape: brim, skin: felt('#26222c', { grainMap: 'uv' }) },
    skull,
  ]
}

const costumes: Record<string, readonly [tall: number, wear: () => Part[]]> = {
  Astronaut: [21, astronaut],
  Wizard: [24.6, wizard],
  Barista: [20.4, barista],
  Pirate: [21.4, pirate],
}

export const dressedToys: Toys = {
  'mona-dress-up-plush': (look) => {
    const [tall, wear] = pick(costumes, look.Costume)
    const { parts } = mona(velboa('#3d3847', 2.7), thread(), { sewn: true })
    return model({ tall, pack: 'window', close: { at: [0, 9.6, 5], wide: 15 } }, parts, wear(), label())
  },
  'ugly-sweater-mona-plush': (look) => {
    const [wool, light, dark] = pick<readonly [string, string, string]>(
      { Blue: ['#2f5aa8', '#f4efe3', '#c9302c'], Red: ['#b3302b', '#f4efe3', '#2f7d4f'] },
      look.Sweater,
    )
    const { parts } = mona(velboa('#3d3847', 2.9), thread(), { sewn: true })
    const jumper = bodice(3.1, 10.6, 0.85)
    const pattern = (yaw: number) =>
      laid(jumper, knit('#fff', { grainSize: 0.5, grainRound: 60, grainDepth: 0.3 }), {
        at: [0, 6.5],
        size: [11.6, 5],
        yaw,
        thick: 0.07,
        fine: 90,
        detail: 100,
        art: (ink) => stitches(ink, fairIsle, { a: light, b: dark }, [0.3, 0.34], 36),
      })
    return model(
      { tall: 24, pack: 'tag', close: { at: [0, 8, 5], wide: 13 } },
      parts,
      form(jumper, knit(wool, { grainSize: 0.9, grainRound: 52 }), { detail: 72 }),
      [0, 180].map(pattern),
      rib(3.35, 5.55, 0.62, wool, 54),
      rib(10.5, 4.55, 0.95, wool, 44),
      label(),
    )
  },
  'mona-felt-ornament': (look) => {
    const [colour, deep] = pick<readonly [string, string]>(
      { 'Red scarf': ['#c0322c', '#f3ece0'], 'Green scarf': ['#2f7d4f', '#f3ece0'] },
      look.Scarf,
    )
    // Felted with a needle: a short, matted fuzz that stands where it will.
    const wool = minky('#6d6879', { sheen: 0.5, wrap: 0.4, pile: { mm: 0.55, strand: 0.22, thin: 0.7, comb: [0.3, -0.1, 0.2], curl: 1 } })
    const { parts } = mona(wool, felt('#fff', { grainDepth: 0.2 }), { sewn: true, face: '#f1cdb8' })
    const yarn = (more: Partial<Skin> = {}) => knit(colour, { grainSize: 1.5, grainRound: 30, ...more })
    const fold = form(lumpy(roll(10.3, 4.5, 0.95), 0.12, 1.4), yarn(), { detail: 60 })
    const end = (x: number, lean: number, long: number) => {
      const at = (v: number): Vec => [x + lean * v * 2, 9.8 - v * long, 5.4 + Math.sin(v * 2.2) * 0.9]
      const strip = sheet(
        (u, v) => {
          const p = at(v)
          return [p[0] + (u - 0.5) * 2, p[1] + (u - 0.5) * lean * 0.6, p[2] - Math.abs(u - 0.5) ** 2 * 0.8]
        },
        12,
        30,
      )
      const tassels = [-0.8, -0.4, 0, 0.4, 0.8].map((dx) => {
        const p = at(1)
        return tube(
          through([
            [p[0] + dx, p[1] + dx * lean * 0.3, p[2]],
            [p[0] + dx * 1.15, p[1] - 1.1, p[2] + 0.1],
          ]),
          { radius: 0.13, steps: 8, round: 6 },
        )
      })
      const stripe = sheet(
        (u, v) => {
          const t = 0.66 + v * 0.14
          const p = at(t)
          return [p[0] + (u - 0.5) * 2.04, p[1] + (u - 0.5) * lean * 0.6, p[2] - Math.abs(u - 0.5) ** 2 * 0.8 + 0.05]
        },
        12,
        6,
      )
      return [
        { shape: strip, skin: yarn({ grainMap: 'uv', grainSize: 0.16 }) },
        { shape: stripe, skin: knit(deep, { grainMap: 'uv', grainSize: 0.16 }) },
        ...tassels.map((shape) => ({ shape, skin: cotton(colour) })),
      ]
    }
    const loop = through([
      [0, 21.4, 0],
      [-1.3, 25, 0],
      [0, 28.4, 0.2],
      [1.3, 25, 0],
      [0, 21.4, 0],
    ])
    return model(
      { tall: 11.4, pack: 'header', close: { at: [0, 14, 5], wide: 16 }, rests: 'wall', yaw: 26 },
      parts,
      fold,
      end(-1.5, -0.35, 5.2),
      end(-0.3, 0.45, 4.2),
      { shape: tube(loop, { radius: 0.2, steps: 80, round: 8 }), skin: cotton('#f3ece0', { grainMap: 'uv' }) },
    )
  },
}
