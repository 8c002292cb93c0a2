import { type Ink, laid, thread } from '../kit/art.ts'
import { curve, eyes, oval, path } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { cm, pick, pileFor } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { form } from '../kit/parts.ts'
import { under } from '../kit/seams.ts'
import { through, tube } from '../kit/shapes.ts'
import { cotton, felt, ribbon, velboa } from '../kit/skin.ts'
import { ball, both, limb, lumpy, pinched, placed, type Solid, seated } from '../kit/solid.ts'
import { turn, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

/** A blunt spike that stands on the ball at `degrees` from the top, seen from the front. */
function spike(degrees: number, z: number): Solid {
  const [x, y] = [Math.sin(turn(degrees)), Math.cos(turn(degrees))]
  const at = (r: number): Vec => [x * r, 8.2 + y * r, z * (r / 8)]
  return limb([at(6.6), at(8.6), at(10.3)], [2, 1.5, 1.15], false)
}

const moods: Record<string, (ink: Ink) => void> = {
  Ready: (ink) => {
    eyes(ink, 2.7, 2.1, 0.85, 1.25, '#241d12', false)
    curve(ink, 0, -1.6, 3.9, 1.7, 0.72, '#241d12')
  },
  Winner: (ink) => {
    path(
      ink,
      'M-6.4 3.1L6.4 3.1L6.2 2.3L5.3 2.2C5.3 -0.4 4.2 -0.9 3 -0.9C1.6 -0.9 0.8 0.2 0.6 2L-0.6 2C-0.8 0.2 -1.6 -0.9 -3 -0.9C-4.2 -0.9 -5.3 -0.4 -5.3 2.2L-6.2 2.3Z',
      '#241d12',
    )
    for (const s of [-1, 1]) path(ink, `M${s * 3 - 1.4} 1.9L${s * 3 - 0.5} 1.9L${s * 3 - 1.2} 0.3Z`, '#6f6879')
    curve(ink, 0, -2.4, 3.7, 1.4, 0.72, '#241d12')
  },
  'Game over': (ink) => {
    for (const s of [-1, 1]) {
      path(ink, `M${s * 2.8 - 1.05} 3.2L${s * 2.8 + 1.05} 1.1M${s * 2.8 + 1.05} 3.2L${s * 2.8 - 1.05} 1.1`, undefined, '#241d12', 0.66)
    }
    curve(ink, 0, -3.6, 3.5, -1.5, 0.72, '#241d12')
  },
}

export const minesweeperToys: Toys = {
  'minesweeper-mine-plush': (look) => {
    const tall = cm(look)
    const raw = lumpy(ball([0, 8.2, 0], [8, 7.9, 8]), 0.12, 4, 8)
    const body = seated(
      pinched(raw, (x, _y, z) => Math.min(Math.abs(x), Math.abs(z), Math.abs(x - z) * 0.7, Math.abs(x + z) * 0.7), 0.14, 0.3),
      0.6,
    )
    const spikes = [0, 45, 90, 135, 225, 270, 315].map((a) => spike(a, 0.01 * a))
    const black = '#35313d'
    const face = laid(body, thread(), {
      at: [0, 7.6],
      size: [9, 5],
      thick: 0.3,
      art: (ink) => {
        eyes(ink, 2.5, 0.7, 0.72, 0.95, '#f7f3ea', false)
        curve(ink, 0, -0.7, 1.15, 0.5, 0.34, '#f7f3ea')
        for (const s of [-1, 1]) oval(ink, s * 3.7, -0.7, 0.6, 0.36, '#8d6a78')
      },
    })
    const shine = laid(body, felt('#fff'), {
      at: [-3.4, 12.2],
      size: [3.4, 3.4],
      thick: 0.25,
      art: (ink) => oval(ink, 0, 0, 1.4, 1.55, '#fbf8f1'),
    })
    return model(
      { tall, pack: 'tag', close: { at: [-1, 9.4, 7], wide: 12 } },
      form(body, velboa(black, pileFor(tall, 2.4, 26)), { pile: [face.bare, shine.bare], detail: 72 }),
      spikes.map((s) => form(lumpy(s, 0.06, 1.6), felt('#4a4454'), { detail: 34 })),
      face,
      shine,
      sewnLabel([7.7, 5.4, -1], [1, -0.1, -0.1], 0.9),
    )
  },
  'minesweeper-smiley-plush': (look) => {
    const dome = both(ball([0, 9, 0], [9, 9, 5.6]), { ...ball([0, 9, 60], 61.4), low: [-9, 0, -2], high: [9, 18, 9] }, 1.2)
    const rim = (x: number, y: number) => Math.hypot(x, y - 9) - 8.1
    const body = lumpy(
      pinched(dome, (x, y, z) => (z < 0.4 ? 99 : rim(x, y)), 0.18, 0.3),
      0.08,
      4,
      3,
    )
    const face = laid(body, thread(), { at: [0, 9], size: [14, 10], thick: 0.3, detail: 90, art: pick(moods, look.Mood) })
    const loop = through([
      [0, 17.4, -1],
      [-1.1, 19.4, -1.2],
      [0, 20.6, -1.2],
      [1.1, 19.4, -1.2],
      [0, 17.4, -1],
    ])
    return model(
      { tall: 20.4, pack: 'header', close: { at: [-1.5, 10, 4], wide: 12 } },
      form(body, velboa('#f9d02c', 2.2, { panels: ['#f3bb1c', null], seams: [false, true] }), {
        fields: [under({ d: (x, y) => -rim(x, y) }), (x, y, z) => (z < 0 ? 99 : rim(x, y))],
        pile: [face.bare],
        detail: 76,
      }),
      face,
      { shape: tube(loop, { radius: 0.42, flat: 0.2, steps: 60 }), skin: ribbon('#2b2531') },
      form(placed(ball([0, 0, 0], [0.9, 0.35, 0.7]), { by: [0, 17.5, -0.9] }), cotton('#f3bb1c'), { detail: 16 }),
      sewnLabel([8.3, 6, -0.8], [1, -0.3, 0], 0.9),
    )
  },
}
