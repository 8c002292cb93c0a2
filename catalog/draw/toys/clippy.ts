import type { Arts } from '../art.ts'
import { santaHat } from '../kit/clothes.ts'
import { goggle } from '../kit/face.ts'
import { moved, stroke, tube, turned } from '../kit/svg.ts'
import { pick } from '../pick.ts'

const wire = 'M726 470V836A136 136 0 0 1 454 836V300A104 104 0 0 1 662 300V800A72 72 0 0 1 518 800V520'

/** Eyes and eyebrows alone make a paperclip into somebody, so they are the same on everything Clippy is sold as. */
export function clippy(colour: string, back = false, width = 46) {
  const brows =
    '<g fill="none" stroke="#211B2B" stroke-width="22" stroke-linecap="round"><path d="M424 214q50 -46 104 -14"/><path d="M600 186q60 -34 104 12"/></g>'
  return tube(wire, colour, width) + (back ? '' : goggle(488, 316, 62, 0.2) + goggle(640, 308, 66, 0.2) + brows)
}

const metals: Record<string, string> = {
  Silver: '#B4BBC7',
  Steel: '#9AA4B4',
  Nickel: '#B4BBC7',
  Gold: '#E2B33C',
  'Gold plate': '#E2B33C',
  Copper: '#CF8058',
}

const hanger = (y: number) => stroke(`M600 ${y}C560 ${y - 90} 640 ${y - 90} 600 ${y}`, '#B92F18', 8)

export const clippyToys: Arts = {
  'clippy-tree-ornament': {
    pack: 'box',
    foot: 0,
    close: [580, 330, 2],
    draw: (look, back) => {
      const colour = pick(metals, look.Colour)
      const shine = (
        [
          [440, 520],
          [708, 640],
          [520, 880],
          [660, 420],
        ] as const
      )
        .map(([x, y]) => stroke(`M${x} ${y - 24}v48M${x - 24} ${y}h48`, '#FFFFFF', 7))
        .join('')
      return hanger(150) + moved(10, 40, clippy(colour, back, 60) + shine + turned(-8, 560, 220, santaHat(560, 216, 1.05)))
    },
  },
}
