import { posed } from '../kit/actual.ts'
import { brick, type Prints, type Side } from '../kit/brick.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { onGrid, pixels, rows } from '../kit/pixels.ts'
import { through, tube } from '../kit/shapes.ts'
import { cotton, glossyVinyl, metalPolished, rubber, type Skin, vinyl, wood } from '../kit/skin.ts'
import { ball, placed, turned } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'
import { mobPrints, mobs } from './mob-faces.ts'

type Body = { parts: (skin: Skin) => Part[]; neck: number }

const blocks = (size: Vec, at: Vec, prints: Prints) => (skin: Skin) => brick({ size, at, round: 0.12, fine: 60, prints }, skin)

const cloth = (shades: readonly string[], seed: number): Prints => ({ all: pixels(4, shades, seed) })

/** A person in shirt and trousers, cast in one piece. */
const person = (shirt: readonly string[], trousers: readonly string[], flesh: readonly string[]): Body => {
  const sleeve: Prints = { all: rows(['ss', 'ss', 'ff', 'ff', 'ff', 'ff'], { s: shirt, f: flesh }, 6), top: pixels(2, shirt, 1) }
  const leg: Prints = {
    all: rows(['tt', 'tt', 'tt', 'tt', 'gg'], { t: trousers, g: ['#5c5a60', '#525056'] }, 5),
    top: pixels(2, trousers, 3),
  }
  const list = [
    blocks([3.4, 4.2, 1.8], [0, 6.1, 0], cloth(shirt, 2)),
    ...[-1, 1].flatMap((s) => [blocks([1.5, 4.2, 1.6], [s * 2.5, 6.1, 0], sleeve), blocks([1.72, 3.5, 1.9], [s * 0.86, 2.3, 0], leg)]),
  ]
  return { neck: 8.2, parts: (skin) => list.map((b) => b(skin)) }
}

const bodies: Record<string, Body> = {
  Creeper: {
    neck: 7.4,
    parts: (skin) => {
      const { shades } = pick(mobs, 'Creeper')
      return [
        blocks([3.2, 5, 2.2], [0, 4.9, 0], cloth(shades, 2)),
        ...[-1, 1].flatMap((s) => [-1, 1].map((f) => blocks([1.9, 2.4, 2], [s * 1, 1.75, f * 1.4], cloth(shades, 5 + s + f)))),
      ].map((b) => b(skin))
    },
  },
  Steve: person(['#2f9ea0', '#2a9092', '#37abac'], ['#4a3fa0', '#433894', '#5247ab'], ['#b98468', '#b07b60']),
  Alex: person(['#7fae5a', '#76a452', '#89b864'], ['#6b4a34', '#62432e', '#75523b'], ['#ebc29f', '#e6b992']),
}

/** A coil between two heights. */
const coil = (low: number, high: number, r: number) =>
  tube(
    through(Array.from({ length: 61 }, (_, i): Vec => [Math.cos(i * 0.62) * r, low + ((high - low) * i) / 60, Math.sin(i * 0.62) * r])),
    { radius: 0.09, steps: 260, round: 8 },
  )

const maple = ['#e3c79a', '#ddbf90', '#e8cfa6']
const walnut = ['#7a5236', '#714b31', '#835a3d']

const green = '#6f9f4e'
const dark = '#3a2c20'
type Design = { base: readonly string[]; paint: Record<Side, readonly string[]>; ink: Record<string, string> }

const all = (side: readonly string[], top: readonly string[], bottom = top) => ({
  front: side,
  back: side,
  left: side,
  right: side,
  top,
  bottom,
})
const chest = ['wwwwwwwww', 'wbbbbbbbw', 'wwwwwwwww', 'ddddldddd', 'wwwwlwwww', 'wbbbbbbbw', 'wbbbbbbbw', 'wbbbbbbbw', 'wwwwwwwww']

/** Six sides of nine by nine, three for each block; blanks leave the wood bare. */
const designs: Record<string, Design> = {
  Creeper: {
    base: maple,
    ink: { g: green, m: '#84b25f', k: dark },
    paint: {
      ...all(
        ['g m gg  m', ' gg  m gg', 'm  g  g g', 'gg m gg  ', ' g g  m g', 'm gg g  g', 'g  m  gg ', ' gg g m g', 'm  g gg  '],
        ['g  gm g g', ' mg  gg  ', 'gg  g  mg', ' g m  g  ', 'g  gg m g', ' mg  g  g', 'g  m gg  ', ' gg  g mg', 'm  g g  g'],
      ),
      front: ['gmggmgmgg', 'mggmggggm', 'gkkggmkkg', 'mkkgmgkkg', 'ggmkkkgmg', 'gmkkkkkgg', 'ggkkkkkmg', 'mgkggmkgg', 'ggmggmggm'],
    },
  },
  'Grass block': {
    base: maple,
    ink: { g: green, m: '#84b25f', d: '#a5754c', e: '#8e623d' },
    paint: all(
      ['gmggmggmg', 'ggmggmggg', 'mg ggm gg', 'd  g    g', ' e   d e ', '  d     d', 'e   e d  ', ' d e    e', '   d  e  '],
      ['gmggmggmg', 'mggmggmgg', 'ggmggmggm', 'gmggmgggg', 'ggmggmggm', 'mggmggmgg', 'gmgggmggm', 'ggmggmggg', 'mggmggmgg'],
      ['d e  d  e', '  d e d  ', 'e   d   d', ' d e   e ', 'd  d e   ', ' e    d e', '  d e d  ', 'e  d    d', ' d   e d '],
    ),
  },
  'Treasure chest': {
    base: walnut,
    ink: { w: '#4a2f1d', b: '#9a6a42', d: '#2c1c12', l: '#e0b45a' },
    paint: {
      ...all(
        chest.map((row) => row.replaceAll('l', row.includes('d') ? 'd' : 'w')),
        ['wwwwwwwww', ...Array.from({ length: 7 }, () => 'wbbbbbbbw'), 'wwwwwwwww'],
      ),
      front: chest,
    },
  },
}

