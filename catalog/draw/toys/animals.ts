import type { Arts } from '../art.ts'
import { cape, headband, scarf, witchHat } from '../kit/clothes.ts'
import { animal, animalHead, sternEyes, type Animal } from '../kit/animal.ts'
import { cheeks, eye, eyes, goggle, smile, snout, whiskers } from '../kit/face.ts'
import { sewnLabel, swingTag } from '../kit/label.ts'
import { blob, both, box, dark, ell, fill, flipped, ink, light, moved, part, poly, scaled, seam, star, stroke, sym, tube, turned } from '../kit/svg.ts'

const black = '#3A3444'
const catFace = sternEyes(390) + fill('M574 470q26 -18 52 0q-6 26 -26 30q-20 -4 -26 -30z', '#E58A7B') + stroke('M600 500v22m-36 6q18 16 36 -6q18 22 36 6', '#8C8497', 8) + whiskers(600, 486, 150, '#8C8497')
const ninja: Animal = { fur: black, ears: 'cat', inner: '#8A5560', face: catFace }

export const ninjaCat = (back: boolean, more: Partial<Animal> = {}) => animal({ ...ninja, head: headband(600, 290, 500), ...more }, back)

const rover: Animal = {
  fur: '#E0A95A',
  belly: '#F6E3BF',
  ears: 'flop',
  muzzle: '#F6E3BF',
  tail: 'stub',
}
const tongue = fill('M584 556h44v46a22 22 0 0 1 -44 0z', '#E2655C') + stroke('M606 560v44', '#B6423C', 5)
const magnifier = stroke('M880 980L960 1036', '#6B4A2E', 30) + `<circle cx="820" cy="930" r="74" fill="#C9DDF4" stroke="${ink}" stroke-width="20"/>` + stroke('M780 916a46 46 0 0 1 40 -34', '#FFFFFF', 12)

export const roverDog = (back: boolean, more: Partial<Animal> = {}) => animal({ ...rover, ...more }, back) + (back ? '' : tongue)

function mount(kind: string) {
  if (kind === 'Dinosaur') {
    const c = '#5FA65A'
    const spikes = [[330, 640], [420, 590], [760, 560]].map(([x, y]) => part(poly([[x - 44, y + 60], [x, y - 30], [x + 44, y + 60]]), '#E8842A', { shade: 8 })).join('')
    return tube('M420 860C300 860 220 820 170 740', c, 96) + spikes + part(blob([[320, 760], [460, 640], [700, 640], [790, 560], [780, 440], [860, 370], [1010, 400], [1040, 480], [960, 530], [900, 560], [870, 760], [760, 900], [480, 910]]), c, { inside: fill(ell(640, 880, 190, 110), light(c, 0.45)) }) + [420, 700].map((x) => part(box(x - 60, 860, 120, 196, 46), c)).join('') + eye(890, 450, 24) + stroke('M930 500q50 10 90 -20', ink, 8)
  }
  if (kind === 'Narwhal') {
    const c = '#7FA8D8'
    return part(poly([[1010, 560], [1130, 330], [1060, 590]]), '#F6F0E4', { shade: 8 }) + tube('M330 860C240 840 190 780 180 700', c, 70) + part(blob([[180, 700], [90, 640], [110, 560], [190, 640]]), c, { shade: 10 }) + part(blob([[190, 700], [270, 640], [290, 560], [220, 590]]), c, { shade: 10 }) + part(blob([[270, 880], [400, 720], [700, 640], [960, 580], [1080, 660], [1080, 860], [940, 1020], [600, 1056], [380, 1030]]), c, { inside: fill(ell(760, 1050, 330, 110), '#F6F0E4') }) + eye(960, 760, 26) + stroke('M1000 850q40 14 72 -14', ink, 8) + part(blob([[560, 900], [660, 920], [640, 1040], [540, 1000]]), dark(c, 0.14), { shade: 10 })
  }
  const c = '#FBF3F4'
  const mane = ['#E36DA0', '#F2C230', '#57B6D6', '#9A6BD0']
  return (
    mane.map((m, i) => tube(`M${240 - i * 6} 760C${170 - i * 14} 820 ${190 + i * 22} 900 ${150 + i * 26} 980`, m, 34)).join('') +
    [380, 480, 680, 770].map((x, i) => part(box(x - 46, 820, 92, 236, 40), i % 2 ? c : dark(c, 0.12), { inside: fill(box(x - 46, 1004, 92, 60), '#E8B9C9') })).join('') +
    part(blob([[240, 760], [330, 660], [600, 670], [760, 640], [800, 460], [900, 400], [1040, 500], [1060, 570], [1000, 610], [900, 590], [860, 780], [740, 900], [400, 900], [260, 860]]), c) +
    part(poly([[870, 410], [940, 220], [936, 420]]), '#F2C230', { shade: 8 }) +
    mane.map((m, i) => tube(`M${850 - i * 14} ${420 + i * 66}C${790 - i * 8} ${430 + i * 66} ${780 - i * 8} ${490 + i * 66} ${740 - i * 6} ${500 + i * 70}`, m, 40)).join('') +
    eye(936, 490, 24) + smile(1020, 570, 50)
  )
}

