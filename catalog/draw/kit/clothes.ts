import { box, dark, ell, group, part, poly, seam } from './svg.ts'

const cream = '#F6F0E4'

export const santaHat = (x: number, y: number, s: number) =>
  group(
    `translate(${x} ${y}) scale(${s})`,
    part('M-130 -10C-120 -150 0 -220 120 -170C190 -140 210 -80 196 -20C170 -70 140 -86 118 -80L130 -10z', '#C4342B', { shade: 14 }) +
      part(ell(196, -6, 36), cream, { shade: 8 }) +
      part(box(-150, -30, 300, 60, 30), cream, { shade: 8 }),
  )

/** Two tails and a knot to the right of the head. */
export const headband = (x: number, y: number, w: number, colour = '#C4342B') =>
  part(
    poly([
      [x + w / 2 - 10, y],
      [x + w / 2 + 150, y - 70],
      [x + w / 2 + 136, y - 10],
      [x + w / 2 + 20, y + 34],
    ]),
    colour,
    { shade: 8 },
  ) +
  part(
    poly([
      [x + w / 2 - 10, y + 10],
      [x + w / 2 + 120, y + 80],
      [x + w / 2 + 70, y + 104],
      [x + w / 2 - 10, y + 40],
    ]),
    dark(colour, 0.1),
    { shade: 8 },
  ) +
  part(`M${x - w / 2} ${y}q${w / 2} -44 ${w} 0v52q${-w / 2} -44 ${-w} 0z`, colour, { shade: 8 }) +
  seam(`M${x - w / 2 + 10} ${y + 12}q${w / 2 - 10} -40 ${w - 20} 0`, dark(colour, 0.35), 4) +
  part(ell(x + w / 2 - 4, y + 24, 26, 30), colour, { shade: 6 })