/** One of 27 blocks, printed on the sides that look out of the cube. */
function cubelet({ base, paint, ink }: Design, [i, j, k]: Vec): Part {
  const across: Record<Side, readonly [column: number, row: number, shown: boolean]> = {
    front: [i, 2 - j, k === 2],
    back: [2 - i, 2 - j, k === 0],
    left: [2 - k, 2 - j, i === 2],
    right: [k, 2 - j, i === 0],
    top: [i, k, j === 2],
    bottom: [i, 2 - k, j === 0],
  }
  const prints: Prints = { all: (c, w, h) => grained(c, w, h, base, i * 9 + j * 3 + k) }
  for (const [side, [column, row, shown]] of Object.entries(across) as [Side, readonly [number, number, boolean]][]) {
    if (!shown) continue
    const list = paint[side].slice(row * 3, row * 3 + 3).map((line) => line.slice(column * 3, column * 3 + 3))
    prints[side] = (c, w, h) => {
      c.globalAlpha = 0.86
      rows(list, ink)(c, w * 0.93, h * 0.93)
      c.globalAlpha = 1
    }
  }
  return brick({ size: [2.16, 2.16, 2.16], round: 0.13, fine: 90, detail: 4, prints }, wood('#fff', { rough: 0.5, grainDepth: 0.2 }))
}

/** Wood cut along the grain. */
function grained(ink: CanvasRenderingContext2D, wide: number, tall: number, shades: readonly string[], seed: number) {
  ink.fillStyle = shades[seed % shades.length] as string
  ink.fillRect(-wide / 2, -tall / 2, wide, tall)
  for (let n = 0; n < 7; n++) {
    ink.globalAlpha = 0.22
    ink.strokeStyle = shades[(seed + n) % shades.length === seed % shades.length ? 1 : (seed + n) % shades.length] as string
    ink.lineWidth = tall * (0.02 + ((n * 7 + seed) % 5) * 0.012)
    const y = -tall / 2 + tall * (((n * 0.149 + seed * 0.31) % 1) + 0.02)
    ink.beginPath()
    ink.moveTo(-wide / 2, y)
    ink.quadraticCurveTo(0, y + tall * 0.06 * Math.sin(seed + n), wide / 2, y + tall * 0.02)
    ink.stroke()
  }
  ink.globalAlpha = 1
}

/** A wheel with a rubber rim, its axle along x, off its own centre by `off`. */
const wheel = (at: Vec, s: number): Part[] => {
  const round = (profile: readonly (readonly [number, number])[]) => placed(turned([0, 0, 0], profile), { turn: [0, 0, s * -90], by: at })
  return [
    form(
      round([
        [-0.7, 2.1],
        [-0.5, 2.2],
        [0.5, 2.2],
        [0.72, 2],
        [0.72, 0],
      ]),
      wood('#dcb983'),
      { detail: 60 },
    ),
    form(
      round([
        [-0.55, 2.16],
        [-0.42, 2.56],
        [0.42, 2.56],
        [0.55, 2.16],
      ]),
      rubber('#2f2a2c'),
      { detail: 60 },
    ),
    form(
      round([
        [0.4, 0.5],
        [0.9, 0.5],
        [1.05, 0.36],
        [1.06, 0],
      ]),
      wood('#a9743f'),
      { detail: 30 },
    ),
  ]
}

const bee: Prints = (() => {
  const honey = '#f0be3a'
  const band = '#43301f'
  const stripes = onGrid(12, [
    [0, 0, 12, 12, honey],
    [3, 0, 2, 12, band],
    [8, 0, 2, 12, band],
  ])
  const along = onGrid(12, [
    [0, 0, 12, 12, honey],
    [0, 2, 12, 2, band],
    [0, 7, 12, 2, band],
  ])
  const eye = (x: number, inner: number) => [[x, 5, 2, 4, dark] as const, [x + inner, 6.4, 1, 1.2, '#bfe6ef'] as const]
  return {
    all: stripes,
    left: stripes,
    right: onGrid(12, [
      [0, 0, 12, 12, honey],
      [2, 0, 2, 12, band],
      [7, 0, 2, 12, band],
    ]),
    top: along,
    bottom: along,
    front: onGrid(12, [[0, 0, 12, 12, honey], ...eye(1, 1), ...eye(9, 0), [4.5, 2.6, 3, 0.6, dark]]),
    back: onGrid(12, [
      [0, 0, 12, 12, honey],
      [4, 4, 4, 4, band],
    ]),
  }
})()

