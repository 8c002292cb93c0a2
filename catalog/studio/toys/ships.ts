import { posed } from '../kit/actual.ts'
import { laid } from '../kit/art.ts'
import { oval, path } from '../kit/faces.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { sheet, through, tube } from '../kit/shapes.ts'
import { canvasCloth, cotton, felt, softPvc, vinyl, wood } from '../kit/skin.ts'
import { ball, blend, block, both, cut, limb, lumpy, placed, type Solid, turned } from '../kit/solid.ts'
import { clamp, noise, turn, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

type Hull = { long: number; beam: number; deep: number; rise: number; castle: number }

/** A hull with its bow towards +x and its keel on y = 0. `inset` makes it smaller all round, to hollow it. */
function hull({ long, beam, deep, rise, castle }: Hull, inset = 0): Solid {
  const l = long / 2 - inset
  const d = (x: number, y: number, z: number) => {
    const u = clamp(x / l, -1.2, 1.2)
    const keel = deep * 0.78 * Math.max(0, u) ** 3.2 + deep * 0.16 * Math.max(0, -u) ** 4 + inset
    const plan = Math.max(0, 1 - Math.max(0, (u + 0.1) / 1.1) ** 2.4) ** 0.62 * (1 - 0.34 * Math.max(0, -u) ** 2.2)
    const fill = clamp((y - keel) / (deep * 0.86)) ** 0.46
    const wide = Math.max(0.02, (beam / 2) * plan * (fill + 0.04 * clamp(y / deep)) - inset)
    const sheer = deep + rise * u * u * (u > 0 ? 1.1 : 0.6) + castle * clamp((-u - 0.42) * 9)
    return Math.max((Math.abs(z) - wide) * 0.62, (y - sheer) * 0.9, (keel - y) * 0.5, Math.abs(x) - l)
  }
  const top = deep + rise + castle + 0.6
  return { d, low: [-l - 0.4, -0.2, -beam / 2 - 0.4], high: [l + 0.4, top, beam / 2 + 0.4] }
}

/** The hull with its bulwarks standing round a deck `sunk` cm below them. */
function decked(h: Hull, wall: number, sunk: number): Solid {
  const inner = hull(h, wall)
  const above: Solid = {
    ...inner,
    d: (x, y, z) =>
      Math.max(
        inner.d(x, y - sunk * 1.4, z),
        (h.deep - sunk + h.rise * 0.5 * (x / h.long) ** 2 * 4 + h.castle * clamp((-x / (h.long / 2) - 0.42) * 9) - y) * 0.9,
      ),
    high: [inner.high[0], inner.high[1] + 3, inner.high[2]],
  }
  return cut(hull(h), above, 0.16)
}

/** A sail of rubber, full of wind towards the viewer. */
function bellied([wide, tall]: readonly [number, number], at: Vec): Solid {
  const d = (px: number, py: number, pz: number) => {
    const [x, y, z] = [px - at[0], py - at[1], pz - at[2]]
    const [u, v] = [clamp(x / (wide / 2), -1, 1), clamp(y / (tall / 2), -1, 1)]
    const belly = 1.25 * (1 - u * u) * (1 - v * v) + 0.2
    const edge = wide / 2 - 0.5 * (1 - v * v) * 0.9
    const q = [Math.abs(x) - edge + 0.4, Math.abs(y) - tall / 2 + 0.4, Math.abs(z - belly) - 0.16] as const
    return (Math.hypot(Math.max(q[0], 0), Math.max(q[1], 0), Math.max(q[2], 0)) + Math.min(0, Math.max(...q)) - 0.26) * 0.7
  }
  return {
    d,
    low: [at[0] - wide / 2 - 0.2, at[1] - tall / 2 - 0.2, at[2] - 0.4],
    high: [at[0] + wide / 2 + 0.2, at[1] + tall / 2 + 0.2, at[2] + 2.2],
  }
}

type Boat = {
  paint: string
  sail: string
  masts: readonly (readonly [x: number, tall: number, wide: number, cut: number])[]
  ports: number
  castle: number
}

const boats: Record<string, Boat> = {
  Sloop: { paint: '#e07a48', sail: '#fbf0dc', masts: [[0.4, 8.6, 6.2, 5.4]], ports: 2, castle: 0.5 },
  Brigantine: {
    paint: '#2f86a6',
    sail: '#fbe3cd',
    masts: [
      [-2, 8.4, 4.4, 5.2],
      [2.2, 8.4, 4.2, 5],
    ],
    ports: 3,
    castle: 0.7,
  },
  Galleon: {
    paint: '#8660b8',
    sail: '#f3da8e',
    masts: [
      [-3.4, 7.6, 3.2, 4.4],
      [0.1, 8.8, 3.7, 5.4],
      [3.5, 7.6, 3.1, 4.2],
    ],
    ports: 4,
    castle: 1.4,
  },
}

const pennant = (x: number, y: number): Part => ({
  shape: sheet((u, v) => [x - u * 1.7, y + (v - 0.5) * 1.1 * (1 - u), 0.18 * Math.sin(u * 4)], 12, 6),
  skin: vinyl('#c9302c'),
})

const kit: Hull = { long: 22, beam: 7.4, deep: 4.4, rise: 2.2, castle: 1.5 }

/** Lines between planks along the hull, following its sheer. */
const planked = (s: Solid, h: Hull, n: number): Solid => ({
  ...s,
  d: (x, y, z) => {
    const u = x / (h.long / 2)
    const f = ((y - h.rise * u * u * 0.7) / h.deep) * n
    const line = Math.abs(f - Math.round(f)) / n
    const stagger = Math.abs(((x + Math.round(f) * 2.7) % 5.4) / 5.4 - 0.5)
    const inward = Math.abs(z) > 0.6 ? Math.exp(-((line * h.deep * 11) ** 2)) + (Math.abs(stagger - 0.48) < 0.012 ? 0.5 : 0) : 0
    return s.d(x, y, z) + 0.07 * inward
  },
})

const cordage = cotton('#6b5a44', { grainMap: 'uv', grainSize: 0.3 })
const rope = (points: readonly Vec[], radius = 0.07): Part => ({
  shape: tube(through(points), { radius, steps: 30, round: 6 }),
  skin: cordage,
})

/** A sail of cotton between its yards: seams down the cloth, a hem all round. */
function cottonSail(): Part[] {
  const at = (u: number, v: number): Vec => {
    const wide = 5.4 - 0.7 * (1 - v) - 0.5 * Math.sin(Math.PI * v)
    return [
      1 + (u - 0.5) * 2 * wide,
      9.8 + v * 9.4 + 0.25 * Math.cos((u - 0.5) * 5),
      0.6 + 1.5 * Math.sin(Math.PI * u) * Math.sin(Math.PI * Math.min(1, v * 1.05)) + 0.1 * noise(u * 7, v * 6, 2),
    ]
  }
  const seam = (u: number) =>
    tube(
      (t) => {
        const p = at(u, t)
        return [p[0], p[1], p[2] + 0.03]
      },
      { radius: 0.05, steps: 40, round: 6 },
    )
  const hem = (line: (t: number) => Vec) => ({
    shape: tube(line, { radius: 0.11, steps: 50, round: 8 }),
    skin: cotton('#e9dcc0', { grainMap: 'uv', grainSize: 0.3 }),
  })
  return [
    { shape: sheet(at, 50, 50), skin: canvasCloth('#f3ead4', { grainSize: 0.7, grainMap: 'box' }) },
    ...[0.2, 0.4, 0.6, 0.8].map((u) => ({ shape: seam(u), skin: cotton('#d9cba8'), shadeless: true })),
    hem((t) => at(t, 0)),
    hem((t) => at(t, 1)),
    hem((t) => at(0, t)),
    hem((t) => at(1, t)),
    skull(at),
  ]
}

/** Painted on the sail: it lies on the same net as the cloth. */
function skull(at: (u: number, v: number) => Vec): Part {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 320
  const ink = canvas.getContext('2d') as CanvasRenderingContext2D
  ink.setTransform(40, 0, 0, -40, 160, 160)
  oval(ink, 0, 0.6, 2, 1.8, '#2a2630')
  ink.fillRect(-1.1, -1.9, 2.2, 1.5)
  for (const s of [-1, 1]) oval(ink, s * 0.8, 0.4, 0.52, 0.58, '#f3ead4')
  path(ink, 'M0 -0.1L0.3 -0.7H-0.3Z', '#f3ead4')
  for (const x of [-0.5, 0, 0.5]) path(ink, `M${x} -1.9V-1.2`, undefined, '#f3ead4', 0.14)
  return {
    shape: sheet(
      (u, v) => {
        const p = at(0.32 + u * 0.36, 0.3 + v * 0.4)
        return [p[0], p[1], p[2] + 0.04]
      },
      24,
      24,
    ),
    skin: { ...canvasCloth('#fff', { grainMap: 'box', grainSize: 0.7 }), map: canvas },
    shadeless: true,
  }
}

const spar = wood('#c59a62', { grainSize: 2, grainDepth: 0.6 })
const rod = (points: readonly Vec[], radii: readonly number[]) => form(limb(points, radii, false), spar, { detail: 70 })

export const shipToys: Toys = {
  'sea-of-thieves-bath-boats': (look) => {
    const { paint, sail, masts, ports, castle } = pick(boats, look.Boat)
    const lines: Hull = { long: 13, beam: 6.4, deep: 3.6, rise: 1.1, castle }
    const body = lumpy(decked(lines, 0.62, 1), 0.03, 3, 2)
    const rubberised = softPvc(paint, { wrap: 0.2, rough: 0.5, coat: 0.15 })
    const windows = [0, 180].map((yaw) =>
      laid(body, softPvc('#fff'), {
        at: [0, 2.3],
        size: [9, 2],
        yaw,
        thick: 0.02,
        fine: 70,
        detail: 100,
        art: (ink) => {
          for (let i = 0; i < ports; i++) {
            const x = (i - (ports - 1) / 2) * 1.7 - (yaw ? -0.4 : 0.4)
            path(ink, `M${x - 0.5} -0.45H${x + 0.5}V0.45H${x - 0.5}Z`, '#2a2630', '#f0b95a', 0.16)
          }
        },
      }),
    )
    // The rail is painted, the rest of the hull is the colour of the rubber.
    const rail = (x: number, y: number) => 3.35 + 1.1 * (x / 6.5) ** 2 * (x > 0 ? 1.1 : 0.6) + castle * clamp((-x / 6.5 - 0.42) * 9) - y
    const soft = (s: Solid, colour: string, detail = 60) =>
      form(lumpy(s, 0.03, 2, 3), softPvc(colour, { wrap: 0.22, rough: 0.52 }), { detail })
    return model(
      { tall: 13, pack: 'header', close: { at: [1, 3.4, 2], wide: 9 }, yaw: 24 },
      form(body, { ...rubberised, panels: ['#f6ead0'], seams: [false] }, { fields: [rail], detail: 110 }),
      windows,
      masts.flatMap(([x, tall, wide, high]) => [
        soft(
          limb(
            [
              [x, 2.4, 0],
              [x, 3 + tall + 0.6, 0],
            ],
            [0.42, 0.3],
          ),
          '#a9743f',
        ),
        soft(bellied([wide, high], [x, 3.4 + tall - high / 2 - 0.6, 0.1]), sail, 70),
        pennant(x, 3.4 + tall),
        soft(ball([x, 3.6 + tall, 0], 0.34), '#e0b545', 20),
      ]),
      soft(
        limb(
          [
            [5, 4, 0],
            [7.6, 5.4, 0],
          ],
          [0.36, 0.24],
        ),
        '#a9743f',
        40,
      ),
    )
  },
  'sea-of-thieves-sloop-kit': () => {
    const body = planked(decked(kit, 0.42, 1.3), kit, 9)
    const raise = (s: Solid) => placed(s, { by: [0, 1.6, 0] })
    const stand = [-5, 4].map((x) => {
      const board = block([x, 1.9, 0], [0.7, 3.8, 6.6], 0.1)
      return form(cut(board, raise(hull({ ...kit, beam: kit.beam + 0.2 })), 0.05), wood('#e3c79a', { grainSize: 3, grainDepth: 0.7 }), {
        detail: 60,
      })
    })
    const shroud = (s: number) =>
      [-1.5, 0, 1.5].map((dx) =>
        rope([
          [1 + dx, 6.2, s * 3.3],
          [1.1 + dx * 0.14, 18, s * 0.3],
        ]),
      )
    const ratlines = (s: number) =>
      Array.from({ length: 8 }, (_, i) => {
        const t = 0.08 + i * 0.1
        const w = 1.5 * (1 - t * 0.88)
        return rope(
          [
            [1 - w, 6.2 + t * 11.8, s * (3.3 - t * 3)],
            [1 + w, 6.2 + t * 11.8, s * (3.3 - t * 3)],
          ],
          0.045,
        )
      })
    const jib = sheet(
      (u, v) => {
        const [x, y] = [14.4 - v * 12.4 - u * (1 - v) * 6.4, 8.6 + v * 10.6 - u * (1 - v) * 1.2]
        return [x, y, 0.6 * Math.sin(Math.PI * u) * (1 - v)]
      },
      24,
      30,
    )
    return model(
      { tall: 25, pack: 'box', close: { at: [3, 6.4, 3], wide: 13 }, yaw: 26 },
      form(raise(body), wood('#8a5a34', { grainSize: 4, grainDepth: 0.6 }), { detail: 150 }),
      form(
        raise(both(hull(kit, 0.3), { ...block([0, 3.6, 0], [24, 0.5, 9], 0.1) }, 0.1)),
        wood('#c59a62', { grainSize: 3, grainDepth: 0.7 }),
        { detail: 90 },
      ),
      stand,
      rod(
        [
          [1, 3, 0],
          [1, 22.4, 0],
        ],
        [0.36, 0.22],
      ),
      rod(
        [
          [9.4, 7.4, 0],
          [15.2, 9.6, 0],
        ],
        [0.28, 0.16],
      ),
      rod(
        [
          [-4.9, 19.3, 0.6],
          [6.9, 19.3, 0.6],
        ],
        [0.2, 0.2],
      ),
      rod(
        [
          [-4.4, 9.6, 0.6],
          [6.4, 9.6, 0.6],
        ],
        [0.2, 0.2],
      ),
      posed(cottonSail(), { at: [0, 0, 0] }),
      { shape: jib, skin: canvasCloth('#efe4cb', { grainSize: 0.7, grainMap: 'box' }) },
      [-1, 1].flatMap((s) => [...shroud(s), ...ratlines(s)]),
      rope([
        [1, 22, 0],
        [14.8, 9.4, 0],
      ]),
      rope([
        [1, 22, 0],
        [-10.6, 9, 0],
      ]),
      rope([
        [-4.4, 9.6, 0.6],
        [-8.4, 8, 1.4],
      ]),
      form(
        placed(
          turned(
            [0, 0, 0],
            [
              [0, 0.7],
              [0.3, 0.75],
              [0.32, 0],
            ],
          ),
          { by: [1, 18.6, 0] },
        ),
        spar,
        { detail: 30 },
      ),
      form(
        blend(
          0.1,
          ...Array.from({ length: 8 }, (_, i) =>
            limb(
              [
                [-7.6, 9.6, 0],
                [-7.6, 9.6 + Math.cos(turn(i * 45)) * 1.2, Math.sin(turn(i * 45)) * 1.2],
              ],
              0.09,
            ),
          ),
        ),
        spar,
        { detail: 50 },
      ),
      [-3.6, -0.4, 2.8].map((x) =>
        form(
          placed(
            turned(
              [0, 0, 0],
              [
                [-0.6, 0.34],
                [0.8, 0.26],
                [0.9, 0.34],
                [0.95, 0],
              ],
            ),
            { turn: [90, 0, 0], by: [x, 5, 3.2] },
          ),
          vinyl('#2b2a30'),
          { detail: 30 },
        ),
      ),
      {
        shape: sheet((u, v) => [1 - u * 2.4, 22.6 + (v - 0.5) * 1.5 * (1 - u * 0.9), 0.3 * Math.sin(u * 4)], 14, 8),
        skin: felt('#c9302c'),
      },
    )
  },
}
