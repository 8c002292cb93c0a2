import type { Arts } from '../art.ts'
import { asleep, cheeks, smile, whiskers } from '../kit/face.ts'
import { sewnLabel } from '../kit/label.ts'
import { blob, both, box, clipped, dark, ell, fill, ink, light, part, poly, scaled, seam, stroke, sym, tube } from '../kit/svg.ts'

type Mona = { fur: string; skin?: string; iris?: string; over?: string; under?: string; head?: string; sleepy?: boolean }

const skull = blob(
  sym([
    [660, 262],
    [770, 224],
    [850, 160],
    [878, 300],
    [908, 430],
    [856, 580],
    [720, 650],
  ]),
)
const face = blob(
  sym([
    [640, 384],
    [760, 366],
    [832, 450],
    [806, 556],
    [700, 606],
    [620, 610],
  ]),
)
const torso = blob(
  sym([
    [680, 600],
    [728, 720],
    [740, 850],
    [690, 930],
  ]),
)

/** Five arms as on every Mona; the middle one curls forward so that she stands. */
const arms = (c: string) =>
  both(tube('M660 850C740 900 790 960 880 966C930 966 934 908 892 902', c, 74)) +
  both(tube('M640 880C672 950 690 1012 764 1008', c, 74)) +
  tube('M600 880C600 950 590 986 560 1012', c, 74)

function monaHead({ fur, skin = '#F6CFB4', iris = '#8A4B2D', sleepy }: Mona, back: boolean) {
  const look = (x: number) =>
    fill(ell(x, 480, 56, 74), '#FFFFFF') +
    fill(ell(x, 490, 40, 58), iris) +
    fill(ell(x, 496, 24, 38), ink) +
    fill(ell(x - 14, 466, 12, 14), '#FFFFFF')
  const inner = both(
    fill(
      poly([
        [788, 246],
        [840, 204],
        [852, 300],
      ]),
      light(fur, 0.35),
    ),
  )
  if (back) return part(skull, fur) + seam('M600 256V640', dark(fur, 0.45)) + seam('M330 300Q600 210 870 300', dark(fur, 0.45), 4)
  return (
    part(skull, fur, { inside: inner }) +
    part(face, skin, { shade: 12 }) +
    seam(
      blob(
        sym([
          [640, 372],
          [768, 352],
          [846, 448],
          [818, 566],
          [704, 620],
          [620, 622],
        ]),
      ),
      light(fur, 0.3),
      4,
    ) +
    (sleepy ? asleep(600, 490, 200, 90) : look(496) + look(704)) +
    fill(ell(600, 552, 14, 10), '#B4553F') +
    smile(600, 572, 46) +
    cheeks(600, 566, 330) +
    whiskers(600, 540, 222, dark(fur, 0.2))
  )
}

export function mona(m: Mona, back = false) {
  const tail = tube('M470 850C400 860 330 830 330 760C330 720 372 712 384 744', m.fur, 50)
  return (
    tail +
    arms(m.fur) +
    (m.under ?? '') +
    part(torso, m.fur) +
    (back
      ? seam('M600 640V910', dark(m.fur, 0.45)) + sewnLabel(600, 850)
      : fill(ell(600, 800, 62, 84), light(m.fur, 0.14)) + seam(ell(600, 800, 62, 84), light(m.fur, 0.35), 4)) +
    (m.over ?? '') +
    monaHead(m, back) +
    (m.head ?? '')
  )
}

export const charcoal = '#4A4356'

export const octocatToys: Arts = {
  'mona-enamel-pin': {
    pack: 'header',
    foot: 0,
    close: [560, 430, 2],
    draw: (look, back) => {
      const card =
        part(box(250, 110, 700, 946, 28), '#FAF6EE', { shade: 8, edge: '#857A68' }) +
        fill(ell(600, 168, 30), '#D9CCF2') +
        fill(box(400, 960, 400, 22, 11), '#DDD3C2')
      if (back)
        return card + [430, 640].map((y) => part(ell(600, y, 54), '#3A3444', { shade: 10 }) + fill(ell(600, y, 14), '#C9C2D2')).join('')
      const fur = look.Colour === 'Mint' ? '#7CCDB1' : '#3A3444'
      const stripes = ['#D8342B', '#E8842A', '#F2C230', '#2C9A57', '#2F6FD0', '#7A45B8']
        .map((c, i) => fill(box(200, 230 + i * 62, 800, 64), c))
        .join('')
      const rainbow =
        look.Colour === 'Rainbow'
          ? clipped(skull, stripes) +
            part(face, '#F6CFB4', { shade: 0 }) +
            [496, 704].map((x) => fill(ell(x, 486, 44, 62), ink) + fill(ell(x - 14, 462, 13), '#FFFFFF')).join('') +
            smile(600, 566, 50)
          : ''
      return card + scaled(0.72, 600, 560, stroke(skull, '#8F98A8', 34) + mona({ fur }) + rainbow)
    },
  },
}
