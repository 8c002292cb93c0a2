import type { Arts } from '../art.ts'
import { animalToys } from './animals.ts'
import { blockSetToys } from './block-sets.ts'
import { blockToys } from './blocks.ts'
import { carToys } from './cars.ts'
import { clippyToys } from './clippy.ts'
import { creatureToys } from './creatures.ts'
import { desktopToys } from './desktop.ts'
import { haloToys } from './halo.ts'
import { octocatToys } from './octocat.ts'
import { paperToys } from './paper.ts'
import { peopleToys } from './people.ts'
import { softToys } from './soft.ts'
import { vehicleToys } from './vehicles.ts'
import { wearables } from './wear.ts'

export const arts: Arts = {
  ...animalToys,
  ...blockSetToys,
  ...blockToys,
  ...carToys,
  ...clippyToys,
  ...creatureToys,
  ...desktopToys,
  ...haloToys,
  ...octocatToys,
  ...paperToys,
  ...peopleToys,
  ...softToys,
  ...vehicleToys,
  ...wearables,
}
