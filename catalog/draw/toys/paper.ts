import type { Arts } from '../art.ts'
import { glyph, letters } from '../kit/letters.ts'
import { scene } from '../kit/scenes.ts'
import { box, ell, fill, ink, moved, part, poly, scaled, star, stroke, turned } from '../kit/svg.ts'
import { nth, pick } from '../pick.ts'
import { clippy } from './clippy.ts'
import { card, cardBack, suit } from './desktop.ts'

const frame = box(120, 256, 960, 720)

/** The wavy cut between pieces; `n` pieces across. */
function cuts(n: number, x: number, y: number, w: number, h: number, square = false) {
  const s = w / n
  const rows = Math.round(h / s)
  if (square)
    return (
      Array.from({ length: n - 1 }, (_, i) => `M${x + (i + 1) * s} ${y}v${h}`).join('') +
      Array.from({ length: rows - 1 }, (_, j) => `M${x} ${y + ((j + 1) * h) / rows}h${w}`).join('')
    )
  const knob = (i: number, j: number) => ((i + j) % 2 ? 1 : -1) * s * 0.2
  const r = (v: number) => Math.round(v * 10) / 10
  let d = ''
  for (let j = 1; j < rows; j++) {
    d += `M${x} ${r(y + (j * h) / rows)}`
    for (let i = 0; i < n; i++)
      d += `h${r(s * 0.36)}c${r(-s * 0.1)} ${r(knob(i, j) * 1.6)} ${r(s * 0.38)} ${r(knob(i, j) * 1.6)} ${r(s * 0.28)} 0h${r(s * 0.36)}`
  }
  for (let i = 1; i < n; i++) {
    d += `M${r(x + i * s)} ${y}`
    const v = h / rows
    for (let j = 0; j < rows; j++)
      d += `v${r(v * 0.36)}c${r(knob(i, j) * 1.6)} ${r(-v * 0.1)} ${r(knob(i, j) * 1.6)} ${r(v * 0.38)} 0 ${r(v * 0.28)}v${r(v * 0.36)}`
  }
  return d
}

const piece = (x: number, y: number, s: number, colour: string, tilt: number) =>
  turned(
    tilt,
    x,
    y,
    part(
      `M${x - s} ${y - s}h${s * 0.7}c${-s * 0.2} ${-s * 0.7} ${s * 0.8} ${-s * 0.7} ${s * 0.6} 0h${s * 0.7}v${s * 0.7}c${s * 0.7} ${-s * 0.2} ${s * 0.7} ${s * 0.8} 0 ${s * 0.6}v${s * 0.7}h${-2 * s}z`,
      colour,
      { shade: 8, width: 5 },
    ),
  )

function puzzle(name: string, pieces: number, loose: string[], back: boolean, square = false) {
  const across = Math.min(14, Math.round(Math.sqrt(pieces) / 3) + 3)
  const grid = cuts(across, 120, 256, 960, 720, square)
  const spill = square
    ? loose
        .map((c, i) => turned(i * 20 - 20, 300 + i * 260, 1000, part(box(262 + i * 260, 966, 76, 76), c, { shade: 6, width: 5 })))
        .join('')
    : loose.map((c, i) => piece(300 + i * 270, 1006, 34, c, i * 34 - 30)).join('')
  if (back) {
    const row = (j: number) =>
      Array.from({ length: 8 }, (_, i) => letters('ABCDEFGH'.charAt((i + j * 3) % 8), 190 + i * 118, 330 + j * 130, 40, '#B7A88E')).join('')
    return part(frame, '#D9CBB2', { shade: 14, inside: [0, 1, 2, 3, 4].map(row).join('') + stroke(grid, '#A8987C', 4) }) + spill
  }
  return part(frame, '#FFFFFF', { shade: 0, inside: scene(name, 120, 256, 960) + stroke(grid, '#211B2B', 3.5, 'opacity=".4"') }) + spill
}

