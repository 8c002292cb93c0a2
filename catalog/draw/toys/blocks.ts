import type { Arts } from '../art.ts'
import { cuboid, pixels, type Palette, type Pixels } from '../kit/block.ts'
import { letters } from '../kit/letters.ts'
import { sewnLabel, swingTag } from '../kit/label.ts'
import { box, dark, ell, fill, flipped, ink, light, moved, part, poly, scaled, seam, stroke } from '../kit/svg.ts'

const creeperFace: Pixels = ['        ', '        ', ' XX  XX ', ' XX  XX ', '   XX   ', '  XXXX  ', '  XXXX  ', '  X  X  ']
const green = '#6DBB55'
const stitched = (x: number, y: number, w: number, h: number, colour: string) => seam(box(x + 14, y + 14, w - 28, h - 28), dark(colour, 0.45), 4)

export const creeperHead = (x: number, y: number, w: number, back = false) =>
  cuboid({ x, y, w, h: w, deep: w * 0.4, colour: green, rows: back ? undefined : creeperFace, palette: { X: '#1E2A1B' } })

export function creeper(back: boolean) {
  return (
    cuboid({ x: 470, y: 900, w: 150, h: 110, deep: 110, colour: dark(green, 0.1), cells: 4 }) +
    cuboid({ x: 620, y: 900, w: 150, h: 110, deep: 110, colour: dark(green, 0.1), cells: 4 }) +
    cuboid({ x: 465, y: 530, w: 240, h: 390, deep: 130, colour: green, cells: 6 }) +
    stitched(465, 540, 240, 370, green) +
    cuboid({ x: 430, y: 930, w: 155, h: 126, deep: 120, colour: green, cells: 4, rows: back ? undefined : ['    ', '    ', 'ksks'], palette: { k: '#35302E', s: '#57514E' } }) +
    cuboid({ x: 590, y: 930, w: 155, h: 126, deep: 120, colour: green, cells: 4, rows: back ? undefined : ['    ', '    ', 'ksks'], palette: { k: '#35302E', s: '#57514E' } }) +
    creeperHead(390, 190, 380, back) +
    stitched(390, 190, 380, 380, green) +
    (back ? sewnLabel(590, 820) : swingTag(760, 690))
  )
}

const beeFace: Pixels = ['          ', '          ', 'kk      kk', 'kw      wk', 'kk      kk', '          ', '          ']

export function bee(back: boolean, label = true) {
  const yellow = '#F0BE3A'
  const stripes = [0.3, 0.62].map((s) => fill(poly([[690 + 330 * s, 470 - 156 * s * 0.62], [760 + 330 * s, 470 - 156 * s * 0.62 - 16], [760 + 330 * s, 880 - 156 * s * 0.62 - 16], [690 + 330 * s, 880 - 156 * s * 0.62]]), '#4B3626')).join('')
  const wing = part(poly([[420, 420], [300, 250], [470, 200], [610, 380]]), '#DCEBF5', { shade: 10 }) + part(poly([[660, 380], [760, 170], [930, 220], [840, 370]]), '#DCEBF5', { shade: 10 })
  return (
    cuboid({ x: 250, y: 470, w: 470, h: 400, deep: 520, colour: yellow, cells: 8, rows: back ? ['          ', '          ', '          ', '          ', '          ', '          ', '          ', '          ', '          '] : [...beeFace, '          ', '          '], palette: { k: '#3A2A20', w: '#F6F0E4' } }) +
    stripes +
    fill(poly([[440, 406], [560, 346], [700, 346], [620, 406]]), '#4B3626') +
    stroke(box(250, 470, 470, 400) + poly([[250, 470], [510, 293], [980, 293], [720, 470]]) + poly([[720, 470], [980, 293], [980, 693], [720, 870]]), dark(yellow, 0.5), 6) +
    wing +
    stitched(250, 470, 470, 400, yellow) +
    (back ? fill(poly([[470, 640], [500, 700], [470, 760], [440, 700]]), '#3A2A20') : stroke('M340 470V390H310M620 470V390H590', '#4B3626', 20)) +
    [330, 450, 570, 690].map((x) => fill(box(x, 872, 30, 84), '#4B3626')).join('') +
    (label ? (back ? sewnLabel(650, 780) : swingTag(900, 720)) : '')
  )
}

