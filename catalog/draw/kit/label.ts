import { box, ell, fill, group, part, poly, stroke } from './svg.ts'

/** The swing tag every soft toy leaves the factory with; its notch is the mark of the house. */
export const swingTag = (x: number, y: number, tilt = 14) =>
  group(
    `translate(${x} ${y}) rotate(${tilt})`,
    stroke('M0 0q14 -34 0 -64', '#857A68', 4) +
      part(
        poly([
          [-26, 14],
          [-10, -8],
          [10, -8],
          [26, 14],
          [26, 92],
          [8, 92],
          [0, 82],
          [-8, 92],
          [-26, 92],
        ]),
        '#FAF6EE',
        { shade: 5, width: 4, edge: '#857A68' },
      ) +
      fill(ell(0, 10, 7), '#857A68') +
      fill(box(-17, 34, 34, 20), '#3A2BC2') +
      stroke('M-15 66h30M-15 76h18', '#857A68', 4),
  )

/** The sewn-in label with the washing care, seen on the back. */
export const sewnLabel = (x: number, y: number) =>
  part(box(x - 24, y, 48, 74, 3), '#FFFFFF', { shade: 5, width: 4, edge: '#857A68' }) +
  fill(box(x - 24, y + 14, 48, 16), '#3A2BC2') +
  stroke(`M${x - 14} ${y + 44}h28M${x - 14} ${y + 58}h20`, '#857A68', 4)
