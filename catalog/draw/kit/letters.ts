import { pick } from '../pick.ts'
import { group, stroke } from './svg.ts'

/** Lettering is drawn, since a picture must look the same on a machine without our fonts. Each glyph sits on a 4 by 6 grid. */
const glyphs: Record<string, string> = {
  A: 'M0 6L2 0 4 6M.8 4H3.2',
  B: 'M0 0V6H2.4A1.5 1.5 0 0 0 2.4 3H0 2.2A1.5 1.5 0 0 0 2.2 0z',
  C: 'M4 1A2.6 3 0 1 0 4 5',
  D: 'M0 0V6H1.6A2.4 3 0 0 0 1.6 0z',
  E: 'M3.6 0H0V6H3.6M0 3H3',
  F: 'M3.6 0H0V6M0 3H3',
  G: 'M4 1A2.6 3 0 1 0 4 5V3.4H2.4',
  H: 'M0 0V6M4 0V6M0 3H4',
  I: 'M2 0V6',
  J: 'M3 0V4.4A1.5 1.6 0 0 1 0 4.4',
  K: 'M0 0V6M4 0L0 3.4M1.3 2.4L4 6',
  L: 'M0 0V6H3.4',
  M: 'M0 6V0L2 3.6 4 0V6',
  N: 'M0 6V0L4 6V0',
  O: 'M2 0A2 3 0 1 0 2 6A2 3 0 1 0 2 0z',
  P: 'M0 6V0H2.4A1.7 1.7 0 0 1 2.4 3.4H0',
  Q: 'M2 0A2 3 0 1 0 2 6A2 3 0 1 0 2 0zM2.6 4.4L4 6.4',
  R: 'M0 6V0H2.4A1.6 1.6 0 0 1 2.4 3.3H0M2 3.3L4 6',
  S: 'M3.7 1C3-.4.3-.3.3 1.6 .3 3.4 3.9 2.6 3.9 4.4 3.9 6.4.8 6.4 0 5',
  T: 'M0 0H4M2 0V6',
  U: 'M0 0V4A2 2 0 0 0 4 4V0',
  V: 'M0 0L2 6 4 0',
  W: 'M0 0L1 6 2 2 3 6 4 0',
  X: 'M0 0L4 6M4 0L0 6',
  Y: 'M0 0L2 3 4 0M2 3V6',
  Z: 'M0 0H4L0 6H4',
  0: 'M2 0A1.8 3 0 1 0 2 6A1.8 3 0 1 0 2 0z',
  1: 'M.6 1.2L2 0V6',
  2: 'M.2 1.4A1.8 1.6 0 0 1 3.8 1.6C3.8 3 .2 4.4.2 6H4',
  3: 'M.3 .6A1.8 1.5 0 1 1 1.6 2.8A1.9 1.6 0 1 1 .2 5.2',
  4: 'M3 6V0L0 4.2H4',
  5: 'M3.6 0H.6L.3 2.7A1.9 1.8 0 1 1 .2 5.2',
  6: 'M3.4 .2C1.2 .6.2 2.6.2 4.2A1.8 1.8 0 1 0 .4 3.4',
  7: 'M0 0H4L1.4 6',
  8: 'M2 0A1.4 1.4 0 1 0 2 2.8A1.6 1.6 0 1 0 2 6A1.6 1.6 0 1 0 2 2.8A1.4 1.4 0 1 0 2 0z',
  9: 'M.6 5.8C2.8 5.4 3.8 3.4 3.8 1.8A1.8 1.8 0 1 0 3.6 2.6',
  '.': 'M1 5.9V6',
  '-': 'M1 3H3',
  "'": 'M2 0V1.6',
  ':': 'M2 1.5V1.6M2 4.5V4.6',
  '!': 'M2 0V4M2 5.9V6',
  '?': 'M.4 1.2A1.7 1.5 0 1 1 2 3V4.2M2 5.9V6',
}

const step = 5.6
export const textWidth = (text: string, size: number) => ((text.length * step - (step - 4)) * size) / 6

/** `x` is the middle of the line, `y` its top. */
export function letters(text: string, x: number, y: number, size: number, colour: string, weight = 0.16) {
  const left = x - textWidth(text, size) / 2
  const k = size / 6
  const drawn = [...text.toUpperCase()].map((c, i) =>
    glyphs[c] ? `<path transform="translate(${Math.round(i * step * 10) / 10} 0)" d="${glyphs[c]}"/>` : '',
  )
  return group(
    `translate(${Math.round(left)} ${Math.round(y)}) scale(${Math.round(k * 100) / 100})`,
    `<g fill="none" stroke="${colour}" stroke-width="${Math.round(weight * 60) / 10}" stroke-linecap="round" stroke-linejoin="round">${drawn.join('')}</g>`,
  )
}

export const glyph = (letter: string, x: number, y: number, size: number, colour: string, weight = 0.2) =>
  stroke(pick(glyphs, letter), colour, weight * 6, `transform="translate(${x - size / 3} ${y}) scale(${size / 6})"`)