function axolotl(colour: string, back: boolean) {
  const gill = dark(colour, 0.28)
  const combs = (x: number, s: number) => [0, 1, 2].map((i) => cuboid({ x: x + s * (i % 2) * 26 - (s < 0 ? 90 : 0), y: 560 + i * 110, w: 90, h: 60, deep: 20, colour: gill, cells: 3 })).join('')
  return (
    cuboid({ x: 540, y: 760, w: 340, h: 220, deep: 420, colour: light(colour, 0.1), cells: 6 }) +
    part(poly([[900, 640], [1100, 560], [1110, 700], [1060, 820], [930, 840]]), light(colour, 0.3), { shade: 10 }) +
    cuboid({ x: 720, y: 960, w: 90, h: 90, deep: 50, colour, cells: 3 }) +
    combs(300, -1) + combs(740, 1) +
    [350, 480, 610].map((x, i) => cuboid({ x: x + 50, y: 470 - (i % 2) * 40, w: 60, h: 100 + (i % 2) * 40, deep: 20, colour: gill, cells: 2 })).join('') +
    cuboid({ x: 310, y: 560, w: 440, h: 330, deep: 160, colour, cells: 8, rows: back ? undefined : ['        ', '        ', ' kk  kk ', ' kw  kw ', '        ', '   kk   '], palette: { k: '#2E2433', w: '#F6F0E4' } }) +
    stitched(310, 560, 440, 330, colour) +
    cuboid({ x: 350, y: 900, w: 110, h: 150, deep: 60, colour, cells: 3 }) + cuboid({ x: 590, y: 900, w: 110, h: 150, deep: 60, colour, cells: 3 }) +
    (back ? sewnLabel(530, 800) : swingTag(830, 820))
  )
}

function enderman(back: boolean) {
  const c = '#3B3546'
  const eyes: Pixels = ['        ', '        ', '        ', '        ', 'pvp  pvp', '        ', '        ', '        ']
  return (
    [470, 610].map((x) => cuboid({ x, y: 640, w: 70, h: 416, deep: 60, colour: c, cells: 2 })).join('') +
    cuboid({ x: 450, y: 400, w: 250, h: 270, deep: 110, colour: c, cells: 5 }) +
    cuboid({ x: 450, y: 150, w: 250, h: 250, deep: 220, colour: c, rows: back ? undefined : eyes, palette: { p: '#D9A8F0', v: '#9A3BD0' } }) +
    stitched(450, 150, 250, 250, light(c, 0.3)) +
    (back ? '' : cuboid({ x: 480, y: 640, w: 190, h: 190, deep: 150, colour: '#8A6242', top: '#6DBB55', cells: 6, rows: ['gggggg', 'gg g g'], palette: { g: '#6DBB55' } })) +
    [372, 706].map((x) => cuboid({ x, y: 410, w: 66, h: 390, deep: 60, colour: c, cells: 2 })).join('') +
    (back ? sewnLabel(575, 590) : '')
  )
}

const mobs: Record<string, { colour: string; rows: Pixels; palette: Palette }> = {
  Pig: { colour: '#F0A5A2', rows: ['        ', '        ', '        ', 'kw    wk', '        ', '  pppp  ', '  dppd  ', '        '], palette: { k: ink, w: '#FFFFFF', p: '#F7C3C0', d: '#8E3F45' } },
  Cow: { colour: '#5B4032', rows: ['   ww   ', '  www   ', '        ', 'kw    wk', '        ', '  gggg  ', '  dggd  ', '  gggg  '], palette: { k: ink, w: '#F3EEE6', g: '#C9BDB1', d: '#55463C' } },
  Sheep: { colour: '#F2EDE4', rows: ['        ', ' ssssss ', ' ssssss ', ' kwsswk ', ' ssssss ', ' ssppss ', ' ssppss ', '        '], palette: { k: ink, w: '#FFFFFF', s: '#D9B79C', p: '#EFA8A0' } },
  Skeleton: { colour: '#CFCFCB', rows: ['        ', '        ', '        ', ' kk  kk ', ' kk  kk ', '   gg   ', ' kkkkkk ', '        '], palette: { k: '#4A4A4C', g: '#8D8D8B' } },
  Ghast: { colour: '#F4F1EE', rows: ['        ', '        ', ' gg  gg ', ' kk  kk ', ' g    g ', '   kk   ', '  krrk  ', '        '], palette: { k: '#57545B', g: '#BEB9BC', r: '#B4433C' } },
  Steve: { colour: '#B98468', rows: ['hhhhhhhh', 'hhhhhhhh', 'h      h', '        ', ' wb  bw ', '   nn   ', '  mmmm  ', '  m  m  '], palette: { h: '#3B2A1C', w: '#FFFFFF', b: '#4A3FA0', n: '#8E5C45', m: '#6B4634' } },
  Alex: { colour: '#EBC29F', rows: ['hhhhhhhh', 'hhhhhhhh', 'hh    hh', 'h      h', 'h wg gwh', '        ', '   pp   ', '        '], palette: { h: '#D9823B', w: '#FFFFFF', g: '#3E7A4A', p: '#D58F82' } },
}

