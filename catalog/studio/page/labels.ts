import type { Facts } from '../job.ts'
import type { Ink } from '../kit/art.ts'
import { ageMark, barcode, display, words } from '../kit/print.ts'

export const house = '#3A2BC2'
const ink2 = '#554D5F'

export function fillAll(ink: Ink, wide: number, tall: number, colour: string) {
  ink.fillStyle = colour
  ink.fillRect(-wide / 2, -tall / 2, wide, tall)
}

/** The maker's name as a notched tag, `tall` cm high. */
export function mark(ink: Ink, x: number, y: number, tall: number, paper = '#fff', letters = house) {
  const wide = tall * 4.1
  ink.fillStyle = paper
  ink.beginPath()
  ink.moveTo(x - wide / 2 + tall * 0.35, y - tall / 2)
  ink.lineTo(x + wide / 2, y - tall / 2)
  ink.lineTo(x + wide / 2, y + tall / 2)
  ink.lineTo(x - wide / 2 + tall * 0.35, y + tall / 2)
  ink.lineTo(x - wide / 2, y)
  ink.closePath()
  ink.fill()
  words(ink, 'TOYLINE', x + tall * 0.12, y - tall * 0.27, {
    size: tall * 0.74,
    weight: 800,
    font: display,
    colour: letters,
    align: 'center',
  })
}

/** Small print with the barcode: what the law and the till ask for. */
export function smallPrint(ink: Ink, facts: Facts, wide: number, tall: number) {
  const m = wide * 0.08
  const size = Math.min(wide * 0.052, tall * 0.034)
  const bar = Math.min(wide - 2 * m, tall * 0.5, 4.4)
  barcode(ink, facts.gtin, -bar / 2, -tall / 2 + m, bar, bar * 0.5)
  let y = tall / 2 - m - size * 1.6
  y = words(ink, facts.title, -wide / 2 + m, y, { size: size * 1.5, weight: 700, font: display, wide: wide - 2 * m, lines: 2 }) - size * 0.3
  y = words(ink, facts.materials, -wide / 2 + m, y, { size, weight: 500, wide: wide - 2 * m, colour: ink2, lines: 3 }) - size * 0.4
  if (facts.warnings) y = words(ink, facts.warnings, -wide / 2 + m, y, { size, weight: 700, wide: wide - 2 * m, lines: 5 }) - size * 0.4
  words(ink, `Made in ${facts.origin}. ${facts.sku}`, -wide / 2 + m, y, { size, weight: 500, wide: wide - 2 * m, colour: ink2 })
}

/** The face of a swing tag, box or header: ground, portrait, name, age. */
export function face(ink: Ink, facts: Facts, wide: number, tall: number, art: CanvasImageSource, bandShare = 0.28) {
  const band = tall * bandShare
  fillAll(ink, wide, tall, facts.ground)
  ink.fillStyle = house
  ink.fillRect(-wide / 2, tall / 2 - band, wide, band)
  {
    const side = Math.min(wide * 0.94, (tall - band) * 1.02)
    ink.save()
    ink.translate(0, -tall / 2 + (tall - band) * 0.5)
    ink.scale(1, -1)
    ink.drawImage(art, -side / 2, -side / 2, side, side)
    ink.restore()
  }
  const margin = wide * 0.07
  words(ink, facts.title, -wide / 2 + margin, tall / 2 - band * (bandShare > 0.3 ? 0.56 : 0.42), {
    size: Math.min(band * (bandShare > 0.3 ? 0.27 : 0.34), wide * 0.12),
    weight: 780,
    font: display,
    colour: '#fff',
    wide: wide - margin * 2,
    lines: 2,
    leading: 1.02,
  })
  mark(ink, wide / 2 - Math.min(wide, tall) * 0.22, -tall / 2 + tall * 0.07, Math.min(wide, tall) * 0.075)
  ageMark(ink, facts.age, -wide / 2 + Math.min(wide, tall) * 0.11, -tall / 2 + Math.min(wide, tall) * 0.11, Math.min(wide, tall) * 0.065)
}
