import { type Ink, laid, thread } from '../kit/art.ts'
import { line, sewnLabel } from '../kit/features.ts'
import { cm, pick, pileFor } from '../kit/look.ts'
import { model, type Part } from '../kit/model.ts'
import { outline } from '../kit/outline.ts'
import { form } from '../kit/parts.ts'
import { under } from '../kit/seams.ts'
import { type Skin, velboa, vinyl } from '../kit/skin.ts'
import { ball, blend, limb, lumpy, mirrored, pinched, type Solid, seated } from '../kit/solid.ts'
import type { Toys } from './index.ts'

const ink = '#3d3847'
const skin = '#f4cbb2'

/** The wide face of an octocat: two round cheeks that meet under the brow. */
export const mask = 'M0 2.7C-1.8 3.5 -6.6 3.6 -6.7 -0.4C-6.8 -4 -3.4 -4.9 0 -4.9C3.4 -4.9 6.8 -4 6.7 -0.4C6.6 3.6 1.8 3.5 0 2.7Z'
const faceAt = 15

export function octocat(): Solid {
  const head = blend(1.4, ball([0, 15.6, 0], [8, 6.1, 6.3]), mirrored(ball([3.8, 13.9, 1.8], [4, 3.7, 4])))
  const ears = mirrored(
    limb(
      [
        [4.6, 18.6, -0.2],
        [6, 21, -0.3],
        [7, 23.4, -0.4],
      ],
      [2.9, 1.8, 0.7],
    ),
  )
  const body = blend(1.5, ball([0, 7.4, -0.3], [3.9, 4.6, 3.6]), ball([0, 3.8, -0.2], [5, 3.2, 4.6]))
  const front = mirrored(
    limb(
      [
        [1.6, 4, 2.4],
        [2.6, 1.8, 5.2],
        [3.6, 1.5, 7.6],
        [5.2, 1.9, 8.2],
        [5.6, 3, 7.8],
      ],
      [2, 1.75, 1.5, 1.2, 0.85],
    ),
  )
  const sides = mirrored(
    limb(
      [
        [3, 4, 0],
        [6, 1.9, 0.6],
        [9, 1.6, 1.6],
        [11, 2.4, 2.2],
        [11.2, 4.2, 2],
        [10, 4.6, 1.8],
      ],
      [2.1, 1.8, 1.5, 1.25, 1, 0.8],
    ),
  )
  const behind = limb(
    [
      [-2, 4.4, -2.4],
      [-6.4, 2, -4.6],
      [-9.6, 2.6, -4.6],
      [-11, 5.8, -3.8],
      [-9.8, 8.4, -3.2],
      [-8.4, 7.6, -3],
    ],
    [2, 1.75, 1.5, 1.25, 1, 0.8],
  )
  const whole = blend(0.9, blend(0.7, body, front, sides, behind), blend(0.8, head, ears))
  return seated(lumpy(whole, 0.08, 4, 5), 0.4)
}

const oval = (c: Ink, x: number, y: number, rx: number, ry: number, colour: string) => {
  c.fillStyle = colour
  c.beginPath()
  c.ellipse(x, y, rx, ry, 0, 0, 7)
  c.fill()
}

/** Eyes, nose, mouth and blush, sewn or printed. */
const features = (c: Ink) => {
  for (const s of [-1, 1]) {
    oval(c, s * 5, -2.5, 1, 0.62, '#eea79c')
    oval(c, s * 3.05, 0.1, 1.62, 2.12, '#2a2129')
    oval(c, s * 3.05, -0.1, 1.3, 1.72, '#7d4a35')
    oval(c, s * 3.05, -0.7, 0.95, 0.95, '#a8694a')
    oval(c, s * 3.05, 0.15, 0.78, 1.15, '#1d171d')
    oval(c, s * 3.05 - 0.5, 0.95, 0.5, 0.56, '#ffffff')
    oval(c, s * 3.05 + 0.5, -0.7, 0.24, 0.26, '#fff3e4')
  }
  oval(c, 0, -1.55, 0.42, 0.32, '#b0604e')
  c.strokeStyle = '#7c4438'
  c.lineWidth = 0.24
  c.beginPath()
  c.moveTo(-1.1, -2.35)
  c.quadraticCurveTo(-0.5, -3.05, 0, -2.4)
  c.quadraticCurveTo(0.5, -3.05, 1.1, -2.35)
  c.stroke()
}

/** Mona in any material: `cloth` dresses her, `print` makes her face. */
export function mona(cloth: Skin, print: Skin, { sewn = false, face = skin as string, detail = 76 } = {}): { parts: Part[]; solid: Solid } {
  const edge = outline(mask, 0.2)
  const inFace = under({ d: (x, y) => edge.d(x, y - faceAt) })
  const raw = octocat()
  const solid = sewn ? pinched(raw, inFace, 0.12, 0.25) : raw
  const eyes = laid(solid, print, { at: [0, faceAt], size: [13, 7], thick: sewn ? 0.16 : 0.02, detail: 84, art: features })
  const whiskers = [-1, 1].flatMap((s) =>
    [0, 1].map((i) =>
      line(
        solid,
        [
          [s * 6, 13.8 - i * 1],
          [s * 7, 13.9 - i * 1.3],
        ],
        sewn ? 0.11 : 0.07,
        { ...print, colour: sewn ? '#8f8798' : '#211b2b' },
        { lift: sewn ? 1.6 : 0.5 },
      ),
    ),
  )
  const dressed = { ...cloth, panels: [face], seams: [sewn] }
  const pile = [eyes.bare, (x: number, y: number, z: number) => (inFace(x, y, z) < 0.15 ? 0.16 : 1)]
  return { solid, parts: [form(solid, dressed, { fields: [inFace], detail, ...(sewn ? { pile } : {}) }), eyes, ...whiskers] }
}

export const octocatToys: Toys = {
  'mona-octocat-plush': (look) => {
    const tall = cm(look)
    const { parts } = mona(velboa(ink, pileFor(tall, 3)), thread(), { sewn: true })
    return model({ tall, pack: 'tag', close: { at: [0, 15.4, 5], wide: 16 } }, parts, sewnLabel([3.4, 6.6, -2.2], [1, 0.1, -0.6], 0.9))
  },
  'mona-vinyl-figure': (look) => {
    const cloth = pick<Skin>(
      {
        Classic: vinyl('#38333f', { rough: 0.5, coat: 0.12 }),
        'Night glow': vinyl('#cfe9c4', { rough: 0.5, coat: 0.12, glow: 0.16 }),
        Copper: vinyl('#c67a50', { rough: 0.34, mirror: 0.6, metal: true, coat: 0.3 }),
      },
      look.Edition,
    )
    const { parts } = mona(cloth, vinyl('#fff', { coat: 0.8, rough: 0.3 }), {
      detail: 110,
      face: look.Edition === 'Copper' ? '#e9b492' : skin,
    })
    return model({ tall: 13, pack: 'window', close: { at: [0, 15.4, 5], wide: 15 } }, parts)
  },
}
