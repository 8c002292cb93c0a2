import { laid, thread } from '../kit/art.ts'
import { goggle, sewnLabel } from '../kit/features.ts'
import { cm, pick, pileFor } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { cushion, outline } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { felt, knit, longPile, minky, ribKnit, velboa } from '../kit/skin.ts'
import { ball, limb, lumpy, placed, type Solid, turned } from '../kit/solid.ts'
import { brows, eyes, wire } from './clippy-body.ts'
import type { Toys } from './index.ts'

const papers: Record<string, string> = { Yellow: '#f9de78', Blue: '#b5d8f5' }

export const clippyToys: Toys = {
  'clippy-classic-plush': (look) => {
    const tall = cm(look)
    const sheet = outline('M-7.6 0.4L5.6 0.2L8 2.6L8.3 18.4L-7.8 17.6Z', 0.5)
    const paper = lumpy(placed(cushion(sheet, 2, 2.2), { by: [0, 0, -1.5] }), 0.1, 5)
    const body = lumpy(limb(wire(), 0.98, true), 0.05, 3)
    const rules = laid(paper, thread(), {
      at: [0, 9.2],
      size: [16, 17.6],
      thick: 0.02,
      fine: 60,
      detail: 60,
      art: (ink) => {
        ink.lineWidth = 0.16
        ink.strokeStyle = '#7fa6cf'
        for (let i = 0; i < 7; i++) {
          ink.beginPath()
          ink.moveTo(-6.6, 6 - i * 2)
          ink.lineTo(7, 6.3 - i * 2)
          ink.stroke()
        }
        ink.strokeStyle = '#dd7b70'
        ink.beginPath()
        ink.moveTo(-5, 7.6)
        ink.lineTo(-4.9, -7.8)
        ink.stroke()
      },
    })
    const brow = (s: number) =>
      form(
        limb(
          s < 0
            ? [
                [-3.7, 21.2, 1.2],
                [-2.4, 22, 1.4],
                [-0.9, 21.7, 1.4],
              ]
            : [
                [1, 22.3, 1.4],
                [2.6, 22.9, 1.4],
                [4, 22.2, 1.2],
              ],
          [0.28, 0.4, 0.3],
        ),
        felt('#211b2b'),
        { detail: 28 },
      )
    return model(
      { tall, pack: 'window', close: { at: [0.2, 19, 1.5], wide: 12 } },
      form(paper, felt(pick(papers, look.Paper)), { detail: 56 }),
      rules,
      form(body, velboa('#aeb6c4', pileFor(tall, 2.6)), { detail: 84 }),
      goggle([-1.9, 19.2, 1.1], 1.75, { look: [0.22, -0.05], white: felt('#fdfaf3', { grainDepth: 0.2 }) }),
      goggle([2.2, 19.6, 1.1], 1.9, { look: [0.1, -0.05], white: felt('#fdfaf3', { grainDepth: 0.2 }) }),
      brow(-1),
      brow(1),
      sewnLabel([8, 10, -1.5], [1, 0, 0]),
    )
  },
  'paperclip-pal-pocket-plush': (look) => {
    const colours: Record<string, string> = { Silver: '#b4bbc7', Gold: '#dcae45', Copper: '#c9794f' }
    return model(
      { tall: 10, pack: 'header', close: { at: [0.2, 19, 1.5], wide: 12 } },
      form(limb(wire(), 1.2), minky(pick(colours, look.Colour)), { detail: 84 }),
      goggle([-1.9, 19.2, 1.1], 1.75, { look: [0.22, -0.05] }),
      goggle([2.2, 19.6, 1.1], 1.9, { look: [0.1, -0.05] }),
    )
  },
  'ugly-sweater-clippy-plush': (look) => {
    const colour = pick({ Red: '#b8302a', Green: '#2b7a4a' }, look.Sweater)
    const clip = limb(wire(), 0.98)
    const jumper = lumpy(
      turned(
        [0.4, 0, 0],
        [
          [4, 4.6],
          [4.6, 5.6],
          [6, 5.9],
          [9, 5.8],
          [12.6, 5.6],
          [13.6, 5.4],
          [14, 4.9],
        ],
      ),
      0.12,
      3,
      4,
    )
    const flat: Solid = {
      ...jumper,
      d: (x, y, z) => jumper.d(x, y, z * 1.6) * 0.75,
      low: [jumper.low[0], jumper.low[1], -4.4],
      high: [jumper.high[0], jumper.high[1], 4.4],
    }
    const wool = { grainSize: 1.7, grainRound: 26 }
    const fairIsle = (yaw: number) =>
      laid(flat, knit('#fff', wool), {
        at: [yaw ? -0.4 : 0.4, 9.2],
        size: [10, 5.4],
        yaw,
        thick: 0.01,
        fine: 60,
        art: (ink) => {
          ink.fillStyle = '#f4efe3'
          ink.fillRect(-5, 1.7, 10, 0.4)
          ink.fillRect(-5, -2.1, 10, 0.4)
          for (let i = -3; i <= 3; i++) {
            const diamond = (r: number, c: string) => {
              ink.fillStyle = c
              ink.beginPath()
              ink.moveTo(i * 1.6, r)
              ink.lineTo(i * 1.6 + r * 0.7, 0)
              ink.lineTo(i * 1.6, -r)
              ink.lineTo(i * 1.6 - r * 0.7, 0)
              ink.fill()
            }
            diamond(1.1, '#f4efe3')
            diamond(0.55, colour)
          }
        },
      })
    const bobble = form(lumpy(ball([0.4, 9.2, 3.7], 0.95), 0.1, 0.6), longPile('#f2c230', 5), { detail: 26 })
    const rib = (y: number, r: number) =>
      form(
        { ...ringAt(y, r), low: [-6.4, y - 0.7, -4.4], high: [7.2, y + 0.7, 4.4] },
        ribKnit(colour, { grainSize: 1.2, grainRound: 34 }),
        {
          detail: 56,
        },
      )
    return model(
      { tall: 25, pack: 'window', close: { at: [0.4, 11.6, 2], wide: 15 } },
      form(clip, velboa('#aeb6c4', 2.4), { detail: 84 }),
      form(flat, knit(colour, wool), { detail: 60 }),
      [0, 180].map(fairIsle),
      bobble,
      rib(4.7, 5.4),
      rib(13.7, 5.2),
      eyes(0, felt('#fdfaf3', { grainDepth: 0.2 })),
      brows(0, felt('#211b2b')),
      sewnLabel([5.4, 6, 0], [1, 0, 0.2], 0.8),
    )
  },
}

const ringAt = (y: number, r: number): Solid => ({
  d: (px, py, pz) => (Math.hypot(Math.hypot(px - 0.4, pz * 1.6) - r, py - y) - 0.55) * 0.6,
  low: [-9, y - 1, -9],
  high: [9, y + 1, 9],
})
