import { extent, posed, sized } from '../kit/actual.ts'
import { laid, thread } from '../kit/art.ts'
import { curve, path } from '../kit/faces.ts'
import { goggle, sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { block } from '../kit/pixels.ts'
import { sheet, through, tube } from '../kit/shapes.ts'
import { canvasCloth, cotton, metalPolished, minky, velboa, wood } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, placed, ring } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import { wire } from './clippy-body.ts'
import type { Toys } from './index.ts'
import { beeBody } from './minecraft.ts'
import { mobPrints } from './mob-faces.ts'
import { bandedCat } from './ninja-banded.ts'
import { mona } from './octocat.ts'

const creeper = (): Part[] => {
  const skin = velboa('#5fae4c', 1.6, { sheen: 0.35 })
  return [block([9, 9, 9], { at: [0, 4.5, 0] }, skin, mobPrints('Creeper')), sewnLabel([4.6, 2.6, 2], [1, 0, 0], 0.8)]
}

const clippy = (): Part[] =>
  [
    form(lumpy(limb(wire(), 1.3), 0.05, 3), velboa('#aeb6c4', 1.8), { detail: 84 }),
    goggle([-1.9, 19.2, 1.3], 1.8, { look: [0.22, -0.05], white: minky('#fdfaf3') }),
    goggle([2.2, 19.6, 1.3], 1.95, { look: [0.1, -0.05], white: minky('#fdfaf3') }),
    sewnLabel([4.9, 5.4, 0.2], [1, 0, 0], 1.7),
  ].flat()

const ninja = (): Part[] => [...bandedCat(9), sewnLabel([6.9, 4, -2.4], [1, 0, -0.35], 1.6)]

const bee = (): Part[] => {
  const skin = velboa('#f0be3a', 1.6, { sheen: 0.35 })
  const wing = (s: number) =>
    block([5, 0.7, 7.4], { at: [s * 4.4, 13.2, -1], turn: [-8, s * 18, s * 32] }, minky('#e4f1f6'), {
      all: (ink, w, h) => {
        ink.fillStyle = '#e4f1f6'
        ink.fillRect(-w / 2, -h / 2, w, h)
      },
    })
  return [beeBody(skin, [0, 6.7, 0]), wing(-1), wing(1), sewnLabel([5.3, 4.4, -2.6], [1, 0, 0], 1.1)]
}

/** Each character's parts, and where the loop goes through it: the point of the model from which it hangs. */
const characters: Record<string, { parts: () => Part[]; top: Vec; tall: number; yaw: number }> = {
  Creeper: { parts: creeper, top: [0, 9, 0], tall: 7, yaw: 30 },
  Mona: { parts: () => mona(velboa('#3d3847', 1.7), thread(), { sewn: true }).parts, top: [0, 21.2, 0], tall: 9, yaw: 28 },
  Clippy: { parts: clippy, top: [-0.2, 23.2, 0], tall: 9, yaw: 20 },
  'Ninja Cat': { parts: ninja, top: [0, 24.2, 0], tall: 9, yaw: 28 },
  Bee: { parts: bee, top: [0, 11.2, 0], tall: 7.4, yaw: 36 },
}

