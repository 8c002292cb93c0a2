import type { Arts } from '../art.ts'
import { asleep, cheeks, eye, eyes, heart, smile, snout } from '../kit/face.ts'
import { glyph, letters } from '../kit/letters.ts'
import { sewnLabel, swingTag } from '../kit/label.ts'
import { blob, both, box, clipped, dark, ell, fill, ink, light, moved, part, poly, scaled, seam, stroke, sym, tube, turned } from '../kit/svg.ts'

const yellow = '#F7C945'
const tag = (back: boolean, x = 880, y = 640) => (back ? sewnLabel(600, 900) : swingTag(x, y))

function ball(c: string, back: boolean, face: string) {
  const r = 440
  return part(ell(600, 616, r), c, { shade: 60 }) + fill(ell(410, 390, 80, 50), light(c, 0.5), 'opacity=".7"') + (back ? seam('M600 180C470 400 470 840 600 1050M600 180C730 400 730 840 600 1050', dark(c, 0.4)) + sewnLabel(600, 930) : face)
}

const faces: Record<string, string> = {
  Grinning: eyes(600, 520, 300, 50, '#4A2E16') + part('M380 680H820C810 860 720 930 600 930S390 860 380 680z', '#7A2E1C', { shade: 0, inside: fill(box(380, 670, 440, 70), '#FFFFFF') + fill(ell(600, 920, 130, 80), '#E2655C') }),
  'Heart eyes': heart(450, 520, 110) + heart(750, 520, 110) + part('M420 730H780C770 860 700 910 600 910S430 860 420 730z', '#7A2E1C', { shade: 0, inside: fill(ell(600, 910, 110, 70), '#E2655C') }),
  Sunglasses: part('M220 450H980L960 500H930C920 640 860 680 770 680S640 640 630 520H570C560 640 520 680 430 680S280 640 270 500H240z', '#2B2433', { shade: 20 }) + stroke('M320 500l80 110M680 500l80 110', '#6E6577', 18) + smile(600, 780, 240, '#7A2E1C', 0.4),
  Thinking: eye(470, 540, 46, '#4A2E16') + eye(740, 520, 46, '#4A2E16') + stroke('M400 440q70 -50 130 -10M680 390q80 -30 130 30', '#8A5A14', 26) + stroke('M470 730q120 -50 230 10', '#7A2E1C', 26) + part(blob([[330, 800], [500, 820], [640, 780], [660, 830], [560, 880], [580, 1000], [470, 1050], [350, 1000]]), '#EDB22F', { shade: 14 }),
  Sleeping: asleep(600, 570, 320, 130, '#4A2E16') + fill(ell(600, 790, 60, 70), '#7A2E1C') + letters('Z', 830, 250, 90, '#3A62B4') + letters('Z', 930, 170, 60, '#3A62B4'),
  Ready: eyes(600, 540, 260, 46) + stroke('M390 730Q600 940 810 730', ink, 30),
  Winner: part('M260 450H940C940 580 880 640 780 640S650 580 640 500H560C550 580 520 640 420 640S260 580 260 450z', '#211B2B', { shade: 16 }) + stroke('M390 760Q600 920 810 760', ink, 30),
  'Game over': stroke('M410 470l110 110M520 470l-110 110M680 470l110 110M790 470l-110 110', ink, 30) + stroke('M390 840Q600 650 810 840', ink, 30),
}

