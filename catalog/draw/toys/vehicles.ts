import type { Arts } from '../art.ts'
import { blob, both, box, clipped, dark, ell, fill, flipped, group, ink, light, line, moved, part, poly, scaled, stroke, type Point } from '../kit/svg.ts'

const glass = '#BFDDF0'

const wheel = (x: number, y: number, r: number, rim = '#D5D8DE', knobs = false) =>
  (knobs ? stroke(ell(x, y, r + 2), '#2B2633', 20, 'stroke-dasharray="26 14"') : '') +
  part(ell(x, y, r), '#37323F', { shade: 10 }) +
  part(ell(x, y, r * 0.6), rim, { shade: 8, width: 5 }) +
  Array.from({ length: 5 }, (_, i) => stroke(line([[x, y], [x + r * 0.5 * Math.cos(i * 1.257 - 0.4), y + r * 0.5 * Math.sin(i * 1.257 - 0.4)]]), dark(rim, 0.35), 10)).join('') +
  fill(ell(x, y, r * 0.14), dark(rim, 0.5))

type Car = { c: string; body: string; cabin: string; window: string; pillar: string; wheels: [number, number, number][]; knobs?: boolean; over?: string; rim?: string; stripe?: string }

const side = (v: Car) =>
  part(v.cabin, dark(v.c, 0.12)) + part(v.window, glass, { shade: 10, inside: stroke('M430 800L560 560M470 800L600 560M760 800L860 600', '#FFFFFF', 16, 'opacity=".7"') }) + v.pillar +
  part(v.body, v.c, { shade: 30, inside: v.stripe ?? '' }) + (v.over ?? '') +
  v.wheels.map(([x, y, r]) => fill(ell(x, y, r + 20), '#211B2B') + wheel(x, y, r, v.rim, v.knobs)).join('')

const coupe = (c: string): Car => ({
  c,
  body: 'M80 900C80 830 120 800 220 786L380 770H780C900 776 1040 790 1100 840C1130 870 1130 930 1112 968H90C78 950 80 920 80 900z',
  cabin: 'M330 780C420 690 500 640 600 632C720 626 800 690 900 786z',
  window: 'M392 776C460 700 530 664 600 660C690 656 760 710 820 776z',
  pillar: stroke('M620 664V776', dark(c, 0.2), 20),
  wheels: [[290, 960, 96], [900, 960, 96]],
  over: stroke('M470 800V940M470 800H640L660 940', dark(c, 0.35), 6) + fill(box(600, 830, 50, 14, 7), dark(c, 0.4)) + part(blob([[1060, 830], [1108, 850], [1116, 886], [1070, 880]]), '#FBF0B8', { shade: 4, width: 5 }) + fill(box(84, 850, 40, 34, 8), '#D8342B') + part(poly([[70, 780], [150, 700], [220, 700], [180, 786]]), dark(c, 0.2), { shade: 6 }) + stroke('M300 812Q600 780 1000 812', light(c, 0.5), 10),
})
const hatch = (c: string): Car => ({
  c,
  body: 'M170 880C170 800 190 760 260 750H720C860 752 980 780 1020 850C1036 890 1034 940 1020 968H180C168 940 170 910 170 880z',
  cabin: 'M220 764C240 640 290 570 400 560H620C700 566 760 650 820 764z',
  window: 'M290 750C300 660 340 606 410 600H600C660 606 700 670 740 750z',
  pillar: stroke('M500 600V750', dark(c, 0.2), 22),
  wheels: [[340, 960, 96], [860, 960, 96]],
  rim: '#F2C230',
  stripe: fill(poly([[560, 740], [640, 740], [560, 980], [480, 980]]), '#FAF6EE') + fill(poly([[670, 740], [700, 740], [620, 980], [590, 980]]), '#D8342B'),
  over: stroke('M450 770V930', dark(c, 0.35), 6) + part(ell(980, 836, 40, 34), '#FBF0B8', { shade: 6, width: 5 }) + fill(box(176, 800, 36, 60, 8), '#D8342B') + part(box(196, 540, 150, 34, 14), dark(c, 0.25), { shade: 6 }) + fill(ell(720, 850, 50), '#FAF6EE') + stroke('M704 838l18 -16v56', ink, 9),
})
const offroad = (c: string): Car => ({
  c,
  body: 'M150 640H880L1050 660C1070 670 1076 700 1076 860H140V660z',
  cabin: 'M190 660V450C190 420 210 410 240 410H720C760 410 770 430 790 470L860 660z',
  window: 'M230 640V470C230 450 240 446 256 446H700C724 446 732 460 746 490L800 640z',
  pillar: stroke('M420 446V640M600 446V640', dark(c, 0.2), 24),
  wheels: [[320, 910, 128], [880, 910, 128]],
  knobs: true,
  over: part(ell(120, 640, 90), '#37323F', { shade: 10 }) + part(ell(120, 640, 50), '#D5D8DE', { shade: 6 }) + stroke('M420 680V840M600 680V840', dark(c, 0.35), 6) + part(box(1000, 690, 60, 60, 16), '#FBF0B8', { shade: 6, width: 5 }) + stroke('M220 380H760M250 380V410M400 380V410M560 380V410M720 380V410', '#37323F', 16) + part(box(300, 320, 200, 56, 10), '#C9965A', { shade: 6 }) + part(box(530, 340, 140, 36, 10), '#D8463B', { shade: 6 }) + fill(box(1040, 790, 60, 50, 10), '#37323F'),
})

