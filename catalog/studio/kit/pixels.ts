import { brick, type Place, type Prints } from './brick.ts'
import type { Part } from './model.ts'
import type { Skin } from './skin.ts'
import { dice, type Vec } from './vec.ts'

type Print = NonNullable<Prints['all']>

/** Printed pixels `n` across, each in a shade of its own. */
export const pixels =
  (n: number, colours: readonly string[], seed: number): Print =>
  (ink, wide, tall) => {
    const random = dice(seed + Math.round(wide * 7 + tall * 13))
    const step = wide / n
    for (let y = 0; y < Math.ceil(tall / step); y++)
      for (let x = 0; x < n; x++) {
        ink.fillStyle = colours[Math.floor(random() * colours.length)] ?? '#f00'
        ink.fillRect(x * step - wide / 2, y * step - tall / 2, step * 1.02, step * 1.02)
      }
  }

/** Rectangles of one colour each on a grid of `n` by `n` that fills the side, from its bottom left corner. */
export const onGrid =
  (n: number, list: readonly (readonly [x: number, y: number, wide: number, tall: number, colour: string])[]): Print =>
  (ink, wide, tall) => {
    for (const [x, y, w, h, colour] of list) {
      ink.fillStyle = colour
      ink.fillRect((x / n - 0.5) * wide, (y / n - 0.5) * tall, (w / n) * wide * 1.004, (h / n) * tall * 1.004)
    }
  }

/**
 * A picture in letters, its top row first, each letter a colour or one of several shades; blanks leave what is under it.
 * With fewer rows than columns the rest of the side stays as it is.
 */
export const rows =
  (list: readonly string[], palette: Readonly<Record<string, string | readonly string[]>>, tallest = list[0]?.length ?? 1): Print =>
  (ink, wide, tall) => {
    const random = dice(list.length * 31 + tallest)
    const [w, h] = [wide / (list[0]?.length ?? 1), tall / tallest]
    for (const [y, row] of list.entries())
      for (const [x, letter] of [...row].entries()) {
        const shades = palette[letter]
        if (!shades) continue
        ink.fillStyle = typeof shades === 'string' ? shades : (shades[Math.floor(random() * shades.length)] ?? '#f00')
        ink.fillRect(x * w - wide / 2, tall / 2 - (y + 1) * h, w * 1.02, h * 1.02)
      }
  }

/** One print over another. */
export const over =
  (...prints: readonly Print[]): Print =>
  (ink, wide, tall) => {
    for (const print of prints) print(ink, wide, tall)
  }

/** A filled cube of printed cloth, its edges held square by foam. */
export const block = (size: Vec, place: Place, skin: Skin, prints: Prints, { round = 0.55, puff = 0.28 } = {}): Part =>
  brick({ size, ...place, round, puff, fine: 24, prints }, skin)