const animals: Record<string, { fur: string; draw: (back: boolean) => string }> = {
  Fox: { fur: '#E8843A', draw: (back) => both(part(poly([[640, 330], [880, 130], [960, 500]]), '#E8843A') + (back ? '' : fill(poly([[740, 320], [860, 210], [900, 400]]), '#5B2F1C'))) + part(ell(600, 660, 420, 396), '#E8843A') + (back ? seam('M600 270V1050', '#8A4316') + sewnLabel(600, 930) : both(fill('M600 760C680 640 860 600 1012 690C990 900 820 1036 600 1050z', '#FBF0DE')) + eyes(600, 660, 340, 44) + snout(600, 800)) },
  Panda: { fur: '#F6F2EC', draw: (back) => both(part(ell(880, 360, 120), '#3A3444')) + part(ell(600, 660, 420, 396), '#F6F2EC') + (back ? seam('M600 270V1050', '#A9A0B0') + sewnLabel(600, 930) : both(turned(24, 760, 640, part(ell(760, 640, 96, 124), '#3A3444', { shade: 10 }))) + both(fill(ell(748, 640, 34, 40), '#FFFFFF') + fill(ell(744, 646, 22, 28), ink)) + snout(600, 780) + cheeks(600, 830, 480)) },
  Frog: { fur: '#7DB84A', draw: (back) => both(part(ell(800, 340, 150), '#7DB84A') + (back ? '' : part(ell(800, 330, 96), '#FFFFFF', { shade: 8 }) + fill(ell(790, 336, 50, 56), ink) + fill(ell(772, 314, 16), '#FFFFFF'))) + part(ell(600, 690, 450, 366), '#7DB84A') + (back ? seam('M600 330V1050', '#3F6B22') + sewnLabel(600, 930) : stroke('M300 720Q600 960 900 720', '#3F6B22', 22) + fill(ell(560, 600, 14), '#3F6B22') + fill(ell(640, 600, 14), '#3F6B22') + cheeks(600, 760, 660, '#F29C94', 50)) },
}

const cloudShape = blob([[300, 900], [190, 780], [230, 610], [360, 560], [400, 400], [560, 310], [720, 360], [790, 480], [930, 500], [1020, 640], [980, 820], [880, 910], [600, 940]])

export function cloud(top: string, under: string, back: boolean) {
  return part(cloudShape, top, { shade: 36, inside: fill(blob([[100, 780], [400, 740], [700, 820], [1100, 720], [1100, 1000], [100, 1000]]), under) }) + seam('M196 770C300 740 480 750 600 780S860 800 1010 730', dark(under, 0.35)) + stroke('M420 470q60 -70 140 -40M740 520q70 -20 110 30', dark(top, 0.12), 10) + (back ? sewnLabel(600, 840) : asleep(600, 640, 240, 90) + smile(600, 710, 60) + cheeks(600, 710, 420))
}

function controller(c: string, back: boolean) {
  const shape = blob(sym([[650, 420], [800, 400], [930, 460], [1040, 720], [1060, 940], [960, 1020], [860, 920], [770, 820], [650, 800]]))
  const edge = light(c, 0.3)
  const stick = (x: number, y: number) => part(ell(x, y, 76), dark(c, 0.35), { shade: 8 }) + part(ell(x, y - 8, 52), dark(c, 0.15), { shade: 8 })
  const buttons = ([['A', 0, 62, '#5FA83A'], ['B', 62, 0, '#D8463B'], ['X', -62, 0, '#2F7FD0'], ['Y', 0, -62, '#F2B82E']] as const).map(([l, dx, dy, col]) => part(ell(840 + dx, 560 + dy, 34), '#2B2433', { shade: 6, width: 4 }) + glyph(l, 840 + dx, 544 + dy, 32, col)).join('')
  return (
    both(part(blob([[700, 420], [740, 350], [880, 360], [940, 450]]), dark(c, 0.2), { shade: 10 })) +
    part(shape, c, { shade: 30 }) + seam(blob(sym([[650, 446], [790, 430], [904, 480], [1010, 720], [1030, 920], [960, 980], [876, 890], [784, 796], [650, 774]])), dark(c, 0.45)) +
    (back ? part(box(430, 520, 340, 200, 40), dark(c, 0.14)) + sewnLabel(600, 600) : stick(360, 560) + stick(720, 700) + part(poly([[450, 650], [510, 650], [510, 690], [550, 690], [550, 750], [510, 750], [510, 790], [450, 790], [450, 750], [410, 750], [410, 690], [450, 690]]), dark(c, 0.35), { shade: 8 }) + buttons + part(ell(600, 480, 52), '#F6F0E4', { shade: 8 }) + glyph('X', 600, 456, 48, '#5A5563') + fill(ell(540, 570, 20), edge) + fill(ell(660, 570, 20), edge))
  )
}

