import type { Ink } from './art.ts'

/** Strokes and shapes of drawn faces, in cm with y up. */

export function oval(ink: Ink, x: number, y: number, rx: number, ry: number, colour: string) {
  ink.fillStyle = colour
  ink.beginPath()
  ink.ellipse(x, y, rx, ry, 0, 0, 7)
  ink.fill()
}

/** A curve from end to end that hangs `sag` deep in its middle: a smile, or with a negative sag a frown or a brow. */
export function curve(ink: Ink, x: number, y: number, half: number, sag: number, wide: number, colour: string) {
  ink.lineWidth = wide
  ink.strokeStyle = colour
  ink.beginPath()
  ink.moveTo(x - half, y)
  ink.quadraticCurveTo(x, y - sag * 2, x + half, y)
  ink.stroke()
}

export function path(ink: Ink, d: string, fill?: string, edge?: string, wide = 0.2) {
  const shape = new Path2D(d)
  if (fill) {
    ink.fillStyle = fill
    ink.fill(shape)
  }
  if (edge) {
    ink.strokeStyle = edge
    ink.lineWidth = wide
    ink.stroke(shape)
  }
}

/** Two eyes at x and -x. */
export const eyes = (ink: Ink, x: number, y: number, rx: number, ry: number, colour = '#241d2b', glint = true) => {
  for (const s of [-1, 1]) {
    oval(ink, s * x, y, rx, ry, colour)
    if (glint) oval(ink, s * x - rx * 0.3, y + ry * 0.38, rx * 0.3, ry * 0.26, '#ffffff')
  }
}

export const blush = (ink: Ink, x: number, y: number, rx = 0.9, ry = 0.55, colour = '#f0938c') => {
  for (const s of [-1, 1]) oval(ink, s * x, y, rx, ry, colour)
}
