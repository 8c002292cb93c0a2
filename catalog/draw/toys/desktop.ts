import type { Arts } from '../art.ts'
import { eyes, heart, smile } from '../kit/face.ts'
import { sewnLabel, swingTag } from '../kit/label.ts'
import { glyph } from '../kit/letters.ts'
import { blob, both, box, dark, ell, fill, ink, light, moved, part, poly, seam, stroke, tube, turned } from '../kit/svg.ts'
import { pick } from '../pick.ts'
import { yellow } from './soft.ts'

function floppy(c: string, back: boolean) {
  const shell = 'M230 200H900L970 270V1020A36 36 0 0 1 934 1056H266A36 36 0 0 1 230 1020z'
  return (
    part(shell, c, { shade: 30 }) +
    seam('M256 226H890L944 280V1010A20 20 0 0 1 924 1030H276A20 20 0 0 1 256 1010z', dark(c, 0.45)) +
    (back
      ? part(ell(600, 640, 130), '#C3C8D0', { shade: 12 }) +
        fill(box(566, 606, 68, 68, 8), '#6E6577') +
        part(box(400, 206, 400, 230, 8), '#D5D8DE') +
        sewnLabel(600, 900)
      : part(box(380, 206, 440, 260, 10), '#D5D8DE', { shade: 14 }) +
        fill(box(690, 240, 80, 190, 8), dark(c, 0.3)) +
        part(box(320, 580, 560, 476, 12), '#FAF6EE', {
          shade: 10,
          inside: fill(box(320, 580, 560, 80), '#E58A7B') + stroke('M370 740h460M370 820h460M370 900h300', '#C9BDB1', 10),
        }) +
        eyes(600, 520, 130, 22) +
        smile(600, 538, 50))
  )
}

const suits: Record<string, (x: number, y: number, r: number) => string> = {
  spade: (x, y, r) =>
    moved(
      x,
      y,
      fill(
        `M0 ${-r}C${r * 0.5} ${-r * 0.3} ${r} 0 ${r * 0.9} ${r * 0.4}C${r * 0.8} ${r * 0.8} ${r * 0.2} ${r * 0.7} ${r * 0.12} ${r * 0.4}L${r * 0.3} ${r}H${-r * 0.3}L${-r * 0.12} ${r * 0.4}C${-r * 0.2} ${r * 0.7} ${-r * 0.8} ${r * 0.8} ${-r * 0.9} ${r * 0.4}C${-r} 0 ${-r * 0.5} ${-r * 0.3} 0 ${-r}z`,
        ink,
      ),
    ),
  heart: (x, y, r) => heart(x, y, r * 0.9),
  diamond: (x, y, r) =>
    fill(
      poly([
        [x, y - r],
        [x + r * 0.7, y],
        [x, y + r],
        [x - r * 0.7, y],
      ]),
      '#D8342B',
    ),
  club: (x, y, r) =>
    fill(
      ell(x, y - r * 0.5, r * 0.46) +
        ell(x - r * 0.5, y + r * 0.16, r * 0.46) +
        ell(x + r * 0.5, y + r * 0.16, r * 0.46) +
        poly([
          [x, y - r * 0.2],
          [x + r * 0.3, y + r],
          [x - r * 0.3, y + r],
        ]) +
        ell(x, y, r * 0.3),
      ink,
    ),
}

export const suit = (kind: string, x: number, y: number, r: number) => pick(suits, kind)(x, y, r)

export function card(rank: string, kind: string, inner: string) {
  const c = kind === 'heart' || kind === 'diamond' ? '#D8342B' : ink
  const corner = glyph(rank, 350, 190, 84, c) + suit(kind, 350, 330, 38)
  return part(box(280, 130, 640, 890, 56), '#FFFDF8', { shade: 16, edge: '#857A68' }) + corner + turned(180, 600, 575, corner) + inner
}

export const cardBack = (c: string, motif = '') =>
  part(box(280, 130, 640, 890, 56), '#FFFDF8', { shade: 16, edge: '#857A68' }) +
  part(box(326, 176, 548, 798, 30), c, {
    shade: 0,
    inside:
      stroke(
        Array.from({ length: 22 }, (_, i) => `M${-300 + i * 90} 170l900 820M${1500 - i * 90} 170l-900 820`).join(''),
        light(c, 0.25),
        8,
      ) + motif,
  })

