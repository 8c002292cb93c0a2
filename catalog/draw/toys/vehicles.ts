import type { Arts } from '../art.ts'
import { blob, both, box, dark, ell, fill, flipped, ink, light, line, moved, type Point, part, poly, stroke } from '../kit/svg.ts'
import { nth } from '../pick.ts'
import { glass, wheel } from './cars.ts'

function bushPlane(c: string, back: boolean) {
  const prop = (x: number, y: number, h: number) =>
    part(ell(x, y - h / 2, 22, h / 2), '#4A3A2E', { shade: 4 }) +
    part(ell(x, y + h / 2, 22, h / 2), '#4A3A2E', { shade: 4 }) +
    part(ell(x, y, 36), '#D5D8DE', { shade: 6 })
  if (back)
    return (
      both(
        wheel(760, 956, 96) +
          stroke('M660 820L750 940', '#5A5563', 22) +
          part(
            poly([
              [640, 430],
              [1130, 400],
              [1130, 450],
              [640, 500],
            ]),
            c,
          ) +
          stroke('M690 760L920 450', '#5A5563', 16),
      ) +
      part(ell(600, 680, 160, 190), c) +
      part(
        poly([
          [500, 500],
          [700, 500],
          [720, 600],
          [480, 600],
        ]),
        glass,
        { shade: 8 },
      ) +
      fill(ell(540, 720, 34), '#37323F') +
      fill(ell(660, 720, 34), '#37323F') +
      prop(600, 700, 260)
    )
  return (
    wheel(830, 950, 104) +
    stroke('M760 800L820 940', '#5A5563', 22) +
    stroke('M200 740L170 830', '#5A5563', 16) +
    wheel(166, 850, 46) +
    part(
      poly([
        [130, 690],
        [60, 470],
        [180, 470],
        [300, 680],
      ]),
      c,
    ) +
    part(
      poly([
        [80, 720],
        [50, 680],
        [270, 690],
        [300, 730],
      ]),
      light(c, 0.25),
      { shade: 6 },
    ) +
    part(
      'M120 720C140 670 300 660 440 620L560 530H800L880 630H1010C1050 640 1070 700 1066 760C1060 820 980 850 880 850H560C380 840 130 780 120 720z',
      c,
      {
        shade: 26,
        inside: fill(
          poly([
            [60, 760],
            [1100, 760],
            [1100, 800],
            [60, 800],
          ]),
          '#FAF6EE',
        ),
      },
    ) +
    part(
      poly([
        [580, 620],
        [640, 556],
        [780, 556],
        [850, 640],
      ]),
      glass,
      { shade: 8 },
    ) +
    stroke('M700 556V640', dark(c, 0.2), 16) +
    part(
      blob([
        [420, 490],
        [600, 464],
        [900, 480],
        [920, 510],
        [600, 536],
        [430, 530],
      ]),
      light(c, 0.15),
    ) +
    stroke('M640 800L760 520M600 780L580 530', '#5A5563', 14) +
    prop(1076, 740, 230)
  )
}

const wood = '#D0A062'

const beam = (a: Point, b: Point, w = 34) =>
  stroke(line([a, b]), dark(wood, 0.45), w + 12) +
  stroke(line([a, b]), wood, w) +
  stroke(
    line([
      [a[0], a[1] - w * 0.2],
      [b[0], b[1] - w * 0.2],
    ]),
    light(wood, 0.4),
    6,
  )

const trebuchet = () =>
  beam([180, 1020], [1020, 1020], 44) +
  beam([360, 1000], [560, 500]) +
  beam([820, 1000], [600, 500]) +
  beam([420, 860], [760, 860]) +
  stroke('M150 350C120 520 180 640 260 700', '#857A68', 10) +
  part(ell(270, 730, 56), '#8C95A3', { shade: 12 }) +
  beam([140, 330], [860, 590], 40) +
  part(
    poly([
      [740, 640],
      [960, 640],
      [920, 850],
      [780, 850],
    ]),
    dark(wood, 0.1),
  ) +
  stroke('M850 590V650', '#5A5563', 16) +
  stroke('M760 710h180M770 780h160', dark(wood, 0.45), 6) +
  part(ell(580, 490, 40), '#8C95A3', { shade: 8 }) +
  [300, 900].map((x) => part(ell(x, 1000, 56), dark(wood, 0.12), { shade: 10 }) + fill(ell(x, 1000, 14), ink)).join('')

