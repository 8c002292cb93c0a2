import type { Arts } from '../art.ts'
import { cuboid } from '../kit/block.ts'
import { letters } from '../kit/letters.ts'
import { box, dark, fill, moved, part, scaled, stroke } from '../kit/svg.ts'
import { nth, pick } from '../pick.ts'
import { green, mobCube } from './blocks.ts'

const cubeRows: Record<string, { front: (i: number, j: number) => string; top: string; side: string }> = {
  Creeper: {
    front: (i, j) => (j === 0 ? (i === 1 ? green : '#2B3A26') : j === 1 ? (i === 1 ? '#2B3A26' : green) : i === 1 ? green : '#2B3A26'),
    top: '#8FCB74',
    side: green,
  },
  'Grass block': { front: (_, j) => (j === 0 ? green : '#8A6242'), top: green, side: '#8A6242' },
  'Treasure chest': { front: (i, j) => (i === 1 && j === 1 ? '#E2B33C' : '#8A5A2B'), top: '#A87238', side: '#8A5A2B' },
}

function cubePuzzle(design: string, open: boolean) {
  const d = pick(cubeRows, design)
  const cell = (x: number, y: number, colour: string, top = colour, side = colour) =>
    cuboid({ x, y, w: 196, h: 196, deep: 196, colour, top, side, cells: 1 })
  if (open) {
    const path: [number, number][] = [
      [150, 840],
      [356, 840],
      [356, 634],
      [562, 634],
      [562, 840],
      [768, 840],
      [768, 634],
      [768, 428],
      [562, 428],
    ]
    return path.map(([x, y], i) => cell(x, y, d.front(i % 3, Math.floor(i / 3)), d.top, d.side)).join('')
  }
  let out = ''
  for (let k = 2; k >= 0; k--)
    for (let j = 2; j >= 0; j--)
      for (let i = 0; i < 3; i++)
        out += i === 2 || j === 0 || k === 0 ? cell(200 + i * 200 + k * 98, 456 + j * 200 - k * 67, d.front(i, j), d.top, d.side) : ''
  return out
}

function blockAdvent(back: boolean) {
  const kinds = ['#6DBB55', '#8A6242', '#8A6242', '#9B9B9F', '#9B9B9F', '#5F6066']
  const order = [7, 15, 2, 20, 11, 4, 18, 9, 23, 13, 1, 16, 6, 21, 12, 3, 24, 8, 17, 10, 5, 22, 14, 19]
  const cells = order.map((n, i) => {
    const x = 204 + (i % 6) * 136
    const y = 330 + Math.floor(i / 6) * 170
    const c = nth(kinds, Math.floor(i / 6) + (i % 2))
    const gone = back && n < 4
    return (
      fill(box(x, y, 120, 150, 6), gone ? '#2B2433' : c) +
      stroke(box(x, y, 120, 150, 6), dark(c, 0.4), 6) +
      (gone
        ? scaled(0.2, x + 60, y + 100, moved(x - 540, y - 500, mobCube(nth(['Pig', 'Cow', 'Creeper'], n - 1), 400, 400, 380)))
        : letters(String(n), x + 60, y + 52, 46, '#FAF6EE'))
    )
  })
  return (
    part(box(160, 150, 880, 906, 16), '#57A7D6', {
      shade: 0,
      inside:
        fill(box(160, 270, 880, 60), '#6DBB55') +
        (
          [
            [260, 200, 160],
            [620, 186, 220],
          ] as const
        )
          .map(([x, y, w]) => fill(box(x, y, w, 44), '#FFFFFF'))
          .join('') +
        fill(box(900, 176, 76, 76), '#F2D98F'),
    }) + cells.join('')
  )
}

export const blockSetToys: Arts = {
  'minecraft-wooden-cube-puzzle': { pack: 'card', foot: 360, close: [600, 600, 1.9], draw: (look, back) => cubePuzzle(look.Design, back) },
  'minecraft-advent-calendar': { pack: 'box', foot: 420, close: [520, 560, 1.9], draw: (_, back) => blockAdvent(back) },
}