export const hardBlockToys: Toys = {
  'minecraft-bobblehead': (look) => {
    const name = look.Character ?? ''
    const body = pick(bodies, name)
    const skin = vinyl('#fff', { rough: 0.36, coat: 0.5 })
    const head = brick({ size: [6, 6, 6], round: 0.16, fine: 80, prints: mobPrints(name) }, skin)
    const foot = turned(
      [0, 0, 0],
      [
        [0, 3.6],
        [0.1, 3.7],
        [0.42, 3.7],
        [0.55, 3.5],
        [0.56, 0],
      ],
    )
    return model(
      { tall: 14, pack: 'window', close: { at: [0, 9.6, 2], wide: 8 }, yaw: 30 },
      form(foot, glossyVinyl('#2b2830'), { detail: 80 }),
      body.parts(skin),
      { shape: coil(body.neck - 0.1, body.neck + 1.7, 0.62), skin: metalPolished('#c9ced6') },
      posed([head], { at: [0.12, body.neck + 4.4, 0.2], turn: [7, -9, -5] }),
    )
  },
  'minecraft-wooden-cube-puzzle': (look) => {
    const design = pick(designs, look.Design)
    const part: Part[] = []
    for (let i = 0; i < 3; i++)
      for (let j = 0; j < 3; j++)
        for (let k = 0; k < 3; k++) {
          // The last three on the cord still stand up.
          const loose = j === 2 && k === 0
          const at: Vec = loose ? [2.24, 5.64 + (2 - i) * 2.32, -2.24] : [(i - 1) * 2.2, j * 2.2 + 1.1, (k - 1) * 2.2]
          part.push(...posed([cubelet(design, [i, j, k])], { at, turn: loose ? [0, i ? 0 : 24, -90] : [0, 0, 0] }))
        }
    const cord = through([
      [2.24, 5, -2.24],
      [2.24, 11.4, -2.24],
    ])
    return model({ tall: 11.4, pack: 'box', close: { at: [0, 4.6, 2], wide: 7 }, yaw: 32 }, part, {
      shape: tube(cord, { radius: 0.2, steps: 20 }),
      skin: cotton('#c9352c', { grainMap: 'uv' }),
    })
  },
  'minecraft-bee-pull-along': () => {
    const body = brick(
      { size: [7.6, 6.6, 10.4], round: 0.5, fine: 60, at: [0, 6.6, 0], turn: [-2, 0, 0], prints: bee },
      wood('#fff', { rough: 0.42, coat: 0.35, grainDepth: 0.3 }),
    )
    const wing = (s: number): Part[] => {
      const leaf = brick(
        { size: [4.2, 0.26, 4.4], round: 0.1, fine: 90, detail: 6, prints: { all: pixels(5, ['#e4f1f6', '#d3e7f0', '#f2f9fb'], 4) } },
        wood('#fff', { rough: 0.5, grainDepth: 0.15 }),
      )
      const wire = through([
        [s * 1.4, 9.8, -0.6],
        [s * 2, 11.2, -0.6],
        [s * 2.6, 11.5, -0.6],
      ])
      return [
        ...posed([leaf], { at: [s * 3.5, 12, -1.2], turn: [-6, s * -8, s * 22] }),
        { shape: tube(wire, { radius: 0.09, steps: 30 }), skin: metalPolished('#b9bec8') },
      ]
    }
    const feeler = (s: number) => [
      {
        shape: tube(
          through([
            [s * 1.5, 9.4, 4.8],
            [s * 1.7, 10.8, 6],
            [s * 1.8, 11, 7],
          ]),
          { radius: 0.2, steps: 30 },
        ),
        skin: cotton('#43301f', { grainMap: 'uv' }),
      },
      form(ball([s * 1.8, 11, 7.1], 0.5), wood('#43301f'), { detail: 26 }),
    ]
    const cord = through([
      [0, 4.2, 5.2],
      [0.4, 2.4, 7.4],
      [2.4, 0.3, 9.4],
      [6.2, 0.25, 9.6],
      [8.4, 0.25, 7.8],
      [10.4, 0.3, 8.6],
    ])
    return model(
      { tall: 14.4, pack: 'window', close: { at: [-1.4, 6.6, 4], wide: 11 }, yaw: 36 },
      body,
      [-1, 1].flatMap(wing),
      [-1, 1].flatMap(feeler),
      [3.4, -3.4].flatMap((z) => [-1, 1].flatMap((s) => wheel([s * 4.5, 2.56, z], s))),
      { shape: tube(cord, { radius: 0.17, steps: 120, round: 8 }), skin: cotton('#f3eee2', { grainMap: 'uv', grainSize: 0.4 }) },
      form(ball([10.9, 0.72, 8.8], 0.72), glossyVinyl('#d5402f'), { detail: 36 }),
    )
  },
}
