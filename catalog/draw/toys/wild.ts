import type { Arts } from '../art.ts'
import { eye } from '../kit/face.ts'
import { sewnLabel, swingTag } from '../kit/label.ts'
import { blob, both, dark, ell, fill, ink, part, poly, seam, sym, tube, turned } from '../kit/svg.ts'
import { nth } from '../pick.ts'

function bird({ body, wings, belly, crest }: { body: string; wings: string; belly: string; crest: string }, back: boolean) {
  return (
    [-40, 0, 40]
      .map((dx, i) =>
        part(
          blob([
            [600 + dx - 30, 860],
            [600 + dx + 30, 860],
            [600 + dx * 2.2 + 34, 1050],
            [600 + dx * 2.2 - 34, 1050],
          ]),
          nth([crest, body, wings], i),
          { shade: 8 },
        ),
      )
      .join('') +
    [0, 1, 2]
      .map((i) =>
        turned(
          -30 + i * 30,
          600,
          300,
          part(
            blob([
              [570, 240],
              [600, 110],
              [640, 240],
            ]),
            i === 1 ? crest : body,
            { shade: 8 },
          ),
        ),
      )
      .join('') +
    part(
      blob(
        sym([
          [640, 210],
          [760, 270],
          [810, 400],
          [800, 560],
          [820, 760],
          [740, 920],
          [640, 960],
        ]),
      ),
      body,
    ) +
    (back ? '' : fill(ell(600, 740, 140, 190), belly) + seam(ell(600, 740, 140, 190), dark(belly, 0.3), 4)) +
    both(
      part(
        blob([
          [770, 540],
          [870, 600],
          [890, 780],
          [820, 920],
          [740, 800],
        ]),
        wings,
      ) + seam('M800 640q20 100 -10 200M840 660q20 80 0 160', dark(wings, 0.4), 4),
    ) +
    (back
      ? seam('M600 220V900', dark(body, 0.4)) + sewnLabel(600, 800)
      : both(part(ell(700, 390, 70, 80), '#FFFFFF', { shade: 8, width: 5 }) + eye(688, 396, 30)) +
        part(
          blob([
            [600, 400],
            [672, 450],
            [650, 540],
            [600, 600],
            [550, 540],
            [528, 450],
          ]),
          '#F2A93B',
        ) +
        seam('M540 486q60 24 120 0', '#8A5A14', 5) +
        both(
          part(
            blob([
              [640, 960],
              [700, 950],
              [730, 1000],
              [640, 1010],
            ]),
            '#F2A93B',
            { shade: 6 },
          ),
        ))
  )
}

function ori(back: boolean) {
  const c = '#F3F1EC'
  const head = blob(
    sym([
      [640, 300],
      [740, 350],
      [770, 450],
      [710, 540],
      [620, 570],
    ]),
  )
  const ear =
    part(
      blob([
        [690, 360],
        [800, 200],
        [1010, 110],
        [1060, 140],
        [980, 300],
        [790, 450],
      ]),
      c,
    ) +
    fill(
      blob([
        [770, 360],
        [850, 250],
        [1000, 160],
        [930, 290],
        [820, 390],
      ]),
      '#BFE3EE',
    ) +
    part(
      blob([
        [720, 420],
        [860, 420],
        [1000, 480],
        [1010, 520],
        [880, 530],
        [730, 500],
      ]),
      c,
    ) +
    fill(
      blob([
        [780, 450],
        [880, 450],
        [970, 492],
        [880, 508],
      ]),
      '#BFE3EE',
    )
  return (
    tube('M680 960C860 980 980 880 930 720C910 660 850 680 860 730', c, 54) +
    both(ear) +
    part(
      blob(
        sym([
          [640, 540],
          [700, 640],
          [740, 820],
          [730, 1000],
          [650, 1056],
        ]),
      ),
      c,
    ) +
    both(
      part(
        blob([
          [690, 640],
          [750, 680],
          [770, 840],
          [720, 880],
          [680, 760],
        ]),
        c,
        { shade: 12 },
      ),
    ) +
    part(head, c) +
    (back
      ? seam('M600 310V1030', '#A9B7C4') + sewnLabel(600, 900)
      : both(fill(ell(680, 450, 44, 52), ink) + fill(ell(668, 430, 14), '#FFFFFF') + fill(ell(690, 470, 8), '#8FD8EC')) +
        seam('M600 600V1010', '#A9C9D4', 4) +
        fill(
          poly([
            [590, 500],
            [610, 500],
            [600, 514],
          ]),
          ink,
        ))
  )
}

export const wildToys: Arts = {
  'ori-spirit-plush': { pack: 'window', foot: 200, close: [620, 420, 2], draw: (_, back) => ori(back) + (back ? '' : swingTag(740, 720)) },
  'sea-of-thieves-parrot-plush': {
    pack: 'header',
    foot: 130,
    close: [600, 420, 2],
    draw: (look, back) =>
      bird(
        {
          Scarlet: { body: '#D13B2E', wings: '#2F6FD0', belly: '#F2A04A', crest: '#F2C230' },
          Emerald: { body: '#2F9E5C', wings: '#1E7A63', belly: '#BFE08A', crest: '#E8842A' },
          Cobalt: { body: '#2F62C4', wings: '#24489A', belly: '#F2C230', crest: '#57B6D6' },
        }[look.Colour] ?? { body: ink, wings: ink, belly: ink, crest: ink },
        back,
      ),
  },
}