export function mobCube(kind: string, x: number, y: number, w: number, back = false) {
  if (kind === 'Creeper') return creeperHead(x, y, w, back)
  if (kind === 'Bee') return cuboid({ x, y, w, h: w, deep: w * 0.4, colour: '#F0BE3A', side: '#8A6A2A', rows: back ? undefined : ['        ', '  k  k  ', '        ', 'kk    kk', 'kw    wk', '        ', 'bbbbbbbb', '        '], palette: { k: '#3A2A20', w: '#F6F0E4', b: '#4B3626' } })
  const m = mobs[kind]
  return cuboid({ x, y, w, h: w, deep: w * 0.4, colour: m.colour, rows: back ? undefined : m.rows, palette: m.palette })
}

const legs = (kind: string) =>
  kind === 'Ghast' ? [300, 400, 500, 600, 700].map((x, i) => cuboid({ x, y: 880, w: 60, h: 100 + (i % 2) * 70, deep: 30, colour: '#E4DFDD', cells: 2 })).join('') : ''

const blockKinds: Record<string, { colour: string; top?: string; rows?: Pixels; palette?: Palette }> = {
  grass: { colour: '#8A6242', top: '#6DBB55', rows: ['gggggggg', 'gg gg gg', 'g   g   ', '        '], palette: { g: '#6DBB55' } },
  stone: { colour: '#9B9B9F' },
  wood: { colour: '#A87B4A', rows: ['dddddddd', '        ', '        ', 'dddddddd', '        ', '        ', 'dddddddd', '        '], palette: { d: '#80592F' } },
  water: { colour: '#4F8FD6' },
  sand: { colour: '#E6D39A' },
  ore: { colour: '#9B9B9F', rows: ['        ', ' cc   c ', ' c   cc ', '        ', '   cc   ', ' c  c cc', ' cc     ', '     c  '], palette: { c: '#57D6D0' } },
  netherrack: { colour: '#8A3B3B' },
  lava: { colour: '#E8842A', top: '#F2C230' },
  glow: { colour: '#D9A84A', rows: ['        ', ' ww  ww ', '   w    ', ' w   ww ', '        ', 'ww  w   ', '   ww w ', '        '], palette: { w: '#FBF0B8' } },
}
const block = (kind: string, x: number, y: number, w: number) => cuboid({ x, y, w, h: w, deep: w * 0.44, ...blockKinds[kind] })

const meadow: [string, number, number][] = [['grass', 0, 2], ['grass', 1, 2], ['stone', 2, 2], ['ore', 3, 2], ['water', 0, 3], ['grass', 1, 3], ['grass', 2, 3], ['stone', 3, 3], ['wood', 1, 1], ['grass', 2, 1], ['wood', 1, 0]]
const nether: [string, number, number][] = [['netherrack', 0, 2], ['netherrack', 1, 2], ['lava', 2, 2], ['netherrack', 3, 2], ['netherrack', 0, 3], ['lava', 1, 3], ['netherrack', 2, 3], ['glow', 3, 3], ['netherrack', 0, 1], ['glow', 3, 1], ['netherrack', 0, 0]]

const builder = (set: string) =>
  [...(set === 'Nether' ? nether : meadow)].sort((a, b) => b[2] - a[2] || a[1] - b[1]).map(([kind, i, j]) => block(kind, 240 + i * 172, 368 + j * 172, 172)).join('')

const softBlocks = (count: number) => {
  const kinds = ['grass', 'stone', 'wood', 'water', 'sand', 'ore']
  const six: [number, number][] = [[180, 806], [460, 806], [740, 806], [310, 556], [600, 556], [450, 306]]
  const four: [number, number][] = [[180, 806], [460, 806], [740, 806], [450, 556]]
  return (count === 6 ? six : four).map(([x, y], i) => block(kinds[i], x, y, 250) + seam(box(x + 16, y + 16, 218, 218), '#FAF6EE', 6)).join('')
}

