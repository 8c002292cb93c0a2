import type { Arts } from '../art.ts'
import { letters } from '../kit/letters.ts'
import { box, dark, fill, moved, part, scaled, stroke } from '../kit/svg.ts'
import { nth } from '../pick.ts'
import { mobCube } from './blocks.ts'

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
  'minecraft-advent-calendar': { pack: 'box', foot: 420, close: [520, 560, 1.9], draw: (_, back) => blockAdvent(back) },
}
