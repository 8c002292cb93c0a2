import { autumnLane, desertMoon, nether, plains, runway, type Scene, snow, stillLagoon } from '../kit/landscapes.ts'
import { pick } from '../kit/look.ts'
import { model } from '../kit/model.ts'
import { jigsaw } from '../kit/scenes.ts'
import type { Toys } from './index.ts'
import { pieces, puzzleBox } from './puzzle-box.ts'

type Puzzle = readonly [scene: Scene, spine: string, colours: readonly [string, string, string, string]]

const wallpapers: Record<string, Puzzle> = {
  'Autumn lane': [autumnLane, '#b8501f', ['#d9622b', '#f0a93f', '#b98a5a', '#fbeccb']],
  'Red desert moon': [desertMoon, '#6b2440', ['#b8432f', '#e0683f', '#fff1d6', '#8d2f52']],
  'Still lagoon': [stillLagoon, '#1f6f86', ['#4fb3b8', '#eedcae', '#2f6a5c', '#93cbe6']],
}

const biomes: Record<string, Puzzle> = {
  Plains: [plains, '#4c8f38', ['#6dbb55', '#8a6242', '#a6d3f3', '#3f8f3a']],
  Snow: [snow, '#5d7b9c', ['#f6f9fb', '#a9b4c0', '#b9cde2', '#2f5a46']],
  Nether: [nether, '#57191a', ['#8a3b3b', '#f2a02c', '#3d1418', '#6d2a2a']],
}

const cutUp =
  (scene: Scene, columns: number, rows: number): Scene =>
  (ink, wide, tall) => {
    scene(ink, wide, tall)
    jigsaw(ink, wide, tall, columns, rows)
  }

/** Cut along the grid of its pixels. */
const squared =
  (scene: Scene, n: number): Scene =>
  (ink, wide, tall) => {
    scene(ink, wide, tall)
    ink.lineWidth = wide * 0.0022
    ink.strokeStyle = 'rgba(10,20,30,0.4)'
    const s = wide / n
    ink.beginPath()
    for (let x = -wide / 2; x < wide / 2; x += s) {
      ink.moveTo(x, -tall / 2)
      ink.lineTo(x, tall / 2)
    }
    for (let y = -tall / 2; y < tall / 2; y += s) {
      ink.moveTo(-wide / 2, y)
      ink.lineTo(wide / 2, y)
    }
    ink.stroke()
  }

const close = (wide: number, tall: number) => ({ at: [-wide * 0.12, tall * 0.35, 0.4] as const, wide: tall * 0.62 })

export const puzzleToys: Toys = {
  'desktop-wallpaper-puzzle': (look) => {
    const [scene, colour, loose] = pick(wallpapers, look.Scene)
    const [wide, tall] = [37, 27]
    return model(
      { tall, pack: 'box', close: close(wide, tall), yaw: 26 },
      puzzleBox({ size: [wide, tall, 6], title: look.Scene ?? '', note: '1000 pieces', colour, cover: cutUp(scene, 14, 10) }),
      pieces(wide, loose),
    )
  },
  'minecraft-biome-puzzle': (look) => {
    const [scene, colour, loose] = pick(biomes, look.Biome)
    const [wide, tall] = [27, 20]
    return model(
      { tall, pack: 'box', close: close(wide, tall), yaw: 26 },
      puzzleBox({ size: [wide, tall, 5], title: look.Biome ?? '', note: '196 pieces', colour, cover: squared(scene, 14) }),
      pieces(wide, loose, { cut: 'square' }),
    )
  },
  'flight-simulator-floor-puzzle': () => {
    const [wide, tall] = [32, 26]
    return model(
      { tall, pack: 'box', close: close(wide, tall), yaw: 26 },
      puzzleBox({ size: [wide, tall, 8], title: 'Runway', note: 'Floor puzzle', colour: '#3f7f3a', cover: cutUp(runway, 6, 4) }),
      pieces(wide, ['#8cc267', '#5a5d66', '#f4f1e6', '#5f9e46'], { size: 2.1 }),
    )
  },
}