function ship({
  hull,
  sails,
  masts,
  trim = '#E2B33C',
  skull = true,
}: {
  hull: string
  sails: string
  masts: number
  trim?: string
  skull?: boolean
}) {
  const xs = nth([[600], [480, 760], [380, 600, 820]], masts - 1)
  const sail = (x: number, i: number) => {
    const w = masts === 1 ? 230 : masts === 2 ? 150 : 116
    const top = 230 + Math.abs(i - (masts - 1) / 2) * 60
    const d = `M${x - w} ${top}Q${x} ${top + 26} ${x + w} ${top}Q${x + w + 40} ${top + 220} ${x + w} ${top + 430}Q${x} ${top + 390} ${x - w} ${top + 430}Q${x - w + 50} ${top + 210} ${x - w} ${top}z`
    return (
      stroke(`M${x} 800V140`, dark(wood, 0.2), 26) +
      part(d, sails, { inside: stroke(`M${x - w} ${top + 220}Q${x} ${top + 240} ${x + w + 30} ${top + 220}`, dark(sails, 0.14), 8) }) +
      (skull && i === 0
        ? fill(ell(x + 10, top + 200, 60, 54), ink) +
          fill(ell(x - 12, top + 200, 15), sails) +
          fill(ell(x + 34, top + 200, 15), sails) +
          fill(box(x - 18, top + 240, 56, 34, 8), ink)
        : '') +
      part(
        poly([
          [x, 140],
          [x + 110, 170],
          [x, 206],
        ]),
        '#C4342B',
        { shade: 6 },
      )
    )
  }
  return (
    xs.map(sail).join('') +
    stroke('M980 790L1130 690', dark(wood, 0.2), 24) +
    part('M110 700L260 720V790H900L1020 760C1000 900 900 1000 780 1040H330C200 1000 120 860 110 700z', hull, {
      shade: 34,
      inside: stroke('M120 850H1040M180 930H1000', dark(hull, 0.25), 8),
    }) +
    stroke('M250 800H930', trim, 22) +
    Array.from(
      { length: masts + 1 },
      (_, i) => part(box(380 + i * 130, 850, 64, 56, 8), dark(hull, 0.4), { shade: 4 }) + fill(ell(412 + i * 130, 878, 18), ink),
    ).join('')
  )
}

const sloop = (back: boolean) => {
  const whole =
    moved(0, -30, ship({ hull: '#8A5A33', sails: '#F3E7CE', masts: 1 })) +
    part(
      poly([
        [360, 1000],
        [420, 1000],
        [440, 1056],
        [340, 1056],
      ]),
      wood,
      { shade: 6 },
    ) +
    part(
      poly([
        [720, 1000],
        [780, 1000],
        [800, 1056],
        [700, 1056],
      ]),
      wood,
      { shade: 6 },
    )
  return back ? flipped(whole) : whole
}

export const vehicleToys: Arts = {
  'flight-simulator-bush-plane': {
    pack: 'box',
    foot: 400,
    close: [800, 680, 1.8],
    draw: (look, back) => bushPlane(look.Colour === 'Red' ? '#C8372E' : '#F2C230', back),
  },
  'age-of-empires-trebuchet-kit': {
    pack: 'box',
    foot: 460,
    close: [680, 620, 1.9],
    draw: (_, back) => (back ? flipped(trebuchet()) : trebuchet()),
  },
  'sea-of-thieves-sloop-kit': { pack: 'box', foot: 260, close: [600, 640, 1.8], draw: (_, back) => sloop(back) },
}
