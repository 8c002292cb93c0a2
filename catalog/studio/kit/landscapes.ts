import type { Ink } from './art.ts'
import { dice } from './vec.ts'

/** Pictures that fill `wide` by `tall` about the origin, y up. */
export type Scene = (ink: Ink, wide: number, tall: number) => void

function band(ink: Ink, wide: number, from: number, to: number, stops: readonly string[]) {
  const shade = ink.createLinearGradient(0, from, 0, to)
  for (const [i, colour] of stops.entries()) shade.addColorStop(i / (stops.length - 1), colour)
  ink.fillStyle = shade
  ink.fillRect(-wide / 2, Math.min(from, to), wide, Math.abs(to - from))
}

/** Ground with a rolling upper edge. */
function ridge(ink: Ink, wide: number, bottom: number, line: (x: number) => number, colour: string) {
  ink.fillStyle = colour
  ink.beginPath()
  ink.moveTo(-wide / 2, bottom)
  for (let i = 0; i <= 80; i++) {
    const x = -wide / 2 + (wide * i) / 80
    ink.lineTo(x, line(x))
  }
  ink.lineTo(wide / 2, bottom)
  ink.fill()
}

function leaves(ink: Ink, x: number, y: number, r: number, colours: readonly string[], random: () => number) {
  for (let i = 0; i < 160; i++) {
    const [a, d] = [random() * 6.28, Math.sqrt(random()) * r]
    ink.fillStyle = colours[Math.floor(random() * colours.length)] ?? '#000'
    ink.beginPath()
    ink.ellipse(x + Math.cos(a) * d, y + Math.sin(a) * d * 0.9, r * 0.11, r * 0.08, a, 0, 7)
    ink.fill()
  }
}

export const autumnLane: Scene = (ink, wide, tall) => {
  const random = dice(11)
  band(ink, wide, tall / 2, -tall * 0.1, ['#f2b45c', '#f7d79a', '#fbeccb'])
  ridge(ink, wide, -tall / 2, (x) => -tall * 0.08 + Math.sin(x * 0.3) * tall * 0.03, '#c98a3c')
  ink.fillStyle = '#b98a5a'
  ink.beginPath()
  ink.moveTo(-wide * 0.3, -tall / 2)
  ink.quadraticCurveTo(-wide * 0.02, -tall * 0.3, wide * 0.02, -tall * 0.1)
  ink.lineTo(wide * 0.05, -tall * 0.1)
  ink.quadraticCurveTo(wide * 0.16, -tall * 0.3, wide * 0.34, -tall / 2)
  ink.fill()
  for (const [side, step] of [-1, 1].flatMap((s) => [0, 1, 2, 3].map((i) => [s, 3 - i] as const))) {
    const near = 1 - step * 0.24
    const [x, y] = [side * wide * (0.09 + near * 0.32), -tall * (0.08 + near * 0.2)]
    ink.fillStyle = '#5f3d26'
    ink.fillRect(x - tall * 0.018 * near, y, tall * 0.036 * near, tall * 0.36 * near)
    leaves(
      ink,
      x,
      y + tall * 0.46 * near,
      tall * 0.27 * near,
      side < 0 ? ['#d9622b', '#e8892f', '#c24a22', '#f0a93f'] : ['#e3a02f', '#c9502a', '#f0bd4a', '#b8401f'],
      random,
    )
  }
  for (let i = 0; i < 260; i++) {
    ink.fillStyle = ['#d9622b', '#f0a93f', '#b8401f'][i % 3] ?? '#000'
    ink.beginPath()
    ink.ellipse((random() - 0.5) * wide, -tall * (0.18 + random() * 0.32), tall * 0.009, tall * 0.005, random() * 6, 0, 7)
    ink.fill()
  }
}