const robot = (colour: string, back: boolean) =>
  stroke('M600 250V150', dark(colour, 0.4), 16) + part(ell(600, 140, 36), '#D8342B', { shade: 8 }) +
  both(part(box(470, 940, 110, 116, 40), dark(colour, 0.15)) + tube('M380 720C300 760 290 840 320 890', colour, 60) + part(ell(320, 900, 50), '#F2C230', { shade: 10 })) +
  part(box(380, 640, 440, 350, 70), colour) + part(box(330, 240, 540, 420, 80), colour) +
  (back
    ? seam('M600 250V980', dark(colour, 0.45)) + sewnLabel(600, 860)
    : part(box(390, 310, 420, 270, 56), '#211B2B', { shade: 8 }) + [500, 700].map((x) => fill(box(x - 32, 390, 64, 84, 20), '#7FE0D0')).join('') + stroke('M540 524q60 40 120 0', '#7FE0D0', 14) + fill(ell(530, 800, 32), '#F2C230') + fill(ell(610, 800, 32), '#E36D5A') + stroke('M500 890h200', dark(colour, 0.35), 12)) +
  seam(box(350, 260, 500, 380, 64), dark(colour, 0.4), 4)

const bit = (colour: string, back: boolean) =>
  both(part(ell(440, 1010, 90, 50), dark(colour, 0.15)) + part(blob([[330, 660], [220, 720], [200, 820], [270, 830], [350, 760]]), colour) + tube('M460 330C420 230 360 220 330 170', colour, 34) + part(ell(326, 160, 36), '#F2C230', { shade: 8 })) +
  part(ell(600, 660, 330, 370), colour) +
  (back
    ? seam('M600 296V1026', dark(colour, 0.45)) + sewnLabel(600, 900)
    : part(box(370, 480, 460, 300, 110), '#211B2B', { shade: 8 }) + fill(ell(490, 620, 44, 56), '#FFE38A') + fill(ell(710, 620, 44, 56), '#FFE38A') + stroke('M556 700q44 34 88 0', '#FFE38A', 14) + seam(box(350, 460, 500, 340, 124), dark(colour, 0.4), 4) + cheeks(600, 840, 420, light(colour, 0.4)))

function bitAndBot(who: string, back: boolean, a = '#57A7D6', b = '#9A8FE0') {
  if (who === 'Bit') return bit(a, back)
  if (who === 'Bot') return robot(b, back)
  return scaled(0.62, 130, 1056, bit(a, back)) + scaled(0.72, 1080, 1056, robot(b, back))
}

const wing = (x: number, c: string, tip: [number, number][]) => part(blob(tip), c, { inside: fill(ell(x, tip[1][1] + 90, 60, 50), light(c, 0.35)) }) + seam(blob(tip.map(([px, py]): [number, number] => [x + (px - x) * 0.84, py + (tip[1][1] + 90 - py) * 0.16])), dark(c, 0.4), 4)

