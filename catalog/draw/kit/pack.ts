import { letters, textWidth } from './letters.ts'
import { box, clipped, dark, ell, fill, light, part, poly, scaled, stroke } from './svg.ts'

export type Pack = 'window' | 'header' | 'card' | 'box'

const house = '#3A2BC2'

const line = (text: string, x: number, y: number, size: number, width: number, colour: string) => {
  const fit = Math.min(size, (size * width) / textWidth(text, size))
  return letters(text, x, y + (size - fit) / 2, fit, colour, 0.19)
}

/** A long name breaks where its halves are most alike, so that it stays readable from across an aisle. */
const fitted = (text: string, x: number, y: number, size: number, width: number, colour: string) => {
  if (text.length < 15) return line(text, x, y, size, width, colour)
  const breaks = [...text.matchAll(/ /g)].map((m) => m.index)
  const split = breaks.sort((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0] ?? text.length
  const small = size * 0.62
  return (
    line(text.slice(0, split), x, y - size * 0.2, small, width, colour) +
    line(text.slice(split + 1), x, y + size * 0.7, small, width, colour)
  )
}

const mark = (x: number, y: number, size: number, colour: string) => letters('TOYLINE', x, y, size, colour, 0.2)

const gleam = (x: number, y: number, h: number) =>
  `<path d="M${x} ${y}h54l-${h * 0.3} ${h}h-54zM${x + 84} ${y}h22l-${h * 0.3} ${h}h-22z" fill="#FFFFFF" opacity=".16"/>`

/** Inside every pack the toy is the same drawing on its own floor, so a buyer sees what is delivered and nothing more. */
const inside = (toy: string, x: number, base: number, s: number) =>
  scaled(s, 0, 0, `<g transform="translate(${x / s - 600} ${base / s - 1056})">${toy}</g>`)

function windowBox(toy: string, name: string, ground: string) {
  const pane = box(316, 300, 498, 560, 40)
  return (
    part(
      poly([
        [870, 176],
        [946, 126],
        [946, 1006],
        [870, 1056],
      ]),
      dark(house, 0.3),
      { shade: 0 },
    ) +
    part(
      poly([
        [260, 176],
        [336, 126],
        [946, 126],
        [870, 176],
      ]),
      light(house, 0.25),
      { shade: 0 },
    ) +
    part(box(260, 176, 610, 880), house, { shade: 0 }) +
    fitted(name, 565, 212, 58, 530, '#FFFFFF') +
    fill(pane, light(ground, 0.35)) +
    clipped(pane, fill(box(316, 800, 498, 60), dark(ground, 0.1)) + inside(toy, 565, 842, 0.56) + gleam(600, 280, 620)) +
    stroke(pane, dark(house, 0.4), 8) +
    fill(box(260, 900, 610, 156), ground) +
    mark(450, 956, 44, house) +
    fill(ell(792, 978, 44), '#FFFFFF') +
    stroke('M770 978l16 16 30 -32', house, 9)
  )
}

function headerBag(toy: string, name: string, ground: string) {
  return (
    fill(box(300, 330, 600, 722, 24), '#FFFFFF', 'opacity=".5"') +
    inside(toy, 600, 1020, 0.58) +
    stroke(box(300, 330, 600, 722, 24), '#A9B7C4', 6) +
    gleam(690, 340, 700) +
    part(box(276, 132, 648, 236, 12), house, { shade: 0 }) +
    fill(box(276, 318, 648, 50), ground) +
    fill(ell(600, 176, 26, 16), '#FAF6EE') +
    fitted(name, 600, 224, 60, 580, '#FFFFFF') +
    mark(600, 331, 26, house)
  )
}

function hangCard(toy: string, name: string, ground: string) {
  const card = box(290, 120, 620, 936, 22)
  return (
    part(card, ground, { shade: 0, inside: fill(box(290, 120, 620, 190), house) + fill(box(290, 950, 620, 106), '#FFFFFF') }) +
    fill(box(536, 146, 128, 30, 15), '#FAF6EE') +
    fitted(name, 600, 212, 56, 560, '#FFFFFF') +
    fill(box(330, 350, 540, 560, 34), '#FFFFFF', 'opacity=".45"') +
    inside(toy, 600, 892, 0.56) +
    stroke(box(330, 350, 540, 560, 34), dark(ground, 0.25), 6) +
    gleam(640, 350, 560) +
    mark(600, 984, 36, house)
  )
}

/** Games and kits come in a lidded box with the picture on the lid. */
function lidBox(toy: string, name: string, ground: string) {
  return (
    part(box(170, 960, 860, 96), dark(house, 0.25), { shade: 0 }) +
    part(box(150, 250, 900, 720, 10), ground, { shade: 0, inside: fill(box(150, 250, 900, 150), house) + inside(toy, 600, 918, 0.54) }) +
    fitted(name, 600, 290, 66, 820, '#FFFFFF') +
    fill(box(150, 930, 900, 40), '#FFFFFF') +
    mark(290, 937, 26, house) +
    stroke('M210 1008h180', light(house, 0.4), 8)
  )
}

export const packs: Record<Pack, (toy: string, name: string, ground: string) => string> = {
  window: windowBox,
  header: headerBag,
  card: hangCard,
  box: lidBox,
}