const motifs: Record<string, { colour: string; draw: string }> = {
  Castle: {
    colour: '#4A3F7A',
    draw:
      fill(ell(720, 350, 60), '#F6E9C8') +
      fill(
        poly([
          [380, 880],
          [380, 560],
          [440, 500],
          [500, 560],
          [500, 640],
          [560, 640],
          [560, 420],
          [600, 350],
          [640, 420],
          [640, 640],
          [700, 640],
          [700, 560],
          [760, 500],
          [820, 560],
          [820, 880],
        ]),
        '#C9BDE8',
      ) +
      fill('M560 880V780a40 40 0 0 1 80 0V880z', '#2B2450'),
  },
  'Palm beach': {
    colour: '#4FB3CF',
    draw:
      fill(ell(710, 340, 70), '#F2C230') +
      fill(box(320, 760, 560, 220), '#F2DDA4') +
      stroke('M520 840C540 660 560 560 620 460', '#8A5A33', 32) +
      [
        'M620 460C540 400 460 420 420 500',
        'M620 460C560 340 480 330 430 360',
        'M620 460C680 370 760 380 800 440',
        'M620 460C690 440 760 500 780 570',
      ]
        .map((d) => stroke(d, '#2F8A4A', 34))
        .join(''),
  },
  Robot: {
    colour: '#B9483B',
    draw:
      part(box(450, 560, 300, 280, 24), '#C3C8D0') +
      part(box(480, 340, 240, 190, 24), '#D5D8DE') +
      fill(ell(550, 430, 30), '#2F7FD0') +
      fill(ell(650, 430, 30), '#2F7FD0') +
      stroke('M540 490h120M600 340V270', ink, 12) +
      fill(ell(600, 260, 24), '#F2C230') +
      stroke('M440 620l-80 120M760 620l80 120', '#8C95A3', 34) +
      fill(box(500, 620, 200, 90, 12), '#37323F') +
      fill(ell(550, 666, 20), '#F2C230') +
      fill(ell(650, 666, 20), '#6FBF3A'),
  },
  Roses: {
    colour: '#2C6B4A',
    draw: (
      [
        [460, 360],
        [740, 420],
        [500, 640],
        [720, 740],
        [440, 860],
      ] as const
    )
      .map(
        ([x, y]) =>
          fill(ell(x + 60, y + 50, 50, 26), '#8FCB74') +
          part(ell(x, y, 76), '#D8506A', { shade: 10 }) +
          stroke(`M${x - 36} ${y + 4}a38 38 0 0 1 70 -10a26 26 0 0 1 -44 24a14 14 0 0 1 22 -18`, '#8E2740', 8),
      )
      .join(''),
  },
}

function deck(back: string, opened: boolean) {
  const m = pick(motifs, back)
  const face = cardBack(m.colour, m.draw)
  if (opened)
    return (
      [
        [-24, 'K', 'club'],
        [0, 'Q', 'heart'],
        [24, 'J', 'spade'],
      ] as const
    )
      .map(([a, rank, kind]) =>
        turned(Number(a), 600, 1250, scaled(0.8, 600, 1000, card(String(rank), String(kind), suit(String(kind), 600, 560, 150)))),
      )
      .join('')
  return (
    moved(60, 40, scaled(0.92, 600, 1020, turned(7, 600, 900, card('A', 'spade', suit('spade', 600, 560, 170))))) +
    moved(-50, 36, turned(-4, 600, 900, face))
  )
}

function bouncing(back: boolean) {
  const spots: [number, number, number][] = [
    [250, 300, -26],
    [330, 450, -14],
    [420, 590, -4],
    [520, 660, 4],
    [610, 590, 12],
    [690, 500, 6],
    [770, 560, 0],
    [850, 640, -8],
    [930, 540, 8],
  ]
  const kinds = ['heart', 'spade', 'diamond', 'club']
  const cards = spots.map(([x, y, a], i) =>
    turned(
      a,
      x,
      y,
      part(box(x - 74, y - 104, 148, 208, 14), '#FFFDF8', { shade: 8, edge: '#857A68', width: 5 }) +
        (back
          ? fill(box(x - 58, y - 88, 116, 176, 8), '#2E5FA8')
          : suit(nth(kinds, i), x, y + 10, 40) + glyph('K', x - 48, y - 88, 30, i % 2 ? ink : '#D8342B')),
    ),
  )
  return (
    part(box(340, 1006, 520, 50, 20), '#C9965A') +
    stroke('M600 1010C600 860 200 640 200 240C260 520 480 760 560 640C640 480 700 480 760 560C840 680 900 600 980 480', '#8C95A3', 9) +
    cards.join('')
  )
}

const party = (back: boolean) =>
  (
    [
      [-16, '#F6E08A'],
      [-4, '#FBE38A'],
    ] as const
  )
    .map(([a, c]) =>
      turned(
        Number(a),
        420,
        900,
        part(box(150, 330, 500, 640, 20), String(c), { shade: 12 }) + stroke('M200 470h400M200 560h400M200 650h300', '#D9B64C', 12),
      ),
    )
    .join('') +
  (back ? letters('WHAT IS IT?', 400, 400, 36, ink) : `<g transform="translate(60 335) scale(.62)">${clippy('#9AA4B4')}</g>`) +
  part('M660 900A190 190 0 0 1 1040 900z', '#E2B33C') +
  part(box(630, 900, 440, 50, 20), '#37323F', { shade: 8 }) +
  part(ell(850, 700, 30), '#E2B33C', { shade: 4 }) +
  stroke('M720 850a140 140 0 0 1 70 -90', '#FBF0B8', 14) +
  part(box(150, 970, 500, 86, 12), '#3A2BC2', { shade: 8 }) +
  part('M760 620H900C900 540 850 520 840 500C850 480 900 460 900 380H760C760 460 810 480 820 500C810 520 760 540 760 620z', '#DCEBF5', {
    shade: 8,
    inside: fill(
      poly([
        [770, 560],
        [890, 560],
        [900, 620],
        [760, 620],
      ]),
      '#F2C230',
    ),
  }) +
  stroke('M740 376h180M740 622h180', '#8A5A33', 24)