function nose(v: { c: string; wide: number; roof: number; hood: number; base: number; tyre: number; grille: string }) {
  const { c, wide: w, roof, hood, base, tyre } = v
  return (
    both(part(box(600 + w - 110, base - tyre, 120, tyre + 60, 24), '#37323F', { shade: 8 })) +
    part(poly([[600 - w * 0.62, roof], [600 + w * 0.62, roof], [600 + w * 0.86, hood], [600 - w * 0.86, hood]]), dark(c, 0.12)) +
    part(poly([[600 - w * 0.54, roof + 26], [600 + w * 0.54, roof + 26], [600 + w * 0.72, hood], [600 - w * 0.72, hood]]), glass, { shade: 10, inside: stroke(`M${600 - w * 0.3} ${hood}L${600 - w * 0.1} ${roof}M${600 - w * 0.2} ${hood}L${600} ${roof}`, '#FFFFFF', 14, 'opacity=".7"') }) +
    part(`M${600 - w * 0.9} ${hood - 6}Q600 ${hood - 44} ${600 + w * 0.9} ${hood - 6}L${600 + w} ${hood + 90}V${base}H${600 - w}V${hood + 90}z`, c, { shade: 30 }) +
    both(part(box(600 + w - 150, hood + 60, 120, 62, 26), '#FBF0B8', { shade: 6, width: 5 })) +
    both(part(box(600 + w * 0.88, hood - 60, 84, 50, 18), c, { shade: 6 })) +
    v.grille +
    part(box(520, base - 50, 160, 40, 6), '#FAF6EE', { shade: 4, width: 4 })
  )
}

const bars = (x: number, y: number, w: number, h: number) => part(box(x, y, w, h, 16), '#37323F', { shade: 6 }) + stroke(Array.from({ length: 5 }, (_, i) => `M${x + 24 + (i * (w - 48)) / 4} ${y + 14}v${h - 28}`).join(''), '#8C8497', 8)

function warthog(c: string, back: boolean) {
  const gun = stroke('M330 560L160 470M330 590L150 520', '#5A5563', 24) + part(box(280, 500, 130, 130, 24), '#5A5563') + part(box(310, 630, 70, 120, 10), '#6E6577')
  if (back)
    return nose({ c, wide: 400, roof: 520, hood: 660, base: 960, tyre: 200, grille: part(poly([[420, 740], [780, 740], [720, 860], [480, 860]]), '#37323F', { shade: 6 }) + both(part(poly([[640, 900], [760, 820], [800, 980]]), '#F6F0E4', { shade: 6 })) }) + part(box(530, 380, 140, 130, 24), '#5A5563') + fill(ell(570, 430, 22), ink) + fill(ell(630, 430, 22), ink)
  return (
    gun +
    part('M100 760L260 700H520L560 760H760L820 660L1010 690C1090 720 1120 780 1130 840L1060 900H140z', c, { shade: 30 }) +
    part(poly([[540, 740], [620, 560], [700, 560], [820, 670], [760, 760]]), glass, { shade: 10 }) + stroke('M480 720V540H620M620 560L830 670', dark(c, 0.45), 20) + part(box(470, 690, 80, 80, 16), '#4A4356') +
    part('M760 800C800 700 1020 700 1060 820L1030 830C990 760 830 760 800 830z', dark(c, 0.2)) + part('M180 800C220 700 440 700 480 820L450 830C410 760 250 760 220 830z', dark(c, 0.2)) +
    [310, 910].map((x) => wheel(x, 910, 136, dark(c, 0.1), true)).join('') + part(poly([[1090, 840], [1160, 780], [1150, 900]]), '#F6F0E4', { shade: 6 }) + fill(box(600, 800, 90, 30, 8), light(c, 0.5))
  )
}

