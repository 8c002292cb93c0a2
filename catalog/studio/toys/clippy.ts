import { laid, thread } from '../kit/art.ts'
import { goggle, sewnLabel } from '../kit/features.ts'
import { cm, pick, pileFor } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { cushion, outline } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { felt, minky, velboa } from '../kit/skin.ts'
import { limb, lumpy, placed } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

const papers: Record<string, string> = { Yellow: '#f9de78', Blue: '#b5d8f5' }

/** The bent wire, from the inner tip round both curls to the outer one; y from 0. */
function wire(): Vec[] {
  const points: Vec[] = []
  const arc = (cx: number, cy: number, r: number, from: number, to: number, z: number) => {
    for (let i = 0; i <= 6; i++) {
      const a = ((from + ((to - from) * i) / 6) * Math.PI) / 180
      points.push([cx + Math.cos(a) * r, cy + Math.sin(a) * r, z])
    }
  }
  points.push([4.1, 15.4, 0.5], [4.1, 11, 0.55])
  arc(0.55, 5.2, 3.55, 0, -180, 0.3)
  points.push([-3, 12, 0])
  arc(-0.2, 19.2, 2.8, 180, 0, -0.2)
  points.push([2.6, 12, -0.25])
  arc(0.65, 7.4, 1.95, 0, -180, -0.1)
  points.push([-1.3, 11, 0.2], [-1.3, 14.4, 0.4])
  return points
}

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
}
