import { readFile } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import type { Placed, Scene } from './scenes.ts'

const pictures = new URL('../pictures/', import.meta.url)
/** From where the studio looks down: what stands further back stands higher in the picture. */
const RISE = Math.sin((9 * Math.PI) / 180)
/** Alpha from which a point is the toy, and not its shadow. */
const SOLID = 240
/** Share of the frame at which the studio's floor line runs. */
const FLOOR = 0.88
/** Share of the frame, along its edges, that no toy reaches. */
const MARGIN = 0.07

/** One scene, so many pixels wide. */
export async function compose(scene: Scene, wide: number): Promise<Sharp> {
  const scale = wide / scene.wide
  const tall = Math.round(scene.high * scale)
  const layers = await Promise.all(
    scene.toys
      .toSorted((a, b) => (b.back ?? 0) - (a.back ?? 0))
      .map((toy) => layer(toy, (scene.high - scene.floor - (toy.back ?? 0) * RISE) * scale, scale, wide, tall)),
  )
  const { data, info } = await sharp(Buffer.from(room(scene, wide, tall)))
    .composite(layers)
    .raw()
    .toBuffer({ resolveWithObject: true })
  return sharp(data, { raw: info })
}

/** The toy with its shadow, cut to what can be seen of it, where it belongs. */
async function layer({ picture, tall, at }: Placed, floor: number, scale: number, sceneWide: number, sceneTall: number) {
  const file = await readFile(new URL(`${picture}.avif`, pictures))
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const box = solidBox(data, info.width, info.height)
  const shrink = (tall * scale) / (info.height * FLOOR - box.top)
  const size = Math.round(info.width * shrink)
  fadeEdges(data, info.width, info.height)
  const [left, top] = [Math.round(at * scale - ((box.left + box.right) / 2) * shrink), Math.round(floor - info.height * FLOOR * shrink)]
  const within = { left: Math.max(0, -left), top: Math.max(0, -top) }
  const input = await sharp(data, { raw: info })
    .resize({ width: size, kernel: 'lanczos3' })
    .extract({
      ...within,
      width: Math.min(size, sceneWide - left) - within.left,
      height: Math.min(size, sceneTall - top) - within.top,
    })
    .png()
    .toBuffer()
  return { input, left: Math.max(0, left), top: Math.max(0, top) }
}

/** Shadows run off the frame in which a toy was taken; here they end before it, not at it. */
function fadeEdges(data: Buffer, wide: number, tall: number): void {
  const margin = wide * MARGIN
  for (let y = 0; y < tall; y++)
    for (let x = 0; x < wide; x++) {
      const at = (y * wide + x) * 4 + 3
      const near = Math.min(x, y, wide - 1 - x, tall - 1 - y) / margin
      if (near < 1) data[at] = Math.round((data[at] ?? 0) * near)
    }
}

function solidBox(data: Buffer, wide: number, tall: number) {
  let [left, right, top] = [wide, 0, tall]
  for (let y = 0; y < tall; y++)
    for (let x = 0; x < wide; x++)
      if ((data[(y * wide + x) * 4 + 3] ?? 0) >= SOLID) {
        top = Math.min(top, y)
        left = Math.min(left, x)
        right = Math.max(right, x)
      }
  return { left, right, top }
}

/** Wall and board, if there are any; light comes from above on the left, as it does in the studio. */
function room({ wide: cm, high, floor, shelf }: Scene, wide: number, tall: number): string {
  const drawn = shelf ? drawnShelf(shelf, wide / cm, (high - floor) * (wide / cm)) : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${tall}">${drawn}</svg>`
}

const DEEP = 30
const BEFORE = 4
const THICK = 3.2

function drawnShelf({ wall, wood }: NonNullable<Scene['shelf']>, scale: number, floor: number): string {
  const front = floor + BEFORE * scale
  const deep = DEEP * RISE * scale
  const edge = THICK * scale
  return `<defs>
      <radialGradient id="light" cx="0.3" cy="0.1" r="0.95">
        <stop offset="0" stop-color="#fff" stop-opacity="0.5"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>
      </radialGradient>
      <linearGradient id="board" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stop-color="${wood}" stop-opacity="0.82"/><stop offset="0.25" stop-color="${wood}"/>
        <stop offset="1" stop-color="#e6c59b"/>
      </linearGradient>
      <linearGradient id="edge" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stop-color="#c39a6b"/><stop offset="1" stop-color="#a57d52"/>
      </linearGradient>
      <linearGradient id="under" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stop-color="#211b2b" stop-opacity="0.28"/><stop offset="0.35" stop-color="#211b2b" stop-opacity="0.06"/>
      </linearGradient>
    </defs>
    <rect width="100%" height="100%" fill="${wall}"/>
    <rect width="100%" height="100%" fill="url(#light)"/>
    <rect y="${front - deep}" width="100%" height="${deep}" fill="url(#board)"/>
    <rect y="${front}" width="100%" height="${edge}" fill="url(#edge)"/>
    <rect y="${front + edge}" width="100%" height="100%" fill="url(#under)"/>`
}
