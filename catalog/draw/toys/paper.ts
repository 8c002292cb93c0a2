import type { Arts } from '../art.ts'
import { letters } from '../kit/letters.ts'
import { box, fill, part, star, stroke } from '../kit/svg.ts'
import { nth } from '../pick.ts'

const advent = (back: boolean) => {
  const icons = ['#F2C65A', '#3A6FC4', '#8FB8D8', '#D8463B', '#6FB53A', '#B4BBC7']
  const order = [4, 17, 9, 22, 1, 13, 20, 6, 15, 11, 24, 3, 8, 19, 2, 14, 23, 10, 5, 18, 12, 7, 21, 16]
  const windows = order.map((n, i) => {
    const [x, y]: [number, number] = [146 + (i % 6) * 154, 268 + Math.floor(i / 6) * 170]
    const open = back && n < 7
    return (
      fill(box(x, y, 138, 150), open ? '#2B2433' : '#E4E0D8') +
      (open
        ? part(box(x + 38, y + 62, 62, 62, 10), nth(icons, n - 1), { shade: 6, width: 4 })
        : letters(String(n), x + 69, y + 70, 46, '#3A4A8A'))
    )
  })
  const at = order.map((_, i): [number, number] => [146 + (i % 6) * 154, 268 + Math.floor(i / 6) * 170])
  const frames =
    stroke(at.map(([x, y]) => box(x, y, 138, 150)).join(''), '#857A68', 4) +
    fill(at.map(([x, y]) => box(x + 5, y + 5, 128, 30)).join(''), '#3A62B4') +
    stroke(at.map(([x, y]) => `M${x + 112} ${y + 13}l14 14m0 -14l-14 14`).join(''), '#FFFFFF', 4)
  return (
    part(box(110, 160, 980, 896, 12), '#3F8F8A', {
      shade: 0,
      inside:
        fill(box(110, 980, 980, 76), '#C9C2B8') +
        fill(box(124, 992, 150, 52, 4), '#F3F1EC') +
        fill(star(160, 1018, 22, 6, 0.4), '#3A62B4') +
        fill(box(960, 992, 116, 52, 4), '#B5AEA4'),
    }) +
    windows.join('') +
    frames +
    (
      [
        [260, 200],
        [480, 190],
        [760, 208],
        [980, 196],
      ] as const
    )
      .map(([x, y]) => stroke(`M${x - 18} ${y}h36M${x} ${y - 18}v36M${x - 12} ${y - 12}l24 24M${x + 12} ${y - 12}l-24 24`, '#FFFFFF', 5))
      .join('')
  )
}

export const paperToys: Arts = {
  'desktop-advent-calendar': { pack: 'box', foot: 480, close: [460, 460, 1.9], draw: (_, back) => advent(back) },
}
