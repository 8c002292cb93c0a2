import type { Ink } from './art.ts'

/** A green hill under a blue sky, to fill `wide` by `tall` about the origin. */
export function hill(ink: Ink, wide: number, tall: number) {
  const [x, y] = [wide / 2, tall / 2]
  const sky = ink.createLinearGradient(0, y, 0, -y * 0.2)
  sky.addColorStop(0, '#2f73c8')
  sky.addColorStop(0.6, '#6fb0ea')
  sky.addColorStop(1, '#cfe6f6')
  ink.fillStyle = sky
  ink.fillRect(-x, -y, wide, tall)
  const puff = (px: number, py: number, s: number) => {
    for (const [dx, dy, r] of [
      [-2.2, -0.15, 0.7],
      [-1.2, 0.15, 1],
      [0, 0.35, 1.25],
      [1.1, 0.2, 0.95],
      [2.1, -0.1, 0.65],
    ] as const) {
      const soft = ink.createRadialGradient(px + dx * s, py + dy * s, 0, px + dx * s, py + dy * s, r * s)
      soft.addColorStop(0, 'rgba(255,255,255,0.95)')
      soft.addColorStop(0.55, 'rgba(255,255,255,0.7)')
      soft.addColorStop(1, 'rgba(255,255,255,0)')
      ink.fillStyle = soft
      ink.fillRect(-x, -y, wide, tall)
    }
  }
  puff(-x * 0.45, y * 0.55, tall * 0.07)
  puff(x * 0.35, y * 0.68, tall * 0.06)
  puff(x * 0.72, y * 0.28, tall * 0.045)
  puff(-x * 0.85, y * 0.2, tall * 0.035)
  const slope = (points: readonly (readonly [number, number])[], top: string, low: string) => {
    const grass = ink.createLinearGradient(-x * 0.2, y * 0.2, x * 0.3, -y)
    grass.addColorStop(0, top)
    grass.addColorStop(1, low)
    ink.fillStyle = grass
    ink.beginPath()
    ink.moveTo(-x, -y)
    ink.lineTo(-x, (points[0]?.[1] ?? 0) * y)
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1], points[i]] as [readonly [number, number], readonly [number, number]]
      ink.bezierCurveTo(((a[0] * 2 + b[0]) / 3) * x, a[1] * y, ((a[0] + b[0] * 2) / 3) * x, b[1] * y, b[0] * x, b[1] * y)
    }
    ink.lineTo(x, -y)
    ink.closePath()
    ink.fill()
  }
  slope(
    [
      [-1, -0.1],
      [-0.3, -0.02],
      [0.5, -0.25],
      [1, -0.12],
    ],
    '#7fae4a',
    '#4d8a36',
  )
  slope(
    [
      [-1, -0.5],
      [-0.45, -0.42],
      [0.25, 0.02],
      [0.7, -0.08],
      [1, -0.28],
    ],
    '#8cc63f',
    '#2f7d2b',
  )
}
