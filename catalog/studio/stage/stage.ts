import {
  AddEquation,
  CustomBlending,
  GLSL3,
  HalfFloatType,
  LinearFilter,
  Matrix3,
  Matrix4,
  Mesh,
  OneFactor,
  OneMinusDstAlphaFactor,
  PlaneGeometry,
  RawShaderMaterial,
  RGBAFormat,
  Camera as ThreeCamera,
  UnsignedByteType,
  Vector3,
  WebGLRenderer,
  WebGLRenderTarget,
} from 'three'
import type { Model } from '../kit/model.ts'
import { baker, type Light } from './bake.ts'
import { type Camera, seen } from './camera.ts'
import { isGlass, painter } from './materials.ts'
import { type Scene, setScene } from './scene.ts'
import { bakeVertex, developSurface, floorSurface, floorVertex, sumSurface } from './shaders.ts'

export type Shot = { yaw: number; camera: Camera; size: number; samples: number }

/** How dark the floor is where the toy keeps all light from it. */
const SHADOW = 0.6

const camera = new ThreeCamera()

const still = (mesh: Mesh) => {
  mesh.frustumCulled = false
  return mesh
}

const screen = (fragmentShader: string, blend: object = {}) =>
  new RawShaderMaterial({
    glslVersion: GLSL3,
    vertexShader: bakeVertex,
    fragmentShader,
    depthTest: false,
    depthWrite: false,
    uniforms: { uFrame: { value: null }, uShare: { value: 1 } },
    ...blend,
  })

/** The room in which every picture is taken: one rig, one floor, one way to develop. */
export function openStage(canvas: HTMLCanvasElement) {
  const renderer = new WebGLRenderer({ canvas, antialias: false, alpha: true, premultipliedAlpha: false, preserveDrawingBuffer: true })
  renderer.autoClear = false
  const gl = renderer.getContext() as WebGL2RenderingContext
  for (const name of ['EXT_color_buffer_float', 'EXT_float_blend', 'OES_texture_float_linear']) gl.getExtension(name)
  const bake = baker(renderer)
  const paint = painter()
  const blending = { transparent: true, blending: CustomBlending, blendEquation: AddEquation } as const
  const summing = screen(sumSurface, { ...blending, blendSrc: OneFactor, blendDst: OneFactor })
  const developing = screen(developSurface)
  const full = still(new Mesh(new PlaneGeometry(2, 2), summing))
  // The shadow goes behind what is there already.
  const floor = still(
    new Mesh(
      full.geometry,
      new RawShaderMaterial({
        glslVersion: GLSL3,
        vertexShader: floorVertex,
        fragmentShader: floorSurface,
        side: 2,
        depthTest: false,
        depthWrite: false,
        ...blending,
        blendSrc: OneMinusDstAlphaFactor,
        blendDst: OneFactor,
        uniforms: { uView: { value: new Matrix4() }, uLie: { value: new Matrix4() }, uShade: { value: null }, uDark: { value: SHADOW } },
      }),
    ),
  )

  let targets: { frame: WebGLRenderTarget; sum: WebGLRenderTarget } | undefined
  function targetsOf(size: number) {
    if (targets?.frame.width === size) return targets
    targets?.frame.dispose()
    targets?.sum.dispose()
    const options = { format: RGBAFormat, magFilter: LinearFilter, minFilter: LinearFilter } as const
    targets = {
      frame: new WebGLRenderTarget(size, size, { ...options, type: UnsignedByteType }),
      sum: new WebGLRenderTarget(size, size, { ...options, type: HalfFloatType, depthBuffer: false }),
    }
    renderer.setSize(size, size, false)
    return targets
  }

  const draw = (mesh: Mesh, material?: RawShaderMaterial) => {
    if (material) mesh.material = material
    renderer.render(mesh, camera)
  }

  /** One pass over the toy: hard parts, pile from the tips down, then what can be seen through. */
  function pass(scene: Scene, lit: Light, view: ReturnType<typeof seen>, phase: number) {
    for (const { material } of scene.items) {
      Object.assign(material.uniforms, {
        uView: { value: view.matrix },
        uEye: { value: new Vector3(...view.eye) },
        uRig: { value: new Matrix3().setFromMatrix4(view.rig) },
        uLight: { value: lit.points.texture },
      })
    }
    for (const { mesh, skin } of scene.items) if (!skin.pile && !isGlass(skin)) draw(mesh)
    const furry = scene.items.filter((item) => item.shells)
    const most = Math.max(0, ...furry.map((item) => item.shells))
    for (let n = 0; n <= most; n++) {
      for (const { mesh, material, shells } of furry) {
        if (n > shells) continue
        material.uniforms.uShell = { value: n === shells ? 0 : Math.max(0.02, (shells - n - phase) / shells) }
        draw(mesh)
      }
    }
    for (const { mesh, skin } of scene.items) if (isGlass(skin)) draw(mesh)
  }

  /** Draws with a light that is worked out already, and leaves the picture on the canvas, its top row at the bottom. */
  function shoot(scene: Scene, shot: Shot, lit: Light) {
    const { frame, sum } = targetsOf(shot.size)
    const { x, y, wide, high } = shot.camera.window
    const window = [x, y, wide, high].map((v) => Math.round(v * shot.size)) as [number, number, number, number]
    renderer.setClearColor(0, 0)
    sum.scissorTest = false
    renderer.setRenderTarget(sum)
    renderer.clear()
    for (const each of [frame, sum]) {
      each.scissorTest = true
      each.scissor.set(...window)
    }
    for (let s = 0; s < shot.samples; s++) {
      const phase = (s + 0.5) / shot.samples
      const pixel = 2 / shot.size
      renderer.setRenderTarget(frame)
      renderer.clear()
      pass(
        scene,
        lit,
        seen(shot.camera, shot.yaw, scene.bulk.radius, [(phase - 0.5) * pixel, (((s * 0.618034 + 0.5) % 1) - 0.5) * pixel]),
        phase,
      )
      summing.uniforms.uFrame = { value: frame.texture }
      summing.uniforms.uShare = { value: 1 / shot.samples }
      renderer.setRenderTarget(sum)
      draw(full, summing)
    }
    sum.scissorTest = false
    renderer.setRenderTarget(sum)
    if (scene.rests !== 'hangs') {
      const { matrix } = seen(shot.camera, shot.yaw, scene.bulk.radius, [0, 0])
      Object.assign((floor.material as RawShaderMaterial).uniforms, {
        uView: { value: matrix },
        uLie: { value: scene.bulk.lie },
        uShade: { value: lit.floor.texture },
      })
      draw(floor)
    }
    developing.uniforms.uFrame = { value: sum.texture }
    renderer.setRenderTarget(null)
    draw(full, developing)
  }

  function pixels(size: number) {
    const data = new Uint8Array(size * size * 4)
    gl.readPixels(0, 0, size, size, gl.RGBA, gl.UNSIGNED_BYTE, data)
    return data
  }

  return {
    set: (model: Model) => setScene(model, paint),
    light: (scene: Scene, yaw: number, rays: number) => bake(scene.casters, scene.to, scene.bulk, yaw, rays),
    shoot,
    pixels,
  }
}
