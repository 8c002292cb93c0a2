import { parentPort } from 'node:worker_threads'
import { DEFECTS } from './defects.ts'
import { findDefects, openWorlds, playSeeds } from './play.ts'

/** What this thread is asked: histories, in whichever order the worlds are taken, or a seed for each defect; nothing more, at the end. */
export type Asked = { seeds: readonly number[]; isReversed: boolean } | { most: number } | 'end'

const closing: (() => unknown)[] = []
const worlds = await openWorlds({ after: (work) => closing.push(work) })

parentPort?.on('message', async (asked: Asked) => {
  if (asked === 'end') {
    for (const close of closing.reverse()) await close()
    parentPort?.close()
  } else if ('most' in asked) parentPort?.postMessage(await findDefects(worlds, DEFECTS, asked.most))
  else parentPort?.postMessage(await playSeeds(asked.isReversed ? [...worlds].reverse() : worlds, asked.seeds))
})