export const desertMoon: Scene = (ink, wide, tall) => {
  band(ink, wide, tall / 2, -tall * 0.15, ['#3b1d4a', '#8d2f52', '#e0683f', '#f5b06a'])
  ink.fillStyle = '#fff1d6'
  ink.beginPath()
  ink.arc(wide * 0.2, tall * 0.24, tall * 0.1, 0, 7)
  ink.fill()
  ridge(
    ink,
    wide,
    -tall / 2,
    (x) =>
      -tall * 0.04 +
      (Math.abs(x + wide * 0.26) < wide * 0.1 ? tall * 0.2 : 0) +
      (Math.abs(x - wide * 0.34) < wide * 0.06 ? tall * 0.14 : 0),
    '#7d2b38',
  )
  ridge(ink, wide, -tall / 2, (x) => -tall * 0.14 + Math.sin(x * 0.22 + 1) * tall * 0.06, '#b8432f')
  ridge(ink, wide, -tall / 2, (x) => -tall * 0.27 + Math.sin(x * 0.16 + 3.4) * tall * 0.07, '#d9653a')
  ridge(ink, wide, -tall / 2, (x) => -tall * 0.4 + Math.sin(x * 0.2 + 5) * tall * 0.05, '#a53a2a')
}

export const stillLagoon: Scene = (ink, wide, tall) => {
  band(ink, wide, tall / 2, 0, ['#3f8fc9', '#93cbe6', '#e9f4ea'])
  ridge(ink, wide, -tall * 0.02, (x) => tall * 0.05 + Math.abs(Math.sin(x * 0.21)) * tall * 0.13, '#4f8a86')
  ridge(ink, wide, -tall * 0.02, (x) => tall * 0.02 + Math.abs(Math.sin(x * 0.33 + 1)) * tall * 0.07, '#2f6a5c')
  band(ink, wide, -tall * 0.02, -tall / 2, ['#bfe6e0', '#4fb3b8', '#1f7f95'])
  ink.fillStyle = 'rgba(255,255,255,0.4)'
  for (let i = 0; i < 34; i++) {
    const y = -tall * (0.05 + i * 0.0135)
    ink.fillRect(Math.sin(i * 7.3) * wide * 0.36 - wide * 0.06, y, wide * (0.05 + (i % 4) * 0.03), tall * 0.004)
  }
  ridge(ink, wide, -tall / 2, (x) => -tall * 0.5 + Math.max(0, 1 - ((x + wide * 0.42) / (wide * 0.34)) ** 2) * tall * 0.16, '#eedcae')
  ink.strokeStyle = '#6b4a2f'
  ink.lineWidth = tall * 0.022
  ink.beginPath()
  ink.moveTo(-wide * 0.36, -tall * 0.36)
  ink.quadraticCurveTo(-wide * 0.33, 0, -wide * 0.22, tall * 0.2)
  ink.stroke()
  ink.lineWidth = tall * 0.03
  ink.strokeStyle = '#2f7f45'
  for (const [dx, dy] of [
    [-0.16, 0.02],
    [-0.1, 0.14],
    [0.02, 0.17],
    [0.13, 0.1],
    [0.15, -0.04],
    [-0.12, -0.08],
  ] as const) {
    ink.beginPath()
    ink.moveTo(-wide * 0.22, tall * 0.2)
    ink.quadraticCurveTo(
      -wide * 0.22 + dx * tall * 0.7,
      tall * 0.22 + Math.max(dy, 0.05) * tall,
      -wide * 0.22 + dx * tall * 1.4,
      tall * 0.2 + dy * tall,
    )
    ink.stroke()
  }
}

/** A land of square pixels: sky, ground and what stands on it. */
const biome =
  (
    sky: readonly string[],
    top: readonly string[],
    earth: readonly string[],
    grown: (x: number, random: () => number) => readonly (readonly [up: number, colour: string])[],
  ): Scene =>
  (ink, wide, tall) => {
    const random = dice(5)
    const n = 28
    const s = wide / n
    const rows = Math.ceil(tall / s)
    const pixel = (i: number, j: number, colour: string) => {
      ink.fillStyle = colour
      ink.fillRect(i * s - wide / 2, j * s - tall / 2, s * 1.02, s * 1.02)
    }
    for (let i = 0; i < n; i++) {
      const height = Math.round(rows * 0.34 + Math.sin(i * 0.42) * 1.6 + Math.sin(i * 1.1) * 0.7)
      for (let j = 0; j < rows; j++) {
        const shades = j < height ? earth : j === height ? top : undefined
        pixel(
          i,
          j,
          shades
            ? (shades[Math.floor(random() * shades.length)] ?? '')
            : (sky[Math.min(sky.length - 1, Math.floor(((rows - j) / rows) * sky.length * 1.2))] ?? ''),
        )
      }
      for (const [up, colour] of grown(i, random)) pixel(i, height + up, colour)
    }
  }

