import { posed } from '../kit/actual.ts'
import { brick } from '../kit/brick.ts'
import { faceOf, fan, filled, type Print, playing } from '../kit/cards.ts'
import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { rows } from '../kit/pixels.ts'
import { display, words } from '../kit/print.ts'
import { through, tube } from '../kit/shapes.ts'
import { glossyCard, metalPolished, wood } from '../kit/skin.ts'
import { block } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

/** The four backs, drawn in pixels inside a white border. */
const backs: Record<string, { ground: string; list: readonly string[]; palette: Record<string, string | readonly string[]> }> = {
  Castle: {
    ground: '#463a86',
    palette: { m: '#f3e7a8', c: '#c9bdf0', d: '#9c8ed6', k: '#2d2462', s: '#ffffff' },
    list: [
      '  s     mm   ',
      '        mm s ',
      ' s   c       ',
      '    ccc    s ',
      '  c ccc c    ',
      ' ccc c ccc   ',
      ' ccc c ccc c ',
      '  c ccc c ccc',
      '  c cdc c ccc',
      '  ccccccccc  ',
      '  cdcccccdc  ',
      '  ccckkkccc  ',
      '  cdckkkcdc  ',
      '  ccckkkccc  ',
      'kkkkkkkkkkkkk',
      'kkkkkkkkkkkkk',
      'kkkkkkkkkkkkk',
    ],
  },
  'Palm beach': {
    ground: '#6fc3e8',
    palette: { g: '#2f8a4a', l: '#49a85f', t: '#8a6242', s: '#ecd79a', w: '#3f8fd0', y: '#f6cf4a', a: '#8fd3f0' },
    list: [
      '          yyy',
      '         yyyy',
      '  lgl   yyyyy',
      ' lgggl   yyy ',
      'lggtggl      ',
      'g lgtgl gl   ',
      '  g t lgggl  ',
      ' l  tlggtggl ',
      '    tg tg l  ',
      '    t  t  l  ',
      'wwwwtwwtwwwww',
      'wawwtwtwwwaww',
      'wwwwtttwawwww',
      'ssssstsssssss',
      'sssssssssssss',
      'sssssssssssss',
      'sssssssssssss',
    ],
  },
  Robot: {
    ground: '#a9b9d4',
    palette: { b: '#5b6c8f', d: '#3f4d6b', y: '#f2c230', r: '#d5402f', w: '#ffffff', g: '#8a98b3' },
    list: [
      '      r      ',
      '      b      ',
      '   bbbbbbb   ',
      '   bwwbwwb   ',
      '   bwdbwdb   ',
      '   bbbbbbb   ',
      '   bdddddb   ',
      '   bbbbbbb   ',
      '     ggg     ',
      ' gbbbbbbbbbg ',
      ' g bryybgb g ',
      ' g bbbbbbb g ',
      ' d bgggggb d ',
      '   bbbbbbb   ',
      '    gg gg    ',
      '    gg gg    ',
      '   ddd ddd   ',
    ],
  },
  Roses: {
    ground: '#24583c',
    palette: { r: '#d5402f', p: '#f08a86', d: '#8f2420', g: '#5fa95c', l: '#86c97c' },
    list: [
      '   rr    g   ',
      '  rprr  ggl  ',
      '  rrdr   g rr',
      ' g rr gg  rpr',
      'gglg   g  rdr',
      ' g  rrr    rr',
      '   rpprr gg  ',
      '   rpddr glg ',
      'rr rrdrr  g  ',
      'rpr rrr  rr  ',
      'rdr  g  rprr ',
      'rr  glg rrdr ',
      ' gg  g   rr  ',
      'glg rr  g  gg',
      ' g rpr ggl  g',
      '   rdr  g rr ',
      '    r    rpr ',
    ],
  },
}

const backOf =
  (name: string): Print =>
  (ink, w, h) => {
    const { ground, list, palette } = pick(backs, name)
    filled(ink, w, h, '#fbf8f0')
    filled(ink, w * 0.86, h * 0.9, ground)
    rows(list, palette, list.length)(ink, w * 0.8, h * 0.86)
  }

