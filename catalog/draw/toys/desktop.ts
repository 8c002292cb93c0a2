import type { Arts } from '../art.ts'
import { heart } from '../kit/face.ts'
import { glyph } from '../kit/letters.ts'
import { box, ell, fill, ink, light, moved, part, poly, stroke, turned } from '../kit/svg.ts'
import { pick } from '../pick.ts'

const suits: Record<string, (x: number, y: number, r: number) => string> = {
  spade: (x, y, r) =>
    moved(
      x,
      y,
      fill(
        `M0 ${-r}C${r * 0.5} ${-r * 0.3} ${r} 0 ${r * 0.9} ${r * 0.4}C${r * 0.8} ${r * 0.8} ${r * 0.2} ${r * 0.7} ${r * 0.12} ${r * 0.4}L${r * 0.3} ${r}H${-r * 0.3}L${-r * 0.12} ${r * 0.4}C${-r * 0.2} ${r * 0.7} ${-r * 0.8} ${r * 0.8} ${-r * 0.9} ${r * 0.4}C${-r} 0 ${-r * 0.5} ${-r * 0.3} 0 ${-r}z`,
        ink,
      ),
    ),
  heart: (x, y, r) => heart(x, y, r * 0.9),
  diamond: (x, y, r) =>
    fill(
      poly([
        [x, y - r],
        [x + r * 0.7, y],
        [x, y + r],
        [x - r * 0.7, y],
      ]),
      '#D8342B',
    ),
  club: (x, y, r) =>
    fill(
      ell(x, y - r * 0.5, r * 0.46) +
        ell(x - r * 0.5, y + r * 0.16, r * 0.46) +
        ell(x + r * 0.5, y + r * 0.16, r * 0.46) +
        poly([
          [x, y - r * 0.2],
          [x + r * 0.3, y + r],
          [x - r * 0.3, y + r],
        ]) +
        ell(x, y, r * 0.3),
      ink,
    ),
}

export const suit = (kind: string, x: number, y: number, r: number) => pick(suits, kind)(x, y, r)

export function card(rank: string, kind: string, inner: string) {
  const c = kind === 'heart' || kind === 'diamond' ? '#D8342B' : ink
  const corner = glyph(rank, 350, 190, 84, c) + suit(kind, 350, 330, 38)
  return part(box(280, 130, 640, 890, 56), '#FFFDF8', { shade: 16, edge: '#857A68' }) + corner + turned(180, 600, 575, corner) + inner
}

export const cardBack = (c: string, motif = '') =>
  part(box(280, 130, 640, 890, 56), '#FFFDF8', { shade: 16, edge: '#857A68' }) +
  part(box(326, 176, 548, 798, 30), c, {
    shade: 0,
    inside:
      stroke(
        Array.from({ length: 22 }, (_, i) => `M${-300 + i * 90} 170l900 820M${1500 - i * 90} 170l-900 820`).join(''),
        light(c, 0.25),
        8,
      ) + motif,
  })

export const desktopToys: Arts = {}
