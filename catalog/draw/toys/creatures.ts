import type { Arts } from '../art.ts'
import { type Animal, animal } from '../kit/animal.ts'
import { eyes, goggle, smile } from '../kit/face.ts'
import { sewnLabel, swingTag } from '../kit/label.ts'
import { blob, both, box, dark, ell, fill, flipped, ink, light, type Point, part, seam, stroke, sym, tube } from '../kit/svg.ts'
import { pick } from '../pick.ts'

const robot = (colour: string, back: boolean) =>
  stroke('M600 250V150', dark(colour, 0.4), 16) +
  part(ell(600, 140, 36), '#D8342B', { shade: 8 }) +
  both(
    part(box(470, 940, 110, 116, 40), dark(colour, 0.15)) +
      tube('M380 720C300 760 290 840 320 890', colour, 60) +
      part(ell(320, 900, 50), '#F2C230', { shade: 10 }),
  ) +
  part(box(380, 640, 440, 350, 70), colour) +
  part(box(330, 240, 540, 420, 80), colour) +
  (back
    ? seam('M600 250V980', dark(colour, 0.45)) + sewnLabel(600, 860)
    : part(box(390, 310, 420, 270, 56), '#211B2B', { shade: 8 }) +
      [500, 700].map((x) => fill(box(x - 32, 390, 64, 84, 20), '#7FE0D0')).join('') +
      stroke('M540 524q60 40 120 0', '#7FE0D0', 14) +
      fill(ell(530, 800, 32), '#F2C230') +
      fill(ell(610, 800, 32), '#E36D5A') +
      stroke('M500 890h200', dark(colour, 0.35), 12)) +
  seam(box(350, 260, 500, 380, 64), dark(colour, 0.4), 4)

type Four = [string, string, string, string]

const wing = (x: number, c: string, y: number, tip: Point[]) =>
  part(blob(tip), c, { inside: fill(ell(x, y, 60, 50), light(c, 0.35)) }) +
  seam(blob(tip.map(([px, py]): Point => [x + (px - x) * 0.84, py + (y - py) * 0.16])), dark(c, 0.4), 4)

function butterfly(colours: Four, back: boolean) {
  const up: Point[] = [
    [620, 560],
    [700, 260],
    [900, 130],
    [1040, 230],
    [1020, 440],
    [860, 590],
  ]
  const low: Point[] = [
    [630, 600],
    [820, 600],
    [960, 700],
    [930, 880],
    [790, 950],
    [660, 820],
  ]
  const [a, b, c, d] = colours
  return (
    wing(860, b, 350, up) +
    wing(800, c, 690, low) +
    flipped(wing(860, a, 350, up) + wing(800, d, 690, low)) +
    stroke('M580 350C560 250 520 210 470 190M620 350C640 250 680 210 730 190', ink, 12) +
    fill(ell(468, 188, 20), ink) +
    fill(ell(732, 188, 20), ink) +
    part(
      blob(
        sym([
          [640, 340],
          [680, 420],
          [664, 600],
          [660, 860],
          [620, 1040],
        ]),
      ),
      '#4B3F66',
    ) +
    (back
      ? sewnLabel(600, 620)
      : eyes(600, 440, 70, 18, '#FFFFFF') +
        stroke('M570 500q30 26 60 0', '#FFFFFF', 8) +
        seam('M548 640q52 20 104 0M550 740q50 20 100 0M556 840q44 20 88 0', '#9E93B8'))
  )
}

const tinted = (colour: string): Four => [colour, light(colour, 0.25), dark(colour, 0.12), light(colour, 0.1)]

const links: Animal = { fur: '#E8B45E', belly: '#FBEBD0', ears: 'cat', inner: '#F3C6B4', muzzle: '#FBEBD0' }

const rocky: Animal = { fur: '#F0E6D6', belly: '#FFFFFF', ears: 'flop', muzzle: '#FFFFFF', tail: 'stub', behind: '' }

export const creatureToys: Arts = {
  'office-assistant-minis': {
    pack: 'header',
    foot: 320,
    close: [600, 410, 2],
    draw: (look, back) => {
      const dot =
        part(ell(600, 700, 356), '#D8342B', { shade: 40 }) +
        (back
          ? seam('M600 350V1050', '#7E1A1A') + sewnLabel(600, 940)
          : goggle(500, 620, 84, 0.1) +
            goggle(700, 620, 84, 0.1) +
            smile(600, 800, 190, '#7E1A1A') +
            fill(ell(420, 500, 44, 60), '#F0857B'))
      const all: Record<string, string> = {
        'Links the Cat': animal(links, back),
        'Rocky the Dog': animal(
          { ...rocky, head: back ? '' : fill(ell(706, 360, 92, 100), '#B98A56', 'opacity=".55"') + eyes(600, 390, 220, 34) },
          back,
        ),
        'F1 the Robot': robot('#9AA8B8', back),
        'The Dot': dot,
      }
      return pick(all, look.Character) + (back ? '' : swingTag(800, 720))
    },
  },
  'msn-butterfly-teether': {
    pack: 'card',
    foot: 60,
    close: [780, 420, 1.9],
    draw: (look, back) => {
      const colours: Four = pick<Four>(
        { 'Four colours': ['#9CCBA4', '#F0B98A', '#E59A95', '#9CBFE0'], Lilac: tinted('#C3ABE0'), Butter: tinted('#F2D98F') },
        look.Colour,
      )
      const dots = (
        [
          [780, 300],
          [860, 260],
          [940, 320],
          [840, 380],
          [920, 410],
        ] as const
      )
        .map(([x, y]) => fill(ell(x, y, 20), '#FFFFFF', 'opacity=".7"'))
        .join('')
      return (
        butterfly(colours, back) +
        dots +
        stroke('M250 300q40 -40 80 0t80 0M270 390q40 -40 80 0t80 0M740 720h140M740 780h150M760 840h90', '#FFFFFF', 16, 'opacity=".7"')
      )
    },
  },
}