export function butterfly(colours: string[], back: boolean) {
  const up: [number, number][] = [[620, 560], [700, 260], [900, 130], [1040, 230], [1020, 440], [860, 590]]
  const low: [number, number][] = [[630, 600], [820, 600], [960, 700], [930, 880], [790, 950], [660, 820]]
  const [a, b, c, d] = colours
  return (
    wing(860, b, up) + wing(800, c, low) + flipped(wing(860, a, up) + wing(800, d, low)) +
    stroke('M580 350C560 250 520 210 470 190M620 350C640 250 680 210 730 190', ink, 12) + fill(ell(468, 188, 20), ink) + fill(ell(732, 188, 20), ink) +
    part(blob(sym([[640, 340], [680, 420], [664, 600], [660, 860], [620, 1040]])), '#4B3F66') +
    (back ? sewnLabel(600, 620) : eyes(600, 440, 70, 18, '#FFFFFF') + stroke('M570 500q30 26 60 0', '#FFFFFF', 8) + seam('M548 640q52 20 104 0M550 740q50 20 100 0M556 840q44 20 88 0', '#9E93B8'))
  )
}

const msn = ['#2F9E5C', '#E8842A', '#D8342B', '#2F7FD0']

const bear = (back: boolean) =>
  animal({ fur: '#A8713C', belly: '#E3BC86', ears: 'round', muzzle: '#E3BC86', tail: 'stub', behind: part(box(330, 600, 540, 380, 90), '#3E74B8'), over: part(poly([[386, 830], [814, 830], [836, 980], [720, 1046], [480, 1046], [364, 980]]), '#F2C230') + part(box(388, 820, 424, 44, 12), '#3A2A1E', { shade: 6 }) + (back ? part(box(390, 620, 420, 330, 60), '#3E74B8') + part(box(400, 610, 400, 130, 40), '#355F9C') + part(ell(600, 740, 26), '#E2B33C', { shade: 6 }) : part(box(560, 812, 80, 60, 10), '#E2B33C', { shade: 6 }) + both(stroke('M440 640L410 830', '#355F9C', 34)) + part(poly([[560, 660], [640, 660], [600, 740]]), '#F6F0E4', { shade: 4 })) }, back)

export function bird({ body, wings, belly, crest }: { body: string; wings: string; belly: string; crest: string }, back: boolean) {
  return (
    [-40, 0, 40].map((dx, i) => part(blob([[600 + dx - 30, 860], [600 + dx + 30, 860], [600 + dx * 2.2 + 34, 1050], [600 + dx * 2.2 - 34, 1050]]), [crest, body, wings][i], { shade: 8 })).join('') +
    [0, 1, 2].map((i) => turned(-30 + i * 30, 600, 300, part(blob([[570, 240], [600, 110], [640, 240]]), i === 1 ? crest : body, { shade: 8 }))).join('') +
    part(blob(sym([[640, 210], [760, 270], [810, 400], [800, 560], [820, 760], [740, 920], [640, 960]])), body) +
    (back ? '' : fill(ell(600, 740, 140, 190), belly) + seam(ell(600, 740, 140, 190), dark(belly, 0.3), 4)) +
    both(part(blob([[770, 540], [870, 600], [890, 780], [820, 920], [740, 800]]), wings) + seam('M800 640q20 100 -10 200M840 660q20 80 0 160', dark(wings, 0.4), 4)) +
    (back ? seam('M600 220V900', dark(body, 0.4)) + sewnLabel(600, 800) : both(part(ell(700, 390, 70, 80), '#FFFFFF', { shade: 8, width: 5 }) + eye(688, 396, 30)) + part(blob([[600, 400], [672, 450], [650, 540], [600, 600], [550, 540], [528, 450]]), '#F2A93B') + seam('M540 486q60 24 120 0', '#8A5A14', 5) + both(part(blob([[640, 960], [700, 950], [730, 1000], [640, 1010]]), '#F2A93B', { shade: 6 })))
  )
}