const consoles: Record<string, (back: boolean) => string> = {
  'Tall black': (back) => part(box(380, 170, 440, 886, 26), '#37323F', { shade: 30, inside: fill(box(380, 170, 440, 60), '#1E1A26') + [0, 1, 2, 3, 4, 5].map((i) => fill(ell(430 + i * 68, 204, 16, 10), '#5FA83A')).join('') }) + seam(box(400, 250, 400, 780, 14), '#8C8497') + (back ? [0, 1, 2, 3, 4, 5, 6].map((i) => stroke(`M470 ${330 + i * 50}h260`, '#1E1A26', 16)).join('') + sewnLabel(600, 900) : stroke(ell(460, 330, 34), '#F6F0E4', 8) + glyph('X', 460, 314, 32, '#F6F0E4') + fill(box(440, 700, 22, 200, 11), '#1E1A26') + fill(ell(740, 880, 20), '#1E1A26')),
  'Slim white': (back) => part(box(400, 180, 400, 876, 24), '#F3EFE8', { shade: 24 }) + seam(box(424, 204, 352, 828, 14), '#A9A0B0') + (back ? [0, 1, 2, 3].map((i) => fill(box(470, 720 + i * 60, 260, 30, 8), '#4A4356')).join('') + sewnLabel(600, 400) : part(ell(600, 500, 150), '#37323F', { shade: 10, inside: [-90, -45, 0, 45, 90].map((d) => stroke(`M450 ${500 + d}h300`, '#5A5563', 10)).join('') }) + stroke(ell(480, 260, 28), '#37323F', 7) + glyph('X', 480, 247, 26, '#37323F') + fill(box(450, 880, 24, 120, 12), '#37323F')),
  Original: (back) => part(poly([[160, 600], [300, 470], [900, 470], [1040, 600]]), '#4A4553') + part(box(160, 600, 880, 440, 30), '#37323F', { shade: 24 }) + part(box(220, 1020, 160, 36, 10), '#1E1A26', { shade: 4 }) + part(box(820, 1020, 160, 36, 10), '#1E1A26', { shade: 4 }) + stroke('M250 600L420 500M950 600L780 500M420 500L600 560 780 500', '#2B2633', 22) + part(ell(600, 530, 84, 44), '#6FBF3A', { shade: 8 }) + glyph('X', 600, 508, 40, '#F6F0E4') + seam(box(184, 626, 832, 388, 20), '#8C8497') + (back ? fill(box(300, 760, 600, 120, 14), '#1E1A26') + sewnLabel(600, 900) : fill(box(270, 700, 660, 60, 10), '#1E1A26') + [330, 520, 680, 870].map((x) => part(ell(x, 880, 54), '#5A5563', { shade: 6 }) + fill(ell(x, 880, 24), '#1E1A26')).join('') + fill(ell(600, 880, 26), '#6FBF3A')),
}

export function floppy(c: string, back: boolean) {
  const shell = 'M230 200H900L970 270V1020A36 36 0 0 1 934 1056H266A36 36 0 0 1 230 1020z'
  return part(shell, c, { shade: 30 }) + seam('M256 226H890L944 280V1010A20 20 0 0 1 924 1030H276A20 20 0 0 1 256 1010z', dark(c, 0.45)) + (back ? part(ell(600, 640, 130), '#C3C8D0', { shade: 12 }) + fill(box(566, 606, 68, 68, 8), '#6E6577') + part(box(400, 206, 400, 230, 8), '#D5D8DE') + sewnLabel(600, 900) : part(box(380, 206, 440, 260, 10), '#D5D8DE', { shade: 14 }) + fill(box(690, 240, 80, 190, 8), dark(c, 0.3)) + part(box(320, 580, 560, 476, 12), '#FAF6EE', { shade: 10, inside: fill(box(320, 580, 560, 80), '#E58A7B') + stroke('M370 740h460M370 820h460M370 900h300', '#C9BDB1', 10) }) + eyes(600, 520, 130, 22) + smile(600, 538, 50))
}