function hairpin(back: boolean) {
  const road = 'M180 960H760A150 150 0 0 0 760 660H420A130 130 0 0 1 420 400H1020'
  const car = (x: number, y: number, c: string) =>
    part(box(x - 60, y - 30, 120, 60, 24), c, { shade: 8 }) +
    fill(box(x - 14, y - 22, 40, 44, 10), '#BFDDF0') +
    (
      [
        [-44, -38],
        [26, -38],
        [-44, 26],
        [26, 26],
      ] as const
    )
      .map(([dx, dy]) => fill(box(x + dx, y + dy, 26, 14, 5), ink))
      .join('')
  return (
    part(box(90, 240, 1020, 816, 24), '#8CBF6A', { shade: 14 }) +
    stroke(road, '#F6F0E4', 176) +
    stroke(road, '#C8372E', 176, 'stroke-dasharray="40 40" opacity=".8"') +
    stroke(road, '#5A5E68', 146) +
    stroke(road, '#F6F0E4', 8, 'stroke-dasharray="34 34"') +
    fill(box(240, 890, 60, 140), '#FFFFFF') +
    [0, 1, 2, 3, 4].map((i) => fill(box(240 + (i % 2) * 30, 890 + i * 28, 30, 28), ink)).join('') +
    (back
      ? ''
      : car(480, 940, '#2F62C4') +
        car(640, 980, '#F2C230') +
        car(560, 640, '#E0457F') +
        car(860, 380, '#C8372E') +
        car(980, 430, '#6FBF3A')) +
    turned(30, 900, 800, car(910, 810, '#F3F1EC'))
  )
}

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
  'bliss-hill-puzzle': {
    pack: 'box',
    foot: 480,
    close: [700, 520, 1.9],
    draw: (look, back) => puzzle('hill', Number(look.Pieces), ['#5BA6E8', '#7CBF45', '#FFFFFF'], back),
  },
  'desktop-wallpaper-puzzle': {
    pack: 'box',
    foot: 480,
    close: [640, 560, 1.9],
    draw: (look, back) =>
      puzzle(
        look.Scene,
        700,
        pick(
          {
            'Autumn lane': ['#D8572B', '#E8842A', '#F2C27A'],
            'Red desert moon': ['#C4553A', '#2B2A5C', '#F6E9C8'],
            'Still lagoon': ['#2FA3B8', '#A8DCE8', '#3E7A5A'],
          },
          look.Scene,
        ),
        back,
      ),
  },
  'minecraft-biome-puzzle': {
    pack: 'box',
    foot: 480,
    close: [640, 640, 1.9],
    draw: (look, back) =>
      puzzle(
        look.Biome,
        960,
        pick(
          { Plains: ['#6DBB55', '#8A6242', '#8CC6F2'], Snow: ['#FBFCFE', '#C9DDF0', '#3F6B5A'], Nether: ['#8A3B3B', '#E8842A', '#F2C230'] },
          look.Biome,
        ),
        back,
        true,
      ),
  },
  'flight-simulator-floor-puzzle': {
    pack: 'box',
    foot: 480,
    close: [600, 600, 1.7],
    draw: (_, back) => puzzle('runway', 60, ['#8CBF6A', '#5A5E68', '#FFFFFF'], back),
  },
  'solitaire-playing-cards': { pack: 'card', foot: 320, close: [560, 560, 1.7], draw: (look, back) => deck(look.Back, back) },
  'solitaire-bouncing-cards-mobile': { pack: 'box', foot: 260, close: [480, 560, 1.9], draw: (_, back) => bouncing(back) },
  'looks-like-you-are-party-game': { pack: 'box', foot: 470, close: [420, 560, 1.8], draw: (_, back) => party(back) },
  'forza-hairpin-racing-game': { pack: 'box', foot: 500, close: [640, 720, 1.8], draw: (_, back) => hairpin(back) },
  'desktop-advent-calendar': { pack: 'box', foot: 480, close: [460, 460, 1.9], draw: (_, back) => advent(back) },
}
