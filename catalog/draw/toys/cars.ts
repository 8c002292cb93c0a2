import type { Arts } from '../art.ts'
import { both, box, dark, ell, fill, ink, line, part, poly, scaled, stroke } from '../kit/svg.ts'
import { pick } from '../pick.ts'

export const glass = '#BFDDF0'

export const wheel = (x: number, y: number, r: number, rim = '#D5D8DE', knobs = false) =>
  (knobs ? stroke(ell(x, y, r + 2), '#2B2633', 20, 'stroke-dasharray="26 14"') : '') +
  part(ell(x, y, r), '#37323F', { shade: 10 }) +
  part(ell(x, y, r * 0.6), rim, { shade: 8, width: 5 }) +
  Array.from({ length: 5 }, (_, i) =>
    stroke(
      line([
        [x, y],
        [x + r * 0.5 * Math.cos(i * 1.257 - 0.4), y + r * 0.5 * Math.sin(i * 1.257 - 0.4)],
      ]),
      dark(rim, 0.35),
      10,
    ),
  ).join('') +
  fill(ell(x, y, r * 0.14), dark(rim, 0.5))

type Car = {
  c: string
  body: string
  cabin: string
  window: string
  pillar: string
  wheels: [number, number, number][]
  knobs?: boolean
  over?: string
  rim?: string
  stripe?: string
}

const side = (v: Car) =>
  part(v.cabin, dark(v.c, 0.12)) +
  part(v.window, glass, { shade: 10, inside: stroke('M430 800L560 560M470 800L600 560M760 800L860 600', '#FFFFFF', 16, 'opacity=".7"') }) +
  v.pillar +
  part(v.body, v.c, { shade: 30, inside: v.stripe ?? '' }) +
  (v.over ?? '') +
  v.wheels.map(([x, y, r]) => fill(ell(x, y, r + 20), '#211B2B') + wheel(x, y, r, v.rim, v.knobs)).join('')

const hatch = (c: string): Car => ({
  c,
  body: 'M170 880C170 800 190 760 260 750H720C860 752 980 780 1020 850C1036 890 1034 940 1020 968H180C168 940 170 910 170 880z',
  cabin: 'M220 764C240 640 290 570 400 560H620C700 566 760 650 820 764z',
  window: 'M290 750C300 660 340 606 410 600H600C660 606 700 670 740 750z',
  pillar: stroke('M500 600V750', dark(c, 0.2), 22),
  wheels: [
    [340, 960, 96],
    [860, 960, 96],
  ],
  rim: '#F2C230',
  stripe:
    fill(
      poly([
        [560, 740],
        [640, 740],
        [560, 980],
        [480, 980],
      ]),
      '#FAF6EE',
    ) +
    fill(
      poly([
        [670, 740],
        [700, 740],
        [620, 980],
        [590, 980],
      ]),
      '#D8342B',
    ),
  over:
    stroke('M450 770V930', dark(c, 0.35), 6) +
    part(ell(980, 836, 40, 34), '#FBF0B8', { shade: 6, width: 5 }) +
    fill(box(176, 800, 36, 60, 8), '#D8342B') +
    part(box(196, 540, 150, 34, 14), dark(c, 0.25), { shade: 6 }) +
    fill(ell(720, 850, 50), '#FAF6EE') +
    stroke('M704 838l18 -16v56', ink, 9),
})

const offroad = (c: string): Car => ({
  c,
  body: 'M150 640H880L1050 660C1070 670 1076 700 1076 860H140V660z',
  cabin: 'M190 660V450C190 420 210 410 240 410H720C760 410 770 430 790 470L860 660z',
  window: 'M230 640V470C230 450 240 446 256 446H700C724 446 732 460 746 490L800 640z',
  pillar: stroke('M420 446V640M600 446V640', dark(c, 0.2), 24),
  wheels: [
    [320, 910, 128],
    [880, 910, 128],
  ],
  knobs: true,
  over:
    part(ell(120, 640, 90), '#37323F', { shade: 10 }) +
    part(ell(120, 640, 50), '#D5D8DE', { shade: 6 }) +
    stroke('M420 680V840M600 680V840', dark(c, 0.35), 6) +
    part(box(1000, 690, 60, 60, 16), '#FBF0B8', { shade: 6, width: 5 }) +
    stroke('M220 380H760M250 380V410M400 380V410M560 380V410M720 380V410', '#37323F', 16) +
    part(box(300, 320, 200, 56, 10), '#C9965A', { shade: 6 }) +
    part(box(530, 340, 140, 36, 10), '#D8463B', { shade: 6 }) +
    fill(box(1040, 790, 60, 50, 10), '#37323F'),
})