const cloudDot = (x: number, y: number) => fill(ell(x, y, 14, 18), '#3A4656')

function airliner(c: string, back: boolean) {
  const stand = part(ell(600, 1026, 210, 30), '#37323F', { shade: 6 }) + stroke('M600 1020L620 760', '#8C95A3', 22)
  if (back) {
    const w = part(poly([[640, 500], [1110, 700], [1110, 760], [640, 660]]), '#E4E7EC') + part(box(800, 590, 70, 130, 34), c, { shade: 8 }) + part(poly([[630, 900], [800, 980], [800, 1020], [630, 980]]), '#E4E7EC', { shade: 8 })
    return both(w) + part('M600 120C660 160 670 260 670 360V860C670 940 640 1020 600 1050C560 1020 530 940 530 860V360C530 260 540 160 600 120z', '#FAFBFC', { shade: 26, inside: fill(box(500, 860, 200, 200), c) + fill('M540 230Q600 190 660 230L650 262Q600 236 550 262z', '#3A4656') }) + stroke('M600 880V1040', dark(c, 0.4), 16)
  }
  return (
    stand +
    group(
      'rotate(-6 600 640)',
      part(poly([[150, 560], [60, 330], [170, 330], [330, 560]]), c) + part(poly([[120, 600], [30, 540], [90, 530], [270, 590]]), '#E4E7EC', { shade: 8 }) +
        part('M110 610C110 560 200 550 330 546H930C1050 550 1130 600 1140 650C1130 700 1020 720 900 722H360C220 712 110 660 110 610z', '#FAFBFC', { shade: 24, inside: fill('M60 540H330C300 620 240 680 60 720z', c) + fill(box(60, 672, 1100, 24), c) }) +
        fill('M1010 580q70 14 96 50l-84 -4z', '#3A4656') + Array.from({ length: 15 }, (_, i) => cloudDot(360 + i * 40, 616)).join('') +
        part(poly([[480, 660], [720, 660], [420, 880], [330, 880]]), '#D5D9E0') + part(box(500, 730, 190, 90, 44), c, { shade: 10 }) + part(ell(676, 775, 26, 42), '#37323F', { shade: 4 }) + stroke('M460 610v84h54v-84z', '#A9B2BF', 5),
    )
  )
}

function bushPlane(c: string, back: boolean) {
  const prop = (x: number, y: number, h: number) => part(ell(x, y - h / 2, 22, h / 2), '#4A3A2E', { shade: 4 }) + part(ell(x, y + h / 2, 22, h / 2), '#4A3A2E', { shade: 4 }) + part(ell(x, y, 36), '#D5D8DE', { shade: 6 })
  if (back)
    return both(wheel(760, 956, 96) + stroke('M660 820L750 940', '#5A5563', 22) + part(poly([[640, 430], [1130, 400], [1130, 450], [640, 500]]), c) + stroke('M690 760L920 450', '#5A5563', 16)) + part(ell(600, 680, 160, 190), c) + part(poly([[500, 500], [700, 500], [720, 600], [480, 600]]), glass, { shade: 8 }) + fill(ell(540, 720, 34), '#37323F') + fill(ell(660, 720, 34), '#37323F') + prop(600, 700, 260)
  return (
    wheel(830, 950, 104) + stroke('M760 800L820 940', '#5A5563', 22) + stroke('M200 740L170 830', '#5A5563', 16) + wheel(166, 850, 46) +
    part(poly([[130, 690], [60, 470], [180, 470], [300, 680]]), c) + part(poly([[80, 720], [50, 680], [270, 690], [300, 730]]), light(c, 0.25), { shade: 6 }) +
    part('M120 720C140 670 300 660 440 620L560 530H800L880 630H1010C1050 640 1070 700 1066 760C1060 820 980 850 880 850H560C380 840 130 780 120 720z', c, { shade: 26, inside: fill(poly([[60, 760], [1100, 760], [1100, 800], [60, 800]]), '#FAF6EE') }) +
    part(poly([[580, 620], [640, 556], [780, 556], [850, 640]]), glass, { shade: 8 }) + stroke('M700 556V640', dark(c, 0.2), 16) +
    part(blob([[420, 490], [600, 464], [900, 480], [920, 510], [600, 536], [430, 530]]), light(c, 0.15)) + stroke('M640 800L760 520M600 780L580 530', '#5A5563', 14) + prop(1076, 740, 230)
  )
}

