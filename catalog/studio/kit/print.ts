import type { Ink } from './art.ts'

export const display = '"Bricolage Grotesque Variable"'
export const text = '"Figtree Variable"'

type Type = {
  size: number
  weight?: number
  font?: string
  colour?: string
  wide?: number
  align?: 'left' | 'center' | 'right'
  leading?: number
  lines?: number
}

/** Sets words in cm with y up: `y` is the baseline of the first line. Breaks lines at `wide` and shrinks what has more than `lines`. */
export function words(ink: Ink, said: string, x: number, y: number, type: Type): number {
  const { weight = 600, font = text, colour = '#211B2B', wide = Infinity, align = 'left', leading = 1.15, lines = 9 } = type
  const unit = 100
  ink.save()
  ink.scale(1, -1)
  ink.scale(1 / unit, 1 / unit)
  ink.fillStyle = colour
  ink.textAlign = align
  let size = type.size
  let set: string[] = []
  for (; ; size *= 0.92) {
    ink.font = `${weight} ${size * unit}px ${font}`
    set = broken(ink, said, wide * unit)
    const fits = set.length <= lines && set.every((line) => ink.measureText(line).width <= wide * unit * 1.001)
    if (fits || size < type.size * 0.2) break
  }
  set.forEach((line, i) => {
    ink.fillText(line, x * unit, (-y + i * size * leading) * unit)
  })
  ink.restore()
  return y - set.length * size * leading
}

function broken(ink: Ink, said: string, wide: number): string[] {
  const lines: string[] = []
  for (const word of said.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && ink.measureText(`${last} ${word}`).width <= wide) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const codes = ['0001101', '0011001', '0010011', '0111101', '0100011', '0110001', '0101111', '0111011', '0110111', '0001011']
const parity = ['LLLLLL', 'LLGLGG', 'LLGGLG', 'LLGGGL', 'LGLLGG', 'LGGLLG', 'LGGGLL', 'LGLGLG', 'LGLGGL', 'LGGLGL']

/** An EAN-13 that a till can read, on white, `wide` cm across with its bottom left corner at x, y. */
export function barcode(ink: Ink, gtin: string, x: number, y: number, wide: number, tall: number) {
  const digit = (i: number) => Number(gtin[i])
  const left = [1, 2, 3, 4, 5, 6].map((i) => {
    const code = codes[digit(i)] ?? ''
    if (parity[digit(0)]?.[i - 1] === 'L') return code
    return [...code]
      .reverse()
      .map((b) => (b === '0' ? '1' : '0'))
      .join('')
  })
  const right = [7, 8, 9, 10, 11, 12].map((i) => [...(codes[digit(i)] ?? '')].map((b) => (b === '0' ? '1' : '0')).join(''))
  const bits = `101${left.join('')}01010${right.join('')}101`
  ink.fillStyle = '#fff'
  ink.fillRect(x, y, wide, tall)
  ink.fillStyle = '#16131d'
  const bar = (wide * 0.84) / bits.length
  const foot = tall * 0.2
  ;[...bits].forEach((bit, i) => {
    const guard = i < 3 || i > 91 || (i > 44 && i < 50)
    if (bit === '1')
      ink.fillRect(x + wide * 0.09 + i * bar, y + (guard ? foot * 0.55 : foot), bar * 1.02, tall * 0.93 - (guard ? foot * 0.55 : foot))
  })
  const said = { size: foot * 0.85, weight: 500, align: 'center' } as const
  words(ink, gtin.slice(0, 1), x + wide * 0.045, y + foot * 0.12, said)
  words(ink, gtin.slice(1, 7), x + wide * 0.29, y + foot * 0.12, said)
  words(ink, gtin.slice(7), x + wide * 0.71, y + foot * 0.12, said)
}

/** The round "not for children under three" sign, or the age grade as text where it does not apply. */
export function ageMark(ink: Ink, age: string, x: number, y: number, r: number) {
  ink.save()
  ink.translate(x, y)
  ink.fillStyle = '#fff'
  ink.beginPath()
  ink.arc(0, 0, r, 0, 7)
  ink.fill()
  ink.lineWidth = r * 0.16
  ink.strokeStyle = '#211B2B'
  ink.stroke()
  words(ink, age, 0, -r * 0.32, { size: r * 0.95, weight: 800, font: display, align: 'center' })
  ink.restore()
}
