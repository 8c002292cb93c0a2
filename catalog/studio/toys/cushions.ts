import { feltArt, type Ink, laid, thread } from '../kit/art.ts'
import { path } from '../kit/faces.ts'
import { sewnLabel } from '../kit/features.ts'
import { pick } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { cushion, outline, rectangle } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { display, words } from '../kit/print.ts'
import { hill } from '../kit/scenes.ts'
import { through, tube } from '../kit/shapes.ts'
import { canvasCloth, cotton, minky, type Skin } from '../kit/skin.ts'
import { ball, blend, lumpy, placed, type Solid, turned } from '../kit/solid.ts'
import { noise, type Vec } from '../kit/vec.ts'
import type { Toys } from './index.ts'

/** The outline of a filled cushion: corners stay out, edges draw in. */
const pillow = (wide: number, tall: number, draw = 1.4) => {
  const [x, y] = [wide / 2, tall / 2]
  const c = Math.min(x, y) * 0.3
  return `M${-x + c} ${-y + c * 0.1}Q0 ${-y + draw} ${x - c} ${-y + c * 0.1}Q${x} ${-y} ${x - c * 0.1} ${-y + c}Q${x - draw} 0 ${x - c * 0.1} ${y - c}Q${x} ${y} ${x - c} ${y - c * 0.1}Q0 ${y - draw} ${-x + c} ${y - c * 0.1}Q${-x} ${y} ${-x + c * 0.1} ${y - c}Q${-x + draw} 0 ${-x + c * 0.1} ${-y + c}Q${-x} ${-y} ${-x + c} ${-y + c * 0.1}Z`
}

/** Creases that run from the corners inwards, where the filling pulls the cloth. */
const creased = (s: Solid, wide: number, tall: number): Solid => ({
  ...s,
  d: (x, y, z) => {
    const [u, v] = [Math.abs(x) / (wide / 2), Math.abs(y) / (tall / 2)]
    const corner = Math.max(0, u * v - 0.2) * Math.max(0, 0.8 - u * v) * 4
    const angle = Math.atan2(1 - v, 1 - u + 0.01)
    return s.d(x, y, z) + corner * 0.28 * Math.sin(angle * 9) + 0.16 * noise(x * 0.16, y * 0.16, z > 0 ? 2 : 8)
  },
})

/** A cushion standing on its edge, leaning back a little. */
function stands(wide: number, tall: number, deep: number, skin: Skin, more: { seam?: string; shape?: string } = {}) {
  const raw = cushion(outline(more.shape ?? pillow(wide, tall), 0.5), deep, Math.min(wide, tall) * 0.36)
  const solid = placed(more.shape ? lumpy(raw, 0.2, 9, 3) : creased(raw, wide, tall), { by: [0, tall / 2, 0], turn: [-5, 0, 0] })
  const part = form(solid, skin, {
    detail: 84,
    ...(skin.seams ? { fields: [(_x: number, y: number, z: number) => z + (y - tall / 2) * 0.087] } : {}),
  })
  return { solid, part }
}

const letters: Record<string, string> = { W: '#2b5fb8', X: '#1f7a45', P: '#c8472b', O: '#2672c9', N: '#7a3b94', T: '#5258b8' }

const buttons: Record<string, readonly [string, string]> = {
  A: ['#57b53a', '#f6f4ee'],
  B: ['#d5402f', '#f6f4ee'],
  X: ['#2f78d6', '#f6f4ee'],
  Y: ['#efb72a', '#3a2b10'],
}

const piping = (points: readonly Vec[], colour: string, radius = 0.45): Part => ({
  shape: tube(through(points, true), { radius, steps: 200, closed: true }),
  skin: cotton(colour, { grainMap: 'uv' }),
})

const clouds = (ink: Ink, wide: number, tall: number) => {
  ink.save()
  ink.translate(0, -tall * 0.58)
  hill(ink, wide, tall * 2.2)
  ink.restore()
}

