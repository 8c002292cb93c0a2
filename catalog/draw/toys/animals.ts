import type { Arts } from '../art.ts'
import { type Animal, animal, sternEyes } from '../kit/animal.ts'
import { headband } from '../kit/clothes.ts'
import { eye, smile, whiskers } from '../kit/face.ts'
import { blob, box, dark, ell, fill, flipped, ink, light, moved, part, poly, scaled, stroke, tube } from '../kit/svg.ts'

const black = '#3A3444'

const catFace =
  sternEyes(390) +
  fill('M574 470q26 -18 52 0q-6 26 -26 30q-20 -4 -26 -30z', '#E58A7B') +
  stroke('M600 500v22m-36 6q18 16 36 -6q18 22 36 6', '#8C8497', 8) +
  whiskers(600, 486, 150, '#8C8497')

const ninja: Animal = { fur: black, ears: 'cat', inner: '#8A5560', face: catFace }

export const ninjaCat = (back: boolean, more: Partial<Animal> = {}) => animal({ ...ninja, head: headband(600, 290, 500), ...more }, back)

function mount(kind: string) {
  if (kind === 'Dinosaur') {
    const c = '#5FA65A'
    const spikes = (
      [
        [330, 640],
        [420, 590],
        [760, 560],
      ] as const
    )
      .map(([x, y]) =>
        part(
          poly([
            [x - 44, y + 60],
            [x, y - 30],
            [x + 44, y + 60],
          ]),
          '#E8842A',
          { shade: 8 },
        ),
      )
      .join('')
    return (
      tube('M420 860C300 860 220 820 170 740', c, 96) +
      spikes +
      part(
        blob([
          [320, 760],
          [460, 640],
          [700, 640],
          [790, 560],
          [780, 440],
          [860, 370],
          [1010, 400],
          [1040, 480],
          [960, 530],
          [900, 560],
          [870, 760],
          [760, 900],
          [480, 910],
        ]),
        c,
        { inside: fill(ell(640, 880, 190, 110), light(c, 0.45)) },
      ) +
      [420, 700].map((x) => part(box(x - 60, 860, 120, 196, 46), c)).join('') +
      eye(890, 450, 24) +
      stroke('M930 500q50 10 90 -20', ink, 8)
    )
  }
  if (kind === 'Narwhal') {
    const c = '#7FA8D8'
    return (
      part(
        poly([
          [1010, 560],
          [1130, 330],
          [1060, 590],
        ]),
        '#F6F0E4',
        { shade: 8 },
      ) +
      tube('M330 860C240 840 190 780 180 700', c, 70) +
      part(
        blob([
          [180, 700],
          [90, 640],
          [110, 560],
          [190, 640],
        ]),
        c,
        { shade: 10 },
      ) +
      part(
        blob([
          [190, 700],
          [270, 640],
          [290, 560],
          [220, 590],
        ]),
        c,
        { shade: 10 },
      ) +
      part(
        blob([
          [270, 880],
          [400, 720],
          [700, 640],
          [960, 580],
          [1080, 660],
          [1080, 860],
          [940, 1020],
          [600, 1056],
          [380, 1030],
        ]),
        c,
        { inside: fill(ell(760, 1050, 330, 110), '#F6F0E4') },
      ) +
      eye(960, 760, 26) +
      stroke('M1000 850q40 14 72 -14', ink, 8) +
      part(
        blob([
          [560, 900],
          [660, 920],
          [640, 1040],
          [540, 1000],
        ]),
        dark(c, 0.14),
        { shade: 10 },
      )
    )
  }
  const c = '#FBF3F4'
  const mane = ['#E36DA0', '#F2C230', '#57B6D6', '#9A6BD0']
  return (
    mane.map((m, i) => tube(`M${240 - i * 6} 760C${170 - i * 14} 820 ${190 + i * 22} 900 ${150 + i * 26} 980`, m, 34)).join('') +
    [380, 480, 680, 770]
      .map((x, i) => part(box(x - 46, 820, 92, 236, 40), i % 2 ? c : dark(c, 0.12), { inside: fill(box(x - 46, 1004, 92, 60), '#E8B9C9') }))
      .join('') +
    part(
      blob([
        [240, 760],
        [330, 660],
        [600, 670],
        [760, 640],
        [800, 460],
        [900, 400],
        [1040, 500],
        [1060, 570],
        [1000, 610],
        [900, 590],
        [860, 780],
        [740, 900],
        [400, 900],
        [260, 860],
      ]),
      c,
    ) +
    part(
      poly([
        [870, 410],
        [940, 220],
        [936, 420],
      ]),
      '#F2C230',
      { shade: 8 },
    ) +
    mane
      .map((m, i) =>
        tube(
          `M${850 - i * 14} ${420 + i * 66}C${790 - i * 8} ${430 + i * 66} ${780 - i * 8} ${490 + i * 66} ${740 - i * 6} ${500 + i * 70}`,
          m,
          40,
        ),
      )
      .join('') +
    eye(936, 490, 24) +
    smile(1020, 570, 50)
  )
}

export const animalToys: Arts = {
  'ninja-cat-rider-plush': {
    pack: 'window',
    foot: 400,
    close: [520, 420, 2],
    draw: (look, back) => {
      const rider = moved(
        -60,
        -330,
        scaled(
          0.62,
          600,
          1056,
          moved(0, 0, part('M520 640C340 700 200 700 90 620C120 800 260 900 560 860z', '#C4342B')) + ninjaCat(false, { tail: 'none' }),
        ),
      )
      const scene = mount(look.Mount) + rider
      return back ? flipped(scene) : scene
    },
  },
}
