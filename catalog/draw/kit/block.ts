import { box, dark, fill, light, poly, stroke } from './svg.ts'

/** Rows of characters, one per pixel; a blank leaves the ground colour. */
export type Pixels = string[]
export type Palette = Record<string, string>

function pixels(x: number, y: number, size: number, rows: Pixels, palette: Palette) {
  const byColour = new Map<string, string>()
  for (const [j, row] of rows.entries()) {
    for (const [i, c] of [...row].entries()) {
      const colour = palette[c]
      if (colour) byColour.set(colour, (byColour.get(colour) ?? '') + box(x + i * size, y + j * size, size + 0.6, size + 0.6))
    }
  }
  return [...byColour].map(([colour, d]) => fill(d, colour)).join('')
}

/** The same patches every time, so that a picture only changes when its program does. */
function patches(x: number, y: number, w: number, h: number, colour: string, cells: number) {
  const size = w / cells
  const rows = Math.max(1, Math.round(h / size))
  const tones: [string, string, string] = [light(colour, 0.16), dark(colour, 0.09), dark(colour, 0.17)]
  const paths: [string, string, string] = ['', '', '']
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < cells; i++) {
      const pick = (i * 7 + j * 13 + ((i * j * 5) % 7)) % 6
      if (pick === 0 || pick === 1 || pick === 2) paths[pick] += box(x + i * size, y + (j * h) / rows, size + 0.5, h / rows + 0.5)
    }
  }
  return paths.map((d, i) => (d ? fill(d, tones[i] ?? colour) : '')).join('')
}

type Cuboid = {
  x: number
  y: number
  w: number
  h: number
  deep: number
  colour: string
  top?: string
  side?: string
  cells?: number
  rows?: Pixels
  palette?: Palette
  round?: boolean
}

/** One block seen a little from the right and above, as every block in the catalogue is. */
export function cuboid({ x, y, w, h, deep, colour, top = colour, side = colour, cells = 8, rows, palette = {} }: Cuboid) {
  const dx = deep * 0.5
  const dy = deep * 0.34
  const lid = poly([
    [x, y],
    [x + dx, y - dy],
    [x + w + dx, y - dy],
    [x + w, y],
  ])
  const wall = poly([
    [x + w, y],
    [x + w + dx, y - dy],
    [x + w + dx, y + h - dy],
    [x + w, y + h],
  ])
  const edge = dark(colour, 0.5)
  return (
    fill(lid, light(top, 0.22)) +
    fill(wall, dark(side, 0.24)) +
    fill(box(x, y, w, h), colour) +
    patches(x, y, w, h, colour, cells) +
    (rows ? pixels(x, y, w / (rows[0] ?? ' ').length, rows, palette) : '') +
    stroke(lid + wall + box(x, y, w, h), edge, 6)
  )
}