const courtFace = (c: string, crown: string, hair: string) =>
  part(
    poly([
      [410, 880],
      [480, 640],
      [720, 640],
      [790, 880],
    ]),
    c,
  ) +
  stroke('M600 650V880', light(c, 0.6), 20) +
  part(ell(600, 480, 150, 160), hair) +
  part(ell(600, 500, 120, 130), '#F6D8BE', { shade: 10 }) +
  crown +
  eyes(600, 490, 110, 18) +
  smile(600, 550, 50)

const cards: Record<string, string> = {
  'Ace of Spades': card(
    'A',
    'spade',
    suit('spade', 600, 560, 210) +
      fill(ell(560, 580, 20), '#FFFFFF') +
      fill(ell(640, 580, 20), '#FFFFFF') +
      stroke('M570 640q30 26 60 0', '#FFFFFF', 9),
  ),
  'Queen of Hearts': card(
    'Q',
    'heart',
    courtFace(
      '#C4342B',
      part(
        poly([
          [470, 380],
          [470, 280],
          [540, 330],
          [600, 260],
          [660, 330],
          [730, 280],
          [730, 380],
        ]),
        '#E2B33C',
        { shade: 8 },
      ),
      '#C98A2E',
    ),
  ),
  'Seven of Diamonds': card(
    '7',
    'diamond',
    (
      [
        [490, 330],
        [710, 330],
        [490, 570],
        [710, 570],
        [490, 810],
        [710, 810],
        [600, 450],
      ] as const
    )
      .map(([x, y]) => suit('diamond', x, y, 84))
      .join(''),
  ),
  'Jack of Clubs': card(
    'J',
    'club',
    courtFace(
      '#2E5FA8',
      part(
        poly([
          [450, 390],
          [470, 310],
          [730, 310],
          [750, 390],
        ]),
        '#2E5FA8',
        { shade: 8 },
      ) + tube('M700 320C760 260 800 270 820 220', '#D8342B', 24),
      '#6B4226',
    ),
  ),
}

function brush(c: string, back: boolean) {
  return turned(
    24,
    600,
    640,
    part(
      blob([
        [556, 100],
        [600, 76],
        [644, 100],
        [660, 460],
        [650, 640],
        [550, 640],
        [540, 460],
      ]),
      '#E2A04A',
    ) +
      fill(ell(600, 140, 20), '#8A5A33') +
      part(box(520, 630, 160, 130, 12), '#C3C8D0', { shade: 14 }) +
      seam('M524 664h152M524 726h152', '#6E6577') +
      part(
        blob([
          [516, 756],
          [684, 756],
          [730, 880],
          [690, 1010],
          [600, 1110],
          [540, 1000],
          [480, 880],
        ]),
        '#5B4032',
      ) +
      part(
        blob([
          [490, 900],
          [560, 870],
          [640, 910],
          [722, 880],
          [690, 1010],
          [600, 1110],
          [540, 1000],
        ]),
        c,
        { shade: 18 },
      ) +
      (back ? sewnLabel(600, 420) : eyes(600, 520, 70, 16) + smile(600, 545, 40)),
  )
}

const pixelOutline = (rows: string[], size: number, colour: string, edge: string) => {
  const left = 600 - ((rows[0] ?? '').length * size) / 2
  const top = 1056 - rows.length * size
  const cells = (want: string) =>
    rows
      .flatMap((row, j) => [...row].map((ch, i) => (want.includes(ch) ? box(left + i * size, top + j * size, size + 0.5, size + 0.5) : '')))
      .join('')
  return fill(cells('#'), edge) + fill(cells('.'), colour) + fill(cells('o'), dark(colour, 0.14))
}

const arrowRows = [
  '#           ',
  '##          ',
  '#.#         ',
  '#..#        ',
  '#...#       ',
  '#....#      ',
  '#.....#     ',
  '#......#    ',
  '#.......#   ',
  '#........#  ',
  '#.....##### ',
  '#..#..#     ',
  '#.# #..#    ',
  '##  #..#    ',
  '     #.o#   ',
  '      ##    ',
]

