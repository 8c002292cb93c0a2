import type { Arts } from '../art.ts'
import { heart } from '../kit/face.ts'
import { ell, fill, ink, moved, poly } from '../kit/svg.ts'
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

export const desktopToys: Arts = {}
