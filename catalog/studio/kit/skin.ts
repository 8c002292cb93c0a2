/** Small repeating reliefs, all made once. `round` wraps them about the upright axis, `uv` follows the shape's own uv in cm. */
export type Grain = 'felt' | 'knit' | 'weave' | 'terry' | 'dots' | 'brushed' | 'card' | 'wood' | 'ribbed' | 'thread'

/**
 * What a surface is made of. All lengths are real: cm for fields and grain, mm for pile, whatever the size of the toy,
 * so a mini has the same cloth as a giant.
 */
export type Skin = {
  colour: string
  /** Printed or embroidered art, on the shape's uv from 0 to 1. Its alpha cuts the shape out. */
  map?: HTMLCanvasElement
  /** Panel i covers where field i of the shape is below 0, painted in this order; null leaves the field to `seams`. */
  panels?: readonly (string | null)[]
  /** Which fields are sewn: a groove with thread along the field's 0. */
  seams?: readonly boolean[]
  grain?: Grain
  grainMap?: 'box' | 'round' | 'uv'
  /** Width of one repeat in cm, and how deep it looks from 0 to 1. */
  grainSize?: number
  grainDepth?: number
  /** With `round`, how many repeats go once around. */
  grainRound?: number
  /** 0 is a mirror, 1 has no highlight. */
  rough: number
  /** How much it mirrors face on: 0.04 for plastics, 0.5 and more for metals. */
  mirror: number
  /** The mirror takes the colour of the metal. */
  metal?: boolean
  /** A clear lacquer on top, 0 to 1. */
  coat?: number
  /** Light caught by fibres seen edge on. */
  sheen?: number
  /** Light that goes on round the edge into the shade: 0 for stone, 0.5 for long pile. */
  wrap?: number
  /** Light of its own, as of a glowing eye. */
  glow?: number
  /** 1 hides what is behind. */
  opaque?: number
  pile?: { mm: number; strand: number; thin?: number; comb?: readonly [number, number, number]; curl?: number }
}

type Cloth = Partial<Omit<Skin, 'colour'>>

/** Short plush of a good soft toy: `mm` of pile, in strands of 0.5 mm. */
export const velboa = (colour: string, mm = 3, more: Cloth = {}): Skin => ({
  colour,
  rough: 1,
  mirror: 0,
  sheen: 0.5,
  wrap: 0.35,
  pile: { mm, strand: 0.55, comb: [0.1, -0.75, 0.1] },
  ...more,
})

/** Long fluffy pile, as on a cloud or a beard. */
export const longPile = (colour: string, mm = 9, more: Cloth = {}): Skin => ({
  colour,
  rough: 1,
  mirror: 0,
  sheen: 0.6,
  wrap: 0.45,
  pile: { mm, strand: 1.1, thin: 1, comb: [0.15, -0.9, 0.15], curl: 0.6 },
  ...more,
})

/** Very short, dense and a little shiny. */
export const minky = (colour: string, more: Cloth = {}): Skin => ({
  colour,
  rough: 1,
  mirror: 0,
  sheen: 0.7,
  wrap: 0.3,
  pile: { mm: 1.6, strand: 0.4, comb: [0.1, -0.5, 0.1] },
  ...more,
})

const cloth =
  (grain: Grain, grainSize: number, grainDepth: number, more: Cloth) =>
  (colour: string, own: Cloth = {}) =>
    ({ colour, rough: 1, mirror: 0, sheen: 0.35, wrap: 0.25, grain, grainSize, grainDepth, ...more, ...own }) as Skin

export const felt = cloth('felt', 2.4, 0.5, { sheen: 0.3 })
export const fleece = cloth('terry', 1.6, 0.5, { sheen: 0.5, wrap: 0.35 })
export const terry = cloth('terry', 2.2, 1, { sheen: 0.4, wrap: 0.3 })
export const knit = cloth('knit', 1.2, 1, { sheen: 0.35, wrap: 0.25, grainMap: 'round' })
export const ribKnit = cloth('ribbed', 1.2, 1, { sheen: 0.35, wrap: 0.25, grainMap: 'round' })
export const cotton = cloth('weave', 0.9, 0.35, { sheen: 0.15, wrap: 0.15 })
export const canvasCloth = cloth('weave', 1.8, 0.8, { sheen: 0.1, wrap: 0.15 })
export const satin = cloth('weave', 0.5, 0.12, { rough: 0.42, mirror: 0.05, sheen: 0.6 })
export const ribbon = cloth('ribbed', 0.5, 0.35, { rough: 0.5, mirror: 0.03, sheen: 0.3 })

const hard =
  (rough: number, mirror: number, more: Cloth = {}) =>
  (colour: string, own: Cloth = {}) =>
    ({ colour, rough, mirror, ...more, ...own }) as Skin

export const vinyl = hard(0.42, 0.045, { coat: 0.35, wrap: 0.08 })
export const glossyVinyl = hard(0.3, 0.05, { coat: 0.9, wrap: 0.06 })
export const softPvc = hard(0.62, 0.035, { wrap: 0.14 })
export const rubber = hard(0.7, 0.03, { wrap: 0.05 })
export const abs = hard(0.25, 0.05, { coat: 0.6 })
export const carPaint = hard(0.22, 0.07, { coat: 1 })
export const enamel = hard(0.16, 0.05, { coat: 1 })
export const ceramic = hard(0.2, 0.05, { coat: 0.9 })
export const metalPolished = hard(0.16, 0.85, { metal: true })
export const metalBrushed = hard(0.38, 0.75, { metal: true, grain: 'brushed', grainSize: 2.5, grainDepth: 0.16 })
export const wood = hard(0.55, 0.04, { grain: 'wood', grainSize: 3, grainDepth: 0.35, wrap: 0.05 })
export const card = hard(0.75, 0.03, { grain: 'card', grainSize: 2, grainDepth: 0.12 })
export const glossyCard = hard(0.28, 0.045, { coat: 0.25 })
export const paper = hard(0.9, 0.02, { grain: 'card', grainSize: 2, grainDepth: 0.2, wrap: 0.1 })
export const acrylic = hard(0.06, 0.06, { coat: 1, opaque: 0.22 })
export const film = hard(0.08, 0.05, { coat: 0.7, opaque: 0.05 })
export const eye = hard(0.07, 0.06, { coat: 1 })
