import type { Shape } from './shape.ts'
import type { Skin } from './skin.ts'
import type { Vec } from './vec.ts'

export type Part = {
  shape: Shape
  skin: Skin
  /** A coarser shape to cast the shadow, where the shape itself is fine. */
  caster?: Shape
  /** Thin things on a surface, such as thread, need not shade the whole toy. */
  shadeless?: boolean
}

export type Pack = 'tag' | 'window' | 'header' | 'card' | 'box'

/** A toy in one look: modelled at any scale, shown at `tall` cm. */
export type Model = {
  parts: readonly Part[]
  /** Height in cm of the toy as sold; the model is scaled to it. 0 if it is in cm already. */
  tall: number
  pack: Pack
  /** What the close-up shows: a point of the model, the width of the picture in model units, and from which side. */
  close: { at: Vec; wide: number; yaw?: number }
  /** How the card picture turns the toy; 30 unless the form asks for less. */
  yaw?: number
  /** `wall` is for what lies flat and is seen from above; the floor is then behind it. */
  rests?: 'floor' | 'wall' | 'hangs'
}

export const model = (spec: Omit<Model, 'parts'>, ...parts: readonly (Part | readonly Part[])[]): Model => ({
  ...spec,
  parts: parts.flat(),
})
