import type { Prints } from './brick.ts'
import { over, pixels, rows } from './pixels.ts'

type Print = NonNullable<Prints['all']>

const shades = {
  grass: ['#6dbb55', '#61ad4a', '#7ac662', '#579f43'],
  dirt: ['#8a6242', '#7c5638', '#97704e', '#6f4b30'],
  stone: ['#8f9094', '#85868b', '#9a9b9f', '#7b7c81'],
  water: ['#3f76d6', '#4a83e0', '#376bc9', '#5a92ea'],
  sand: ['#e3d5a1', '#dccd95', '#ebdfb0', '#d5c58a'],
  plank: ['#b8925a', '#b08a52', '#c09b64', '#a9834c'],
  bark: ['#6d5334', '#63492d', '#77603f', '#5a4228'],
  leaves: ['#3f8f3a', '#4a9b43', '#357f32', '#5aa94f'],
  netherrack: ['#7a3434', '#6d2c2d', '#883d3c', '#612627'],
  glowstone: ['#f2c45a', '#e6a83c', '#ffe08a', '#cf8f34'],
  magma: ['#5b2320', '#4a1c1b', '#d5601e', '#f2902c', '#6a2a24'],
  brick: ['#3a1b20', '#321619', '#442127'],
  soul: ['#5a4636', '#4f3d2f', '#655041'],
} as const

const seamed =
  (base: readonly string[], seed: number, seam: string, courses: number): Print =>
  (ink, wide, tall) => {
    pixels(8, base, seed)(ink, wide, tall)
    ink.fillStyle = seam
    const step = tall / courses
    for (let i = 0; i < courses; i++) {
      ink.fillRect(-wide / 2, -tall / 2 + i * step, wide, tall * 0.03)
      ink.fillRect(-wide / 2 + wide * ((i * 0.375 + 0.2) % 1), -tall / 2 + i * step, wide * 0.03, step)
    }
  }

const rings: Print = (ink, wide, tall) => {
  pixels(8, shades.plank, 5)(ink, wide, tall)
  for (const [r, colour] of [
    [1, '#6d5334'],
    [0.62, '#9a7543'],
    [0.26, '#a37e4a'],
  ] as const) {
    ink.strokeStyle = colour
    ink.lineWidth = wide / 10
    ink.strokeRect((-wide / 2) * r + wide * 0.05, (-tall / 2) * r + tall * 0.05, wide * (r - 0.1), tall * (r - 0.1))
  }
}

const sided = (side: Print, top: Print, bottom: Print = top): Prints => ({ all: side, top, bottom })

const turf = over(pixels(8, shades.dirt, 3), rows(['gggggggg', 'gggggggg', 'gg ggg g', ' g  g   '], { g: shades.grass }, 8))

const ore = (gem: readonly string[]): Print =>
  over(
    pixels(8, shades.stone, 6),
    rows(['        ', ' gg   g ', ' g   gg ', '      g ', ' g      ', ' gg gg  ', '    g   ', '        '], { g: gem }),
  )

/** Blocks of ground as they are printed on every side, by name. */
export const terrain = {
  grass: sided(turf, pixels(8, shades.grass, 2), pixels(8, shades.dirt, 4)),
  dirt: { all: pixels(8, shades.dirt, 8) },
  stone: { all: pixels(8, shades.stone, 6) },
  water: {
    all: over(
      pixels(8, shades.water, 7),
      rows(['        ', '  ww    ', '        ', '     www', '        ', ' www    ', '        ', '     w  '], { w: ['#7fb0f4', '#8cbaf7'] }),
    ),
  },
  sand: { all: pixels(8, shades.sand, 9) },
  wood: { all: seamed(shades.plank, 5, '#84622f', 4) },
  log: sided((ink, wide, tall) => {
    pixels(8, shades.bark, 4)(ink, wide, tall)
    ink.fillStyle = '#4e3922'
    for (const x of [-0.36, -0.1, 0.19, 0.4]) ink.fillRect(x * wide, -tall / 2, wide * 0.05, tall)
  }, rings),
  leaves: { all: pixels(8, shades.leaves, 12) },
  diamond: { all: ore(['#5fe0dc', '#8cf0ea', '#3fc4c4']) },
  gold: { all: ore(['#f7d64a', '#fff08a', '#e0b02c']) },
  netherrack: { all: pixels(8, shades.netherrack, 3) },
  glowstone: { all: pixels(8, shades.glowstone, 6) },
  magma: { all: pixels(8, shades.magma, 5) },
  brick: { all: seamed(shades.brick, 5, '#1f0d10', 4) },
  soul: { all: pixels(8, shades.soul, 5) },
} as const satisfies Record<string, Prints>

export type Ground = keyof typeof terrain
