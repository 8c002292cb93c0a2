import {
  AddEquation,
  type BufferGeometry,
  CustomBlending,
  DataTexture,
  DepthTexture,
  FloatType,
  GLSL3,
  LinearFilter,
  Matrix4,
  Mesh,
  NearestFilter,
  OneFactor,
  PlaneGeometry,
  RawShaderMaterial,
  RGBAFormat,
  Camera as ThreeCamera,
  UnsignedIntType,
  Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import { cross, rotation, unit, type Vec } from '../kit/vec.ts'
import { type Ray, rays } from './lights.ts'
import { bakeSurface, bakeVertex, depthSurface, depthVertex } from './shaders.ts'

export const ROW = 1024
const MAP = 400
const FLOOR = 160

export type Receivers = { places: DataTexture; normals: DataTexture; rows: number }
export type Light = { points: WebGLRenderTarget; floor: WebGLRenderTarget; done: () => void }

const camera = new ThreeCamera()
const sheet = new PlaneGeometry(2, 2)

const add = {
  blending: CustomBlending,
  blendEquation: AddEquation,
  blendSrc: OneFactor,
  blendDst: OneFactor,
  depthTest: false,
  depthWrite: false,
  transparent: true,
} as const

export function receivers(positions: Float32Array, normals: Float32Array): Receivers {
  const rows = Math.ceil(positions.length / 4 / ROW)
  const texture = (data: Float32Array) => {
    const padded = new Float32Array(rows * ROW * 4)
    padded.set(data)
    const made = new DataTexture(padded, ROW, rows, RGBAFormat, FloatType)
    made.needsUpdate = true
    return made
  }
  return { places: texture(positions), normals: texture(normals), rows }
}

function target(width: number, height: number, filter: typeof NearestFilter | typeof LinearFilter) {
  return new WebGLRenderTarget(width, height, {
    type: FloatType,
    format: RGBAFormat,
    magFilter: filter as typeof NearestFilter,
    minFilter: filter as typeof NearestFilter,
    depthBuffer: false,
  })
}

/** What a baker needs to know of the toy as a whole. */
export type Bulk = { centre: Vec; radius: number; lie: Matrix4; up: Vec; bias: number }

/** Works out once per view how much light of the rig reaches each point and the floor; `baker` keeps its programs between toys. */
export function baker(renderer: WebGLRenderer) {
  const depth = new WebGLRenderTarget(MAP, MAP, { depthTexture: new DepthTexture(MAP, MAP, UnsignedIntType) })
  const depthMaterial = new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: depthVertex,
    fragmentShader: depthSurface,
    uniforms: { uView: { value: new Matrix4() } },
    side: 2,
    colorWrite: false,
  })
  const uniforms = () => ({
    uPlaces: { value: null as DataTexture | null },
    uNormals: { value: null as DataTexture | null },
    uDepth: { value: depth.depthTexture },
    uRay: { value: new Matrix4() },
    uTo: { value: new Vector3() },
    uBring: { value: new Vector3() },
    uShare: { value: 0 },
    uBias: { value: 0 },
    uLie: { value: new Matrix4() },
    uUp: { value: new Vector3() },
  })
  const onPoints = new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: bakeVertex,
    fragmentShader: bakeSurface,
    uniforms: uniforms(),
    ...add,
  })
  const onFloor = new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: bakeVertex,
    fragmentShader: bakeSurface,
    uniforms: uniforms(),
    defines: { FLOOR: 1 },
    ...add,
  })
  const quad = new Mesh(sheet, onPoints)
  quad.frustumCulled = false

  return (casters: readonly BufferGeometry[], to: Receivers, bulk: Bulk, yaw: number, count: number): Light => {
    const points = target(ROW, to.rows, NearestFilter)
    const floor = target(FLOOR, FLOOR, LinearFilter)
    for (const each of [points, floor]) {
      renderer.setRenderTarget(each)
      renderer.setClearColor(0, 0)
      renderer.clear()
    }
    const { back } = rotation([0, yaw, 0])
    const set = rays(count).map((ray): Ray => ({ ...ray, to: back(ray.to) }))
    const open = set.reduce((sum, ray) => sum + ray.floor * shine(ray) * Math.max(0, against(ray.to, bulk.up)), 0)
    const domed = set.length - Math.round(count * 0.4)
    const meshes = casters.map((geometry) => {
      const mesh = new Mesh(geometry, depthMaterial)
      mesh.frustumCulled = false
      return mesh
    })
    set.forEach((ray, i) => {
      const matrix = lookAlong(ray.to, bulk)
      depthMaterial.uniforms.uView = { value: matrix }
      renderer.setRenderTarget(depth)
      renderer.clear()
      for (const mesh of meshes) renderer.render(mesh, camera)
      for (const [material, goal] of [
        [onPoints, points],
        [onFloor, floor],
      ] as const) {
        const onto = material === onFloor
        if (onto && !ray.floor) continue
        Object.assign(material.uniforms, {
          uPlaces: { value: to.places },
          uNormals: { value: to.normals },
          uRay: { value: matrix },
          uTo: { value: new Vector3(...ray.to) },
          uBring: { value: new Vector3(...ray.light) },
          uShare: { value: onto ? (shine(ray) * ray.floor) / open : i < domed ? 0 : 4 / (set.length - domed) },
          uBias: { value: onto ? -bulk.bias : bulk.bias },
          uLie: { value: bulk.lie },
          uUp: { value: new Vector3(...bulk.up) },
        })
        quad.material = material
        renderer.setRenderTarget(goal)
        renderer.render(quad, camera)
      }
    })
    const done = () => {
      points.dispose()
      floor.dispose()
    }
    return { points, floor, done }
  }
}

const shine = ({ light }: Ray) => light[0] * 0.3 + light[1] * 0.5 + light[2] * 0.2
const against = (a: Vec, b: Vec) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]

/** An upright box of the toy's radius seen from the light, as one matrix. */
function lookAlong(to: Vec, { centre, radius }: Bulk): Matrix4 {
  const side = unit(cross(Math.abs(to[1]) > 0.98 ? [1, 0, 0] : [0, 1, 0], to))
  const up = cross(to, side)
  const row = (v: Vec, sign: number) =>
    [...v.map((c) => (c * sign) / radius), (-sign * against(v, centre)) / radius] as unknown as [number, number, number, number]
  return new Matrix4().set(...row(side, 1), ...row(up, 1), ...row(to, -1), 0, 0, 0, 1)
}