function mine(back: boolean) {
  const c = '#37323F'
  const spikes = Array.from({ length: 8 }, (_, i) => turned(i * 45, 600, 620, part(blob([[550, 300], [570, 200], [600, 176], [630, 200], [650, 300]]), c, { shade: 8 }))).join('')
  return spikes + part(ell(600, 620, 350), c, { shade: 50 }) + (back ? seam('M600 280V960', '#8C8497') + sewnLabel(600, 860) : part(ell(470, 490, 78), '#FFFFFF', { shade: 10, width: 0 }) + seam('M600 274C470 420 470 820 600 966M600 274C730 420 730 820 600 966', '#6E6577', 4) + eyes(600, 660, 210, 36, '#F6F0E4') + fill(ell(495, 666, 16), ink) + fill(ell(705, 666, 16), ink) + smile(600, 740, 80, '#F6F0E4'))
}

const suits: Record<string, (x: number, y: number, r: number) => string> = {
  spade: (x, y, r) => moved(x, y, fill(`M0 ${-r}C${r * 0.5} ${-r * 0.3} ${r} 0 ${r * 0.9} ${r * 0.4}C${r * 0.8} ${r * 0.8} ${r * 0.2} ${r * 0.7} ${r * 0.12} ${r * 0.4}L${r * 0.3} ${r}H${-r * 0.3}L${-r * 0.12} ${r * 0.4}C${-r * 0.2} ${r * 0.7} ${-r * 0.8} ${r * 0.8} ${-r * 0.9} ${r * 0.4}C${-r} 0 ${-r * 0.5} ${-r * 0.3} 0 ${-r}z`, ink)),
  heart: (x, y, r) => heart(x, y, r * 0.9),
  diamond: (x, y, r) => fill(poly([[x, y - r], [x + r * 0.7, y], [x, y + r], [x - r * 0.7, y]]), '#D8342B'),
  club: (x, y, r) => fill(ell(x, y - r * 0.5, r * 0.46) + ell(x - r * 0.5, y + r * 0.16, r * 0.46) + ell(x + r * 0.5, y + r * 0.16, r * 0.46) + poly([[x, y - r * 0.2], [x + r * 0.3, y + r], [x - r * 0.3, y + r]]) + ell(x, y, r * 0.3), ink),
}
export const suit = (kind: string, x: number, y: number, r: number) => suits[kind](x, y, r)

export function card(rank: string, kind: string, inner: string) {
  const c = kind === 'heart' || kind === 'diamond' ? '#D8342B' : ink
  const corner = glyph(rank, 350, 190, 84, c) + suit(kind, 350, 330, 38)
  return part(box(280, 130, 640, 890, 56), '#FFFDF8', { shade: 16, edge: '#857A68' }) + corner + turned(180, 600, 575, corner) + inner
}

export const cardBack = (c: string, motif = '') =>
  part(box(280, 130, 640, 890, 56), '#FFFDF8', { shade: 16, edge: '#857A68' }) + part(box(326, 176, 548, 798, 30), c, { shade: 0, inside: stroke(Array.from({ length: 22 }, (_, i) => `M${-300 + i * 90} 170l900 820M${1500 - i * 90} 170l-900 820`).join(''), light(c, 0.25), 8) + motif })

const courtFace = (c: string, crown: string, hair: string) => part(poly([[410, 880], [480, 640], [720, 640], [790, 880]]), c) + stroke('M600 650V880', light(c, 0.6), 20) + part(ell(600, 480, 150, 160), hair) + part(ell(600, 500, 120, 130), '#F6D8BE', { shade: 10 }) + crown + eyes(600, 490, 110, 18) + smile(600, 550, 50)