export const cushionToys: Toys = {
  'office-letter-cushion': (look) => {
    const colour = pick(letters, look.Letter)
    const { solid, part } = stands(40, 40, 13, canvasCloth(colour, { grainSize: 1.2, seams: [true] }))
    const letter = laid(solid, feltArt({ grainDepth: 0.25 }), {
      at: [0, 20],
      size: [24, 24],
      thick: 0.7,
      fine: 40,
      detail: 110,
      art: (ink) => words(ink, look.Letter ?? '', 0, -7.6, { size: 23, weight: 780, font: display, colour: '#f7f3ea', align: 'center' }),
    })
    return model(
      { tall: 40, pack: 'tag', close: { at: [-6, 24, 4], wide: 22 }, yaw: 24 },
      part,
      letter,
      sewnLabel([18.9, 9, 0.8], [1, 0, 0], 1.3),
    )
  },
  'windows-95-boot-pillow': () => {
    const { solid, part } = stands(45, 34, 13, cotton('#4f93dc', { seams: [true] }))
    const sky = laid(solid, cotton('#fff', { sheen: 0.1 }), {
      at: [0, 17],
      size: [45, 34],
      thick: 0.02,
      fine: 32,
      detail: 120,
      art: (ink) => {
        ink.clip(new Path2D(rectangle(41, 30, 3)))
        clouds(ink, 48, 36)
        ink.fillStyle = '#17469a'
        ink.fillRect(-23, -14.2, 46, 3.4)
      },
    })
    const bar = laid(solid, thread({ grainSize: 0.5 }), {
      at: [0, 4.5],
      size: [40, 2],
      thick: 0.3,
      fine: 40,
      detail: 120,
      art: (ink) => {
        for (let i = 0; i < 16; i++) {
          ink.globalAlpha = i < 11 ? 1 : 0.35
          ink.fillStyle = ['#8fd0ff', '#6fbcf7', '#4da4ee'][i % 3] ?? '#fff'
          ink.fillRect(-18.4 + i * 2.3, -0.7, 1.9, 1.4)
        }
      },
    })
    return model(
      { tall: 34, pack: 'tag', close: { at: [-8, 9, 4], wide: 22 }, yaw: 24 },
      part,
      sky,
      bar,
      sewnLabel([21.4, 9, 0.6], [1, 0, 0], 1.3),
    )
  },
  'blue-screen-cushion': () => {
    const { solid, part } = stands(45, 34, 13, canvasCloth('#1769c8', { grainSize: 1.3, seams: [true] }))
    const sad = laid(solid, thread({ grainSize: 0.6 }), {
      at: [0, 17.5],
      size: [26, 18],
      thick: 0.34,
      fine: 40,
      detail: 110,
      art: (ink) => {
        ink.fillStyle = ink.strokeStyle = '#f6f8fb'
        for (const y of [3.4, -3]) {
          ink.beginPath()
          ink.arc(-6.4, y, 1.25, 0, 7)
          ink.fill()
        }
        ink.lineWidth = 1.7
        ink.beginPath()
        ink.arc(6.4, 0.2, 7.4, Math.PI * 0.68, Math.PI * 1.32)
        ink.stroke()
      },
    })
    const error = laid(solid, thread({ grainSize: 0.5 }), {
      at: [0, 17],
      size: [30, 14],
      yaw: 180,
      thick: 0.26,
      fine: 34,
      detail: 110,
      art: (ink) => {
        ink.strokeStyle = '#f6f8fb'
        ink.lineWidth = 0.7
        for (const [i, dashes] of [9, 11, 8, 10, 4].entries())
          for (let k = 0; k < dashes; k++) path(ink, `M${-13 + k * 2.4} ${5.4 - i * 2.7}h1.5`, undefined, '#f6f8fb', 0.7)
      },
    })
    return model(
      { tall: 34, pack: 'tag', close: { at: [-3, 19, 5], wide: 22 }, yaw: 24 },
      part,
      sad,
      error,
      sewnLabel([21.4, 9, 0.6], [1, 0, 0], 1.3),
    )
  },
  'folder-cushion': (look) => {
    const [back, front, edge] = pick<readonly [string, string, string]>(
      { Manila: ['#d9a93f', '#f2cf72', '#b98a2b'], Sky: ['#5f9fd0', '#a4d2ee', '#44799f'] },
      look.Colour,
    )
    const rear = stands(42, 32, 7, canvasCloth(back, { grainSize: 1.2 }), {
      shape:
        'M-20 -15.4Q0 -15 20 -15.4Q20.6 -15.4 20.6 -14.6L20.6 10.4Q20.6 12.2 19 12.2L1 12.2Q-0.6 12.2 -1.4 13.6L-2.4 15Q-3 16 -4.6 16L-18.6 16Q-20.6 16 -20.6 14L-20.6 -14.6Q-20.6 -15.4 -20 -15.4Z',
    })
    const flap = cushion(
      outline(
        'M-20.4 -12.4Q0 -12 20.4 -12.4Q21 -12.4 21 -11.6L20.6 9.4Q20.6 11.2 19 11.2L-19 11.2Q-20.6 11.2 -20.6 9.4L-21 -11.6Q-21 -12.4 -20.4 -12.4Z',
        0.5,
      ),
      5.4,
      6,
    )
    const fold = placed(lumpy(flap, 0.2, 8, 5), { by: [0, 12.5, 3.6], turn: [-3, 0, 0] })
    const face = laid(fold, thread(), {
      at: [0, 12],
      size: [15, 7],
      thick: 0.3,
      fine: 50,
      art: (ink) => {
        for (const s of [-1, 1]) {
          ink.fillStyle = '#33261a'
          ink.beginPath()
          ink.ellipse(s * 4, 1, 0.85, 1.15, 0, 0, 7)
          ink.fill()
        }
        path(ink, 'M-1.7 -0.8Q0 -2.6 1.7 -0.8', undefined, '#33261a', 0.5)
      },
    })
    const snap = (x: number) =>
      form(
        placed(
          turned(
            [0, 0, 0],
            [
              [-0.4, 0.9],
              [0, 1],
              [0.3, 0.85],
              [0.35, 0.3],
            ],
          ),
          { turn: [90, 0, 0], by: [x, 21.2, 5.4] },
        ),
        { ...minky(edge), rough: 0.4, mirror: 0.1 },
        { detail: 24 },
      )
    return model(
      { tall: 32, pack: 'tag', close: { at: [0, 15, 6], wide: 24 }, yaw: 26 },
      rear.part,
      form(fold, canvasCloth(front, { grainSize: 1.2 }), { detail: 84 }),
      face,
      [-13, 13].map(snap),
      sewnLabel([20.6, 10, 1.4], [1, 0, 0.2], 1.3),
    )
  },
  'xbox-button-cushion': (look) => {
    const [colour, print] = pick(buttons, look.Button)
    const dome = placed(blend(0.5, ball([0, 0, 1.6], [18, 18, 6.4]), ball([0, 0, -1.4], [18.2, 18.2, 4.6])), {
      by: [0, 18.6, 0],
      turn: [-5, 0, 0],
    })
    const letter = laid(dome, thread({ grainSize: 0.5 }), {
      at: [0, 18.8],
      size: [22, 22],
      thick: 0.8,
      fine: 44,
      detail: 110,
      art: (ink) => {
        words(ink, look.Button ?? '', 0, -7, { size: 21, weight: 780, font: display, colour: print, align: 'center' })
      },
    })
    const rim = Array.from({ length: 48 }, (_, i): Vec => {
      const a = (i / 48) * Math.PI * 2
      const y = Math.cos(a) * 18.3
      return [Math.sin(a) * 18.3, 18.6 + y, -y * 0.087 - 0.2]
    })
    return model(
      { tall: 37.5, pack: 'tag', close: { at: [-4, 22, 5], wide: 22 }, yaw: 24 },
      form(dome, minky(colour), { pile: [letter.bare], detail: 84 }),
      letter,
      piping(rim, '#26222c', 0.75),
      sewnLabel([17.2, 12, 0], [1, -0.3, 0], 1.3),
    )
  },
}
