import type { Prints } from '../kit/brick.ts'
import { pick } from '../kit/look.ts'
import { pixels, rows } from '../kit/pixels.ts'

type Mob = { shades: readonly string[]; face: readonly string[]; palette: Readonly<Record<string, string>> }

/** What the cubes of the mobs look like from the front, and the shades that go all round. */
export const mobs: Readonly<Record<string, Mob>> = {
  Creeper: {
    shades: ['#5fae4c', '#4c9a3f', '#72bd5d', '#3f8836', '#86c972', '#57a548'],
    face: ['        ', '        ', ' kk  kk ', ' kk  kk ', '   kk   ', '  kkkk  ', '  kkkk  ', '  k  k  '],
    palette: { k: '#1c241b' },
  },
  Bee: {
    shades: ['#f0be3a', '#e8b02c', '#f5ca52', '#ecb834'],
    face: ['        ', '        ', 'kk    kk', 'kw    wk', 'kk    kk', '        ', '        ', '        '],
    palette: { k: '#3a2a20', w: '#bfe6ef' },
  },
  Pig: {
    shades: ['#f0a5a2', '#eb9a98', '#f5b4b0', '#e88f8f'],
    face: ['        ', '        ', '        ', 'kw    wk', '        ', '  pppp  ', '  dppd  ', '        '],
    palette: { k: '#2a2028', w: '#ffffff', p: '#f8c9c5', d: '#8e3f45' },
  },
  Cow: {
    shades: ['#5b4032', '#523829', '#66493a', '#4d3426'],
    face: ['   ww   ', '  www   ', '        ', 'kw    wk', '        ', '  gggg  ', '  dggd  ', '  gggg  '],
    palette: { k: '#1d1519', w: '#f3eee6', g: '#c9bdb1', d: '#55463c' },
  },
  Sheep: {
    shades: ['#f2ede4', '#ebe4d8', '#f7f3ec'],
    face: ['        ', ' ssssss ', ' ssssss ', ' kwsswk ', ' ssssss ', ' ssppss ', ' ssppss ', '        '],
    palette: { k: '#2a2028', w: '#ffffff', s: '#d9b79c', p: '#efa8a0' },
  },
  Skeleton: {
    shades: ['#cfcfcb', '#c3c3c0', '#d8d8d4', '#b8b8b6'],
    face: ['        ', '        ', '        ', ' kk  kk ', ' kk  kk ', '   gg   ', ' kkkkkk ', '        '],
    palette: { k: '#4a4a4c', g: '#8d8d8b' },
  },
  Ghast: {
    shades: ['#f4f1ee', '#ece8e5', '#f9f7f5'],
    face: ['        ', '        ', ' gg  gg ', ' kk  kk ', ' g    g ', '   kk   ', '  krrk  ', '        '],
    palette: { k: '#57545b', g: '#beb9bc', r: '#b4433c' },
  },
  Steve: {
    shades: ['#b98468', '#b07b60', '#c08c70'],
    face: ['hhhhhhhh', 'hhhhhhhh', 'h      h', '        ', ' wb  bw ', '   nn   ', '  mmmm  ', '  m  m  '],
    palette: { h: '#3b2a1c', w: '#ffffff', b: '#4a3fa0', n: '#8e5c45', m: '#6b4634' },
  },
  Alex: {
    shades: ['#ebc29f', '#e6b992', '#f0caa9'],
    face: ['hhhhhhhh', 'hhhhhhhh', 'hh    hh', 'h      h', 'h wg gwh', '        ', '   pp   ', '        '],
    palette: { h: '#d9823b', w: '#ffffff', g: '#3e7a4a', p: '#d58f82' },
  },
}

const hair: Readonly<Record<string, readonly string[]>> = {
  Steve: ['#3b2a1c', '#33241a', '#443122'],
  Alex: ['#d9823b', '#cf7730', '#e18e49'],
}

/** All six sides of a mob's head. People have hair on top, behind, and down their cheeks. */
export function mobPrints(name: string): Prints {
  const { shades, face, palette } = pick(mobs, name)
  const cloth = pixels(8, shades, name.length * 5 + 3)
  const worn = hair[name]
  const down = worn && rows(['hhhhhhhh', 'hhhhhhhh', 'hhhhhhhh', 'hhhh hhh', 'hhh   hh'], { h: worn }, 8)
  return {
    all: cloth,
    front: rows(face, palette),
    ...(worn && down ? { top: pixels(8, worn, 4), back: pixels(8, worn, 9), left: down, right: down } : {}),
  }
}
