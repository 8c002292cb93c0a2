import type { Arts } from '../art.ts'
import { sewnLabel, swingTag } from '../kit/label.ts'
import { glyph } from '../kit/letters.ts'
import { box, ell, fill, part, poly, seam, stroke } from '../kit/svg.ts'
import { pick } from '../pick.ts'

const consoles: Record<string, (back: boolean) => string> = {
  'Tall black': (back) =>
    part(box(380, 170, 440, 886, 26), '#37323F', {
      shade: 30,
      inside:
        fill(box(380, 170, 440, 60), '#1E1A26') + [0, 1, 2, 3, 4, 5].map((i) => fill(ell(430 + i * 68, 204, 16, 10), '#5FA83A')).join(''),
    }) +
    seam(box(400, 250, 400, 780, 14), '#8C8497') +
    (back
      ? [0, 1, 2, 3, 4, 5, 6].map((i) => stroke(`M470 ${330 + i * 50}h260`, '#1E1A26', 16)).join('') + sewnLabel(600, 900)
      : stroke(ell(460, 330, 34), '#F6F0E4', 8) +
        glyph('X', 460, 314, 32, '#F6F0E4') +
        fill(box(440, 700, 22, 200, 11), '#1E1A26') +
        fill(ell(740, 880, 20), '#1E1A26')),
  'Slim white': (back) =>
    part(box(400, 180, 400, 876, 24), '#F3EFE8', { shade: 24 }) +
    seam(box(424, 204, 352, 828, 14), '#A9A0B0') +
    (back
      ? [0, 1, 2, 3].map((i) => fill(box(470, 720 + i * 60, 260, 30, 8), '#4A4356')).join('') + sewnLabel(600, 400)
      : part(ell(600, 500, 150), '#37323F', {
          shade: 10,
          inside: [-90, -45, 0, 45, 90].map((d) => stroke(`M450 ${500 + d}h300`, '#5A5563', 10)).join(''),
        }) +
        stroke(ell(480, 260, 28), '#37323F', 7) +
        glyph('X', 480, 247, 26, '#37323F') +
        fill(box(450, 880, 24, 120, 12), '#37323F')),
  Original: (back) =>
    part(
      poly([
        [160, 600],
        [300, 470],
        [900, 470],
        [1040, 600],
      ]),
      '#4A4553',
    ) +
    part(box(160, 600, 880, 440, 30), '#37323F', { shade: 24 }) +
    part(box(220, 1020, 160, 36, 10), '#1E1A26', { shade: 4 }) +
    part(box(820, 1020, 160, 36, 10), '#1E1A26', { shade: 4 }) +
    stroke('M250 600L420 500M950 600L780 500M420 500L600 560 780 500', '#2B2633', 22) +
    part(ell(600, 530, 84, 44), '#6FBF3A', { shade: 8 }) +
    glyph('X', 600, 508, 40, '#F6F0E4') +
    seam(box(184, 626, 832, 388, 20), '#8C8497') +
    (back
      ? fill(box(300, 760, 600, 120, 14), '#1E1A26') + sewnLabel(600, 900)
      : fill(box(270, 700, 660, 60, 10), '#1E1A26') +
        [330, 520, 680, 870].map((x) => part(ell(x, 880, 54), '#5A5563', { shade: 6 }) + fill(ell(x, 880, 24), '#1E1A26')).join('') +
        fill(ell(600, 880, 26), '#6FBF3A')),
}

export const xboxToys: Arts = {
  'xbox-console-plush': {
    pack: 'window',
    foot: 330,
    close: [520, 480, 1.8],
    draw: (look, back) => pick(consoles, look.Model)(back) + (back ? '' : swingTag(840, 720)),
  },
}
