import { laid, thread } from '../kit/art.ts'
import { blush, curve, path } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { outline } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { under } from '../kit/seams.ts'
import { sheet, through, tube } from '../kit/shapes.ts'
import { cotton, felt, fleece, ribKnit } from '../kit/skin.ts'
import { ball, blend, block, both, limb, lumpy, placed, type Solid } from '../kit/solid.ts'
import { noise, turn, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'
import { mask, octocat } from './octocat.ts'
import { beanie } from './wear.ts'

const half = 14

/** Where the muslin lies: flat at its hem, gathered into folds that rise to the neck. */
function drape(u: number, v: number): Vec {
  const [x, z] = [(u - 0.5) * 2 * half, (v - 0.5) * 2 * half]
  const out = Math.hypot(x, z)
  const a = Math.atan2(z, x)
  const rise = Math.exp(-((out / 4.6) ** 2)) * 7.4
  const folds = Math.sin(a * 9 + noise(x * 0.1, 1, z * 0.1)) * 0.75 * Math.exp(-(((out - 5.4) / 4.6) ** 2))
  const rumple = 0.5 * noise(x * 0.22, 4, z * 0.22) + 0.32 * noise(x * 0.5, 9, z * 0.5)
  const hem = 1 - 0.05 * (1 - Math.max(Math.abs(x), Math.abs(z)) / half)
  return [x * hem, Math.max(0.12, 0.55 + rise + folds + rumple * Math.min(1, out / 4)), z * hem]
}

/** A corner tied into a knot, with its tip beyond. */
function knot(at: Vec, out: number): Solid {
  const ring = limb(
    [0, 1, 2, 3, 4, 5].map((i): Vec => [Math.cos(i * 1.25) * 0.75, 1 + Math.sin(i * 2.5) * 0.3, Math.sin(i * 1.25) * 0.75]),
    0.62,
  )
  const tip = limb(
    [
      [0.4, 0.9, 0],
      [1.6, 0.7, 0.2],
      [2.7, 0.5, 0],
    ],
    [0.6, 0.8, 0.5],
  )
  return placed(lumpy(blend(0.25, ring, tip), 0.08, 0.8, out), { by: at, turn: [0, -out, 0] })
}

/** A knitted ear that stands up by itself. */
function ear(s: number): Solid {
  const leaf = blend(
    0.6,
    ball([0, 0.4, 0], [3.4, 2.6, 1.1]),
    limb(
      [
        [0, 0.6, 0],
        [0, 3.4, 0],
        [0, 5.8, -0.2],
      ],
      [2.5, 1.5, 0.34],
    ),
  )
  return placed({ ...leaf, d: (x, y, z) => leaf.d(x, y, z * 1.5) * 0.7 }, { by: [s * 6.1, 18.2, 0.2], turn: [-6, s * 14, s * -23] })
}

export const smallMonaToys: Toys = {
  'mona-comforter': (look) => {
    const [muslin, jersey] = pick<readonly [string, string]>(
      { Stone: ['#d9d0c2', '#8c8378'], Rose: ['#ecc9c4', '#b07f80'], Sky: ['#c3d8e6', '#6f8fa8'] },
      look.Colour,
    )
    const head = placed(both(octocat(), block([0, 18.2, 0], [24, 16.4, 24], 0.2), 1), { by: [0, -3.2, 0.4], turn: [-8, 0, 0] })
    const edge = outline(mask, 0.2)
    const face = laid(head, thread({ grainSize: 0.5 }), {
      at: [0, 11.9],
      size: [13, 6],
      thick: 0.16,
      detail: 84,
      art: (ink) => {
        for (const s of [-1, 1]) {
          curve(ink, s * 3, 0.1, 1.5, 0.9, 0.36, '#4a3b3a')
          for (const x of [-1.1, 0, 1.1]) path(ink, `M${s * 3 + x} ${x ? -0.3 : -0.8}l${x * 0.3} -0.5`, undefined, '#4a3b3a', 0.26)
        }
        blush(ink, 4.9, -1.5, 1, 0.6, '#eea79c')
        curve(ink, 0, -1.7, 0.8, 0.42, 0.3, '#8a5a4e')
        path(ink, 'M-0.45 -0.9Q0 -1.3 0.45 -0.9Q0 -0.6 -0.45 -0.9Z', '#b0604e')
      },
    })
    const inFace = under({ d: (x, y) => edge.d(x, y - 11.9) })
    const corners = [45, 135, 225, 315].map((a) => knot([Math.cos(turn(a)) * 18.9, 0, Math.sin(turn(a)) * 18.9], a))
    const middle = knot([0, 0, 13.2], 90)
    const hem = through(
      Array.from({ length: 80 }, (_, i): Vec => {
        const side = Math.floor(i / 20)
        const t = (i % 20) / 20
        const [u, v] = [
          [t, 0],
          [1, t],
          [1 - t, 1],
          [0, 1 - t],
        ][side] as [number, number]
        const p = drape(u, v)
        return [p[0], p[1] + 0.04, p[2]]
      }),
      true,
    )
    return model(
      { tall: 16, pack: 'header', close: { at: [0, 11, 5], wide: 18 }, yaw: 24 },
      { shape: sheet(drape, 110, 110), skin: cotton(muslin, { grainSize: 0.8, grainDepth: 0.9, grainMap: 'box', sheen: 0.3, wrap: 0.3 }) },
      { shape: tube(hem, { radius: 0.2, steps: 320, round: 8, closed: true }), skin: cotton(muslin, { grainMap: 'uv', grainSize: 0.6 }) },
      [...corners, middle].map((k) => form(k, cotton(muslin, { grainSize: 0.8, grainDepth: 0.9, sheen: 0.3, wrap: 0.3 }), { detail: 44 })),
      form(head, fleece(jersey, { grain: 'weave', grainSize: 0.7, grainDepth: 0.5, panels: ['#f2d3bf'], seams: [true] }), {
        fields: [inFace],
        detail: 72,
      }),
      face,
      form(
        lumpy(
          limb(
            [
              [-3.4, 6.4, 1.6],
              [0, 6.1, 3.9],
              [3.4, 6.4, 1.6],
              [2.8, 6.6, -2.8],
              [-2.8, 6.6, -2.8],
              [-3.4, 6.4, 1.6],
            ],
            0.62,
          ),
          0.1,
          0.8,
        ),
        cotton(muslin, { grainSize: 0.7, grainDepth: 0.8 }),
        { detail: 50 },
      ),
      sewnLabel([half - 0.2, 0.7, 3], [1, 0.1, 0], 0.9),
    )
  },
  'mona-ear-beanie': (look) => {
    const [wool, inner, mark] = pick<readonly [string, string, string]>(
      { Charcoal: ['#4a4753', '#b98fa6', '#f1ece2'], Oatmeal: ['#d8c9ae', '#e3a79d', '#5a4a3c'], Plum: ['#6d3f63', '#d79ab0', '#f4e6e2'] },
      look.Colour,
    )
    const { dome, brim } = beanie()
    const ribbed = (y: number) => ribKnit(wool, { grainSize: 1.6, grainRound: y })
    const face = laid(brim, thread({ grainSize: 0.4 }), {
      at: [0, 3.1],
      size: [6.4, 4],
      thick: 0.14,
      fine: 90,
      detail: 90,
      art: (ink) => {
        path(ink, 'M-2 1.7L-2.2 0.2C-2.8 -1.5 -1.2 -1.8 0 -1.8C1.2 -1.8 2.8 -1.5 2.2 0.2L2 1.7L0.8 0.9C0.2 1.05 -0.2 1.05 -0.8 0.9Z', mark)
        for (const s of [-1, 1]) {
          path(ink, `M${s * 0.95 - 0.26} -0.2a0.26 0.36 0 1 0 0.52 0a0.26 0.36 0 1 0 -0.52 0Z`, wool)
          for (const y of [-0.5, -0.9]) path(ink, `M${s * 2.6} ${y}L${s * 3.1} ${y + (y + 0.7) * 0.5}`, undefined, mark, 0.12)
        }
        path(ink, 'M-0.45 -0.9Q-0.2 -1.25 0 -0.9Q0.2 -1.25 0.45 -0.9', undefined, wool, 0.14)
      },
    })
    const ears = [-1, 1].flatMap((s): Part[] => {
      const cloth = ear(s)
      const lining = laid(cloth, felt('#fff', { grainSize: 1.6 }), {
        at: [s * 7.6, 21],
        size: [5, 7],
        thick: 0.14,
        art: (ink) =>
          path(
            ink,
            `M${s * -1.9} -2.4Q${s * -0.6} 1.2 ${s * 0.9} 2.7Q${s * 1.8} 0.4 ${s * 1.4} -2.2Q${s * -0.4} -3 ${s * -1.9} -2.4Z`,
            inner,
          ),
      })
      return [form(cloth, ribKnit(wool, { grainMap: 'box', grainSize: 1.1 }), { detail: 60 }), lining]
    })
    return model(
      { tall: 25, pack: 'card', close: { at: [0.5, 6, 9], wide: 16 }, yaw: 24 },
      form(dome, ribbed(34), { detail: 72 }),
      form(brim, ribbed(36), { detail: 80 }),
      face,
      ears,
      sewnLabel([11.1, 3, -1.6], [0.96, 0, -0.2], 0.8),
    )
  },
}
