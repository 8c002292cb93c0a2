import {
  AddEquation,
  CanvasTexture,
  Color,
  CustomBlending,
  GLSL3,
  LinearMipmapLinearFilter,
  Matrix3,
  Matrix4,
  OneFactor,
  OneMinusSrcAlphaFactor,
  RawShaderMaterial,
  Vector3,
  Vector4,
} from 'three'
import type { Part } from '../kit/model.ts'
import type { Skin } from '../kit/skin.ts'
import { reliefs, strandCube, strandsPerCube } from './noise.ts'
import { shell, surface, vertex } from './shaders.ts'

const rgb = (hex: string) => {
  const c = new Color(hex)
  return new Vector3(c.r, c.g, c.b)
}

export const isGlass = (skin: Skin) => (skin.opaque ?? 1) < 1

/** Turns skins into programs. The noise they share is made once. */
export function painter() {
  const strands = strandCube()
  const relief = reliefs()

  function print(skin: Skin) {
    if (!skin.map) return null
    const map = new CanvasTexture(skin.map)
    map.minFilter = LinearMipmapLinearFilter
    map.generateMipmaps = true
    map.anisotropy = 4
    return map
  }

  return ({ skin, shape }: Part): RawShaderMaterial => {
    const glass = isGlass(skin)
    const panels = skin.panels ?? []
    const defines: Record<string, number> = {}
    if (shape.uv && (skin.map || skin.grainMap === 'uv')) defines.UV = 1
    if (skin.map) defines.MAP = 1
    if (shape.fields) defines.FIELDS = 1
    if (skin.grain) {
      defines.GRAIN = 1
      defines[skin.grain === 'wood' ? 'GRAIN_WOOD' : `GRAIN_${(skin.grainMap ?? 'box').toUpperCase()}`] = 1
    }
    if (glass) defines.GLASS = 1
    const shared = {
      uView: { value: new Matrix4() },
      uLight: { value: null },
      uBase: { value: 0 },
      uRig: { value: new Matrix3() },
      uEye: { value: new Vector3() },
      uMap: { value: print(skin) },
      uColour: { value: rgb(skin.colour) },
      uPanel: { value: [0, 1, 2, 3].map((i) => rgb(panels[i] ?? '#000')) },
      uPainted: { value: new Vector4(...[0, 1, 2, 3].map((i) => (panels[i] ? 1 : 0))) },
      uSewn: { value: new Vector4(...[0, 1, 2, 3].map((i) => (skin.seams?.[i] ? 1 : 0))) },
      uSheen: { value: skin.sheen ?? 0 },
    }
    if (skin.pile) {
      return new RawShaderMaterial({
        glslVersion: GLSL3,
        vertexShader: vertex,
        fragmentShader: shell,
        defines: { ...defines, PILE: 1, ...(skin.pile.curl ? { CURL: 1 } : {}) },
        uniforms: {
          ...shared,
          uStrands: { value: strands },
          uFine: { value: 10 / (skin.pile.strand * strandsPerCube) },
          uShell: { value: 0 },
          uThin: { value: skin.pile.thin ?? 1 },
          uCurl: { value: (skin.pile.curl ?? 0) * skin.pile.mm * 0.004 },
          uLong: { value: skin.pile.mm / 10 },
          uComb: { value: new Vector3(...(skin.pile.comb ?? [0, -0.6, 0])) },
        },
      })
    }
    return new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: vertex,
      fragmentShader: surface,
      defines,
      transparent: glass,
      depthWrite: !glass,
      ...(glass ? { blending: CustomBlending, blendEquation: AddEquation, blendSrc: OneFactor, blendDst: OneMinusSrcAlphaFactor } : {}),
      uniforms: {
        ...shared,
        uGrain: { value: skin.grain ? relief(skin.grain) : null },
        uGrainSize: { value: skin.grainSize ?? 1 },
        uGrainDepth: { value: skin.grainDepth ?? 0.5 },
        uGrainRound: { value: skin.grainRound ?? 24 },
        uRough: { value: skin.rough },
        uMirror: { value: skin.mirror },
        uMetal: { value: skin.metal ? 1 : 0 },
        uCoat: { value: skin.coat ?? 0 },
        uGlow: { value: skin.glow ?? 0 },
        uOpaque: { value: skin.opaque ?? 1 },
      },
    })
  }
}

/** How many layers of pile to paint per pass; passes shift them, so that four passes look like four times as many. */
export const shellsOf = ({ pile }: Skin) => (pile ? Math.round(Math.min(11, Math.max(4, 2.4 + pile.mm * 0.75))) : 0)
