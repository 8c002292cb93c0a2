import { posed } from '../kit/actual.ts'
import { drawn, laid, thread } from '../kit/art.ts'
import { brick } from '../kit/brick.ts'
import { path } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { outline, slab } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { hill } from '../kit/scenes.ts'
import { net, sheet, through, tube } from '../kit/shapes.ts'
import { canvasCloth, cotton, metalBrushed, metalPolished, type Skin, satin, vinyl } from '../kit/skin.ts'
import { block, limb, lumpy, ring } from '../kit/solid.ts'
import { noise, turn, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

const high = 40

/** The wall of a filled shopping bag: a box at its foot, drawn together at its mouth. `inset` is how far inside it lies. */
const wall =
  (inset: number) =>
  (u: number, v: number): Vec => {
    const a = turn(u * 360 + 180)
    const [wide, deep] = [15.6 + 3.2 * v - inset, 6.4 - 3 * v ** 1.6 - inset]
    const power = 2 / (7 - 4.4 * v)
    const [s, c] = [Math.sin(a), Math.cos(a)]
    const [x, z] = [Math.sign(s) * Math.abs(s) ** power * wide, Math.sign(c) * Math.abs(c) ** power * deep]
    const slack =
      Math.sin(Math.PI * Math.min(1, v * 1.04)) *
      (0.7 * noise(x * 0.12, v * 3, z > 0 ? 2 : 9) + 0.35 * noise(x * 0.3, v * 8, z > 0 ? 5 : 12))
    return [x, v * high - 0.5 * v * Math.cos(a * 2) + inset * (1 - v) * 0.5, z + slack * Math.sign(c) * Math.min(1, Math.abs(c) * 3)]
  }

/** Webbing sewn to the bag at both ends, four centimetres below the hem. */
function handle(z: number, lean: number): Part[] {
  const foot = wall(0)(z > 0 ? 0.5 : 0, 1)[2]
  const points: Vec[] = [
    [-6.2, high - 5.4, foot + z * 0.42],
    [-6.3, high - 0.4, foot + z * 0.34],
    [-5.9, high + 7, z * 2.2 + lean],
    [-3.4, high + 14.4, z * 2.1 + lean * 1.6],
    [0, high + 16.6, z * 1.9 + lean * 1.8],
    [3.4, high + 14.4, z * 2.1 + lean * 1.6],
    [5.9, high + 7, z * 2.2 + lean],
    [6.3, high - 0.4, foot + z * 0.34],
    [6.2, high - 5.4, foot + z * 0.42],
  ]
  const strap = through(points)
  const web = sheet(
    (u, v) => {
      const p = strap(v)
      const before = strap(Math.max(0, v - 0.01))
      const next = strap(Math.min(1, v + 0.01))
      const [dx, dy] = [next[0] - before[0], next[1] - before[1]]
      const l = Math.hypot(dx, dy) || 1
      return [p[0] + (dy / l) * (u - 0.5) * 2.5, p[1] - (dx / l) * (u - 0.5) * 2.5, p[2] + (u - 0.5) ** 2 * 0.3 * z]
    },
    8,
    90,
  )
  return [{ shape: web, skin: canvasCloth('#e9dcc0', { grainMap: 'box', grainSize: 1.1 }) }]
}

const teeth = (z: number, y: number, from: number, to: number): Part[] => {
  const count = Math.round((to - from) / 0.42)
  return Array.from({ length: count }, (_, i) =>
    brick(
      { size: [0.24, 0.16, 0.62], round: 0.06, detail: 2, at: [from + ((i + 0.5) * (to - from)) / count, y, z] },
      metalPolished('#d9b45a', { rough: 0.3 }),
    ),
  )
}

const floppy = 'M-9.6 -9.6Q-9.6 -10 -9.2 -10H9.2Q9.6 -10 9.6 -9.6V7.4L7 10H-9.2Q-9.6 10 -9.6 9.6Z'

/** Points along the edge of the bag, for its piping. */
function edge(z: number): Vec[] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  element.setAttribute('d', floppy)
  const length = element.getTotalLength()
  return Array.from({ length: 96 }, (_, i) => {
    const p = element.getPointAtLength((length * i) / 96)
    return [p.x, p.y + 10, z]
  })
}

