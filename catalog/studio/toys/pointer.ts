import { feltArt, laid, thread } from '../kit/art.ts'
import { curve, eyes, path } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { cushion, outline } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { through, tube } from '../kit/shapes.ts'
import { cotton, velboa } from '../kit/skin.ts'
import { lumpy } from '../kit/solid.ts'
import type { Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

/** Cloth piping along a closed line of points. */
const piped = (points: readonly Vec[], colour: string, radius: number) => ({
  shape: tube(through(points, true), { radius, steps: Math.max(160, points.length * 6), closed: true }),
  skin: cotton(colour, { grainMap: 'uv' }),
})

/** Points along an SVG path with y up, moved. */
function along(d: string, n: number, at: (x: number, y: number) => Vec): Vec[] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  element.setAttribute('d', d)
  const length = element.getTotalLength()
  return Array.from({ length: n }, (_, i) => {
    const p = element.getPointAtLength((length * i) / n)
    return at(p.x, p.y)
  })
}

export const pointerToys: Toys = {
  'pointer-plush': (look) => {
    const shapes: Record<string, string> = {
      Arrow: 'M-7.4 24L-7.4 2.4L-2.6 6.6L0.6 -0.2L4.2 1.4L1.2 8L7.8 8.2Z',
      Hand: 'M-3.4 24.6C-1.8 24.6 -1.2 23.6 -1.2 22.4L-1.2 15.4C0 16.4 2 16.2 2.4 14.6C3.6 15.6 5.4 15.2 5.8 13.6C7.4 14.2 8.6 13.2 8.6 11.6L8.6 6.6C8.6 4 7.4 2.6 6.8 0L-4 0C-4.6 2.4 -6.8 5 -8 7.4C-9 9.4 -9.4 11 -8.2 11.8C-7 12.4 -6 11.4 -5.4 10.2L-5.4 22.4C-5.4 23.6 -5 24.6 -3.4 24.6Z',
      Hourglass:
        'M-7.6 0L7.6 0L7.6 3L6.4 3.2C6.4 8 3.4 10 1.6 12.4C3.4 14.8 6.4 16.8 6.4 21.6L7.6 21.8L7.6 24.8L-7.6 24.8L-7.6 21.8L-6.4 21.6C-6.4 16.8 -3.4 14.8 -1.6 12.4C-3.4 10 -6.4 8 -6.4 3.2L-7.6 3Z',
    }
    const d = pick(shapes, look.Pointer)
    const body = lumpy(cushion(outline(d, 0.25), 5.4, 2.8), 0.08, 4, 3)
    const [fx, fy] = { Arrow: [-3.4, 11.6], Hand: [0.6, 8], Hourglass: [0, 5.6] }[look.Pointer as 'Arrow'] as [number, number]
    const face = laid(body, thread(), {
      at: [fx, fy],
      size: [6.4, 3.4],
      thick: 0.22,
      art: (ink) => {
        eyes(ink, 1.5, 0.4, 0.46, 0.66)
        curve(ink, 0, -0.5, 0.6, 0.32, 0.26, '#241d2b')
      },
    })
    const sand =
      look.Pointer === 'Hourglass'
        ? laid(body, feltArt({ grainDepth: 0.3 }), {
            at: [0, 12.4],
            size: [13, 20],
            thick: 0.2,
            fine: 40,
            detail: 90,
            art: (ink) => {
              path(ink, 'M-4 5.2C-3 3.2 -1.6 2 -0.3 0.6L-0.3 -2.6L0.3 -2.6L0.3 0.6C1.6 2 3 3.2 4 5.2Z', '#e9b84f')
              path(ink, 'M-6 7.4H6V9.2H-6ZM-6 -9.4H6V-8.4H-6Z', '#e9b84f')
            },
          })
        : []
    const edge = along(d, 90, (x, y): Vec => [x, y, 0])
    return model(
      { tall: 25, pack: 'tag', close: { at: [fx + 0.6, fy + 0.8, 2], wide: 12 }, yaw: 24 },
      form(body, velboa('#f7f4ee', 1.8), { pile: [face.bare], detail: 84 }),
      sand,
      face,
      piped(edge, '#26222c', 0.42),
      sewnLabel(look.Pointer === 'Arrow' ? [4.2, 6.8, 0] : [6.6, look.Pointer === 'Hand' ? 3 : 4, 0], [1, -0.1, 0], 0.9),
    )
  },
}