/** A loop of webbing and the carabiner in it, above the point at the origin. */
function carabiner(): Part[] {
  const loop = sheet(
    (u, v) => {
      const a = (v - 0.5) * 5.5
      return [(u - 0.5) * 0.9, 0.85 - Math.cos(a) * 1.15, Math.sin(a) * 0.5]
    },
    6,
    50,
  )
  const steel = metalPolished('#b9c0ca', { rough: 0.24 })
  const spine = through([
    [0.9, 5.6, 0],
    [1.15, 3.4, 0],
    [0.7, 1.9, 0],
    [-0.1, 1.6, 0],
    [-0.8, 2.1, 0],
    [-1.05, 3, 0],
  ])
  const nose = through([
    [-0.95, 5.2, 0],
    [-0.75, 6, 0],
    [0, 6.4, 0],
    [0.7, 6.2, 0],
    [0.95, 5.5, 0],
  ])
  const gate = through([
    [-1.05, 3, 0],
    [-0.95, 5.25, 0],
  ])
  return [
    { shape: loop, skin: canvasCloth('#3A2BC2', { grainMap: 'box', grainSize: 0.4 }) },
    { shape: tube(spine, { radius: 0.24, steps: 70 }), skin: steel },
    { shape: tube(nose, { radius: 0.24, steps: 50 }), skin: steel },
    { shape: tube(gate, { radius: 0.2, steps: 12 }), skin: metalPolished('#dde1e7', { rough: 0.2 }) },
    form(ball([-1.05, 3, 0], 0.3), steel, { detail: 20 }),
    form(ball([-0.95, 5.25, 0], 0.28), steel, { detail: 20 }),
  ]
}

export const smallSoftToys: Toys = {
  'plush-backpack-clip': (look) => {
    const { parts, top, tall, yaw } = pick(characters, look.Character)
    const made = parts()
    const { low, high } = extent(made)
    const k = tall / (high[1] - low[1])
    const body = posed(sized(made, k), { at: [-top[0] * k, -top[1] * k, -top[2] * k] })
    return model(
      { tall: tall + 6.6 - (high[1] - top[1]) * k, pack: 'header', close: { at: [0, 0.4, 0.6], wide: 7.4 }, yaw, rests: 'wall' },
      body,
      carabiner(),
    )
  },
  'clippy-ring-rattle': (look) => {
    const [cloth, brow] = pick<readonly [string, string]>({ Oat: ['#e2d3b4', '#6b5136'], Sage: ['#b3c4a2', '#4d5d42'] }, look.Colour)
    const jersey = cotton(cloth, { grain: 'knit', grainMap: 'box', grainSize: 0.45, grainDepth: 0.45, sheen: 0.35, wrap: 0.3 })
    const body = lumpy(placed(limb(wire(), 1.42), { by: [0, 7, 0] }), 0.07, 2.4, 3)
    const pads = blend(0.3, ball([-1.9, 26.3, 1.2], [2, 2.1, 0.9]), ball([2.2, 26.6, 1.2], [2.1, 2.2, 0.9]))
    const face = laid(blend(0.2, pads, body), thread({ grainSize: 0.5 }), {
      at: [0.15, 26.8],
      size: [9.4, 6.6],
      thick: 0.12,
      fine: 80,
      detail: 90,
      art: (ink) => {
        for (const [x, y] of [
          [-2.05, -0.5],
          [2.05, -0.2],
        ] as const) {
          curve(ink, x, y, 1.1, 0.7, 0.34, '#3a2c22')
          for (const dx of [-0.8, 0, 0.8]) path(ink, `M${x + dx} ${y - (dx ? 0.45 : 0.7)}l${dx * 0.3} -0.5`, undefined, '#3a2c22', 0.2)
        }
        curve(ink, -2.2, 1.9, 1.2, -0.35, 0.42, brow)
        curve(ink, 2.2, 2.3, 1.2, -0.35, 0.42, brow)
      },
    })
    const hoop = ring([0.4, 5, 0], 5.2, 0.92)
    return model(
      { tall: 14, pack: 'header', close: { at: [0.3, 25, 2], wide: 14 }, yaw: 24, rests: 'wall' },
      form(hoop, wood('#dcb983', { rough: 0.45, grainSize: 4, grainDepth: 0.6 }), { detail: 84 }),
      form(body, jersey, { detail: 96 }),
      form(pads, cotton('#f7f1e4', { grain: 'knit', grainMap: 'box', grainSize: 0.45, grainDepth: 0.4, sheen: 0.35 }), { detail: 50 }),
      face,
      sewnLabel([4.9, 13.6, 0], [1, 0, 0], 1.6),
    )
  },
}
