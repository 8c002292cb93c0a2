import { cross, dice, unit, type Vec } from '../kit/vec.ts'

/** One softbox of the rig: where it stands seen from the toy (camera at +z), half its width and height, and its colour. */
export type Softbox = { at: Vec; half: readonly [number, number]; colour: Vec }

/** Key from the upper left and warm, a cool strip behind the right shoulder, a weak fill on the right, a ceiling. */
export const softboxes: readonly Softbox[] = [
  { at: unit([-0.62, 0.72, 0.72]), half: [0.42, 0.42], colour: [0.9, 0.85, 0.78] },
  { at: unit([0.85, 0.55, -0.75]), half: [0.2, 0.6], colour: [0.72, 0.8, 0.92] },
  { at: unit([-0.9, 0.35, -0.8]), half: [0.16, 0.5], colour: [0.42, 0.44, 0.48] },
  { at: unit([0.9, 0.2, 0.75]), half: [0.45, 0.6], colour: [0.2, 0.215, 0.25] },
]

export const axes = (at: Vec) => {
  const side = unit(cross([0, 1, 0], at))
  return { side, up: cross(at, side) }
}

/** The room: light grey above, a warm pale floor below. */
export const room = (y: number): Vec => {
  const t = Math.min(1, Math.max(0, y * 0.5 + 0.5))
  return [0.36 + 0.3 * t, 0.34 + 0.33 * t, 0.31 + 0.38 * t]
}

/** `floor` is its share in the shadow on the floor, where strips from behind would streak and the key would reach too far. */
export type Ray = { to: Vec; light: Vec; floor: number }

/** Directions that stand for the whole rig, each with the irradiance it brings; `rays` sets cost against smoothness. */
export function rays(rays: number): Ray[] {
  const random = dice(7)
  const list: Ray[] = []
  const shares = [0.36, 0.12, 0.06, 0.06]
  softboxes.forEach((box, b) => {
    const n = Math.max(3, Math.round(rays * (shares[b] ?? 0.05)))
    const { side, up } = axes(box.at)
    for (let i = 0; i < n; i++) {
      // Points of a Hammersley-like net, so that few rays cover the box evenly.
      const u = ((i + 0.5) / n) * 2 - 1
      const v = (((i * 0.6180339887 + 0.31) % 1) * 2 - 1) as number
      const to = unit(
        [0, 1, 2].map((k) => box.at[k as 0] + side[k as 0] * u * box.half[0] + up[k as 0] * v * box.half[1]) as unknown as Vec,
      )
      list.push({ to, light: box.colour.map((c) => c / n) as unknown as Vec, floor: b === 0 ? 0.3 : 0 })
    }
  })
  const dome = Math.round(rays * 0.4)
  const spin = random() * 6.28
  for (let i = 0; i < dome; i++) {
    const y = 1 - (2 * (i + 0.5)) / dome
    const r = Math.sqrt(1 - y * y)
    const a = spin + i * 2.399963
    list.push({
      to: [Math.cos(a) * r, y, Math.sin(a) * r],
      light: room(y).map((c) => (c * 4 * 0.56) / dome) as unknown as Vec,
      floor: y > 0.12 ? 1 : 0,
    })
  }
  return list
}