const handRows = [
  '     ##         ',
  '    #..#        ',
  '    #..#        ',
  '    #..#        ',
  '    #..###      ',
  '    #..#..###   ',
  '    #..#..#..## ',
  ' ## #..#..#..#.#',
  '#..##........#.#',
  '#...#..........#',
  ' #.............#',
  '  #............#',
  '  #...........o#',
  '   #.........o# ',
  '    #........o# ',
  '    #........o# ',
  '    ##########  ',
]

const pointers: Record<string, (back: boolean) => string> = {
  Arrow: (back) =>
    pixelOutline(arrowRows, 54, '#FFFDF8', ink) + (back ? sewnLabel(440, 780) : eyes(430, 690, 100, 24) + smile(430, 730, 50)),
  Hand: (back) => pixelOutline(handRows, 52, '#FFFDF8', ink) + (back ? sewnLabel(600, 860) : eyes(600, 800, 130, 26) + smile(600, 840, 60)),
  Hourglass: (back) =>
    both(part(box(780, 220, 30, 760, 14), '#C9965A', { shade: 4 })) +
    part('M400 230H800C800 460 660 520 640 600C660 680 800 740 800 970H400C400 740 540 680 560 600C540 520 400 460 400 230z', '#DCEBF5', {
      shade: 20,
      inside:
        fill('M400 380H800C760 500 660 540 600 600C540 540 440 500 400 380z', yellow) +
        fill(
          poly([
            [600, 780],
            [800, 980],
            [400, 980],
          ]),
          yellow,
        ) +
        stroke('M600 600V800', yellow, 14),
    }) +
    part(box(340, 130, 520, 100, 40), '#E2A04A') +
    part(box(340, 956, 520, 100, 40), '#E2A04A') +
    seam('M370 180h460M370 1006h460', '#8A5A33') +
    (back ? sewnLabel(600, 860) : eyes(600, 430, 130, 24) + smile(600, 466, 50)),
}

export const desktopToys: Arts = {
  'save-icon-floppy-plush': {
    pack: 'header',
    foot: 380,
    close: [600, 480, 1.8],
    draw: (look, back) =>
      floppy(pick({ Blue: '#3A6FC4', Black: '#3A3444', Red: '#C8402F', Grey: '#9AA0A8' }, look.Colour), back) +
      (back ? '' : swingTag(940, 560)),
  },
  'paint-brush-plush': {
    pack: 'header',
    foot: 120,
    close: [520, 760, 1.9],
    draw: (look, back) => brush(pick({ Tomato: '#D8463B', Cobalt: '#2F5FC4', Leaf: '#4E9A3E' }, look.Paint), back),
  },
  'pointer-plush': { pack: 'header', foot: 200, close: [500, 700, 1.8], draw: (look, back) => pick(pointers, look.Pointer)(back) },
  'folder-cushion': {
    pack: 'header',
    foot: 440,
    close: [500, 520, 1.8],
    draw: (look, back) => {
      const c = look.Colour === 'Sky' ? '#7DB4E0' : '#F2C65A'
      return (
        part('M160 420Q160 370 210 370H460L540 450H1000Q1040 450 1040 490V1000Q1040 1056 990 1056H210Q160 1056 160 1000z', dark(c, 0.14)) +
        (back
          ? seam('M190 440V1020H1010V490H530L450 410H190z', dark(c, 0.5)) + sewnLabel(600, 900)
          : fill(box(230, 470, 740, 200, 10), '#FFFDF8') +
            part('M120 600Q120 556 164 556H1036Q1080 556 1080 600L1044 1010Q1040 1056 990 1056H210Q160 1056 156 1010z', c, { shade: 30 }) +
            seam('M150 600H1050L1016 1022H184z', dark(c, 0.45)) +
            fill(ell(420, 620, 16), '#857A68') +
            fill(ell(780, 620, 16), '#857A68') +
            eyes(600, 790, 220, 32) +
            smile(600, 840, 80))
      )
    },
  },
  'solitaire-card-plush': {
    pack: 'header',
    foot: 250,
    close: [520, 440, 1.8],
    draw: (look, back) =>
      both(part(ell(720, 1016, 84, 40), '#E8B48F', { shade: 8 }) + tube('M900 620C960 640 990 680 990 730', '#E8B48F', 50)) +
      (back ? cardBack('#2E5FA8') + sewnLabel(600, 900) : pick(cards, look.Card) + seam(box(300, 150, 600, 850, 44), '#A9A0B0', 4)),
  },
}