export const solitaireToys: Toys = {
  'solitaire-playing-cards': (look) => {
    const name = look.Back ?? ''
    const back = backOf(name)
    const { ground } = pick(backs, name)
    const box = brick(
      {
        size: [6.6, 9.2, 2],
        round: 0.06,
        fine: 110,
        detail: 10,
        prints: {
          all: (ink, w, h) => filled(ink, w, h, ground),
          front: back,
          back,
          left: (ink) => {
            ink.rotate(-Math.PI / 2)
            words(ink, 'Solitaire', 0, -0.36, { size: 1.05, weight: 780, font: display, colour: '#fbf8f0', align: 'center' })
          },
          top: (ink, w) =>
            words(ink, 'Solitaire', 0, -0.3, { size: 0.9, weight: 780, font: display, colour: '#fbf8f0', align: 'center', wide: w * 0.8 }),
        },
      },
      glossyCard('#fff', { rough: 0.4 }),
    )
    return model(
      { tall: 9.4, pack: 'header', close: { at: [-1.6, 5.2, 1.4], wide: 7 }, yaw: 24 },
      posed([box], { at: [-2.6, 4.6, -1.4], turn: [-2, 9, 0] }),
      fan([faceOf('K', 'hearts'), faceOf('A', 'spades'), faceOf('K', 'clubs')], back, {
        at: [2.4, -2.4, 0.5],
        step: 15,
        first: -10,
        reach: 6.9,
      }),
      [0, 1, 2].flatMap((i) =>
        playing({
          at: [-2 + i * 0.2, 0.06 + i * 0.06, 4.6 + i * 0.12],
          turn: [-90, 14 + i * 5, 0],
          front: i === 2 ? back : faceOf('A', 'hearts'),
          back: faceOf('A', 'diamonds'),
        }),
      ),
    )
  },
  'solitaire-bouncing-cards-mobile': () => {
    const order = ['hearts', 'spades', 'diamonds', 'clubs', 'hearts', 'spades', 'diamonds', 'clubs', 'hearts'] as const
    // The cascade: each bounce is a little lower than the one before.
    const spots: readonly Vec[] = [
      [-13, 24.6, 0],
      [-10.2, 18.2, 0.5],
      [-7.2, 12.4, 1],
      [-4, 16.6, 1.3],
      [-0.8, 17.8, 1.4],
      [2.4, 14.8, 1.3],
      [5.4, 10.6, 1],
      [8.6, 13.6, 0.6],
      [12, 14.2, 0],
    ]
    const wire = through([
      [0.5, 1.2, 0],
      [0.2, 4, -0.2],
      [-2, 8.4, -0.6],
      [-6, 11.6, 0.3],
      [-9.6, 17, 0],
      [-13.4, 25, -0.4],
    ])
    const over = through(spots.map(([x, y, z]): Vec => [x, y + 0.2, z - 0.35]))
    const steel = metalPolished('#c9ced6', { rough: 0.2 })
    const tin = glossyCard('#fff', { rough: 0.24, mirror: 0.12, coat: 0.5 })
    return model(
      { tall: 28, pack: 'box', close: { at: [-3, 15, 2], wide: 14 }, yaw: 18 },
      form(block([0, 0.6, 0], [17, 1.2, 6], 0.4), wood('#d9ae78', { grainSize: 5, grainDepth: 0.7 }), { detail: 80 }),
      { shape: tube(wire, { radius: 0.13, steps: 120, round: 8 }), skin: steel },
      { shape: tube(over, { radius: 0.1, steps: 200, round: 8 }), skin: steel },
      order.flatMap((suit, i) =>
        playing({
          at: spots[i] as Vec,
          turn: [0, -6 + i * 2, [14, 9, 4, -3, -8, -12, -6, 3, 7][i] as number],
          front: faceOf('K', suit),
          back: (ink, w, h) => filled(ink, w, h, '#c9ced6'),
          size: [4.1, 5.8],
          skin: tin,
          thick: 0.08,
        }),
      ),
    )
  },
}
