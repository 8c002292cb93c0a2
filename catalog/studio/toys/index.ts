import type { Model } from '../kit/model.ts'
import { adventToys } from './advent.ts'
import { ageToys } from './age-of-empires.ts'
import { airlinerToys } from './airliner.ts'
import { azureToys } from './azure.ts'
import { banjoToys } from './banjo.ts'
import { botToys } from './bit-and-bot.ts'
import { blissToys } from './bliss.ts'
import { stackerToys } from './bliss-stacker.ts'
import { bushPlaneToys } from './bush-plane.ts'
import { butterflyToys } from './butterfly.ts'
import { capToys } from './cap.ts'
import { cardToys } from './card-games.ts'
import { cardPlushToys } from './card-plush.ts'
import { carryToys } from './carry.ts'
import { chiefToys } from './chief.ts'
import { chiefVinylToys } from './chief-vinyl.ts'
import { clippyToys } from './clippy.ts'
import { clippyHardToys } from './clippy-hard.ts'
import { copilotToys } from './copilot.ts'
import { cortanaToys } from './cortana.ts'
import { coupeToys } from './coupe.ts'
import { creeperToys } from './creeper.ts'
import { cushionToys } from './cushions.ts'
import { emojiToys } from './emoji.ts'
import { floppyToys } from './floppy.ts'
import { gruntToys } from './grunt.ts'
import { hairpinToys } from './hairpin.ts'
import { hosieryToys } from './hosiery.ts'
import { hatchToys } from './hot-hatch.ts'
import { krakenToys } from './kraken.ts'
import { merlinToys } from './merlin.ts'
import { minecraftToys } from './minecraft.ts'
import { cubeToys } from './minecraft-cubes.ts'
import { hardBlockToys } from './minecraft-hard.ts'
import { fieldToys } from './minefield.ts'
import { minesweeperToys } from './minesweeper.ts'
import { baubleToys } from './minesweeper-baubles.ts'
import { dressedToys } from './mona-dressed.ts'
import { smallMonaToys } from './mona-small.ts'
import { ninjaToys } from './ninja-cat.ts'
import { ninjaVinylToys } from './ninja-cat-vinyl.ts'
import { octocatToys } from './octocat.ts'
import { offRoaderToys } from './off-roader.ts'
import { assistantToys } from './office-minis.ts'
import { brushToys } from './paint-brush.ts'
import { pinToys } from './pins.ts'
import { pointerToys } from './pointer.ts'
import { puzzleToys } from './puzzles.ts'
import { razToys } from './raz.ts'
import { binToys } from './recycle-bin.ts'
import { riderToys } from './rider.ts'
import { roverToys } from './rover.ts'
import { shipToys } from './ships.ts'
import { smallSoftToys } from './small-soft.ts'
import { solitaireToys } from './solitaire.ts'
import { trebuchetToys } from './trebuchet.ts'
import { warthogToys } from './warthog.ts'
import { wearToys } from './wear.ts'
import { wildToys } from './wild.ts'
import { xboxToys } from './xbox.ts'
import { consoleToys } from './xbox-console.ts'

/** A toy in one look: the visible option values of a variant. */
export type Toy = (look: Readonly<Record<string, string>>) => Model
export type Toys = Readonly<Record<string, Toy>>

/** One file per family, by its name. */
export const families: Readonly<Record<string, Toys>> = {
  bliss: blissToys,
  clippy: clippyToys,
  'clippy-hard': clippyHardToys,
  creeper: creeperToys,
  'ninja-cat': ninjaToys,
  octocat: octocatToys,
  minesweeper: minesweeperToys,
  azure: azureToys,
  copilot: copilotToys,
  emoji: emojiToys,
  cushions: cushionToys,
  minecraft: minecraftToys,
  rover: roverToys,
  'bit-and-bot': botToys,
  'ninja-cat-vinyl': ninjaVinylToys,
  chief: chiefToys,
  'chief-vinyl': chiefVinylToys,
  butterfly: butterflyToys,
  kraken: krakenToys,
  banjo: banjoToys,
  warthog: warthogToys,
  coupe: coupeToys,
  'hot-hatch': hatchToys,
  'off-roader': offRoaderToys,
  airliner: airlinerToys,
  'bush-plane': bushPlaneToys,
  floppy: floppyToys,
  pointer: pointerToys,
  'card-plush': cardPlushToys,
  'paint-brush': brushToys,
  'recycle-bin': binToys,
  puzzles: puzzleToys,
  'age-of-empires': ageToys,
  merlin: merlinToys,
  'xbox-console': consoleToys,
  grunt: gruntToys,
  wear: wearToys,
  xbox: xboxToys,
  'minecraft-cubes': cubeToys,
  'minecraft-hard': hardBlockToys,
  'bliss-stacker': stackerToys,
  minefield: fieldToys,
  pins: pinToys,
  'mona-dressed': dressedToys,
  'mona-small': smallMonaToys,
  carry: carryToys,
  advent: adventToys,
  'card-games': cardToys,
  solitaire: solitaireToys,
  ships: shipToys,
  cap: capToys,
  'office-minis': assistantToys,
  wild: wildToys,
  trebuchet: trebuchetToys,
  hairpin: hairpinToys,
  raz: razToys,
  rider: riderToys,
  cortana: cortanaToys,
  hosiery: hosieryToys,
  'small-soft': smallSoftToys,
  'minesweeper-baubles': baubleToys,
}
