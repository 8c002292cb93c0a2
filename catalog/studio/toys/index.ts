import type { Model } from '../kit/model.ts'
import { blissToys } from './bliss.ts'
import { clippyToys } from './clippy.ts'
import { creeperToys } from './creeper.ts'
import { ninjaToys } from './ninja-cat.ts'
import { octocatToys } from './octocat.ts'
import { wearToys } from './wear.ts'
import { xboxToys } from './xbox.ts'

/** A toy in one look: the visible option values of a variant. */
export type Toy = (look: Readonly<Record<string, string>>) => Model
export type Toys = Readonly<Record<string, Toy>>

/** One file per family, by its name. */
export const families: Readonly<Record<string, Toys>> = {
  bliss: blissToys,
  clippy: clippyToys,
  creeper: creeperToys,
  'ninja-cat': ninjaToys,
  octocat: octocatToys,
  wear: wearToys,
  xbox: xboxToys,
}