function ori(back: boolean) {
  const c = '#F3F1EC'
  const head = blob(sym([[640, 300], [740, 350], [770, 450], [710, 540], [620, 570]]))
  const ear = part(blob([[690, 360], [800, 200], [1010, 110], [1060, 140], [980, 300], [790, 450]]), c) + fill(blob([[770, 360], [850, 250], [1000, 160], [930, 290], [820, 390]]), '#BFE3EE') + part(blob([[720, 420], [860, 420], [1000, 480], [1010, 520], [880, 530], [730, 500]]), c) + fill(blob([[780, 450], [880, 450], [970, 492], [880, 508]]), '#BFE3EE')
  return tube('M680 960C860 980 980 880 930 720C910 660 850 680 860 730', c, 54) + both(ear) + part(blob(sym([[640, 540], [700, 640], [740, 820], [730, 1000], [650, 1056]])), c) + both(part(blob([[690, 640], [750, 680], [770, 840], [720, 880], [680, 760]]), c, { shade: 12 })) + part(head, c) + (back ? seam('M600 310V1030', '#A9B7C4') + sewnLabel(600, 900) : both(fill(ell(680, 450, 44, 52), ink) + fill(ell(668, 430, 14), '#FFFFFF') + fill(ell(690, 470, 8), '#8FD8EC')) + seam('M600 600V1010', '#A9C9D4', 4) + fill(poly([[590, 500], [610, 500], [600, 514]]), ink))
}

function kraken(c: string, back: boolean) {
  const pale = light(c, 0.55)
  const limbs = ['M700 760C860 760 1000 830 1060 720C1090 650 1020 620 1000 680', 'M680 800C820 860 960 960 1010 890', 'M660 820C740 920 760 1016 880 1010', 'M630 830C660 930 630 1010 680 1018']
  const cups = [[860, 770], [950, 776], [860, 880], [930, 918], [760, 950], [820, 1004], [650, 950]].map(([x, y]) => fill(ell(x, y, 15), pale)).join('')
  return both(limbs.map((d) => tube(d, c, 66)).join('') + cups) + part(blob(sym([[640, 150], [800, 250], [860, 450], [790, 620], [760, 780], [660, 870]])), c, { inside: back ? '' : [[480, 260], [560, 210], [440, 350]].map(([x, y]) => fill(ell(x, y, 34, 26), light(c, 0.2))).join('') }) + (back ? seam('M600 160V860', dark(c, 0.45)) + sewnLabel(600, 760) : both(part(ell(710, 540, 86, 78), '#F6E08A', { shade: 8 }) + fill(ell(706, 546, 24, 56), ink) + stroke('M620 470L800 440', dark(c, 0.5), 22)) + stroke('M530 700q70 50 140 0', dark(c, 0.5), 12))
}

function copilot(c: string[], back: boolean) {
  const [main, warm, deep] = c
  const shell = blob(sym([[660, 250], [830, 290], [940, 470], [950, 760], [860, 980], [700, 1050]]))
  return part(shell, main, { shade: 40, inside: fill(blob([[240, 560], [420, 520], [560, 700], [640, 900], [860, 1000], [1000, 1100], [200, 1100]]), warm) + fill(blob([[620, 180], [960, 240], [1000, 620], [900, 560], [820, 380]]), deep) }) + seam('M300 560C420 520 540 690 640 900C720 970 820 990 880 976', dark(main, 0.35)) + seam('M640 252C760 290 850 400 920 570', dark(main, 0.35)) + (back ? sewnLabel(600, 930) : fill(box(470, 560, 62, 150, 31), ink) + fill(box(668, 560, 62, 150, 31), ink) + fill(ell(488, 596, 12), '#FFFFFF') + fill(ell(686, 596, 12), '#FFFFFF') + cheeks(600, 770, 420, light(warm, 0.3), 44) + swingTag(900, 520))
}