const trunk = (up: number, colour: string) => Array.from({ length: up }, (_, i) => [i + 1, colour] as const)

export const plains = biome(['#8ec5ef', '#a6d3f3', '#c2e2f7'], ['#6dbb55', '#61ad4a'], ['#8a6242', '#7c5638', '#97704e'], (x, random) => {
  const tree = x % 9
  if (tree === 4) return [...trunk(3, '#6b4a2a'), ...[4, 5, 6].map((up) => [up, '#3f8f3a'] as const)]
  if (tree === 3 || tree === 5) return [4, 5].map((up) => [up, random() > 0.5 ? '#4ca046' : '#3f8f3a'] as const)
  return random() > 0.78 ? [[1, random() > 0.5 ? '#e0463c' : '#f2d24a']] : []
})
export const snow = biome(['#9fb9d6', '#b9cde2', '#d5e2ef'], ['#f6f9fb', '#eaf0f5'], ['#d9e3ec', '#a9b4c0', '#c7d2dd'], (x) => {
  const tree = x % 7
  if (tree === 3) return [...trunk(2, '#4a3626'), ...[3, 4, 5, 6].map((up) => [up, up === 6 ? '#f2f6f8' : '#2f5a46'] as const)]
  if (tree === 2 || tree === 4)
    return [
      [3, '#2f5a46'],
      [4, '#e6eef2'],
    ]
  return []
})
export const nether = biome(['#2a0f12', '#3d1418', '#57191a'], ['#8a3b3b', '#7a3030'], ['#6d2a2a', '#7a3030', '#5c2222'], (x, random) => {
  if (x % 11 === 5) return trunk(2, '#f2a02c')
  if (x % 6 === 1) return [...trunk(3, '#3a2c3f'), [4, '#f6d04a']]
  return random() > 0.85 ? [[1, '#f2782c']] : []
})

/** An airfield from above: grass, a runway, its markings, a taxiway with a plane. */
export const runway: Scene = (ink, wide, tall) => {
  const random = dice(3)
  ink.fillStyle = '#8cc267'
  ink.fillRect(-wide / 2, -tall / 2, wide, tall)
  for (let i = 0; i < 60; i++)
    leaves(
      ink,
      (random() - 0.5) * wide,
      (random() > 0.5 ? 1 : -1) * tall * (0.34 + random() * 0.16),
      tall * 0.035,
      ['#5f9e46', '#4f8c3a', '#72b055'],
      random,
    )
  ink.fillStyle = '#5a5d66'
  ink.fillRect(-wide / 2, -tall * 0.17, wide, tall * 0.3)
  ink.fillRect(wide * 0.2, tall * 0.1, wide * 0.09, tall * 0.4)
  ink.fillStyle = '#f4f1e6'
  for (let i = -7; i < 8; i++) ink.fillRect(i * wide * 0.07, -tall * 0.03, wide * 0.04, tall * 0.02)
  for (let i = 0; i < 6; i++) ink.fillRect(-wide * 0.47, -tall * 0.14 + i * tall * 0.042, wide * 0.06, tall * 0.024)
  ink.fillRect(-wide / 2, tall * 0.115, wide, tall * 0.008)
  ink.fillRect(-wide / 2, -tall * 0.163, wide, tall * 0.008)
  ink.save()
  ink.translate(-wide * 0.08, -tall * 0.02)
  ink.scale(tall * 0.03, tall * 0.03)
  ink.fillStyle = '#f7f7f4'
  ink.fill(
    new Path2D(
      'M6 0C6 0.6 5.4 0.9 4.6 0.9L1.4 0.9L-1.8 4.6L-3 4.6L-1.4 0.9L-4 0.8L-5.2 2L-6 2L-5.4 0L-6 -2L-5.2 -2L-4 -0.8L-1.4 -0.9L-3 -4.6L-1.8 -4.6L1.4 -0.9L4.6 -0.9C5.4 -0.9 6 -0.6 6 0Z',
    ),
  )
  ink.fillStyle = '#2d7fd0'
  ink.fillRect(-5.4, -0.24, 2, 0.48)
  ink.restore()
}
