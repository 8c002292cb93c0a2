import {
  AddEquation,
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  Color,
  CustomBlending,
  GLSL3,
  HalfFloatType,
  LinearFilter,
  LinearMipmapLinearFilter,
  Matrix3,
  Matrix4,
  Mesh,
  OneFactor,
  OneMinusDstAlphaFactor,
  OneMinusSrcAlphaFactor,
  PlaneGeometry,
  RawShaderMaterial,
  RGBAFormat,
  Camera as ThreeCamera,
  UnsignedByteType,
  Vector3,
  Vector4,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import type { Model, Part } from '../kit/model.ts'
import { count, scaledBy } from '../kit/shape.ts'
import type { Skin } from '../kit/skin.ts'
import type { Vec } from '../kit/vec.ts'
import { type Bulk, baker, type Light, type Receivers, ROW, receivers } from './bake.ts'
import { type Camera, distanceFor, framed, pitchFor, type Rests, seen } from './camera.ts'
import { reliefs, strandCube, strandsPerCube } from './noise.ts'
import { bakeVertex, developSurface, floorSurface, floorVertex, shell, sumSurface, surface, vertex } from './shaders.ts'

const camera = new ThreeCamera()
const sheet = new PlaneGeometry(2, 2)

type Item = { mesh: Mesh; skin: Skin; base: RawShaderMaterial; fur?: RawShaderMaterial; shells: number }
/** A model on the stage, scaled to centimetres. */
export type Scene = {
  items: Item[]
  points: Float32Array
  to: Receivers
  casters: BufferGeometry[]
  bulk: Bulk
  rests: Rests
  scale: number
  aim: Vec
}

export type Shot = { yaw: number; camera: Camera; size: number; samples: number; shadow?: number }

const rgb = (hex: string) => {
  const c = new Color(hex)
  return new Vector3(c.r, c.g, c.b)
}

/** The room in which every picture is taken: one rig, one floor, one way to develop. */
export function openStage(canvas: HTMLCanvasElement) {
  const renderer = new WebGLRenderer({ canvas, antialias: false, alpha: true, premultipliedAlpha: false, preserveDrawingBuffer: true })
  renderer.autoClear = false
  const gl = renderer.getContext() as WebGL2RenderingContext
  for (const name of ['EXT_color_buffer_float', 'EXT_float_blend', 'OES_texture_float_linear']) gl.getExtension(name)
  const bake = baker(renderer)
  const strands = strandCube()
  const relief = reliefs()

  function materials({ skin, shape, closed }: Part) {
    const defines: Record<string, number> = {}
    if (shape.uv && (skin.map || skin.grainMap === 'uv')) defines.UV = 1
    if (skin.map) defines.MAP = 1
    if (shape.fields) defines.FIELDS = 1
    if (skin.grain) {
      defines.GRAIN = 1
      defines[skin.grain === 'wood' ? 'GRAIN_WOOD' : `GRAIN_${(skin.grainMap ?? 'box').toUpperCase()}`] = 1
    }
    if (skin.opaque !== undefined && skin.opaque < 1) defines.GLASS = 1
    const panels = skin.panels ?? []
    const map = skin.map ? new CanvasTexture(skin.map) : null
    if (map) {
      map.minFilter = LinearMipmapLinearFilter
      map.generateMipmaps = true
      map.anisotropy = 4
    }
    const shared = {
      uView: { value: new Matrix4() },
      uLight: { value: null },
      uBase: { value: 0 },
      uRig: { value: new Matrix3() },
      uEye: { value: new Vector3() },
      uColour: { value: rgb(skin.colour) },
      uPanel: { value: [0, 1, 2, 3].map((i) => rgb(panels[i] ?? '#000')) },
      uPainted: { value: new Vector4(...[0, 1, 2, 3].map((i) => (panels[i] ? 1 : 0))) },
      uSewn: { value: new Vector4(...[0, 1, 2, 3].map((i) => (skin.seams?.[i] ? 1 : 0))) },
      uSheen: { value: skin.sheen ?? 0 },
    }
    const glass = 'GLASS' in defines
    const base = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: vertex,
      fragmentShader: surface,
      defines,
      side: closed && !glass ? 0 : 2,
      transparent: glass,
      depthWrite: !glass,
      ...(glass ? { blending: CustomBlending, blendEquation: AddEquation, blendSrc: OneFactor, blendDst: OneMinusSrcAlphaFactor } : {}),
      uniforms: {
        ...shared,
        uMap: { value: map },
        uGrain: { value: skin.grain ? relief(skin.grain) : null },
        uGrainSize: { value: skin.grainSize ?? 1 },
        uGrainDepth: { value: skin.grainDepth ?? 0.5 },
        uGrainRound: { value: 24 },
        uRough: { value: skin.rough },
        uMirror: { value: skin.mirror },
        uMetal: { value: skin.metal ? 1 : 0 },
        uCoat: { value: skin.coat ?? 0 },
        uGlow: { value: skin.glow ?? 0 },
        uOpaque: { value: skin.opaque ?? 1 },
        uRoot: { value: skin.pile ? 1 : 0 },
      },
    })
    if (!skin.pile) return { base }
    const fur = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: vertex,
      fragmentShader: shell,
      defines: { ...defines, PILE: 1, ...(skin.pile.curl ? { CURL: 1 } : {}) },
      uniforms: {
        ...shared,
        uMap: { value: map },
        uStrands: { value: strands },
        uFine: { value: 10 / (skin.pile.strand * strandsPerCube) },
        uShell: { value: 0 },
        uThin: { value: skin.pile.thin ?? 1 },
        uCurl: { value: (skin.pile.curl ?? 0) * skin.pile.mm * 0.03 },
        uLong: { value: skin.pile.mm / 10 },
        uComb: { value: new Vector3(...(skin.pile.comb ?? [0, -0.6, 0])) },
      },
    })
    return { base, fur }
  }

  function set(model: Model): Scene {
    let [low, high] = [Infinity, -Infinity]
    for (const { shape } of model.parts)
      for (let i = 1; i < shape.position.length; i += 3)
        [low, high] = [Math.min(low, shape.position[i] ?? 0), Math.max(high, shape.position[i] ?? 0)]
    const scale = model.tall ? model.tall / (high - low) : 1
    const parts = model.parts.map(
      (part): Part => ({ ...part, shape: scaledBy(part.shape, scale), caster: scaledBy(part.caster ?? part.shape, scale) }),
    )
    const total = parts.reduce((n, part) => n + count(part.shape), 0)
    const [places, normals] = [new Float32Array(total * 4), new Float32Array(total * 4)]
    const points = new Float32Array(total * 3)
    let at = 0
    const items = parts.map((part): Item => {
      const { shape, skin } = part
      const { base, fur } = materials(part)
      const geometry = new BufferGeometry()
      geometry.setAttribute('position', new BufferAttribute(shape.position, 3))
      geometry.setAttribute('normal', new BufferAttribute(shape.normal, 3))
      if (shape.uv) geometry.setAttribute('uv', new BufferAttribute(shape.uv, 2))
      if (shape.fields) geometry.setAttribute('fields', new BufferAttribute(shape.fields, 4))
      if (skin.pile) geometry.setAttribute('pile', new BufferAttribute(shape.pile ?? new Float32Array(count(shape)).fill(1), 1))
      geometry.setIndex(new BufferAttribute(shape.index, 1))
      for (const material of [base, fur]) if (material) material.uniforms.uBase = { value: at }
      for (let i = 0; i < count(shape); i++) {
        for (let k = 0; k < 3; k++) {
          places[(at + i) * 4 + k] = shape.position[i * 3 + k] ?? 0
          normals[(at + i) * 4 + k] = shape.normal[i * 3 + k] ?? 0
        }
        normals[(at + i) * 4 + 3] = skin.wrap ?? 0
      }
      points.set(shape.position, at * 3)
      at += count(shape)
      const mesh = new Mesh(geometry, base)
      mesh.frustumCulled = false
      return {
        mesh,
        skin,
        base,
        ...(fur ? { fur } : {}),
        shells: skin.pile ? Math.round(Math.min(12, Math.max(4, 3 + skin.pile.mm * 0.8))) : 0,
      }
    })
    const casters = parts.flatMap(({ shape, caster = shape, skin, shadeless }) => {
      if (shadeless || (skin.opaque ?? 1) < 1) return []
      const geometry = new BufferGeometry()
      geometry.setAttribute('position', new BufferAttribute(caster.position, 3))
      geometry.setIndex(new BufferAttribute(caster.index, 1))
      return [geometry]
    })
    const rests = model.rests ?? 'floor'
    const bulk = bulkOf(points, rests)
    return { items, points, to: receivers(places, normals), casters, bulk, rests, scale, aim: bulk.centre }
  }

  const floorMaterial = new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: floorVertex,
    fragmentShader: floorSurface,
    side: 2,
    transparent: true,
    depthTest: false,
    depthWrite: false,
    // The shadow goes behind what is there already.
    blending: CustomBlending,
    blendEquation: AddEquation,
    blendSrc: OneMinusDstAlphaFactor,
    blendDst: OneFactor,
    uniforms: { uView: { value: new Matrix4() }, uLie: { value: new Matrix4() }, uShade: { value: null }, uDark: { value: 0.7 } },
  })
  const floor = new Mesh(sheet, floorMaterial)
  floor.frustumCulled = false
  const screen = (fragmentShader: string) =>
    new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: bakeVertex,
      fragmentShader,
      depthTest: false,
      depthWrite: false,
      uniforms: { uFrame: { value: null }, uShare: { value: 1 } },
    })
  const summing = screen(sumSurface)
  Object.assign(summing, {
    transparent: true,
    blending: CustomBlending,
    blendEquation: AddEquation,
    blendSrc: OneFactor,
    blendDst: OneFactor,
  })
  const developing = screen(developSurface)
  const full = new Mesh(sheet, summing)
  full.frustumCulled = false

  let frame: WebGLRenderTarget | undefined
  let sum: WebGLRenderTarget | undefined
  function targets(size: number) {
    if (frame?.width === size && sum) return { frame, sum }
    frame?.dispose()
    sum?.dispose()
    const options = { type: HalfFloatType, format: RGBAFormat, magFilter: LinearFilter, minFilter: LinearFilter } as const
    frame = new WebGLRenderTarget(size, size, { ...options, type: UnsignedByteType })
    sum = new WebGLRenderTarget(size, size, { ...options, depthBuffer: false })
    renderer.setSize(size, size, false)
    return { frame, sum }
  }

  function light(scene: Scene, yaw: number, rays: number): Light {
    return bake(scene.casters, scene.to, scene.bulk, yaw, rays)
  }

  /** Draws with a light that is worked out already, and leaves the picture on the canvas. */
  function shoot(scene: Scene, shot: Shot, lit: Light) {
    const { frame, sum } = targets(shot.size)
    renderer.setClearColor(0, 0)
    renderer.setRenderTarget(sum)
    renderer.clear()
    const furry = scene.items.filter((item) => item.fur)
    const glass = scene.items.filter((item) => (item.skin.opaque ?? 1) < 1)
    const plain = scene.items.filter((item) => !item.fur && (item.skin.opaque ?? 1) >= 1)
    const { x, y, wide, high } = shot.camera.window
    for (const each of [frame, sum]) {
      each.scissorTest = true
      each.scissor.set(...([x, y, wide, high].map((v) => Math.round(v * shot.size)) as [number, number, number, number]))
    }
    for (let s = 0; s < shot.samples; s++) {
      const jitter = [((s + 0.5) / shot.samples - 0.5) * (2 / shot.size), (((s * 0.618034 + 0.5) % 1) - 0.5) * (2 / shot.size)] as const
      const { matrix, eye, rig } = seen(shot.camera, shot.yaw, scene.bulk.radius, jitter)
      const ready = (material: RawShaderMaterial) => {
        Object.assign(material.uniforms, {
          uView: { value: matrix },
          uEye: { value: new Vector3(...eye) },
          uRig: { value: new Matrix3().setFromMatrix4(rig) },
          uLight: { value: lit.points.texture },
        })
      }
      const draw = (mesh: Mesh, material: RawShaderMaterial) => {
        mesh.material = material
        renderer.render(mesh, camera)
      }
      renderer.setRenderTarget(frame)
      renderer.clear()
      for (const { mesh, base } of plain) {
        ready(base)
        draw(mesh, base)
      }
      for (const { fur } of furry) if (fur) ready(fur)
      const most = Math.max(0, ...furry.map((item) => item.shells))
      for (let n = 0; n < most; n++)
        for (const { mesh, fur, shells } of furry) {
          if (!fur || n >= shells) continue
          const height = (shells - n - (s + 0.5) / shot.samples) / shells
          fur.uniforms.uShell = { value: Math.max(0.02, height) }
          draw(mesh, fur)
        }
      for (const { mesh, base } of furry) {
        ready(base)
        draw(mesh, base)
      }
      for (const { mesh, base } of glass) {
        ready(base)
        draw(mesh, base)
      }
      summing.uniforms.uFrame = { value: frame.texture }
      summing.uniforms.uShare = { value: 1 / shot.samples }
      renderer.setRenderTarget(sum)
      draw(full, summing)
    }
    sum.scissorTest = false
    renderer.setRenderTarget(sum)
    if (scene.rests !== 'hangs') {
      const { matrix } = seen(shot.camera, shot.yaw, scene.bulk.radius, [0, 0])
      Object.assign(floorMaterial.uniforms, {
        uView: { value: matrix },
        uLie: { value: scene.bulk.lie },
        uShade: { value: lit.floor.texture },
        uDark: { value: shot.shadow ?? 0.62 },
      })
      floor.material = floorMaterial
      renderer.render(floor, camera)
    }
    developing.uniforms.uFrame = { value: sum.texture }
    full.material = developing
    renderer.setRenderTarget(null)
    renderer.render(full, camera)
  }

  function strike(scene: Scene) {
    for (const { mesh, base, fur } of scene.items) {
      mesh.geometry.dispose()
      base.uniforms.uMap?.value?.dispose()
      base.dispose()
      fur?.dispose()
    }
    for (const geometry of scene.casters) geometry.dispose()
    scene.to.places.dispose()
    scene.to.normals.dispose()
  }

  function pixels(size: number) {
    const data = new Uint8Array(size * size * 4)
    gl.readPixels(0, 0, size, size, gl.RGBA, gl.UNSIGNED_BYTE, data)
    return data
  }

  const wait = () => {
    renderer.setRenderTarget(null)
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4))
  }
  return { set, light, shoot, strike, pixels, distanceFor, framed, pitchFor, finish: wait, row: ROW }
}

function bulkOf(points: Float32Array, rests: Rests): Bulk {
  const [low, high] = [
    [Infinity, Infinity, Infinity],
    [-Infinity, -Infinity, -Infinity],
  ] as [[number, number, number], [number, number, number]]
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
