import type { Arts } from '../art.ts'
import { cuboid, type Palette, type Pixels } from '../kit/block.ts'
import { sewnLabel, swingTag } from '../kit/label.ts'
import { box, dark, fill, ink, part, poly, seam, stroke } from '../kit/svg.ts'
import { pick } from '../pick.ts'

const creeperFace: Pixels = ['        ', '        ', ' XX  XX ', ' XX  XX ', '   XX   ', '  XXXX  ', '  XXXX  ', '  X  X  ']

const green = '#6DBB55'

const stitched = (x: number, y: number, w: number, h: number, colour: string) =>
  seam(box(x + 14, y + 14, w - 28, h - 28), dark(colour, 0.45), 4)

export const creeperHead = (x: number, y: number, w: number, back = false) =>
  cuboid({ x, y, w, h: w, deep: w * 0.4, colour: green, rows: back ? undefined : creeperFace, palette: { X: '#1E2A1B' } })

const beeFace: Pixels = ['          ', '          ', 'kk      kk', 'kw      wk', 'kk      kk', '          ', '          ']

export function bee(back: boolean, label = true) {
  const yellow = '#F0BE3A'
  const stripes = [0.3, 0.62]
    .map((s) =>
      fill(
        poly([
          [690 + 330 * s, 470 - 156 * s * 0.62],
          [760 + 330 * s, 470 - 156 * s * 0.62 - 16],
          [760 + 330 * s, 880 - 156 * s * 0.62 - 16],
          [690 + 330 * s, 880 - 156 * s * 0.62],
        ]),
        '#4B3626',
      ),
    )
    .join('')
  const wing =
    part(
      poly([
        [420, 420],
        [300, 250],
        [470, 200],
        [610, 380],
      ]),
      '#DCEBF5',
      { shade: 10 },
    ) +
    part(
      poly([
        [660, 380],
        [760, 170],
        [930, 220],
        [840, 370],
      ]),
      '#DCEBF5',
      { shade: 10 },
    )
  return (
    cuboid({
      x: 250,
      y: 470,
      w: 470,
      h: 400,
      deep: 520,
      colour: yellow,
      cells: 8,
      rows: back
        ? ['          ', '          ', '          ', '          ', '          ', '          ', '          ', '          ', '          ']
        : [...beeFace, '          ', '          '],
      palette: { k: '#3A2A20', w: '#F6F0E4' },
    }) +
    stripes +
    fill(
      poly([
        [440, 406],
        [560, 346],
        [700, 346],
        [620, 406],
      ]),
      '#4B3626',
    ) +
    stroke(
      box(250, 470, 470, 400) +
        poly([
          [250, 470],
          [510, 293],
          [980, 293],
          [720, 470],
        ]) +
        poly([
          [720, 470],
          [980, 293],
          [980, 693],
          [720, 870],
        ]),
      dark(yellow, 0.5),
      6,
    ) +
    wing +
    stitched(250, 470, 470, 400, yellow) +
    (back
      ? fill(
          poly([
            [470, 640],
            [500, 700],
            [470, 760],
            [440, 700],
          ]),
          '#3A2A20',
        )
      : stroke('M340 470V390H310M620 470V390H590', '#4B3626', 20)) +
    [330, 450, 570, 690].map((x) => fill(box(x, 872, 30, 84), '#4B3626')).join('') +
    (label ? (back ? sewnLabel(650, 780) : swingTag(900, 720)) : '')
  )
}

const mobs: Record<string, { colour: string; rows: Pixels; palette: Palette }> = {
  Pig: {
    colour: '#F0A5A2',
    rows: ['        ', '        ', '        ', 'kw    wk', '        ', '  pppp  ', '  dppd  ', '        '],
    palette: { k: ink, w: '#FFFFFF', p: '#F7C3C0', d: '#8E3F45' },
  },
  Cow: {
    colour: '#5B4032',
    rows: ['   ww   ', '  www   ', '        ', 'kw    wk', '        ', '  gggg  ', '  dggd  ', '  gggg  '],
    palette: { k: ink, w: '#F3EEE6', g: '#C9BDB1', d: '#55463C' },
  },
  Sheep: {
    colour: '#F2EDE4',
    rows: ['        ', ' ssssss ', ' ssssss ', ' kwsswk ', ' ssssss ', ' ssppss ', ' ssppss ', '        '],
    palette: { k: ink, w: '#FFFFFF', s: '#D9B79C', p: '#EFA8A0' },
  },
  Skeleton: {
    colour: '#CFCFCB',
    rows: ['        ', '        ', '        ', ' kk  kk ', ' kk  kk ', '   gg   ', ' kkkkkk ', '        '],
    palette: { k: '#4A4A4C', g: '#8D8D8B' },
  },
  Ghast: {
    colour: '#F4F1EE',
    rows: ['        ', '        ', ' gg  gg ', ' kk  kk ', ' g    g ', '   kk   ', '  krrk  ', '        '],
    palette: { k: '#57545B', g: '#BEB9BC', r: '#B4433C' },
  },
  Steve: {
    colour: '#B98468',
    rows: ['hhhhhhhh', 'hhhhhhhh', 'h      h', '        ', ' wb  bw ', '   nn   ', '  mmmm  ', '  m  m  '],
    palette: { h: '#3B2A1C', w: '#FFFFFF', b: '#4A3FA0', n: '#8E5C45', m: '#6B4634' },
  },
  Alex: {
    colour: '#EBC29F',
    rows: ['hhhhhhhh', 'hhhhhhhh', 'hh    hh', 'h      h', 'h wg gwh', '        ', '   pp   ', '        '],
    palette: { h: '#D9823B', w: '#FFFFFF', g: '#3E7A4A', p: '#D58F82' },
  },
}

export function mobCube(kind: string, x: number, y: number, w: number, back = false) {
  if (kind === 'Creeper') return creeperHead(x, y, w, back)
  if (kind === 'Bee')
    return cuboid({
      x,
      y,
      w,
      h: w,
      deep: w * 0.4,
      colour: '#F0BE3A',
      side: '#8A6A2A',
      rows: back ? undefined : ['        ', '  k  k  ', '        ', 'kk    kk', 'kw    wk', '        ', 'bbbbbbbb', '        '],
      palette: { k: '#3A2A20', w: '#F6F0E4', b: '#4B3626' },
    })
  const m = pick(mobs, kind)
  return cuboid({ x, y, w, h: w, deep: w * 0.4, colour: m.colour, rows: back ? undefined : m.rows, palette: m.palette })
}

export const blockToys: Arts = {}