const tinted = (colour: string) => [colour, light(colour, 0.25), dark(colour, 0.12), light(colour, 0.1)]
const links: Animal = { fur: '#E8B45E', belly: '#FBEBD0', ears: 'cat', inner: '#F3C6B4', muzzle: '#FBEBD0' }
const rocky: Animal = { fur: '#F0E6D6', belly: '#FFFFFF', ears: 'flop', muzzle: '#FFFFFF', tail: 'stub', behind: '' }

export const animalToys: Arts = {
  'ninja-cat-plush': { pack: 'window', foot: 320, close: [600, 380, 2], draw: (_, back) => ninjaCat(back) + (back ? '' : swingTag(790, 700)) },
  'ninja-cat-vinyl-figure': { pack: 'window', foot: 320, close: [600, 380, 2], draw: (_, back) => ninjaCat(back) + stroke('M396 330q40 -90 130 -116', '#FFFFFF', 20, 'opacity=".5"') + (back ? '' : stroke('M830 880L980 560', '#E8B45E', 30) + fill(poly([[966, 566], [996, 554], [1000, 520]]), ink)) },
  'ninja-cat-rider-plush': {
    pack: 'window',
    foot: 400,
    close: [520, 420, 2],
    draw: (look, back) => {
      const rider = moved(-60, -330, scaled(0.62, 600, 1056, moved(0, 0, part('M520 640C340 700 200 700 90 620C120 800 260 900 560 860z', '#C4342B')) + ninjaCat(false, { tail: 'none' })))
      const scene = mount(look.Mount) + rider
      return back ? flipped(scene) : scene
    },
  },
  'witch-ninja-cat-plush': { pack: 'window', foot: 340, close: [600, 330, 1.9], draw: (_, back) => scaled(0.86, 600, 1056, back ? animal({ ...ninja, over: cape('#3D2E57', '#E8842A'), head: witchHat(600, 230, 1.15) }, back) : animal({ ...ninja, behind: cape('#3D2E57', '#E8842A'), head: witchHat(600, 230, 1.15) }, back)) },
  'rover-search-dog-plush': { pack: 'window', foot: 340, close: [600, 480, 2], draw: (_, back) => roverDog(back) + (back ? '' : magnifier + swingTag(400, 700, -14)) },
  'holiday-rover-plush': {
    pack: 'window',
    foot: 340,
    close: [600, 470, 1.9],
    draw: (_, back) => scaled(0.9, 600, 1056, both(tube('M700 230C720 150 760 120 760 50M724 160C790 150 830 120 840 70', '#8A5A33', 38)) + roverDog(back) + scarf(600, 640, 400, '#14663F')),
  },
  'rover-comforter': {
    pack: 'card',
    foot: 0,
    close: [600, 420, 2],
    draw: (_, back) =>
      part(blob([[300, 560], [900, 560], [990, 800], [900, 1040], [600, 990], [300, 1040], [210, 800]]), '#F6E3BF', { inside: stroke('M600 620V1000M420 640L330 1020M780 640L870 1020', '#DCC497', 6) }) +
      seam(blob([[320, 590], [880, 590], [956, 800], [880, 1004], [600, 956], [320, 1004], [244, 800]]), '#9A7B45') +
      both(part(ell(820, 760, 74, 54), '#E0A95A')) +
      scaled(0.86, 600, 150, animalHead({ ...rover, face: stroke('M460 390q34 34 68 0M672 390q34 34 68 0', ink, 11) + part(ell(600, 510, 150, 96), '#F6E3BF', { width: 5, shade: 10 }) + snout(600, 470) }, back)) +
      (back ? sewnLabel(600, 760) : ''),
  },
  'office-assistant-minis': {
    pack: 'header',
    foot: 320,
    close: [600, 410, 2],
    draw: (look, back) => {
      const dot = part(ell(600, 700, 356), '#D8342B', { shade: 40 }) + (back ? seam('M600 350V1050', '#7E1A1A') + sewnLabel(600, 940) : goggle(500, 620, 84, 0.1) + goggle(700, 620, 84, 0.1) + smile(600, 800, 190, '#7E1A1A') + fill(ell(420, 500, 44, 60), '#F0857B'))
      const all: Record<string, string> = { 'Links the Cat': animal(links, back), 'Rocky the Dog': animal({ ...rocky, head: back ? '' : fill(ell(706, 360, 92, 100), '#B98A56', 'opacity=".55"') + eyes(600, 390, 220, 34) }, back), 'F1 the Robot': robot('#9AA8B8', back), 'The Dot': dot }
      return all[look.Character] + (back ? '' : swingTag(800, 720))
    },
  },
  'bit-and-bot-plush': { pack: 'window', foot: 320, close: [600, 560, 2], draw: (look, back) => bitAndBot(look.Character, back) },
  'bit-and-bot-lullaby-plush': {
    pack: 'window',
    foot: 320,
    close: [600, 560, 2],
    draw: (look, back) => stroke('M860 1000q90 10 110 -60', '#857A68', 8) + part(ell(972, 910, 34), '#D9B27C', { shade: 6 }) + bitAndBot(look.Character, back, '#A9CBBF', '#D9C3E0') + (back ? '' : fill(star(840, 270, 60), '#F2C230')),
  },
  'msn-butterfly-plush': { pack: 'window', foot: 60, close: [760, 420, 1.8], draw: (_, back) => butterfly(msn, back) },
  'msn-butterfly-teether': {
    pack: 'card',
    foot: 60,
    close: [780, 420, 1.9],
    draw: (look, back) => {
      const colours = { 'Four colours': ['#9CCBA4', '#F0B98A', '#E59A95', '#9CBFE0'], Lilac: tinted('#C3ABE0'), Butter: tinted('#F2D98F') }[look.Colour] ?? msn
      const dots = [[780, 300], [860, 260], [940, 320], [840, 380], [920, 410]].map(([x, y]) => fill(ell(x, y, 20), '#FFFFFF', 'opacity=".7"')).join('')
      return butterfly(colours, back) + dots + stroke('M250 300q40 -40 80 0t80 0M270 390q40 -40 80 0t80 0M740 720h140M740 780h150M760 840h90', '#FFFFFF', 16, 'opacity=".7"')
    },
  },
  'copilot-companion-plush': { pack: 'window', foot: 320, close: [600, 620, 1.9], draw: (look, back) => copilot({ Apricot: ['#F7B98B', '#F28C6A', '#FBD9A8'], Lagoon: ['#7CCBD0', '#4FA3C7', '#B6E6D2'], Violet: ['#B69BE8', '#8E6FD0', '#E7B8DD'] }[look.Colour] ?? [], back) },
  'banjo-kazooie-plush': {
    pack: 'window',
    foot: 330,
    close: [600, 440, 2],
    draw: (look, back) => (look.Character === 'Kazooie' ? bird({ body: '#C4342B', wings: '#A82A24', belly: '#F2C230', crest: '#F2C230' }, back) : bear(back)),
  },
  'ori-spirit-plush': { pack: 'window', foot: 200, close: [620, 420, 2], draw: (_, back) => ori(back) + (back ? '' : swingTag(740, 720)) },
  'sea-of-thieves-kraken-plush': { pack: 'window', foot: 420, close: [600, 560, 1.9], draw: (look, back) => kraken(look.Colour === 'Ember red' ? '#C4482E' : '#2B7F86', back) },
  'sea-of-thieves-parrot-plush': {
    pack: 'header',
    foot: 130,
    close: [600, 420, 2],
    draw: (look, back) => bird({ Scarlet: { body: '#D13B2E', wings: '#2F6FD0', belly: '#F2A04A', crest: '#F2C230' }, Emerald: { body: '#2F9E5C', wings: '#1E7A63', belly: '#BFE08A', crest: '#E8842A' }, Cobalt: { body: '#2F62C4', wings: '#24489A', belly: '#F2C230', crest: '#57B6D6' } }[look.Colour] ?? { body: ink, wings: ink, belly: ink, crest: ink }, back),
  },
}
