import type { Ink } from './art.ts'

type Pair = readonly [number, number]

/** How a picture is cut up: `knobbed` as jigsaws are, or along a plain grid. */
export type Cut = { columns: number; rows: number; knobbed: boolean }

/** One edge of a piece, from x, y along `a`, its knob towards `b`. */
function knob(path: Path2D, [x, y]: Pair, [ax, ay]: Pair, [bx, by]: Pair) {
  const at = (t: number, s: number): [number, number] => [x + ax * t + bx * s, y + ay * t + by * s]
  path.moveTo(...at(0, 0))
  path.bezierCurveTo(...at(0.2, -0.12), ...at(0.42, -0.05), ...at(0.4, 0.2))
  path.bezierCurveTo(...at(0.3, 0.75), ...at(0.4, 1), ...at(0.5, 1))
  path.bezierCurveTo(...at(0.6, 1), ...at(0.7, 0.75), ...at(0.6, 0.2))
  path.bezierCurveTo(...at(0.58, -0.05), ...at(0.8, -0.12), ...at(1, 0))
}

/** Adds the edges that `wanted` names: the one below the cell at column i, row j (from the bottom left), or the one left of it. */
function edges(
  path: Path2D,
  wide: number,
  tall: number,
  { columns, rows, knobbed }: Cut,
  wanted: (i: number, j: number, below: boolean) => boolean,
) {
  const [w, h] = [wide / columns, tall / rows]
  const deep = Math.min(w, h) * 0.26
  const sign = (i: number, j: number) => ((i * 7 + j * 13 + ((i * j) % 5)) % 2 ? 1 : -1) * (knobbed ? 1 : 0)
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const corner: Pair = [i * w - wide / 2, j * h - tall / 2]
      if (j && wanted(i, j, true)) knob(path, corner, [w, 0], [0, deep * sign(i, j)])
      if (i && wanted(i, j, false)) knob(path, corner, [0, h], [deep * sign(j, i), 0])
    }
}

/** Draws the lines of the cut, each with the light that its edge catches. */
export function cutUp(ink: Ink, wide: number, tall: number, cut: Cut) {
  const lines = new Path2D()
  edges(lines, wide, tall, cut, () => true)
  const line = Math.min(wide / cut.columns, tall / cut.rows) * 0.034
  ink.lineWidth = line
  ink.strokeStyle = 'rgba(10,20,30,0.5)'
  ink.stroke(lines)
  ink.save()
  ink.translate(line * 0.6, -line * 0.6)
  ink.lineWidth = line * 0.6
  ink.strokeStyle = 'rgba(255,255,255,0.4)'
  ink.stroke(lines)
  ink.restore()
}

/** Takes pieces out of the picture, knobs and all. Cells are counted from the bottom left. */
export function takeOut(ink: Ink, wide: number, tall: number, cut: Cut, cells: readonly Pair[]) {
  const [w, h] = [wide / cut.columns, tall / cut.rows]
  const gone = (i: number, j: number) => cells.some(([a, b]) => a === i && b === j)
  const hole = new Path2D()
  for (const [i, j] of cells) hole.rect(i * w - wide / 2, j * h - tall / 2, w, h)
  edges(hole, wide, tall, cut, (i, j, below) => gone(i, j) !== (below ? gone(i, j - 1) : gone(i - 1, j)))
  ink.save()
  ink.globalCompositeOperation = 'destination-out'
  ink.fill(hole, 'evenodd')
  ink.restore()
}
