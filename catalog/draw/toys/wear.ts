import type { Arts } from '../art.ts'
import { sewnLabel } from '../kit/label.ts'
import { glyph, letters } from '../kit/letters.ts'
import { both, box, clipped, dark, ell, fill, group, ink, light, moved, part, poly, scaled, seam, star, stroke } from '../kit/svg.ts'
import { nth, pick } from '../pick.ts'
import { ninjaCat } from './animals.ts'
import { bee, creeperHead } from './blocks.ts'
import { clippy } from './clippy.ts'
import { suit } from './desktop.ts'
import { charcoal, mona } from './octocat.ts'

const rib = (x: number, y: number, w: number, h: number, c: string) =>
  part(box(x, y, w, h, 36), c, {
    shade: 16,
    inside: stroke(
      Array.from({ length: Math.round(w / 34) }, (_, i) => `M${x + 18 + i * 34} ${y + 8}v${h - 16}`).join(''),
      dark(c, 0.2),
      8,
    ),
  })

const pinned = (x: number, y: number, s: number, inner: string) => group(`translate(${x} ${y}) scale(${s})`, inner)
const pin = (d: string, c: string, inner: string) =>
  stroke(d, '#8F98A8', 24) +
  fill(d, c) +
  clipped(d, inner) +
  stroke(d, ink, 6) +
  stroke('M-60 -50q10 -20 30 -26', '#FFFFFF', 8, 'opacity=".7"')

function pinSet(set: string, back: boolean) {
  const desk =
    part(box(200, 110, 800, 946, 26), '#3F8F8A', {
      shade: 0,
      inside: fill(box(200, 960, 800, 96), '#C9C2B8') + fill(box(220, 978, 170, 60, 6), '#F3F1EC') + letters('START', 305, 994, 28, ink),
    }) + fill(ell(600, 160, 26), '#FAF6EE')
  const spots: [number, number][] = [
    [400, 360],
    [800, 360],
    [400, 720],
    [800, 720],
  ]
  if (back)
    return (
      part(box(200, 110, 800, 946, 26), '#E9DFCB', { shade: 0 }) +
      fill(ell(600, 160, 26), '#857A68') +
      spots.map(([x, y]) => part(ell(x, y, 56), '#3A3444', { shade: 8 }) + fill(ell(x, y, 14), '#C9C2D2')).join('')
    )
  const art: Record<string, string[]> = {
    System: [
      pin('M-110 -80H-30L0 -50H110V90H-110z', '#F2C65A', stroke('M-110 -30H110', '#C99A2E', 8)),
      pin('M-90 -90H90V100H-90z', '#3A6FC4', fill(box(-46, -90, 92, 66), '#D5D8DE') + fill(box(-56, 10, 112, 90), '#FAF6EE')),
      pin('M-90 -80H90L66 110H-66z', '#8FB8D8', stroke('M-30 30L0 -30 30 30z', '#2F7A4B', 14)),
      pin('M-60 -110L-60 80 -14 36 20 110 52 94 20 24 80 20z', '#FFFDF8', ''),
    ],
    Minesweeper: [
      pin(star(0, 0, 110, 8, 0.74), '#37323F', fill(ell(-30, -30, 24), '#FFFFFF')),
      pin(
        'M-100 -100H100V100H-100z',
        '#D9D4CC',
        stroke('M-20 70V-60', ink, 14) +
          fill(
            poly([
              [-16, -70],
              [70, -36],
              [-16, 0],
            ]),
            '#C8372E',
          ) +
          stroke('M-56 74h80', ink, 14),
      ),
      pin(ell(0, 0, 104), '#F7DC3C', fill(ell(-34, -20, 13), ink) + fill(ell(34, -20, 13), ink) + stroke('M-50 24q50 54 100 0', ink, 12)),
      pin('M-100 -100H100V100H-100z', '#F3E9D6', glyph('3', 0, -60, 120, '#C8372E')),
    ],
    Solitaire: ['spade', 'heart', 'diamond', 'club'].map((k) => pin('M-84 -116H84V116H-84z', '#FFFDF8', suit(k, 0, 0, 62))),
  }
  return (
    desk +
    spots.map(([x, y], i) => pinned(x, y, 1.05, nth(pick(art, set), i))).join('') +
    spots.map(([x, y]) => fill(box(x - 70, y + 150, 140, 16, 8), '#DCEBE6')).join('')
  )
}

const buttons: [string, string, number, number][] = [
  ['Y', '#F2B82E', 600, 330],
  ['X', '#2F7FD8', 410, 520],
  ['B', '#D8463B', 790, 520],
  ['A', '#6FB53A', 600, 710],
]

const sockDesigns: Record<string, { c: string; trim: string; motif: (x: number, y: number) => string }> = {
  Paperclips: {
    c: '#3A4A8A',
    trim: '#F2C230',
    motif: (x, y) => stroke(`M${x - 14} ${y - 20}V${y + 24}a18 18 0 0 0 36 0V${y - 30}a12 12 0 0 0 -24 0V${y + 18}`, '#C9D0DC', 8),
  },
  Mines: {
    c: '#C3C8D0',
    trim: '#C8372E',
    motif: (x, y) => fill(star(x, y, 38, 8, 0.68), '#37323F') + fill(ell(x - 8, y - 8, 7), '#FFFFFF'),
  },
  'Card suits': {
    c: '#F6F0E4',
    trim: '#2C6B4A',
    motif: (x, y) => suit(nth(['heart', 'spade', 'diamond', 'club'], Math.floor((x + y) / 70)), x, y, 34),
  },
}