function nose(v: { c: string; wide: number; roof: number; hood: number; base: number; tyre: number; grille: string }) {
  const { c, wide: w, roof, hood, base, tyre } = v
  return (
    both(part(box(600 + w - 110, base - tyre, 120, tyre + 1056 - base, 24), '#37323F', { shade: 8 })) +
    part(
      poly([
        [600 - w * 0.62, roof],
        [600 + w * 0.62, roof],
        [600 + w * 0.86, hood],
        [600 - w * 0.86, hood],
      ]),
      dark(c, 0.12),
    ) +
    part(
      poly([
        [600 - w * 0.54, roof + 26],
        [600 + w * 0.54, roof + 26],
        [600 + w * 0.72, hood],
        [600 - w * 0.72, hood],
      ]),
      glass,
      {
        shade: 10,
        inside: stroke(
          `M${600 - w * 0.3} ${hood}L${600 - w * 0.1} ${roof}M${600 - w * 0.2} ${hood}L${600} ${roof}`,
          '#FFFFFF',
          14,
          'opacity=".7"',
        ),
      },
    ) +
    part(
      `M${600 - w * 0.9} ${hood - 6}Q600 ${hood - 44} ${600 + w * 0.9} ${hood - 6}L${600 + w} ${hood + 90}V${base}H${600 - w}V${hood + 90}z`,
      c,
      { shade: 30 },
    ) +
    both(part(box(600 + w - 150, hood + 60, 120, 62, 26), '#FBF0B8', { shade: 6, width: 5 })) +
    both(part(box(600 + w * 0.88, hood - 60, 84, 50, 18), c, { shade: 6 })) +
    v.grille +
    part(box(520, base - 50, 160, 40, 6), '#FAF6EE', { shade: 4, width: 4 })
  )
}

const bars = (x: number, y: number, w: number, h: number) =>
  part(box(x, y, w, h, 16), '#37323F', { shade: 6 }) +
  stroke(Array.from({ length: 5 }, (_, i) => `M${x + 24 + (i * (w - 48)) / 4} ${y + 14}v${h - 28}`).join(''), '#8C8497', 8)

const paints: Record<string, string> = {
  'Horizon Pink': '#E0457F',
  'Signal Yellow': '#F2C230',
  'Racing Blue': '#2F62C4',
  Graphite: '#5A5E68',
  'Rally White': '#EFECE6',
  Mint: '#8ED0B4',
  Tangerine: '#EE8232',
  Olive: '#7A8248',
  Sand: '#D9BC86',
  'Rescue Red': '#C8372E',
}

/** Low cars stand small in the frame, so they are drawn nearer than the tall ones. */
const near = (inner: string, s = 1) => scaled(s, 600, 1056, inner)

export const carToys: Arts = {
  'forza-hot-hatch-die-cast': {
    pack: 'card',
    foot: 440,
    close: [760, 780, 1.9],
    draw: (look, back) => {
      const c = pick(paints, look.Colour)
      return near(
        back
          ? nose({
              c,
              wide: 350,
              roof: 480,
              hood: 690,
              base: 980,
              tyre: 140,
              grille: bars(430, 800, 340, 80) + stroke('M540 650V760M660 650V760', '#D8342B', 20),
            })
          : side(hatch(c)),
        1.04,
      )
    },
  },
  'forza-off-roader-die-cast': {
    pack: 'card',
    foot: 480,
    close: [760, 680, 1.9],
    draw: (look, back) => {
      const c = pick(paints, look.Colour)
      return back
        ? nose({ c, wide: 380, roof: 340, hood: 560, base: 920, tyre: 240, grille: bars(420, 640, 360, 120) }) +
            stroke('M380 320H820', '#37323F', 18) +
            [460, 600, 740].map((x) => part(ell(x, 306, 40), '#FBF0B8', { shade: 6 })).join('')
        : side(offroad(c))
    },
  },
}
