import { Matrix4 } from 'three'
import { rotation, turn, type Vec } from '../kit/vec.ts'

const FOV = 22
const PITCH = 9
/** Where the floor line runs, and how much of the frame the product may take, as shares of the frame. */
const FLOOR = 0.88
const TALL = 0.81
const WIDE = 0.84

/** `window` is the part of the frame that the product can touch, from 0 to 1, from the bottom left. */
export type Camera = {
  distance: number
  aim: Vec
  shift: readonly [number, number]
  pitch: number
  window: { x: number; y: number; wide: number; high: number }
}
export type Rests = 'floor' | 'wall' | 'hangs'

const half = Math.tan(turn(FOV / 2))

/** How far the points spread in the frame, seen from model space turned by yaw and then from above by pitch. */
function spread(points: Float32Array, yaw: number, pitch: number, [ax, ay, az]: Vec, distance: number) {
  const [cy, sy] = [Math.cos(turn(yaw)), Math.sin(turn(yaw))]
  const [cp, sp] = [Math.cos(turn(pitch)), Math.sin(turn(pitch))]
  let [left, right, low, high] = [9, -9, 9, -9]
  for (let i = 0; i < points.length; i += 3) {
    const px = (points[i] ?? 0) - ax
    const py = (points[i + 1] ?? 0) - ay
    const pz = (points[i + 2] ?? 0) - az
    const z = cy * pz - sy * px
    const w = half * (distance - (py * sp + z * cp))
    const x = (cy * px + sy * pz) / w
    const y = (py * cp - z * sp) / w
    if (x < left) left = x
    if (x > right) right = x
    if (y < low) low = y
    if (y > high) high = y
  }
  return { left, right, low, high }
}

/** How far away the product is seen from, so that it keeps its size in every view for which `yaws` are given. */
export function distanceFor(points: Float32Array, aim: Vec, rests: Rests, yaws: readonly number[]): number {
  let [near, far] = [1, 3000]
  for (let i = 0; i < 40; i++) {
    const middle = Math.sqrt(near * far)
    const fits = yaws.every((yaw) => {
      const s = spread(points, yaw, pitchFor(rests), aim, middle)
      return s.right - s.left <= WIDE * 2 && s.high - s.low <= (rests === 'floor' ? TALL : WIDE) * 2 && middle > 0
    })
    if (fits) far = middle
    else near = middle
  }
  return far
}

export const pitchFor = (rests: Rests) => (rests === 'floor' ? PITCH : 0)

/** Puts the foot of the product on the floor line and its middle in the middle. */
export function framed(points: Float32Array, aim: Vec, rests: Rests, yaw: number, distance: number): Camera {
  const pitch = pitchFor(rests)
  const s = spread(points, yaw, pitch, aim, distance)
  const x = -(s.left + s.right) / 2
  const y = rests === 'floor' ? 1 - 2 * FLOOR - s.low : -(s.low + s.high) / 2
  const cut = (v: number) => Math.min(1, Math.max(0, v * 0.5 + 0.5))
  const edge = 0.06
  const [left, low] = [cut(s.left + x - edge), cut(s.low + y - edge)]
  return {
    distance,
    aim,
    shift: [x, y],
    pitch,
    window: { x: left, y: low, wide: cut(s.right + x + edge) - left, high: cut(s.high + y + edge) - low },
  }
}

/** One matrix from model space to the picture, the place of the eye, and the rotation into the rig. */
export function seen({ distance, aim, shift, pitch }: Camera, yaw: number, reach: number, jitter: readonly [number, number]) {
  const [near, far] = [Math.max(distance - reach * 2, distance * 0.02), distance + reach * 3]
  const k = 1 / half
  const projection = new Matrix4().set(
    k,
    0,
    -(shift[0] + jitter[0]),
    0,
    0,
    k,
    -(shift[1] + jitter[1]),
    0,
    0,
    0,
    -(far + near) / (far - near),
    (-2 * far * near) / (far - near),
    0,
    0,
    -1,
    0,
  )
  const rig = new Matrix4().makeRotationY(turn(yaw))
  const view = new Matrix4()
    .makeTranslation(0, 0, -distance)
    .multiply(new Matrix4().makeRotationX(turn(pitch)))
    .multiply(rig)
    .multiply(new Matrix4().makeTranslation(-aim[0], -aim[1], -aim[2]))
  const [c, s] = [Math.cos(turn(pitch)), Math.sin(turn(pitch))]
  const back = rotation([0, yaw, 0]).back([0, distance * s, distance * c])
  const eye: Vec = [aim[0] + back[0], aim[1] + back[1], aim[2] + back[2]]
  return { matrix: projection.multiply(view), eye, rig }
}
