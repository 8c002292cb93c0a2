import { eyes, snout, whiskers } from './face.ts'
import { sewnLabel } from './label.ts'
import { blob, both, dark, ell, fill, ink, light, part, poly, seam, stroke, sym, tube } from './svg.ts'

export type Animal = {
  fur: string
  belly?: string
  ears: 'cat' | 'flop' | 'round' | 'tall' | 'none'
  inner?: string
  muzzle?: string
  eye?: string
  nose?: string
  tail?: 'long' | 'stub' | 'none'
  face?: string
  behind?: string
  over?: string
  head?: string
}

const earShapes = {
  cat: [
    poly([
      [640, 250],
      [830, 110],
      [870, 380],
    ]),
    poly([
      [700, 250],
      [808, 172],
      [830, 320],
    ]),
  ],
  flop: [
    blob([
      [760, 240],
      [860, 230],
      [930, 340],
      [930, 520],
      [870, 590],
      [810, 500],
      [790, 360],
    ]),
    '',
  ],
  round: [ell(800, 220, 88), ell(806, 222, 52)],
  tall: [
    blob([
      [680, 270],
      [760, 140],
      [960, 60],
      [1010, 90],
      [930, 240],
      [820, 350],
    ]),
    blob([
      [740, 250],
      [800, 170],
      [950, 96],
      [890, 220],
      [810, 300],
    ]),
  ],
  none: ['', ''],
} as const

const skull = ell(600, 410, 262, 232)
const body = blob(
  sym([
    [640, 560],
    [740, 640],
    [800, 800],
    [810, 950],
    [720, 1040],
    [620, 1050],
  ]),
)

function animalHead(a: Animal, back: boolean) {
  const [ear, lobe] = earShapes[a.ears]
  const ears = ear
    ? both(part(ear, a.ears === 'flop' ? dark(a.fur, 0.16) : a.fur) + (lobe && !back ? fill(lobe, a.inner ?? light(a.fur, 0.4)) : ''))
    : ''
  const front = a.ears === 'flop'
  const plain =
    (a.muzzle
      ? part(
          blob(
            sym([
              [620, 420],
              [720, 440],
              [766, 520],
              [700, 600],
              [620, 612],
            ]),
          ),
          a.muzzle,
          { shade: 12, width: 5 },
        )
      : '') +
    eyes(600, 390, 220, 34, a.eye) +
    snout(600, 470, a.nose) +
    (a.ears === 'cat' ? whiskers(600, 480, 160, dark(a.fur, 0.4)) : '')
  return (
    (front ? '' : ears) +
    part(skull, a.fur) +
    (front ? ears : '') +
    (back ? seam('M600 180V640', dark(a.fur, 0.45)) : (a.face ?? plain)) +
    (a.head ?? '')
  )
}

export function animal(a: Animal, back = false) {
  const tail = {
    long: tube('M770 990C900 1010 980 930 940 820C924 780 890 790 894 826', a.fur, 58),
    stub: part(ell(810, 940, 60), a.fur),
    none: '',
  }[a.tail ?? 'long']
  const belly = a.belly
    ? fill(ell(600, 830, 130, 170), a.belly) + seam(ell(600, 830, 130, 170), dark(a.belly, 0.3), 4)
    : seam('M600 640V1030', dark(a.fur, 0.4), 4)
  const foot =
    part(
      blob([
        [640, 1056],
        [650, 980],
        [740, 950],
        [850, 980],
        [860, 1050],
      ]),
      a.fur,
    ) + seam('M706 1050V1012M756 1050V1012', dark(a.fur, 0.4), 4)
  const paw = part(
    blob([
      [740, 640],
      [800, 680],
      [826, 800],
      [796, 880],
      [730, 868],
      [716, 760],
    ]),
    a.fur,
    { shade: 14 },
  )
  return (
    (a.behind ?? '') +
    tail +
    part(body, a.fur) +
    (back ? seam('M600 640V1030', dark(a.fur, 0.45)) + sewnLabel(600, 930) : belly) +
    (back ? '' : both(foot)) +
    both(paw) +
    (a.over ?? '') +
    animalHead(a, back)
  )
}

export const sternEyes = (y: number) =>
  both(
    fill(`M640 ${y - 20}Q700 ${y - 70} 772 ${y - 40}Q770 ${y + 40} 706 ${y + 44}Q650 ${y + 40} 640 ${y - 20}z`, '#F6F0E4') +
      fill(ell(700, y, 22, 36), ink) +
      stroke(`M628 ${y - 30}L776 ${y - 62}`, ink, 14),
  )
