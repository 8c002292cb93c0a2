import type { Defect } from './defects.ts'
import { type Outcome, runSeed } from './run-seed.ts'
import { openWorld, type World } from './world.ts'

/** They wait for their databases most of the time, so that one process plays several at once. */
const WORLDS = 3

export async function openWorlds(t: { after: (work: () => unknown) => void }, count = WORLDS): Promise<World[]> {
  const [first, ...others] = [await openWorld(t), ...Array.from({ length: count - 1 })]
  return [first, ...(await Promise.all(others.map(() => openWorld(t))))]
}

/** Plays each seed once, in whichever world is free; the outcomes come in the order of the seeds. */
export async function playSeeds(worlds: World[], seeds: readonly number[]): Promise<Outcome[]> {
  return spread(worlds, seeds, (world, seed) => runSeed(world, seed))
}

export type Shown = { defect: string; seed: number; fault: string }

/** The first seed up to `most` that shows each defect, its known one tried before all others; defects that none shows are left out. */
export async function findDefects(worlds: World[], defects: readonly Defect[], most: number): Promise<Shown[]> {
  const found = await spread(worlds, defects, async (world, defect) => {
    for (const seed of [defect.shownBy, ...Array.from({ length: most }, (_, at) => at + 1)]) {
      const { faults } = await runSeed(world, seed, defect)
      if (faults[0] !== undefined) return { defect: defect.name, seed, fault: faults[0] }
    }
    return undefined
  })
  return found.filter((one) => one !== undefined)
}

async function spread<Given, Made>(
  worlds: World[],
  given: readonly Given[],
  make: (world: World, one: Given) => Promise<Made>,
): Promise<Made[]> {
  const made: Made[] = []
  let next = 0
  await Promise.all(
    worlds.map(async (world) => {
      for (let at = next++; at < given.length; at = next++) made[at] = await make(world, given[at] as Given)
    }),
  )
  return made
}
