import type { Job } from '../job.ts'
import type { Model } from '../kit/model.ts'
import { display, text } from '../kit/print.ts'
import type { Vec } from '../kit/vec.ts'
import { distanceFor, framed } from '../stage/camera.ts'
import { type Scene, strike } from '../stage/scene.ts'
import { openStage } from '../stage/stage.ts'
import type { Toy } from '../toys/index.ts'
import { packed } from './pack.ts'
import { besideRuler } from './scale.ts'

const COLUMNS = 6
const FRAMES = 24
const FRAME = 640
const RAYS = 96

/** Opens the studio and returns what takes one picture and sends its pixels to the program outside. */
export function studio(canvas: HTMLCanvasElement, toyFor: (handle: string) => Toy) {
  const stage = openStage(canvas)
  const fonts = Promise.all([document.fonts.load(`700 20px ${display}`), document.fonts.load(`600 20px ${text}`)])
  let last: { key: string; made: Model; scene: Scene } | undefined
  /** A toy is seen from as far away in all its views, so that it keeps its size. */
  const distances = new WeakMap<Scene, number>()

  function onStage(job: Job) {
    const key = JSON.stringify([job.handle, job.look])
    if (last?.key === key) return last
    if (last) strike(last.scene)
    const made = toyFor(job.handle)(job.look)
    last = { key, made, scene: stage.set(made) }
    return last
  }

  const yawOf = (made: Model, view: Job['view']) =>
    ({ 'three-quarter': -(made.yaw ?? 30), front: 0, back: 180, side: -90, detail: made.close.yaw ?? -14, pack: 0, scale: 0, spin: 0 })[
      view
    ]
  const samples = (scene: Scene) => (scene.items.some((item) => item.shells) ? 4 : 6)

  function shoot(scene: Scene, made: Model, yaw: number, size: number, close = false) {
    const lit = stage.light(scene, yaw, size < 800 ? 64 : RAYS)
    const distance =
      distances.get(scene) ??
      distanceFor(scene.points, scene.bulk.centre, scene.rests, [0, yawOf(made, 'side'), yawOf(made, 'three-quarter')])
    distances.set(scene, distance)
    let camera = framed(scene.points, scene.bulk.centre, scene.rests, yaw, distance)
    if (close) {
      const aim = made.close.at.map((v) => v * scene.scale) as unknown as Vec
      camera = {
        ...camera,
        aim,
        distance: (made.close.wide * scene.scale) / 2 / Math.tan((11 * Math.PI) / 180),
        shift: [0, 0],
        window: { x: 0, y: 0, wide: 1, high: 1 },
      }
    }
    stage.shoot(scene, { yaw, camera, size, samples: size < 800 ? 3 : samples(scene) }, lit)
    lit.done()
  }

  function shootParts(parts: Model['parts'], size: number, yaw: number, rests: Model['rests'] = 'floor') {
    const made: Model = { parts, tall: 0, pack: 'tag', close: { at: [0, 0, 0], wide: 1 }, yaw: -yaw, rests }
    const scene = stage.set(made)
    shoot(scene, made, yaw, size)
    strike(scene)
  }

  /** The stage leaves its rows in the order of a file, which on the canvas is upside down. */
  function upright(ink: CanvasRenderingContext2D, x: number, y: number, size: number) {
    ink.setTransform(1, 0, 0, -1, x, y + size)
    ink.drawImage(canvas, 0, 0)
    ink.resetTransform()
  }

  function spin(scene: Scene, made: Model) {
    const sheet = document.createElement('canvas')
    sheet.width = FRAME * COLUMNS
    sheet.height = (FRAME * FRAMES) / COLUMNS
    const ink = sheet.getContext('2d') as CanvasRenderingContext2D
    for (let i = 0; i < FRAMES; i++) {
      shoot(scene, made, (-i * 360) / FRAMES, FRAME)
      upright(ink, (i % COLUMNS) * FRAME, Math.floor(i / COLUMNS) * FRAME, FRAME)
    }
    return { data: new Uint8Array(ink.getImageData(0, 0, sheet.width, sheet.height).data.buffer), wide: sheet.width, tall: sheet.height }
  }

  /** The toy as it is printed on its box. */
  function portrait(scene: Scene, made: Model) {
    shoot(scene, made, yawOf(made, 'three-quarter'), 760)
    const print = document.createElement('canvas')
    print.width = print.height = 760
    upright(print.getContext('2d') as CanvasRenderingContext2D, 0, 0, 760)
    return print
  }

  return async (job: Job) => {
    await fonts
    const start = performance.now()
    const { made, scene } = onStage(job)
    const built = performance.now()
    let picture: { data: Uint8Array<ArrayBuffer>; wide: number; tall: number } | undefined
    if (job.view === 'spin') picture = spin(scene, made)
    else if (job.view === 'scale') shootParts(besideRuler(made), job.size, 0)
    else if (job.view === 'pack') {
      const { parts, rests, yaw = -22 } = packed(made, job.facts, portrait(scene, made))
      shootParts(parts, job.size, yaw, rests)
    } else shoot(scene, made, yawOf(made, job.view), job.size, job.view === 'detail')
    picture ??= { data: stage.pixels(job.size), wide: job.size, tall: job.size }
    const shot = performance.now()
    await fetch('/pixels', { method: 'POST', body: picture.data })
    return { wide: picture.wide, tall: picture.tall, ms: { build: Math.round(built - start), shoot: Math.round(shot - built) } }
  }
}
