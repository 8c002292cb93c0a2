import { nth, pick } from '../pick.ts'
import { pixels } from './block.ts'
import { box, dark, ell, fill, light, poly, stroke } from './svg.ts'

/** Pictures within pictures: puzzle motifs and prints, each 800 by 600 from the origin. */
const cloudAt = (x: number, y: number, s: number) =>
  fill(
    ell(x, y, 70 * s, 34 * s) + ell(x - 60 * s, y + 14 * s, 50 * s, 24 * s) + ell(x + 64 * s, y + 12 * s, 56 * s, 26 * s),
    '#FFFFFF',
    'opacity=".92"',
  )

const blocks = (sky: string, rows: string[], palette: Record<string, string>) =>
  fill(box(0, 0, 800, 600), sky) + pixels(0, 0, 50, rows, palette)

const scenes: Record<string, () => string> = {
  hill: () =>
    fill(box(0, 0, 800, 600), '#5BA6E8') +
    fill(box(0, 260, 800, 200), '#9CCDF2') +
    cloudAt(180, 130, 1.2) +
    cloudAt(520, 90, 0.9) +
    cloudAt(660, 220, 1.3) +
    cloudAt(340, 240, 0.7) +
    fill('M0 420C200 300 420 330 560 400S740 460 800 440V600H0z', '#7CBF45') +
    fill('M0 500C160 420 360 470 520 520S740 560 800 530V600H0z', '#5FA235') +
    fill('M0 430C120 360 260 330 360 350C220 380 100 430 0 500z', '#98D060'),
  'Autumn lane': () =>
    fill(box(0, 0, 800, 600), '#F2C27A') +
    fill(box(0, 300, 800, 300), '#C9803A') +
    fill(
      poly([
        [340, 330],
        [440, 330],
        [640, 600],
        [120, 600],
      ]),
      '#E8CFA0',
    ) +
    [60, 200, 600, 740]
      .map(
        (x, i) =>
          stroke(`M${x} ${480 - (i % 2) * 30}V200`, '#5B3A22', 26) +
          fill(ell(x, 190, 120, 130), nth(['#D8572B', '#E8842A', '#C9402B', '#E8A02A'], i)),
      )
      .join('') +
    (
      [
        [120, 520],
        [300, 560],
        [520, 500],
        [690, 560],
        [420, 440],
      ] as const
    )
      .map(([x, y]) => fill(ell(x, y, 16, 9), '#D8572B'))
      .join(''),
  'Red desert moon': () =>
    fill(box(0, 0, 800, 600), '#2B2A5C') +
    fill(ell(560, 190, 110), '#F6E9C8') +
    fill(ell(590, 170, 20) + ell(530, 220, 26), '#E3D2A8') +
    fill('M0 400Q160 330 330 400T800 380V600H0z', '#8F3A2E') +
    fill('M0 470Q240 380 480 470T800 450V600H0z', '#C4553A') +
    fill('M0 540Q200 490 420 540T800 530V600H0z', '#E07A4A') +
    (
      [
        [100, 80],
        [220, 150],
        [320, 60],
        [700, 70],
        [420, 120],
      ] as const
    )
      .map(([x, y]) => fill(ell(x, y, 5), '#FFFFFF'))
      .join(''),
  'Still lagoon': () =>
    fill(box(0, 0, 800, 600), '#A8DCE8') +
    fill(box(0, 330, 800, 270), '#2FA3B8') +
    fill('M0 330C120 240 220 260 330 330z', '#3E7A5A') +
    fill('M480 330C600 230 720 250 800 290V330z', '#2F6B4E') +
    stroke('M80 400h220M360 440h300M140 500h260M520 540h200', '#7FD0DC', 10) +
    stroke('M640 600C650 480 690 420 680 330', '#6B4A2E', 22) +
    [
      'M680 330C600 290 560 310 530 370',
      'M680 330C640 250 580 240 540 260',
      'M680 330C740 270 780 290 800 340',
      'M680 330C700 240 760 220 790 230',
    ]
      .map((d) => stroke(d, '#2F7A45', 26))
      .join(''),
  Plains: () =>
    blocks(
      '#8CC6F2',
      [
        '                ',
        '  www           ',
        ' wwwww     www  ',
        '          wwwww ',
        '                ',
        '     gg         ',
        '    gggg     l  ',
        '    gbbg    lll ',
        'g   bbbb   glllg',
        'gggggggggggggtgg',
        'dddddgggddddddgg',
        'dddddddddddddddd',
      ],
      { w: '#FFFFFF', g: '#6DBB55', b: '#B07A4A', l: '#3E8A45', t: '#6B4226', d: '#8A6242' },
    ),
  Snow: () =>
    blocks(
      '#C9DDF0',
      [
        '                ',
        '      s         ',
        '     sss     s  ',
        '    sssss   sss ',
        '   ssggsss sssss',
        '  sggggggsssgggs',
        ' gggggggggggggg ',
        '    l       l   ',
        '   lsl     lsl  ',
        'sssltlsssslltlss',
        'ssssssssssssssss',
        'ssissssiisssssss',
      ],
      { s: '#FBFCFE', g: '#9AA3B0', l: '#3F6B5A', t: '#6B4226', i: '#A9D3EA' },
    ),
  Nether: () =>
    blocks(
      '#4A1E24',
      [
        'rrrrrrrrrrrrrrrr',
        'rr rrr  rrr yrrr',
        'r   r    r  yy r',
        '            yy  ',
        '                ',
        '  r             ',
        ' rrr      gg    ',
        ' rrr     gkkg   ',
        'rrrrr    gggg rr',
        'rrrrrlllllllllrr',
        'rrrrlloolllolllr',
        'rrrllllllollllll',
      ],
      { r: '#8A3B3B', l: '#E8842A', o: '#F2C230', y: '#FBE38A', g: '#F4F1EE', k: '#57545B' },
    ),
  runway: () =>
    fill(box(0, 0, 800, 600), '#8CBF6A') +
    fill(
      poly([
        [330, 0],
        [470, 0],
        [560, 600],
        [240, 600],
      ]),
      '#5A5E68',
    ) +
    [40, 150, 260, 380, 510].map((y, i) => fill(box(390 - i * 2, y, 20 + i * 4, 60 + i * 6), '#FFFFFF')).join('') +
    fill(box(600, 120, 150, 110, 8), '#C9DDF4') +
    fill(box(640, 60, 40, 80), '#E4E7EC') +
    fill(box(620, 40, 80, 40, 6), '#5BA6E8') +
    (
      [
        [80, 120],
        [140, 300],
        [90, 460],
        [700, 420],
        [720, 320],
      ] as const
    )
      .map(([x, y]) => fill(ell(x, y, 44), dark('#8CBF6A', 0.25)) + fill(ell(x - 10, y - 10, 26), light('#6AA04A', 0.1)))
      .join(''),
}

export const scene = (name: string, x: number, y: number, w: number) =>
  `<g transform="translate(${x} ${y}) scale(${Math.round((w / 800) * 1000) / 1000})">${pick(scenes, name)()}</g>`
