import type { Arts } from '../art.ts'
import { animalToys } from './animals.ts'
import { blockToys } from './blocks.ts'
import { clippyToys } from './clippy.ts'
import { octocatToys } from './octocat.ts'
import { paperToys } from './paper.ts'
import { peopleToys } from './people.ts'
import { softToys } from './soft.ts'
import { vehicleToys } from './vehicles.ts'
import { wearables } from './wear.ts'

export const arts: Arts = { ...animalToys, ...blockToys, ...clippyToys, ...octocatToys, ...paperToys, ...peopleToys, ...softToys, ...vehicleToys, ...wearables }