const cards: Record<string, string> = {
  'Ace of Spades': card('A', 'spade', suit('spade', 600, 560, 210) + fill(ell(560, 580, 20), '#FFFFFF') + fill(ell(640, 580, 20), '#FFFFFF') + stroke('M570 640q30 26 60 0', '#FFFFFF', 9)),
  'Queen of Hearts': card('Q', 'heart', courtFace('#C4342B', part(poly([[470, 380], [470, 280], [540, 330], [600, 260], [660, 330], [730, 280], [730, 380]]), '#E2B33C', { shade: 8 }), '#C98A2E')),
  'Seven of Diamonds': card('7', 'diamond', [[490, 330], [710, 330], [490, 570], [710, 570], [490, 810], [710, 810], [600, 450]].map(([x, y]) => suit('diamond', x, y, 84)).join('')),
  'Jack of Clubs': card('J', 'club', courtFace('#2E5FA8', part(poly([[450, 390], [470, 310], [730, 310], [750, 390]]), '#2E5FA8', { shade: 8 }) + tube('M700 320C760 260 800 270 820 220', '#D8342B', 24), '#6B4226')),
}

function hill(back: boolean) {
  const grass = '#6FB544'
  const blades = Array.from({ length: 40 }, (_, i) => `M${200 + ((i * 137) % 800)} ${800 + ((i * 83) % 220)}q4 -24 16 -34`).join('')
  return stroke('M640 640q-30 -20 0 -40t0 -40t0 -40t0 -40', '#857A68', 12) + scaled(0.56, 660, 200, moved(40, -20, cloud('#FFFFFF', '#E3EDF7', back))) + part('M120 1040C200 820 420 640 640 660C860 680 1020 860 1080 1040Q600 1070 120 1040z', grass, { shade: 40, inside: stroke(blades, dark(grass, 0.22), 7) }) + seam('M150 1020Q600 1046 1050 1020', dark(grass, 0.45)) + (back ? sewnLabel(600, 900) : '')
}

function brush(c: string, back: boolean) {
  return turned(24, 600, 640, part(blob([[556, 100], [600, 76], [644, 100], [660, 460], [650, 640], [550, 640], [540, 460]]), '#E2A04A') + fill(ell(600, 140, 20), '#8A5A33') + part(box(520, 630, 160, 130, 12), '#C3C8D0', { shade: 14 }) + seam('M524 664h152M524 726h152', '#6E6577') + part(blob([[516, 756], [684, 756], [730, 880], [690, 1010], [600, 1110], [540, 1000], [480, 880]]), '#5B4032') + part(blob([[490, 900], [560, 870], [640, 910], [722, 880], [690, 1010], [600, 1110], [540, 1000]]), c, { shade: 18 }) + (back ? sewnLabel(600, 420) : eyes(600, 520, 70, 16) + smile(600, 545, 40)))
}

function bin(state: string, back: boolean) {
  const c = '#8FB8D8'
  const balls = [[480, 300], [640, 250], [760, 320], [560, 220]].map(([x, y]) => part(blob([[x - 90, y + 10], [x - 60, y - 70], [x + 20, y - 90], [x + 90, y - 30], [x + 70, y + 70], [x - 30, y + 90]]), '#FBF7EE', { shade: 12, edge: '#857A68' }) + stroke(`M${x - 40} ${y - 20}l40 30l30 -40`, '#C9BDB1', 6)).join('')
  const arrow = turned(0, 600, 700, part('M540 640L600 540L660 640L630 640L670 710L630 734L600 680L580 712z', '#2F7A4B', { shade: 6, width: 5 }))
  return (state === 'Full' ? balls : '') + part(poly([[300, 360], [900, 360], [830, 1056], [370, 1056]]), c, { shade: 36 }) + seam(poly([[330, 400], [870, 400], [806, 1026], [394, 1026]]), dark(c, 0.45)) + part(ell(600, 360, 304, 56), light(c, 0.2), { shade: 8 }) + (state === 'Full' ? clipped(box(280, 200, 640, 190), balls) + stroke('M300 370Q600 450 900 370', dark(c, 0.4), 9) : fill(ell(600, 364, 266, 38), dark(c, 0.4))) + (back ? sewnLabel(600, 900) : arrow + turned(120, 600, 712, arrow) + turned(240, 600, 712, arrow) + eyes(600, 900, 170, 28) + smile(600, 940, 60))
}

