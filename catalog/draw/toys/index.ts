import type { Arts } from '../art.ts'
import { animalToys } from './animals.ts'
import { blockSetToys } from './block-sets.ts'
import { blockToys } from './blocks.ts'
import { clippyToys } from './clippy.ts'
import { desktopToys } from './desktop.ts'
import { octocatToys } from './octocat.ts'
import { paperToys } from './paper.ts'
import { wearables } from './wear.ts'

export const arts: Arts = {
  ...animalToys,
  ...blockSetToys,
  ...blockToys,
  ...clippyToys,
  ...desktopToys,
  ...octocatToys,
  ...paperToys,
  ...wearables,
}
