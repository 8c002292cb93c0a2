import { BufferAttribute, BufferGeometry, Matrix4, Mesh, type RawShaderMaterial, Vector3 } from 'three'
import type { Model, Part } from '../kit/model.ts'
import { count, type Shape, scaledBy } from '../kit/shape.ts'
import type { Skin } from '../kit/skin.ts'
import type { Vec } from '../kit/vec.ts'
import { type Bulk, type Receivers, receivers } from './bake.ts'
import type { Rests } from './camera.ts'
import { isGlass, shellsOf } from './materials.ts'

type Item = { mesh: Mesh; skin: Skin; material: RawShaderMaterial; shells: number }

/** A model on the stage, scaled to centimetres. */
export type Scene = {
  items: Item[]
  points: Float32Array
  to: Receivers
  casters: BufferGeometry[]
  bulk: Bulk
  rests: Rests
  scale: number
}

/** Puts a model on the stage: its shapes become geometry, its skins programs, and all its points receivers of light. */
export function setScene(model: Model, paint: (part: Part) => RawShaderMaterial): Scene {
  const scale = scaleOf(model)
  const parts = model.parts.map(
    (part): Part => ({ ...part, shape: scaledBy(part.shape, scale), caster: scaledBy(part.caster ?? part.shape, scale) }),
  )
  const total = parts.reduce((n, part) => n + count(part.shape), 0)
  const [places, normals] = [new Float32Array(total * 4), new Float32Array(total * 4)]
  const points = new Float32Array(total * 3)
  let at = 0
  const items = parts.map((part): Item => {
    const { shape, skin } = part
    const material = paint(part)
    material.uniforms.uBase = { value: at }
    const n = count(shape)
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < 3; k++) {
        places[(at + i) * 4 + k] = shape.position[i * 3 + k] ?? 0
        normals[(at + i) * 4 + k] = shape.normal[i * 3 + k] ?? 0
      }
      normals[(at + i) * 4 + 3] = skin.wrap ?? 0
    }
    points.set(shape.position, at * 3)
    at += n
    const mesh = new Mesh(geometryOf(shape, skin), material)
    mesh.frustumCulled = false
    return { mesh, skin, material, shells: shellsOf(skin) }
  })
  const casters = parts.flatMap(({ shape, caster = shape, skin, shadeless }) => {
    if (shadeless || isGlass(skin)) return []
    const geometry = new BufferGeometry()
    geometry.setAttribute('position', new BufferAttribute(caster.position, 3))
    geometry.setIndex(new BufferAttribute(caster.index, 1))
    return [geometry]
  })
  const rests = model.rests ?? 'floor'
  return { items, points, to: receivers(places, normals), casters, bulk: bulkOf(points, rests), rests, scale }
}

export function strike(scene: Scene) {
  for (const { mesh, material } of scene.items) {
    mesh.geometry.dispose()
    material.uniforms.uMap?.value?.dispose()
    material.dispose()
  }
  for (const geometry of scene.casters) geometry.dispose()
  scene.to.places.dispose()
  scene.to.normals.dispose()
}

function scaleOf(model: Model) {
  if (!model.tall) return 1
  let [low, high] = [Infinity, -Infinity]
  for (const { shape } of model.parts)
    for (let i = 1; i < shape.position.length; i += 3) {
      low = Math.min(low, shape.position[i] ?? 0)
      high = Math.max(high, shape.position[i] ?? 0)
    }
  return model.tall / (high - low)
}

function geometryOf(shape: Shape, skin: Skin) {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(shape.position, 3))
  geometry.setAttribute('normal', new BufferAttribute(shape.normal, 3))
  if (shape.uv) geometry.setAttribute('uv', new BufferAttribute(shape.uv, 2))
  if (shape.fields) geometry.setAttribute('fields', new BufferAttribute(shape.fields, 4))
  if (skin.pile) geometry.setAttribute('pile', new BufferAttribute(shape.pile ?? new Float32Array(count(shape)).fill(1), 1))
  geometry.setIndex(new BufferAttribute(shape.index, 1))
  return geometry
}

function bulkOf(points: Float32Array, rests: Rests): Bulk {
  const low: [number, number, number] = [Infinity, Infinity, Infinity]
  const high: [number, number, number] = [-Infinity, -Infinity, -Infinity]
  for (let i = 0; i < points.length; i++) {
    const k = (i % 3) as 0
    low[k] = Math.min(low[k], points[i] ?? 0)
    high[k] = Math.max(high[k], points[i] ?? 0)
  }
  const centre = [0, 1, 2].map((k) => (low[k as 0] + high[k as 0]) / 2) as unknown as Vec
  const radius = Math.hypot(...[0, 1, 2].map((k) => (high[k as 0] - low[k as 0]) / 2)) * 1.02
  const wide = Math.max(high[0] - low[0], high[2] - low[2], (high[1] - low[1]) * 0.6) * 1.25
  const lie =
    rests === 'wall'
      ? new Matrix4().makeTranslation(centre[0], centre[1], low[2]).scale(new Vector3(radius * 1.7, radius * 1.7, 1))
      : new Matrix4()
          .makeTranslation(centre[0], low[1], centre[2])
          .multiply(new Matrix4().makeRotationX(-Math.PI / 2))
          .scale(new Vector3(wide, wide, 1))
  return { centre, radius, lie, up: rests === 'wall' ? [0, 0, 1] : [0, 1, 0], bias: radius * 0.008 }
}