function bobblehead(kind: string, back: boolean) {
  const shirt = { Creeper: green, Steve: '#2FA3A8', Alex: '#7FA65A' }[kind] ?? green
  const trousers = { Creeper: green, Steve: '#3F4A9A', Alex: '#6B4634' }[kind] ?? green
  return (
    part(ell(600, 1016, 260, 40), '#4A4356', { shade: 8 }) +
    cuboid({ x: 480, y: 850, w: 230, h: 160, deep: 100, colour: trousers, cells: 4 }) +
    cuboid({ x: 480, y: 660, w: 230, h: 200, deep: 100, colour: shirt, cells: 4 }) +
    (kind === 'Creeper' ? '' : [400, 716].map((x) => cuboid({ x, y: 664, w: 76, h: 200, deep: 60, colour: mobs[kind].colour, cells: 2, rows: ['ss', '  ', '  ', '  '], palette: { s: shirt } })).join('')) +
    stroke('M560 660q40 -16 80 -10M560 640q40 -16 80 -10M560 620q40 -16 80 -10', '#857A68', 10) +
    mobCube(kind, 390, 210, 400, back)
  )
}

function pullAlong(back: boolean) {
  const wheel = (x: number) => part(ell(x, 966, 90), '#C9965A', { shade: 14 }) + stroke(ell(x, 966, 78), '#4A4356', 14) + fill(ell(x, 966, 20), '#8A5A33')
  const body = scaled(0.82, 600, 1056, moved(0, 20, bee(back, false))) + wheel(420) + wheel(700)
  return back ? body : stroke('M300 900C200 960 160 1000 120 1040', '#F6F0E4', 14) + body + part(ell(118, 1026, 30), '#D8342B', { shade: 6 })
}

const cubeRows: Record<string, { front: (i: number, j: number) => string; top: string; side: string }> = {
  Creeper: { front: (i, j) => (j === 0 ? (i === 1 ? green : '#2B3A26') : j === 1 ? (i === 1 ? '#2B3A26' : green) : i === 1 ? green : '#2B3A26'), top: '#8FCB74', side: green },
  'Grass block': { front: (_, j) => (j === 0 ? green : '#8A6242'), top: green, side: '#8A6242' },
  'Treasure chest': { front: (i, j) => (i === 1 && j === 1 ? '#E2B33C' : '#8A5A2B'), top: '#A87238', side: '#8A5A2B' },
}

function cubePuzzle(design: string, open: boolean) {
  const d = cubeRows[design]
  const cell = (x: number, y: number, colour: string, top = colour, side = colour) => cuboid({ x, y, w: 196, h: 196, deep: 196, colour, top, side, cells: 1 })
  if (open) {
    const path: [number, number][] = [[150, 840], [356, 840], [356, 634], [562, 634], [562, 840], [768, 840], [768, 634], [768, 428], [562, 428]]
    return path.map(([x, y], i) => cell(x, y, d.front(i % 3, Math.floor(i / 3)), d.top, d.side)).join('')
  }
  let out = ''
  for (let k = 2; k >= 0; k--) for (let j = 2; j >= 0; j--) for (let i = 0; i < 3; i++) out += i === 2 || j === 0 || k === 0 ? cell(200 + i * 200 + k * 98, 456 + j * 200 - k * 67, d.front(i, j), d.top, d.side) : ''
  return out
}

function blockAdvent(back: boolean) {
  const kinds = ['#6DBB55', '#8A6242', '#8A6242', '#9B9B9F', '#9B9B9F', '#5F6066']
  const order = [7, 15, 2, 20, 11, 4, 18, 9, 23, 13, 1, 16, 6, 21, 12, 3, 24, 8, 17, 10, 5, 22, 14, 19]
  const cells = order.map((n, i) => {
    const x = 204 + (i % 6) * 136
    const y = 330 + Math.floor(i / 6) * 170
    const c = kinds[Math.floor(i / 6) + (i % 2)]
    const gone = back && n < 4
    return fill(box(x, y, 120, 150, 6), gone ? '#2B2433' : c) + stroke(box(x, y, 120, 150, 6), dark(c, 0.4), 6) + (gone ? scaled(0.2, x + 60, y + 100, moved(x - 540, y - 500, mobCube(['Pig', 'Cow', 'Creeper'][n - 1], 400, 400, 380))) : letters(String(n), x + 60, y + 52, 46, '#FAF6EE'))
  })
  return part(box(160, 150, 880, 906, 16), '#57A7D6', { shade: 0, inside: fill(box(160, 270, 880, 60), '#6DBB55') + [[260, 200, 160], [620, 186, 220]].map(([x, y, w]) => fill(box(x, y, w, 44), '#FFFFFF')).join('') + fill(box(900, 176, 76, 76), '#F2D98F') }) + cells.join('')
}

