import { posed } from '../kit/actual.ts'
import type { Ink } from '../kit/art.ts'
import { brick, type Prints, sides } from '../kit/brick.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { over } from '../kit/pixels.ts'
import { through, tube } from '../kit/shapes.ts'
import { abs, cotton, longPile, metalPolished, ribbon } from '../kit/skin.ts'
import { ball, blend, block, limb, lumpy } from '../kit/solid.ts'
import { type Ground, terrain } from '../kit/terrain.ts'
import { rotation, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'
import { mobPrints } from './mob-faces.ts'

/** A line of thread a little inside the edge of each side, as where a cover is topstitched. */
const stitched = (ink: Ink, wide: number, tall: number) => {
  ink.lineWidth = 0.09
  ink.strokeStyle = 'rgba(255,250,238,0.85)'
  ink.setLineDash([0.34, 0.2])
  ink.strokeRect(-wide / 2 + 0.62, -tall / 2 + 0.62, wide - 1.24, tall - 1.24)
  ink.setLineDash([])
}

const sewn = (prints: Prints): Prints => {
  const { all } = prints
  return Object.fromEntries(sides.map((side) => [side, over(...[prints[side] ?? all].filter((p) => p !== undefined), stitched)]))
}

/** A foam cube in a cover that is welted along its edges. */
function softCube(name: Ground, at: Vec, turn: number): Part[] {
  const half = 4.38
  const side = [-0.84, -0.4, 0.4, 0.84].map((t) => [t, 1] as const)
  const round = [0, 1, 2, 3].flatMap((i) =>
    [...side, [0.955, 0.955] as const].map(
      ([x, z]) =>
        [
          [x, z],
          [z, -x],
          [-x, -z],
          [-z, x],
        ][i] as [number, number],
    ),
  )
  const welt = (y: number) =>
    tube(
      through(
        round.map(([x, z]): Vec => [x * half, y, z * half]),
        true,
      ),
      { radius: 0.13, steps: 160, round: 8, closed: true },
    )
  const parts = [
    brick(
      { size: [9, 9, 9], round: 0.5, puff: 0.32, fine: 60, detail: 16, prints: sewn(terrain[name]) },
      cotton('#fff', { grainSize: 0.7 }),
    ),
    ...[-half, half].map((y) => ({ shape: welt(y), skin: cotton('#efe6d2', { grainMap: 'uv' }), shadeless: true })),
    sewnLabel([4.5, -2.4, 2.6], [1, 0, 0], 0.7),
  ]
  return posed(parts, { at, turn: [0, turn, 0] })
}

type Piled = readonly [name: Ground, at: Vec, turn: number]

const four: readonly Piled[] = [
  ['wood', [-4.9, 4.5, 0.4], 7],
  ['stone', [4.9, 4.5, -0.5], -12],
  ['grass', [-1.2, 4.5, 10], 24],
  ['water', [0.4, 13.6, 0.2], 31],
]

const six: readonly Piled[] = [
  ['grass', [-9.6, 4.5, -0.4], 6],
  ['stone', [0.2, 4.5, 0.5], -4],
  ['wood', [9.9, 4.5, -0.6], 12],
  ['sand', [-4.6, 13.6, -0.3], -8],
  ['water', [5.2, 13.6, 0.2], 16],
  ['diamond', [0.4, 22.7, 0.1], 33],
]

/** Snow that has lain on a cube and hangs over its edges. */
const snow = () =>
  lumpy(
    blend(
      0.5,
      block([0, 3.12, 0], [6.3, 0.62, 6.3], 0.3),
      ...(
        [
          [-2.5, 3, 0.9],
          [-1.1, 3, 0.5],
          [0.7, 3, 1.1],
          [2.2, 3, 0.6],
          [3, 2.2, 0.8],
          [3, -0.2, 1.2],
          [3, -2, 0.5],
          [-3, 1.4, 1],
          [-3, -1.2, 0.6],
          [-1.8, -3, 0.9],
          [1.4, -3, 0.7],
        ] as const
      ).map(([x, z, drop]) =>
        limb(
          [
            [x, 3.1, z],
            [x * 1.015, 3.1 - drop, z * 1.015],
          ],
          [0.46, 0.38],
        ),
      ),
    ),
    0.06,
    1.1,
    3,
  )

type Laid = readonly [name: Ground, x: number, y: number, z: number, turn?: number]

const scenes: Record<string, readonly Laid[]> = {
  Meadow: [
    ...[-2, -1, 0, 1, 2].flatMap((x) => [0, 1, 2].map((z): Laid => [z === 2 && x > 0 ? 'water' : 'grass', x, 0, z])),
    ['grass', -2, 1, 0],
    ['stone', 2, 1, 0],
    ['stone', 2, 2, 0],
    ['diamond', 1, 1, 0],
    ['log', -1, 1, 1],
    ['log', -1, 2, 1],
    ...[-2, -1, 0].flatMap((x) => [0, 1, 2].map((z): Laid => ['leaves', x, 3, z])),
    ['leaves', -1, 4, 1],
    ['leaves', -1, 4, 0],
    ['wood', 2.6, 0, 3.6, 24],
    ['dirt', 0.4, 0, 4.1, -18],
  ],
  Nether: [
    ...[-2, -1, 0, 1, 2].flatMap((x) =>
      [0, 1, 2].map((z): Laid => [z === 2 && x < 0 ? 'magma' : z === 2 && x === 2 ? 'soul' : 'netherrack', x, 0, z]),
    ),
    ...[-2, 1].flatMap((x) => [1, 2, 3].map((y): Laid => ['brick', x, y, 0])),
    ...[-2, -1, 0, 1].map((x): Laid => ['brick', x, 4, 0]),
    ['glowstone', -1, 3, 0],
    ['glowstone', 2, 1, 1],
    ['netherrack', 2, 1, 0],
    ['netherrack', 2, 2, 0],
    ['magma', 2.8, 0, 3.5, 22],
    ['glowstone', 0.2, 0, 4.2, -20],
  ],
}

export const cubeToys: Toys = {
  'minecraft-soft-blocks': (look) => {
    const pile = pick({ 'Set of 4': four, 'Set of 6': six }, look.Pieces)
    const tall = look.Pieces === 'Set of 4' ? 18.4 : 27.5
    return model(
      { tall, pack: 'header', close: { at: [-1, 7.6, 12], wide: 13 }, yaw: 24 },
      pile.flatMap(([name, at, turn]) => softCube(name, at, turn)),
    )
  },
  'minecraft-block-ornament': (look) => {
    // The cap sits near a corner, so that the cube hangs askew.
    const cap: Vec = [-2.4, 3.6, 0]
    const lean = -19
    const eyelet = rotation([0, 0, lean]).there(cap)
    const cord = through([
      [0, 0, 0],
      [-1.1, 3.1, 0.2],
      [-0.1, 6.3, 0],
      [0.9, 3.1, -0.2],
      [0, 0, 0],
    ])
    const cube = [
      brick(
        { size: [6, 6, 6], round: 0.16, fine: 90, prints: mobPrints(pick({ Creeper: 'Creeper', Bee: 'Bee', Pig: 'Pig' }, look.Character)) },
        abs('#fff', { rough: 0.34, coat: 0.4 }),
      ),
      form(snow(), longPile('#fbfcfe', 0.5, { sheen: 0.9, pile: { mm: 0.5, strand: 0.26, thin: 0.3 } }), { detail: 72 }),
    ]
    return model(
      { tall: 11.6, pack: 'window', close: { at: [-0.4, 1, 2], wide: 7 }, yaw: 32, rests: 'hangs' },
      posed(
        [
          ...cube,
          form(blend(0.1, block([cap[0], 3.3, 0], [0.9, 0.5, 0.9], 0.2), ball(cap, 0.32)), metalPolished('#d9b45a'), {
            detail: 36,
          }),
        ],
        { turn: [0, 0, lean] },
      ),
      posed([{ shape: tube(cord, { radius: 0.3, flat: 0.14, steps: 90 }), skin: ribbon('#b8302a', { grainMap: 'uv' }) }], { at: eyelet }),
    )
  },
  'minecraft-block-builder-kit': (look) => {
    const laid = pick(scenes, look.Set)
    const skin = abs('#fff', { rough: 0.38, coat: 0.3 })
    return model(
      { tall: 10, pack: 'box', close: { at: [0.6, 3.4, 3], wide: 8.4 }, yaw: 34 },
      laid.map(([name, x, y, z, turn = 0]) =>
        brick(
          {
            size: [1.985, 1.985, 1.985],
            round: 0.1,
            fine: 60,
            detail: 3,
            at: [x * 2, y * 2 + 1, z * 2 - 2],
            turn: [0, turn, 0],
            prints: terrain[name],
          },
          skin,
        ),
      ),
    )
  },
}
