import { parseArgs } from 'node:util'
import { DEFECTS } from './defects.ts'
import { findDefects, openWorlds, playSeeds } from './play.ts'
import type { World } from './world.ts'

const USAGE = `npm run simulate [-- --seeds N] [--seed S] [--defects] [--trace]

  Plays N histories of the shop, each decided by its seed, from seed S on; 300 from 1 unless said. Ends with 1 where something is wrong.
  --trace    prints what happened, step by step
  --defects  plants each known defect, and prints a seed up to N that shows it`

/** Ends with 1 where a history goes wrong, 2 on wrong use. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '300' },
      seed: { type: 'string', default: '1' },
      trace: { type: 'boolean', default: false },
      defects: { type: 'boolean', default: false },
    },
  })
  const [count, first] = [Number(values.seeds), Number(values.seed)]
  if (!Number.isSafeInteger(count) || !Number.isSafeInteger(first) || count < 1) throw new TypeError(USAGE)
  const closing: (() => unknown)[] = []
  try {
    const worlds = await openWorlds({ after: (work) => closing.push(work) }, values.trace ? 1 : undefined)
    const seeds = Array.from({ length: count }, (_, at) => first + at)
    return values.defects ? await tellDefects(worlds, count) : await tell(worlds, seeds, values.trace)
  } finally {
    for (const close of closing.reverse()) await close()
  }
}

/** Outcomes are told in portions, so that a night's run keeps little in memory. */
const PORTION = 500

async function tell(worlds: World[], seeds: number[], isTraced: boolean): Promise<number> {
  const startedAt = performance.now()
  const wrong: { seed: number; hash: string; faults: string }[] = []
  let steps = 0
  for (let from = 0; from < seeds.length; from += PORTION) {
    for (const outcome of await playSeeds(worlds, seeds.slice(from, from + PORTION))) {
      steps += outcome.steps
      if (isTraced) console.log(`${outcome.trace.join('\n')}\ntrace ${outcome.hash}`)
      if (outcome.faults.length > 0) wrong.push({ seed: outcome.seed, hash: outcome.hash, faults: outcome.faults.join('; ') })
    }
  }
  const seconds = (performance.now() - startedAt) / 1_000
  console.table([
    {
      seeds: seeds.length,
      steps,
      seconds: Math.round(seconds),
      'a second': Math.round((10 * seeds.length) / seconds) / 10,
      wrong: wrong.length,
    },
  ])
  if (wrong.length === 0) return 0
  console.table(wrong)
  console.error(`Again with: npm run simulate -- --seeds 1 --trace --seed ${wrong[0]?.seed}`)
  return 1
}

async function tellDefects(worlds: World[], most: number): Promise<number> {
  const found = await findDefects(worlds, DEFECTS, most)
  console.table(found)
  const missed = DEFECTS.filter(({ name }) => !found.some(({ defect }) => defect === name))
  for (const { name } of missed) console.error(`not found: ${name}`)
  return missed.length === 0 ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof TypeError ? USAGE : error)
  process.exitCode = 2
}