function pumpkinCreeper(back: boolean) {
  const orange = '#E8842A'
  const grin: Pixels = ['          ', '          ', ' kk    kk ', ' kkk  kkk ', '          ', '    kk    ', ' k k  k k ', ' kkkkkkkk ', '  kk  kk  ', '          ']
  return scaled(0.94, 600, 1056, creeper(back)) + cuboid({ x: 380, y: 200, w: 400, h: 400, deep: 170, colour: orange, cells: 10, rows: back ? undefined : grin, palette: { k: '#5B2A12' } }) + [480, 580, 680].map((x) => stroke(`M${x} 206V594`, dark(orange, 0.25), 5)).join('') + cuboid({ x: 570, y: 110, w: 70, h: 70, deep: 40, colour: '#6B7A3A', cells: 2 })
}

export const blockToys: Arts = {
  'minecraft-creeper-plush': { pack: 'window', foot: 240, close: [590, 390, 2], draw: (_, back) => creeper(back) },
  'minecraft-bee-plush': { pack: 'window', foot: 300, tall: 790, close: [520, 620, 2], draw: (_, back) => moved(0, 100, bee(back)) },
  'minecraft-axolotl-plush': { pack: 'header', foot: 340, close: [530, 700, 1.9], draw: (look, back) => axolotl({ Pink: '#F3A6C4', Brown: '#8A6548', Gold: '#F0C24A', Cyan: '#9FDCE6', Blue: '#5468C4' }[look.Colour] ?? ink, back) },
  'minecraft-enderman-plush': { pack: 'window', foot: 190, close: [600, 380, 2], draw: (_, back) => enderman(back) },
  'minecraft-mob-minis': {
    pack: 'header',
    foot: 330,
    close: [560, 620, 1.7],
    draw: (look, back) => {
      const y = look.Character === 'Ghast' ? 330 : 500
      return legs(look.Character) + mobCube(look.Character, 270, y, 550, back) + stitched(270, y, 550, 550, mobs[look.Character].colour) + (back ? sewnLabel(560, y + 450) : swingTag(880, y + 300))
    },
  },
  'minecraft-bobblehead': { pack: 'window', foot: 270, close: [600, 460, 2], draw: (look, back) => bobblehead(look.Character, back) },
  'minecraft-block-builder-kit': { pack: 'box', foot: 400, close: [560, 640, 1.9], draw: (look, back) => (back ? flipped(builder(look.Set)) : builder(look.Set)) },
  'minecraft-soft-blocks': { pack: 'box', foot: 440, close: [460, 800, 1.8], draw: (look, back) => (back ? flipped(softBlocks(Number(look.Pieces.slice(-1)))) : softBlocks(Number(look.Pieces.slice(-1)))) },
  'minecraft-bee-pull-along': { pack: 'box', foot: 330, close: [520, 760, 1.8], draw: (_, back) => pullAlong(back) },
  'minecraft-wooden-cube-puzzle': { pack: 'card', foot: 360, close: [600, 600, 1.9], draw: (look, back) => cubePuzzle(look.Design, back) },
  'minecraft-block-ornament': {
    pack: 'box',
    foot: 0,
    close: [580, 560, 1.8],
    draw: (look, back) => stroke('M640 320C560 120 720 120 640 320', '#B92F18', 10) + mobCube(look.Character, 300, 410, 560, back) + part('M300 410L412 334H972L860 410C850 480 800 470 780 430C750 500 690 490 660 440C620 520 560 500 540 440C500 500 440 480 420 430C390 490 310 480 300 410z', '#FFFFFF', { shade: 8 }) + part(ell(640, 340, 40, 26), '#E2B33C', { shade: 6 }),
  },
  'minecraft-advent-calendar': { pack: 'box', foot: 420, close: [520, 560, 1.9], draw: (_, back) => blockAdvent(back) },
  'pumpkin-creeper-plush': { pack: 'window', foot: 230, close: [590, 400, 2], draw: (_, back) => pumpkinCreeper(back) },
}

export const creeperKnit = (x: number, y: number, size: number) => pixels(x, y, size, creeperFace, { X: '#1E2A1B' })