function socks(design: string, back: boolean) {
  const s = pick(sockDesigns, design)
  const leg = 'M400 130H640V640C640 720 700 760 800 800C900 840 920 900 900 970C880 1040 780 1056 700 1050C560 1040 420 960 400 800z'
  const spots: [number, number][] = [
    [460, 300],
    [570, 380],
    [470, 470],
    [580, 560],
    [480, 650],
    [590, 740],
    [500, 830],
    [640, 880],
    [760, 940],
    [700, 830],
    [570, 960],
    [840, 900],
  ]
  const sock = part(leg, s.c, {
    shade: 30,
    inside:
      fill(ell(860, 960, 130, 140), s.trim) +
      fill(ell(410, 850, 110, 130), s.trim) +
      spots
        .slice(0, 9)
        .map(([x, y]) => s.motif(x, y))
        .join('') +
      fill(box(380, 120, 300, 110), s.trim) +
      stroke([410, 440, 470, 500, 530, 560, 590, 620].map((x) => `M${x} 134v90`).join(''), dark(s.trim, 0.2), 6),
  })
  const pair = moved(110, -10, scaled(0.97, 600, 1056, sock)) + moved(-90, 0, sock)
  return back ? moved(1200, 0, group('scale(-1 1)', pair)) : pair
}

const clipParts = (back: boolean): Record<string, string> => ({
  Creeper: creeperHead(300, 340, 540, back),
  Mona: mona({ fur: charcoal }, back),
  Clippy: clippy('#B4BBC7', back, 70),
  'Ninja Cat': ninjaCat(back),
  Bee: bee(back, false),
})
const carabiner =
  stroke(box(540, 60, 130, 220, 64), '#5A5563', 34) +
  stroke(box(540, 60, 130, 220, 64), '#C3C8D0', 20) +
  stroke('M670 130v80', '#8C95A3', 20) +
  stroke('M604 280v150', '#3A2BC2', 30) +
  seam('M604 284v144', '#B0A8FF', 5)

function crossbody(c: string, back: boolean) {
  return (
    stroke('M300 420C100 140 420 60 600 60S1100 140 900 420', dark(c, 0.45), 46) +
    stroke('M300 420C100 140 420 60 600 60S1100 140 900 420', light(c, 0.1), 32) +
    part('M250 360H880L950 430V1020A36 36 0 0 1 914 1056H286A36 36 0 0 1 250 1020z', c, { shade: 30 }) +
    seam('M278 388H868L922 442V1008A20 20 0 0 1 902 1028H298A20 20 0 0 1 278 1008z', light(c, 0.35)) +
    (back
      ? part(box(340, 560, 520, 380, 20), dark(c, 0.12)) + stroke('M350 600h500', '#C3C8D0', 14) + sewnLabel(600, 700)
      : part(box(400, 366, 400, 220, 10), '#D5D8DE', { shade: 12 }) +
        fill(box(690, 400, 70, 150, 8), dark(c, 0.35)) +
        stroke('M410 610h380', '#857A68', 12) +
        part(box(340, 680, 520, 376, 14), '#FAF6EE', {
          shade: 10,
          inside: fill(box(340, 680, 520, 70), '#E58A7B') + stroke('M390 820h420M390 900h420M390 980h260', '#DDD3C2', 10),
        }) +
        part(box(880, 960, 44, 60, 8), '#E2B33C', { shade: 4 })) +
    both(part(ell(306, 420, 36), '#E2B33C', { shade: 6 }))
  )
}

function stocking(colour: string, back: boolean) {
  const c = colour === 'Green' ? '#2C7A3F' : '#37323F'
  const leg = 'M380 220H740V640C740 720 800 760 900 800C1000 850 1010 960 960 1010C900 1060 760 1056 660 1040C480 1000 390 900 380 720z'
  const set = [...buttons]
    .map(
      ([l, col], i) =>
        fill(ell(560, 400 + i * 150, 60), '#F6F0E4') +
        fill(ell(560, 400 + i * 150, 48), col) +
        glyph(l, 560, 400 + i * 150 - 26, 52, '#FFFDF8', 0.22),
    )
    .join('')
  const dots = Array.from({ length: 30 }, (_, i) =>
    fill(ell(410 + ((i * 97) % 560), 320 + ((i * 61) % 700), 9), '#F6F0E4', 'opacity=".7"'),
  ).join('')
  return (
    stroke('M720 200q60 -120 20 -130q-60 0 -40 120', dark(c, 0.2), 16) +
    part(leg, c, {
      shade: 34,
      inside: dots + fill(ell(950, 960, 150, 150), '#C8372E') + fill(ell(400, 900, 110, 150), '#C8372E') + (back ? '' : set),
    }) +
    rib(340, 130, 440, 160, '#F6F0E4') +
    (back ? sewnLabel(560, 330) : '')
  )
}

export const wearables: Arts = {
  'desktop-icon-pin-set': { pack: 'header', foot: 0, close: [500, 500, 1.8], draw: (look, back) => pinSet(look.Set, back) },
  'desktop-classics-socks': { pack: 'card', foot: 300, close: [480, 480, 1.8], draw: (look, back) => socks(look.Design, back) },
  'plush-backpack-clip': {
    pack: 'card',
    foot: 0,
    close: [600, 500, 1.6],
    draw: (look, back) => carabiner + scaled(0.8, 600, 1056, pick(clipParts(back), look.Character)),
  },
  'floppy-disk-crossbody': {
    pack: 'card',
    foot: 360,
    close: [600, 560, 1.8],
    draw: (look, back) => crossbody(look.Colour === 'Teal' ? '#2B7F86' : '#3A3444', back),
  },
  'xbox-holiday-stocking': { pack: 'card', foot: 0, close: [560, 480, 1.8], draw: (look, back) => stocking(look.Colour, back) },
}
