import { posed } from './actual.ts'
import type { Ink } from './art.ts'
import { brick, type Prints } from './brick.ts'
import { path } from './faces.ts'
import { pick } from './look.ts'
import type { Part } from './model.ts'
import { rows } from './pixels.ts'
import { display, words } from './print.ts'
import { glossyCard, type Skin } from './skin.ts'
import { turn, type Vec } from './vec.ts'

/** What a side shows, in cm about its middle. */
export type Print = NonNullable<Prints['all']>

const red = '#c9302c'
const black = '#23212a'

const pips: Record<string, readonly [shape: string, colour: string]> = {
  hearts: ['M0 -1.1C-0.7 -0.5 -1.1 -0.2 -1.1 0.4C-1.1 1.1 -0.3 1.2 0 0.6C0.3 1.2 1.1 1.1 1.1 0.4C1.1 -0.2 0.7 -0.5 0 -1.1Z', red],
  spades: [
    'M0 1.15C0.5 0.5 1.1 0.3 1.1 -0.3C1.1 -0.8 0.4 -0.9 0.2 -0.5L0.5 -1.15H-0.5L-0.2 -0.5C-0.4 -0.9 -1.1 -0.8 -1.1 -0.3C-1.1 0.3 -0.5 0.5 0 1.15Z',
    black,
  ],
  diamonds: ['M0 1.2L0.85 0L0 -1.2L-0.85 0Z', red],
  clubs: ['M-0.5 0.5A0.5 0.5 0 1 1 0.5 0.5A0.5 0.5 0 1 1 0.2 -0.4L0.5 -1.15H-0.5L-0.2 -0.4A0.5 0.5 0 1 1 -0.5 0.5Z', black],
}

const pip = (ink: Ink, suit: string, x: number, y: number, size: number) => {
  const [shape, colour] = pick(pips, suit)
  ink.save()
  ink.translate(x, y)
  ink.scale(size, size)
  path(ink, shape, colour)
  ink.restore()
}

/** The face of a card of `wide` by `tall` cm: its value in two corners, one large pip between. */
export const faceOf =
  (value: string, suit: string): Print =>
  (ink, w, h) => {
    ink.fillStyle = '#fbf8f0'
    ink.fillRect(-w / 2, -h / 2, w, h)
    const [, colour] = pick(pips, suit)
    for (const s of [0, 1]) {
      ink.save()
      ink.rotate(s * Math.PI)
      words(ink, value, -w * 0.36, h * 0.335, { size: h * 0.15, weight: 780, font: display, colour, align: 'center' })
      pip(ink, suit, -w * 0.36, h * 0.27, w * 0.062)
      ink.restore()
    }
    if (value === 'A') pip(ink, suit, 0, 0, w * 0.22)
    else crowned(ink, suit, w, h)
  }

const king = [
  '  y y y  ',
  '  yyyyy  ',
  '  hfffh  ',
  '  hkfkh  ',
  '  hfffh  ',
  '  hbbbh  ',
  ' rrbbbrr ',
  'rrryyyrrr',
  'rwrrryrwr',
  'rrrryrrrr',
]

/** A court card in pixels, the same from both ends. */
const crowned = (ink: Ink, suit: string, w: number, h: number) => {
  ink.strokeStyle = '#31448f'
  ink.lineWidth = w * 0.012
  ink.strokeRect(-w * 0.24, -h * 0.34, w * 0.48, h * 0.68)
  for (const s of [0, 1]) {
    ink.save()
    ink.rotate(s * Math.PI)
    ink.translate(0, h * 0.17)
    rows(
      king,
      {
        y: '#efb93a',
        h: '#7a5236',
        f: '#f2c9a8',
        k: black,
        b: '#8a6242',
        r: suit === 'spades' || suit === 'clubs' ? '#31448f' : red,
        w: '#fbf8f0',
      },
      10,
    )(ink, w * 0.46, h * 0.33)
    ink.restore()
  }
}

/** One colour all over. */
export const filled = (ink: Ink, w: number, h: number, colour: string) => {
  ink.fillStyle = colour
  ink.fillRect(-w / 2, -h / 2, w, h)
}

const stock = glossyCard('#fff', { rough: 0.42, grain: 'weave', grainSize: 0.35, grainDepth: 0.25 })

type Card = { at: Vec; turn?: Vec; front: Print; back: Print; size?: readonly [number, number]; skin?: Skin; thick?: number }

/** A card of stiff board, 63 by 88 mm unless `size` says else, printed on both sides. */
export const playing = ({ at, turn: lean = [0, 0, 0], front, back, size = [6.3, 8.8], skin = stock, thick = 0.05 }: Card): Part[] =>
  posed(
    [
      brick(
        {
          size: [size[0], size[1], thick],
          round: Math.min(0.02, thick * 0.4),
          fine: 110,
          detail: 8,
          prints: { all: (ink, w, h) => filled(ink, w, h, '#f3efe4'), front, back },
        },
        skin,
      ),
    ],
    { at, turn: lean },
  )

/** A hand of cards, spread about a point below them. */
export const fan = (
  list: readonly Print[],
  back: Print,
  { at, step, first, reach = 7.2 }: { at: Vec; step: number; first: number; reach?: number },
): Part[] =>
  list.flatMap((front, i) => {
    const a = first + i * step
    return playing({
      at: [at[0] + Math.sin(turn(a)) * reach, at[1] + Math.cos(turn(a)) * reach, at[2] + i * 0.09],
      turn: [0, 0, -a],
      front,
      back,
    })
  })
