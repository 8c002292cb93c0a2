import { autumnLane, desertMoon, nether, plains, runway, type Scene, snow, stillLagoon } from '../kit/landscapes.ts'
import { pick } from '../kit/look.ts'
import { hill } from '../kit/scenes.ts'
import type { Toys } from './index.ts'
import { onEasel, onFloor } from './puzzle-board.ts'

type Puzzle = { scene: Scene; colours: readonly [string, string, string] }

const wallpapers: Record<string, Puzzle> = {
  'Autumn lane': { scene: autumnLane, colours: ['#d9622b', '#f0a93f', '#b98a5a'] },
  'Red desert moon': { scene: desertMoon, colours: ['#b8432f', '#e0683f', '#8d2f52'] },
  'Still lagoon': { scene: stillLagoon, colours: ['#4fb3b8', '#eedcae', '#2f6a5c'] },
}

const biomes: Record<string, Puzzle> = {
  Plains: { scene: plains, colours: ['#6dbb55', '#8a6242', '#a6d3f3'] },
  Snow: { scene: snow, colours: ['#f6f9fb', '#a9b4c0', '#b9cde2'] },
  Nether: { scene: nether, colours: ['#8a3b3b', '#f2a02c', '#6d2a2a'] },
}

type Sheet = { size: readonly [number, number]; columns: number; rows: number }

const sheets: Record<string, Sheet> = {
  '500': { size: [47, 35], columns: 25, rows: 20 },
  '1000': { size: [67, 48], columns: 40, rows: 25 },
  '2000': { size: [96, 68], columns: 50, rows: 40 },
}

const jigsaw = ({ size, columns, rows }: Sheet, puzzle: Puzzle) => ({ size, cut: { columns, rows, knobbed: true }, ...puzzle })

export const puzzleToys: Toys = {
  'bliss-hill-puzzle': (look) => onEasel(jigsaw(pick(sheets, look.Pieces), { scene: hill, colours: ['#5aa33a', '#79bdf0', '#4b9a34'] })),
  'desktop-wallpaper-puzzle': (look) => onEasel(jigsaw(pick(sheets, '1000'), pick(wallpapers, look.Scene))),
  'minecraft-biome-puzzle': (look) =>
    onEasel({ size: [36, 36], cut: { columns: 14, rows: 14, knobbed: false }, ...pick(biomes, look.Biome) }),
  'flight-simulator-floor-puzzle': () =>
    onFloor(jigsaw({ size: [90, 60], columns: 6, rows: 4 }, { scene: runway, colours: ['#8cc267', '#5a5d66', '#5f9e46'] })),
}
