import { type Place, stood } from './brick.ts'
import type { Model, Part } from './model.ts'
import { mapped, type Shape, scaledBy } from './shape.ts'
import type { Vec } from './vec.ts'

/** What a set of parts takes up. */
export function extent(parts: readonly Part[]): { low: Vec; high: Vec } {
  const low = [Infinity, Infinity, Infinity] as [number, number, number]
  const high = [-Infinity, -Infinity, -Infinity] as [number, number, number]
  for (const { shape } of parts)
    for (let i = 0; i < shape.position.length; i++) {
      const k = (i % 3) as 0
      low[k] = Math.min(low[k], shape.position[i] ?? 0)
      high[k] = Math.max(high[k], shape.position[i] ?? 0)
    }
  return { low, high }
}

const onAll = (parts: readonly Part[], change: (s: Shape) => Shape): Part[] =>
  parts.map((part) => ({ ...part, shape: change(part.shape), ...(part.caster ? { caster: change(part.caster) } : {}) }))

/** The parts of a toy at their true size, standing on the floor with its middle at the origin. */
export function actual(model: Model): Part[] {
  const { low, high } = extent(model.parts)
  const k = model.tall / (high[1] - low[1])
  const by: Vec = [-(low[0] + high[0]) / 2, -low[1], -(low[2] + high[2]) / 2]
  return onAll(model.parts, (s) =>
    scaledBy(
      mapped(
        s,
        (p) => [p[0] + by[0], p[1] + by[1], p[2] + by[2]],
        (n) => n,
      ),
      k,
    ),
  )
}

/** Turned about the origin, then moved. */
export const posed = (parts: readonly Part[], place: Place): Part[] => onAll(parts, (s) => stood(s, place))

/** Made larger or smaller, thread and pile excepted. */
export const sized = (parts: readonly Part[], k: number): Part[] => onAll(parts, (s) => scaledBy(s, k))
