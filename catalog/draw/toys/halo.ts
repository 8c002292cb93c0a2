import type { Arts } from '../art.ts'
import { eyes, smile } from '../kit/face.ts'
import { sewnLabel, swingTag } from '../kit/label.ts'
import { blob, both, dark, ell, fill, ink, part, poly, seam, star, stroke, sym, tube } from '../kit/svg.ts'
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

function grunt(c: string, back: boolean) {
  const skin = '#7C8A99'
  return (
    (back
      ? ''
      : part(
          poly([
            [410, 520],
            [290, 160],
            [640, 420],
          ]),
          c,
          { shade: 18 },
        ) +
        part(
          poly([
            [790, 520],
            [910, 160],
            [560, 420],
          ]),
          c,
          { shade: 18 },
        )) +
    both(
      tube('M700 700C840 740 900 820 880 900', skin, 96) +
        part(ell(876, 930, 66), c) +
        part(
          blob([
            [620, 940],
            [780, 920],
            [840, 1056],
            [620, 1056],
          ]),
          skin,
        ),
    ) +
    part(ell(600, 800, 240, 230), c) +
    part(ell(600, 450, 220, 200), skin) +
    (back
      ? part(
          poly([
            [400, 640],
            [600, 120],
            [800, 640],
            [740, 900],
            [460, 900],
          ]),
          c,
        ) +
        seam('M600 160V880', dark(c, 0.45)) +
        stroke('M430 620h340M450 760h300', dark(c, 0.35), 10) +
        sewnLabel(600, 800)
      : part('M400 470Q600 420 800 470L760 600Q600 690 440 600z', dark(c, 0.25)) +
        fill(ell(520, 560, 30, 20), ink) +
        fill(ell(680, 560, 30, 20), ink) +
        stroke('M580 600h40', ink, 12) +
        both(fill(ell(690, 410, 40, 30), '#F6E08A') + fill(ell(684, 412, 16, 22), ink)) +
        seam(ell(600, 810, 180, 170), dark(c, 0.4)) +
        fill(star(600, 820, 60, 3, 0.5), '#6FD6D0') +
        swingTag(830, 640))
  )
}

export const haloToys: Arts = {
  'cortana-vinyl-figure': { ...figure, draw: (_, back) => cortana(back) },
  'halo-grunt-plush': { ...figure, draw: (look, back) => grunt(look.Rank === 'Major red' ? '#B9382E' : '#E58A3A', back) },
}
