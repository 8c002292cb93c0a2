import { laid } from '../kit/art.ts'
import { curve, eyes, oval, path } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { cushion, outline, rectangle } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { felt, satin, velboa } from '../kit/skin.ts'
import { lumpy, placed } from '../kit/solid.ts'
import type { Toys } from './index.ts'

export const floppyToys: Toys = {
  'save-icon-floppy-plush': (look) => {
    const [colour, deep] = pick<readonly [string, string]>(
      { Blue: ['#2f62c4', '#24499a'], Black: ['#3a3741', '#2a2830'], Red: ['#c93a35', '#9a2a2a'], Grey: ['#9aa0ab', '#7a818d'] },
      look.Colour,
    )
    const body = placed(
      lumpy(
        cushion(
          outline('M-10.6 -11L10.6 -11Q11 -11 11 -10.6L11 8L8 11L-10.6 11Q-11 11 -11 10.6L-11 -10.6Q-11 -11 -10.6 -11Z', 0.4),
          4.6,
          2.6,
        ),
        0.1,
        5,
        2,
      ),
      { by: [0, 11, 0] },
    )
    const face = laid(body, felt('#fff', { grainDepth: 0.2 }), {
      at: [0, 6],
      size: [17, 10.6],
      thick: 0.3,
      fine: 50,
      detail: 90,
      art: (ink) => {
        path(ink, rectangle(16, 10, 0.7), '#f6f1e6')
        for (const y of [2.3, 0.7, -0.9]) path(ink, `M-6.8 ${y - 0.2}H6.8`, undefined, '#e7a39a', 0.22)
        path(ink, 'M-8 4.4V5H8V4.4Z', deep)
        ink.fillStyle = '#d85a4d'
        ink.fillRect(-8, 3.5, 16, 1.2)
        eyes(ink, 2.5, -2.2, 0.55, 0.75)
        curve(ink, 0, -2.9, 0.9, 0.4, 0.3, '#241d2b')
      },
    })
    const shutter = laid(body, satin('#fff', { rough: 0.34, mirror: 0.25, sheen: 0.4 }), {
      at: [0.6, 17.4],
      size: [11.6, 8],
      thick: 0.5,
      fine: 50,
      detail: 90,
      art: (ink) => {
        path(ink, rectangle(11, 7.6, 0.4), '#c9ccd6')
        path(ink, 'M1.4 -2.6H3.9V2.8H1.4Z', '#3a3741')
      },
    })
    const hub = laid(body, satin('#fff', { rough: 0.34, mirror: 0.25, sheen: 0.4 }), {
      at: [0, 10.4],
      size: [7, 7],
      yaw: 180,
      thick: 0.4,
      fine: 50,
      art: (ink) => {
        oval(ink, 0, 0, 3.2, 3.2, '#c9ccd6')
        ink.fillStyle = '#3a3741'
        ink.fillRect(-0.5, -0.5, 1, 1)
        ink.fillRect(1.2, -1.4, 0.8, 1.4)
      },
    })
    return model(
      { tall: 22, pack: 'tag', close: { at: [-0.4, 9.4, 3], wide: 15 }, yaw: 24 },
      form(body, velboa(colour, 2, { panels: [null], seams: [true] }), {
        fields: [(_x, _y, z) => z],
        pile: [face.bare, shutter.bare, hub.bare],
        detail: 76,
      }),
      face,
      shutter,
      hub,
      sewnLabel([10.9, 5, 0], [1, 0, 0], 0.9),
    )
  },
}
