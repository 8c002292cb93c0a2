import { laid } from '../kit/art.ts'
import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { through, tube } from '../kit/shapes.ts'
import { abs, enamel, felt, glossyVinyl, metalBrushed, metalPolished, ribbon, type Skin, vinyl } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, placed, ring, type Solid, turned } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import { brows, eyes, wire } from './clippy-body.ts'
import type { Toys } from './index.ts'

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

export const clippyHardToys: Toys = {
  'clippy-tree-ornament': (look) => {
    const colour = pick({ Silver: '#c7ccd6', Gold: '#e3b148' }, look.Colour)
    const cone = limb(
      [
        [0.4, 21.6, 0],
        [0.8, 24.2, 0],
        [2.4, 26.4, 0.2],
        [5, 25.4, 0.6],
      ],
      [2.5, 1.9, 1.2, 0.6],
    )
    const hat: Solid = { ...cone, d: (x, y, z) => Math.max(cone.d(x, y, z), 21.6 - y) }
    const frost = felt('#fbf8f2', { grain: 'terry', grainSize: 0.5, grainDepth: 0.9, sheen: 0.7 })
    const hook = through([
      [1.4, 26.6, 0],
      [0, 29, 0],
      [1.4, 32, 0],
      [2.8, 29, 0],
      [1.4, 26.6, 0],
    ])
    return model(
      { tall: 13, pack: 'window', close: { at: [0.6, 21.4, 1], wide: 13 }, rests: 'wall' },
      form(limb(wire(), 0.95), glossyVinyl(colour, { mirror: 0.55, metal: true, rough: 0.2 }), { detail: 100 }),
      eyes(0, glossyVinyl('#fdfaf3')),
      form(hat, glossyVinyl('#b5201f', { rough: 0.14, coat: 1 }), { detail: 64 }),
      form(lumpy(placed(ring([0, 0, 0], 2.2, 0.72), { turn: [90, 0, 0], by: [0.4, 21.9, 0] }), 0.06, 0.6), frost, { detail: 64 }),
      form(lumpy(ball([5.2, 25, 0.7], 1.05), 0.06, 0.5), frost, { detail: 40 }),
      form(
        turned(
          [1.4, 25.9, 0],
          [
            [0, 0.42],
            [0.7, 0.42],
            [0.8, 0.3],
          ],
        ),
        metalPolished('#d9a441'),
        { detail: 24 },
      ),
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
    const skin = look.Colour === 'Steel' ? metalPolished(colour, { rough: 0.26 }) : abs(colour)
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
      { tall: 14, pack: 'window', close: { at: [0.2, 20.4, 1.5], wide: 15 } },
      form(body, skin, { detail: 100 }),
      eyes(1.6, glossyVinyl('#fdfaf3')),
      brows(1.6, abs('#211b2b')),
      clips,
    )
  },
}