const wood = '#D0A062'
const beam = (a: Point, b: Point, w = 34) => stroke(line([a, b]), dark(wood, 0.45), w + 12) + stroke(line([a, b]), wood, w) + stroke(line([[a[0], a[1] - w * 0.2], [b[0], b[1] - w * 0.2]]), light(wood, 0.4), 6)

const trebuchet = () =>
  beam([180, 1020], [1020, 1020], 44) + beam([360, 1000], [560, 500]) + beam([820, 1000], [600, 500]) + beam([420, 860], [760, 860]) +
  stroke('M150 350C120 520 180 640 260 700', '#857A68', 10) + part(ell(270, 730, 56), '#8C95A3', { shade: 12 }) +
  beam([140, 330], [860, 590], 40) + part(poly([[740, 640], [960, 640], [920, 850], [780, 850]]), dark(wood, 0.1)) + stroke('M850 590V650', '#5A5563', 16) + stroke('M760 710h180M770 780h160', dark(wood, 0.45), 6) + part(ell(580, 490, 40), '#8C95A3', { shade: 8 }) +
  [300, 900].map((x) => part(ell(x, 1000, 56), dark(wood, 0.12), { shade: 10 }) + fill(ell(x, 1000, 14), ink)).join('')

export function ship({ hull, sails, masts, trim = '#E2B33C', skull = true }: { hull: string; sails: string; masts: number; trim?: string; skull?: boolean }) {
  const xs = [[600], [480, 760], [380, 600, 820]][masts - 1]
  const sail = (x: number, i: number) => {
    const w = masts === 1 ? 230 : masts === 2 ? 150 : 116
    const top = 230 + Math.abs(i - (masts - 1) / 2) * 60
    const d = `M${x - w} ${top}Q${x} ${top + 26} ${x + w} ${top}Q${x + w + 40} ${top + 220} ${x + w} ${top + 430}Q${x} ${top + 390} ${x - w} ${top + 430}Q${x - w + 50} ${top + 210} ${x - w} ${top}z`
    return stroke(`M${x} 800V140`, dark(wood, 0.2), 26) + part(d, sails, { inside: stroke(`M${x - w} ${top + 220}Q${x} ${top + 240} ${x + w + 30} ${top + 220}`, dark(sails, 0.14), 8) }) + (skull && i === 0 ? fill(ell(x + 10, top + 200, 60, 54), ink) + fill(ell(x - 12, top + 200, 15), sails) + fill(ell(x + 34, top + 200, 15), sails) + fill(box(x - 18, top + 240, 56, 34, 8), ink) : '') + part(poly([[x, 140], [x + 110, 170], [x, 206]]), '#C4342B', { shade: 6 })
  }
  return xs.map(sail).join('') + stroke('M980 790L1130 690', dark(wood, 0.2), 24) + part('M110 700L260 720V790H900L1020 760C1000 900 900 1000 780 1040H330C200 1000 120 860 110 700z', hull, { shade: 34, inside: stroke('M120 850H1040M180 930H1000', dark(hull, 0.25), 8) }) + stroke('M250 800H930', trim, 22) + Array.from({ length: masts + 1 }, (_, i) => part(box(380 + i * 130, 850, 64, 56, 8), dark(hull, 0.4), { shade: 4 }) + fill(ell(412 + i * 130, 878, 18), ink)).join('')
}

const sloop = (back: boolean) => {
  const whole = moved(0, -30, ship({ hull: '#8A5A33', sails: '#F3E7CE', masts: 1 })) + part(poly([[360, 1000], [420, 1000], [440, 1056], [340, 1056]]), wood, { shade: 6 }) + part(poly([[720, 1000], [780, 1000], [800, 1056], [700, 1056]]), wood, { shade: 6 })
  return back ? flipped(whole) : whole
}

