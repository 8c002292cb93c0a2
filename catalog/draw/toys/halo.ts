import type { Arts } from '../art.ts'
import { eyes, smile } from '../kit/face.ts'
import { blob, both, ell, part, stroke, sym, tube } from '../kit/svg.ts'
import { figure } from './people.ts'

function cortana(back: boolean) {
  const c = '#6FA8EE'
  const lines = 'M560 640V860M640 640V860M520 700H680M540 780H660M430 700L370 820M770 700L830 820M560 900V1000M640 900V1000'
  return (
    part(ell(600, 1020, 280, 36), '#C9DDF4', { shade: 8 }) +
    stroke(ell(600, 1016, 210, 22), '#6FA8EE', 8) +
    both(tube('M650 850V990', c, 84) + tube('M690 640C770 690 800 760 790 840', c, 58)) +
    part(
      blob(
        sym([
          [640, 570],
          [720, 610],
          [690, 720],
          [720, 830],
          [690, 900],
        ]),
      ),
      c,
      { inside: stroke(lines, '#CFE6FF', 8) },
    ) +
    part(ell(600, 390, 190, 200), '#8FBFF7') +
    part(
      back
        ? blob(
            sym([
              [640, 150],
              [800, 230],
              [830, 420],
              [780, 560],
              [640, 590],
            ]),
          )
        : 'M380 560C340 300 430 150 600 150S860 300 820 560C790 580 760 580 750 560C770 440 760 330 700 290C640 330 520 340 470 310C430 360 430 460 450 560C430 580 400 580 380 560z',
      '#3F6FC4',
    ) +
    (back
      ? stroke('M500 220q-40 160 -10 330M700 220q40 160 10 330', '#6F9BE0', 10)
      : eyes(600, 420, 160, 24, '#17315F') + smile(600, 490, 60, '#17315F') + stroke('M500 470l-20 40M700 470l20 40', '#CFE6FF', 8)) +
    stroke('M440 250q50 -60 120 -70', '#FFFFFF', 16, 'opacity=".6"')
  )
}

export const haloToys: Arts = {
  'cortana-vinyl-figure': { ...figure, draw: (_, back) => cortana(back) },
}
