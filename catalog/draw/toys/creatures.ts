import type { Arts } from '../art.ts'
import { eyes } from '../kit/face.ts'
import { sewnLabel } from '../kit/label.ts'
import { blob, dark, ell, fill, flipped, ink, light, type Point, part, seam, stroke, sym } from '../kit/svg.ts'
import { pick } from '../pick.ts'

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

export const creatureToys: Arts = {
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