const pixelOutline = (rows: string[], size: number, colour: string, edge: string) => {
  const left = 600 - (rows[0].length * size) / 2
  const top = 1056 - rows.length * size
  const cells = (want: string) => rows.flatMap((row, j) => [...row].map((ch, i) => (want.includes(ch) ? box(left + i * size, top + j * size, size + 0.5, size + 0.5) : ''))).join('')
  return fill(cells('#'), edge) + fill(cells('.'), colour) + fill(cells('o'), dark(colour, 0.14))
}
const arrowRows = ['#           ', '##          ', '#.#         ', '#..#        ', '#...#       ', '#....#      ', '#.....#     ', '#......#    ', '#.......#   ', '#........#  ', '#.....##### ', '#..#..#     ', '#.# #..#    ', '##  #..#    ', '     #.o#   ', '      ##    ']
const handRows = ['     ##         ', '    #..#        ', '    #..#        ', '    #..#        ', '    #..###      ', '    #..#..###   ', '    #..#..#..## ', ' ## #..#..#..#.#', '#..##........#.#', '#...#..........#', ' #.............#', '  #............#', '  #...........o#', '   #.........o# ', '    #........o# ', '    #........o# ', '    ##########  ']

const pointers: Record<string, (back: boolean) => string> = {
  Arrow: (back) => pixelOutline(arrowRows, 54, '#FFFDF8', ink) + (back ? sewnLabel(440, 780) : eyes(430, 690, 100, 24) + smile(430, 730, 50)),
  Hand: (back) => pixelOutline(handRows, 52, '#FFFDF8', ink) + (back ? sewnLabel(600, 860) : eyes(600, 800, 130, 26) + smile(600, 840, 60)),
  Hourglass: (back) => both(part(box(780, 220, 30, 760, 14), '#C9965A', { shade: 4 })) + part('M400 230H800C800 460 660 520 640 600C660 680 800 740 800 970H400C400 740 540 680 560 600C540 520 400 460 400 230z', '#DCEBF5', { shade: 20, inside: fill('M400 380H800C760 500 660 540 600 600C540 540 440 500 400 380z', yellow) + fill(poly([[600, 780], [800, 980], [400, 980]]), yellow) + stroke('M600 600V800', yellow, 14) }) + part(box(340, 130, 520, 100, 40), '#E2A04A') + part(box(340, 956, 520, 100, 40), '#E2A04A') + seam('M370 180h460M370 1006h460', '#8A5A33') + (back ? sewnLabel(600, 860) : eyes(600, 430, 130, 24) + smile(600, 466, 50)),
}

/** A cushion from the front is its cover; from the side it is a lens with a zip. */
function cushion(c: string, w: number, h: number, inner: string, back: boolean) {
  const [l, r, t, b] = [600 - w, 600 + w, 1056 - 2 * h, 1056]
  const m = (t + b) / 2
  const cover = blob([[l - 20, t - 10], [600, t + 34], [r + 20, t - 10], [r - 34, m], [r + 20, b - 6], [600, b - 30], [l - 20, b - 6], [l + 34, m]])
  if (back) return part(blob([[600, t], [760, t + h * 0.5], [810, m], [760, b - h * 0.5], [600, b], [440, b - h * 0.5], [390, m], [440, t + h * 0.5]]), c, { shade: 40 }) + stroke(`M600 ${t + 20}V${b - 20}`, dark(c, 0.5), 16) + seam(`M600 ${t + 20}V${b - 20}`, '#F2E3B8', 7) + part(box(582, t + 80, 36, 64, 10), '#C3C8D0', { shade: 4 }) + moved(0, m - 640, sewnLabel(650, 640))
  return part(cover, c, { shade: 34 }) + seam(blob([[l + 14, t + 24], [600, t + 62], [r - 14, t + 24], [r - 64, m], [r - 14, b - 40], [600, b - 62], [l + 14, b - 40], [l + 64, m]]), dark(c, 0.4)) + inner
}

