import type { Model } from '../kit/model.ts'
import { azureToys } from './azure.ts'
import { botToys } from './bit-and-bot.ts'
import { blissToys } from './bliss.ts'
import { butterflyToys } from './butterfly.ts'
import { carToys } from './cars.ts'
import { chiefToys } from './chief.ts'
import { clippyToys } from './clippy.ts'
import { copilotToys } from './copilot.ts'
import { creeperToys } from './creeper.ts'
import { cushionToys } from './cushions.ts'
import { desktopToys } from './desktop.ts'
import { emojiToys } from './emoji.ts'
import { krakenToys } from './kraken.ts'
import { minecraftToys } from './minecraft.ts'
import { minesweeperToys } from './minesweeper.ts'
import { ninjaToys } from './ninja-cat.ts'
import { ninjaVinylToys } from './ninja-cat-vinyl.ts'
import { octocatToys } from './octocat.ts'
import { planeToys } from './planes.ts'
import { roverToys } from './rover.ts'
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
  minesweeper: minesweeperToys,
  azure: azureToys,
  copilot: copilotToys,
  emoji: emojiToys,
  cushions: cushionToys,
  desktop: desktopToys,
  minecraft: minecraftToys,
  rover: roverToys,
  'bit-and-bot': botToys,
  'ninja-cat-vinyl': ninjaVinylToys,
  chief: chiefToys,
  butterfly: butterflyToys,
  cars: carToys,
  planes: planeToys,
  kraken: krakenToys,
  wear: wearToys,
  xbox: xboxToys,
}