const paints: Record<string, string> = { 'Horizon Pink': '#E0457F', 'Signal Yellow': '#F2C230', 'Racing Blue': '#2F62C4', Graphite: '#5A5E68', 'Rally White': '#EFECE6', Mint: '#8ED0B4', Tangerine: '#EE8232', Olive: '#7A8248', Sand: '#D9BC86', 'Rescue Red': '#C8372E' }

const boats: Record<string, { hull: string; sails: string; masts: number }> = { Sloop: { hull: '#E07A4A', sails: '#FBF1DC', masts: 1 }, Brigantine: { hull: '#3F8FA8', sails: '#FBE3C4', masts: 2 }, Galleon: { hull: '#8A6BB0', sails: '#F2D98F', masts: 3 } }

/** Low cars stand small in the frame, so they are drawn nearer than the tall ones. */
const near = (inner: string, s = 1) => scaled(s, 600, 1056, inner)

export const vehicleToys: Arts = {
  'halo-warthog-die-cast': { pack: 'box', foot: 480, close: [860, 780, 1.9], draw: (look, back) => warthog(look.Finish === 'Desert' ? '#D0B27C' : '#6B7F45', back) },
  'forza-coupe-die-cast': {
    pack: 'card',
    foot: 500,
    close: [820, 820, 1.9],
    draw: (look, back) => {
      const c = paints[look.Colour]
      return near(back ? nose({ c, wide: 400, roof: 560, hood: 720, base: 980, tyre: 140, grille: part(poly([[400, 850], [800, 850], [760, 920], [440, 920]]), '#37323F', { shade: 6 }) }) : side(coupe(c)))
    },
  },
  'forza-hot-hatch-die-cast': {
    pack: 'card',
    foot: 440,
    close: [760, 780, 1.9],
    draw: (look, back) => {
      const c = paints[look.Colour]
      return near(back ? nose({ c, wide: 350, roof: 480, hood: 690, base: 980, tyre: 140, grille: bars(430, 800, 340, 80) + stroke('M540 650V760M660 650V760', '#D8342B', 20) }) : side(hatch(c)), 1.04)
    },
  },
  'forza-off-roader-die-cast': {
    pack: 'card',
    foot: 480,
    close: [760, 680, 1.9],
    draw: (look, back) => {
      const c = paints[look.Colour]
      return back ? nose({ c, wide: 380, roof: 340, hood: 560, base: 920, tyre: 240, grille: bars(420, 640, 360, 120) }) + stroke('M380 320H820', '#37323F', 18) + [460, 600, 740].map((x) => part(ell(x, 306, 40), '#FBF0B8', { shade: 6 })).join('') : side(offroad(c))
    },
  },
  'flight-simulator-airliner': { pack: 'box', foot: 210, close: [760, 640, 1.8], draw: (look, back) => airliner({ 'Sky Blue': '#2F8FD8', Sunrise: '#E8743A', Evergreen: '#2C7A5B' }[look.Livery] ?? ink, back) },
  'flight-simulator-bush-plane': { pack: 'box', foot: 400, close: [800, 680, 1.8], draw: (look, back) => bushPlane(look.Colour === 'Red' ? '#C8372E' : '#F2C230', back) },
  'age-of-empires-trebuchet-kit': { pack: 'box', foot: 460, close: [680, 620, 1.9], draw: (_, back) => (back ? flipped(trebuchet()) : trebuchet()) },
  'sea-of-thieves-sloop-kit': { pack: 'box', foot: 260, close: [600, 640, 1.8], draw: (_, back) => sloop(back) },
  'sea-of-thieves-bath-boats': {
    pack: 'card',
    foot: 0,
    close: [560, 640, 1.8],
    draw: (look, back) => {
      const boat = ship({ ...boats[look.Boat], skull: false, trim: '#FBF6EC' })
      const waves = 'M60 1000q60 -50 120 0t120 0t120 0t120 0t120 0t120 0t120 0t120 0t120 0V1056H60z'
      return (back ? flipped(boat) : boat) + clipped(box(40, 960, 1120, 96), fill(waves, '#8FC4E8') + stroke('M60 1000q60 -50 120 0t120 0t120 0t120 0t120 0t120 0t120 0t120 0t120 0', '#5B9CCB', 8))
    },
  },
}