export const carryToys: Toys = {
  'bliss-tote': () => {
    const round = 96
    const map = drawn(round, high, 20, (ink) => {
      for (const [x, s] of [
        [-round / 2, 1],
        [0, -1],
        [round / 2, 1],
      ] as const) {
        // The back is the mirror image of the front, so that the horizon meets at both seams.
        ink.save()
        ink.beginPath()
        ink.rect(x - round / 4, -high / 2, round / 2, high)
        ink.clip()
        ink.translate(x, -1.6)
        ink.scale(s, 1)
        hill(ink, round / 2, high + 3.4)
        ink.restore()
      }
      ink.fillStyle = '#e9dcc0'
      ink.fillRect(-round / 2, high / 2 - 3, round, 3)
      ink.setLineDash([0.5, 0.3])
      ink.lineWidth = 0.12
      ink.strokeStyle = '#c9b78f'
      for (const y of [high / 2 - 2.7, high / 2 - 0.4]) {
        ink.beginPath()
        ink.moveTo(-round / 2, y)
        ink.lineTo(round / 2, y)
        ink.stroke()
      }
    })
    const printed: Skin = { ...canvasCloth('#fff', { grainSize: 1.5, grainDepth: 0.9 }), map }
    const crosses = [-6.2, 6.2].map((x) => ({ at: [x, high - 4, wall(0)(0.5, 0.9)[2] + 0.85] as Vec }))
    const stitch = crosses.map(({ at }) => ({
      shape: tube(
        through([
          [at[0] - 0.8, at[1] - 0.8, at[2]],
          [at[0] + 0.8, at[1] + 0.8, at[2]],
          [at[0] - 0.8, at[1] + 0.8, at[2]],
          [at[0] + 0.8, at[1] - 0.8, at[2]],
          [at[0] - 0.8, at[1] - 0.8, at[2]],
        ]),
        { radius: 0.06, steps: 80, round: 6 },
      ),
      skin: thread({ colour: '#b9a677' }),
      shadeless: true,
    }))
    return model(
      { tall: 56, pack: 'tag', close: { at: [-5, high * 0.72, 4], wide: 26 }, yaw: 28 },
      { shape: net(wall(0), 140, 60), skin: printed },
      { shape: sheet(wall(0.35), 110, 40), skin: canvasCloth('#e9dcc0', { grainSize: 1.5 }) },
      handle(1, 0.4),
      handle(-1, -1.2),
      stitch,
      sewnLabel([wall(0)(0.75, 0.4)[0], high * 0.4, 0.4], [1, 0, 0.1], 1.6),
    )
  },
  'floppy-disk-crossbody': (look) => {
    const [colour, deep] = pick<readonly [string, string]>({ Black: ['#302d36', '#1f1d24'], Teal: ['#1f7f80', '#145a5c'] }, look.Colour)
    const coated = vinyl(colour, { rough: 0.46, coat: 0.15, grain: 'weave', grainSize: 0.7, grainDepth: 0.3 })
    const body = lumpy(slab(outline(floppy, 0.2), 5.6, 0.7), 0.06, 5, 2)
    const sewn = posed([form(body, coated, { detail: 100 })], { at: [0, 10, 0] })
    const bag = {
      ...body,
      d: (x: number, y: number, z: number) => body.d(x, y - 10, z),
      low: [-10, 0, -3] as Vec,
      high: [10, 20, 3] as Vec,
    }
    const label = laid(bag, vinyl('#fff', { rough: 0.5, coat: 0.1 }), {
      at: [0, 6],
      size: [14.4, 10.4],
      thick: 0.14,
      fine: 90,
      detail: 100,
      art: (ink) => {
        path(ink, 'M-6.8 -4.9H6.8V4.5Q6.8 4.9 6.4 4.9H-6.4Q-6.8 4.9 -6.8 4.5Z', '#f3ecdd')
        path(ink, 'M-6.8 2.9H6.8V4.5Q6.8 4.9 6.4 4.9H-6.4Q-6.8 4.9 -6.8 4.5Z', '#d9604f')
        for (const y of [1.4, -0.2, -1.8, -3.4]) path(ink, `M-5.8 ${y}H5.8`, undefined, '#c8bba2', 0.12)
        ink.setLineDash([0.36, 0.22])
        path(ink, 'M-6.5 -4.6H6.5V4.6H-6.5Z', undefined, '#b9a98a', 0.09)
      },
    })
    const shutter = laid(bag, metalBrushed('#c4c8d0'), {
      at: [0.4, 15.6],
      size: [10.6, 7.4],
      thick: 0.16,
      fine: 80,
      detail: 100,
      art: (ink) => path(ink, 'M-5 -3.4H5Q5.1 -3.4 5.1 -3.2V3.3H-5.1V-3.2Q-5.1 -3.4 -5 -3.4Z', '#c4c8d0'),
    })
    const window = posed([brick({ size: [2.4, 4.6, 0.2], round: 0.08, detail: 4 }, vinyl(deep, { rough: 0.5 }))], { at: [2.8, 15.6, 2.96] })
    const puller = form(block([4.4, 20.3, 0], [1.6, 0.5, 1.3], 0.18), metalPolished('#d9b45a'), { detail: 40 })
    const strap = through([
      [-9.7, 14.8, 0],
      [-11.6, 19, 0.2],
      [-10.6, 25.4, -0.8],
      [-5, 30.4, -1.6],
      [2.4, 30.6, -1.8],
      [9.2, 26.4, -1.2],
      [11.4, 19.6, 0],
      [9.7, 14.8, 0],
    ])
    const webbing = sheet(
      (u, v) => {
        const p = strap(v)
        return [p[0], p[1], p[2] + (u - 0.5) * 2.6]
      },
      8,
      120,
    )
    const eyelets = [-1, 1].map((s) => form(turnedRing([s * 9.9, 14.4, 0]), metalPolished('#d9b45a'), { detail: 44 }))
    const keyring = [
      form(ring([8.2, 2.2, 3.4], 0.95, 0.12), metalPolished('#d9b45a'), { detail: 60 }),
      ...posed([brick({ size: [1.5, 1.5, 0.34], round: 0.14, detail: 5 }, vinyl('#d9604f', { coat: 0.5 }))], {
        at: [8.2, 0.9, 3.5],
        turn: [0, 0, 6],
      }),
    ]
    return model(
      { tall: 31, pack: 'tag', close: { at: [1, 14.6, 3], wide: 13 }, yaw: 26 },
      sewn,
      [-2.75, 2.75].map((z) => ({
        shape: tube(through(edge(z), true), { radius: 0.26, steps: 380, round: 8, closed: true }),
        skin: cotton(deep, { grainMap: 'uv', grainSize: 0.5 }),
      })),
      label,
      shutter,
      window,
      form(block([-1.4, 20, 0], [15.4, 0.2, 2], 0.08), satin(deep), { detail: 60 }),
      teeth(0, 20.12, -8.8, 6),
      puller,
      form(
        limb(
          [
            [4.9, 20.5, 0.2],
            [6, 20.9, 1.6],
            [6.2, 20, 2.8],
          ],
          [0.12, 0.14, 0.16],
        ),
        metalPolished('#d9b45a'),
        { detail: 40 },
      ),
      { shape: webbing, skin: canvasCloth(deep, { grainMap: 'box', grainSize: 0.8 }) },
      eyelets,
      keyring,
    )
  },
}

/** A loop of metal seen edge on from the front. */
const turnedRing = (at: Vec) => ({
  ...ring([0, 0, 0], 1.3, 0.16),
  d: (x: number, y: number, z: number) => Math.hypot(Math.hypot(z - at[2], y - at[1]) - 1.3, x - at[0]) - 0.16,
  low: [at[0] - 0.3, at[1] - 1.6, at[2] - 1.6] as Vec,
  high: [at[0] + 0.3, at[1] + 1.6, at[2] + 1.6] as Vec,
})