const office: Record<string, string> = { W: '#2B5FB4', X: '#1F7A48', P: '#C8482B', O: '#1E7FC4', N: '#7B3FA8', T: '#5558AF' }
const raised = (letter: string, y: number, size: number, c: string) => moved(6, 8, glyph(letter, 600, y, size, dark(c, 0.35), 0.24)) + glyph(letter, 600, y, size, '#FFFDF8', 0.2)

const screen = fill(ell(440, 520, 34), '#FFFFFF') + fill(ell(440, 690, 34), '#FFFFFF') + stroke('M700 450C560 520 560 690 700 760', '#FFFFFF', 40)

export const softToys: Arts = {
  'fluent-emoji-plush': { pack: 'header', foot: 260, close: [600, 560, 1.6], draw: (look, back) => ball(yellow, back, faces[look.Face] + swingTag(990, 560)) },
  'minesweeper-smiley-plush': { pack: 'header', foot: 260, close: [600, 600, 1.6], draw: (look, back) => ball('#F7DC3C', back, seam(ell(600, 616, 404), '#8A7414') + faces[look.Mood] + swingTag(980, 620)) },
  'fluent-animals-plush': { pack: 'header', foot: 280, close: [600, 640, 1.7], draw: (look, back) => animals[look.Animal].draw(back) },
  'xbox-controller-plush': { pack: 'header', foot: 420, close: [720, 600, 2], draw: (look, back) => controller({ 'Carbon Black': '#3A3444', 'Robot White': '#F3EFE8', 'Shock Blue': '#2F7FE0', 'Pulse Red': '#D13B36' }[look.Colour] ?? ink, back) },
  'xbox-console-plush': { pack: 'window', foot: 330, close: [520, 480, 1.8], draw: (look, back) => consoles[look.Model](back) + (back ? '' : swingTag(840, 720)) },
  'save-icon-floppy-plush': { pack: 'header', foot: 380, close: [600, 480, 1.8], draw: (look, back) => floppy({ Blue: '#3A6FC4', Black: '#3A3444', Red: '#C8402F', Grey: '#9AA0A8' }[look.Colour] ?? ink, back) + (back ? '' : swingTag(940, 560)) },
  'minesweeper-mine-plush': { pack: 'header', foot: 250, tall: 880, close: [560, 560, 1.8], draw: (_, back) => mine(back) + (back ? '' : swingTag(920, 760)) },
  'solitaire-card-plush': { pack: 'header', foot: 250, close: [520, 440, 1.8], draw: (look, back) => both(part(ell(720, 1016, 84, 40), '#E8B48F', { shade: 8 }) + tube('M900 620C960 640 990 680 990 730', '#E8B48F', 50)) + (back ? cardBack('#2E5FA8') + sewnLabel(600, 900) : cards[look.Card] + seam(box(300, 150, 600, 850, 44), '#A9A0B0', 4)) },
  'azure-cloud-plush': { pack: 'header', foot: 380, tall: 640, close: [600, 640, 1.8], draw: (_, back) => moved(0, 112, cloud('#FFFFFF', '#5BB1E8', back)) + tag(back, 940, 780) },
  'azure-cloud-rattle': {
    pack: 'card',
    foot: 0,
    close: [600, 480, 1.8],
    draw: (look, back) => {
      const white = look.Colour === 'White'
      const drop = (x: number, y: number, c: string) => stroke(`M${x} 700V${y - 60}`, '#857A68', 9) + part(blob([[x, y - 80], [x + 46, y + 10], [x, y + 60], [x - 46, y + 10]]), c, { shade: 10 }) + stroke(`M${x - 20} ${y - 56}h40`, dark(c, 0.4), 10)
      return drop(420, 900, '#8FC4E8') + drop(600, 970, '#F2C98F') + drop(780, 900, '#B6D8A8') + moved(0, -150, cloud(white ? '#FBF7EE' : '#B9AFD6', white ? '#CFE3F2' : '#8E83B8', back))
    },
  },
  'bliss-hill-plush': { pack: 'window', foot: 440, close: [640, 640, 1.7], draw: (_, back) => hill(back) },
  'paint-brush-plush': { pack: 'header', foot: 120, close: [520, 760, 1.9], draw: (look, back) => brush({ Tomato: '#D8463B', Cobalt: '#2F5FC4', Leaf: '#4E9A3E' }[look.Paint] ?? ink, back) },
  'recycle-bin-plush': { pack: 'header', foot: 250, close: [600, 640, 1.8], draw: (look, back) => bin(look.State, back) + (back ? '' : swingTag(870, 640)) },
  'pointer-plush': { pack: 'header', foot: 200, close: [500, 700, 1.8], draw: (look, back) => pointers[look.Pointer](back) },
  'office-letter-cushion': { pack: 'header', foot: 380, close: [600, 620, 1.7], draw: (look, back) => cushion(office[look.Letter], 420, 430, raised(look.Letter, 430, 380, office[look.Letter]), back) },
  'windows-95-boot-pillow': {
    pack: 'header',
    foot: 420,
    close: [600, 720, 1.7],
    draw: (_, back) => cushion('#7DBBE8', 480, 360, [[360, 480, 0.3], [700, 440, 0.36], [860, 640, 0.26], [470, 680, 0.28]].map(([x, y, s]) => scaled(s, 0, 0, `<g transform="translate(${Math.round(x / s - 600)} ${Math.round(y / s - 600)})">${fill(cloudShape, '#FFFFFF', 'opacity=".9"')}</g>`)).join('') + fill(box(200, 880, 800, 60, 8), '#2F62B4') + [0, 1, 2, 3, 4, 5, 6].map((i) => fill(box(214 + i * 64, 890, 54, 40, 4), '#9CD0F5')).join('') + part(box(640, 872, 40, 76, 8), '#F2C230', { shade: 4, width: 4 }), back),
  },
  'blue-screen-cushion': { pack: 'header', foot: 420, close: [560, 620, 1.7], draw: (_, back) => cushion('#1F6FC4', 480, 360, moved(40, 80, screen), back) },
  'folder-cushion': {
    pack: 'header',
    foot: 440,
    close: [500, 520, 1.8],
    draw: (look, back) => {
      const c = look.Colour === 'Sky' ? '#7DB4E0' : '#F2C65A'
      return part('M160 420Q160 370 210 370H460L540 450H1000Q1040 450 1040 490V1000Q1040 1056 990 1056H210Q160 1056 160 1000z', dark(c, 0.14)) + (back ? seam('M190 440V1020H1010V490H530L450 410H190z', dark(c, 0.5)) + sewnLabel(600, 900) : fill(box(230, 470, 740, 200, 10), '#FFFDF8') + part('M120 600Q120 556 164 556H1036Q1080 556 1080 600L1044 1010Q1040 1056 990 1056H210Q160 1056 156 1010z', c, { shade: 30 }) + seam('M150 600H1050L1016 1022H184z', dark(c, 0.45)) + fill(ell(420, 620, 16), '#857A68') + fill(ell(780, 620, 16), '#857A68') + eyes(600, 790, 220, 32) + smile(600, 840, 80))
    },
  },
  'xbox-button-cushion': {
    pack: 'header',
    foot: 300,
    close: [600, 620, 1.7],
    draw: (look, back) => {
      const c = { A: '#6FB53A', B: '#D8463B', X: '#2F7FD8', Y: '#F2B82E' }[look.Button] ?? ink
      if (back) return cushion(c, 400, 430, '', true)
      return part(ell(600, 616, 440), '#2B2433', { shade: 20 }) + part(ell(600, 606, 396), c, { shade: 44 }) + seam(ell(600, 606, 360), dark(c, 0.45)) + raised(look.Button, 420, 370, c) + stroke('M340 420q50 -80 130 -120', '#FFFFFF', 22, 'opacity=".55"')
    },
  },
}
