import { dark, ell, fill, ink, moved, stroke } from './svg.ts'

export const eye = (x: number, y: number, r = 26, colour = '#241C2E') =>
  fill(ell(x, y, r, r * 1.12), colour) + fill(ell(x - r * 0.3, y - r * 0.38, r * 0.32), '#FFFFFF')

export const eyes = (x: number, y: number, apart: number, r?: number, colour?: string) =>
  eye(x - apart / 2, y, r, colour) + eye(x + apart / 2, y, r, colour)

/** The round white eyes of a cartoon, looking a little to the left. */
export const goggle = (x: number, y: number, r: number, look = -0.18) =>
  `<ellipse cx="${x}" cy="${y}" rx="${r}" ry="${r * 1.15}" fill="#FFFFFF" stroke="${ink}" stroke-width="7"/>` +
  fill(ell(x + r * look, y + r * 0.12, r * 0.46, r * 0.54), ink) +
  fill(ell(x + r * (look - 0.16), y - r * 0.1, r * 0.15), '#FFFFFF')

export const smile = (x: number, y: number, width: number, colour = ink, deep = 0.5) =>
  stroke(`M${x - width / 2} ${y}q${width / 2} ${width * deep} ${width} 0`, colour, 9)

export const asleep = (x: number, y: number, apart: number, width = 60, colour = ink) =>
  [-1, 1].map((s) => stroke(`M${x + (s * apart) / 2 - width / 2} ${y}q${width / 2} ${width * 0.6} ${width} 0`, colour, 10)).join('')

export const cheeks = (x: number, y: number, apart: number, colour = '#F29C94', r = 34) =>
  [-1, 1].map((s) => fill(ell(x + (s * apart) / 2, y, r, r * 0.66), colour, 'opacity=".75"')).join('')

export const snout = (x: number, y: number, nose = ink) =>
  fill(`M${x - 30} ${y}q30 -26 60 0q-6 34 -30 36q-24 -2 -30 -36z`, nose) +
  stroke(`M${x} ${y + 34}v22m-42 4q22 26 42 -4q20 30 42 4`, dark(nose, 0.2), 8)

export const whiskers = (x: number, y: number, apart: number, colour: string) =>
  [-1, 1].map((s) => stroke(`M${x + s * apart} ${y}l${s * 84} -16M${x + s * apart} ${y + 30}l${s * 88} 6`, colour, 6)).join('')

export const heart = (x: number, y: number, r: number, colour = '#D8342B') =>
  moved(
    x,
    y,
    fill(
      `M0 ${r}C${-r * 1.6} ${-r * 0.1} ${-r * 0.9} ${-r * 1.1} 0 ${-r * 0.4}C${r * 0.9} ${-r * 1.1} ${r * 1.6} ${-r * 0.1} 0 ${r}z`,
      colour,
    ),
  )
