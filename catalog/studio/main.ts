import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import sharp from 'sharp'
import { openStudio, type Studio } from './browser.ts'
import { codeNames } from './bundle.ts'
import { encode, master } from './encode.ts'
import { type Order, orders } from './jobs.ts'
import { families } from './toys/index.ts'

const { values: asked } = parseArgs({
  options: {
    only: { type: 'string' },
    view: { type: 'string' },
    size: { type: 'string', default: '1600' },
    force: { type: 'boolean', default: false },
    /** Takes pictures into a folder for looking at, on the ground of their category, and commits nothing. */
    proof: { type: 'string' },
  },
})

const masters = new URL('../../.data/studio/', import.meta.url)
const pictures = new URL('../', import.meta.url)

function wanted(all: readonly Order[]): Order[] {
  const only = asked.only?.split(',')
  const views = asked.view?.split(',')
  const modelled = new Set(Object.values(families).flatMap((toys) => Object.keys(toys)))
  return all.filter(({ job, file }) => {
    if (only && !only.some((name) => job.handle === name || file.includes(`/${name}.`))) return false
    return modelled.has(job.handle) && (!views || views.includes(job.view))
  })
}

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16)

const list = wanted(orders(Number(asked.size)))
if (!list.length) throw new Error('nothing to render: there is no model of that name, or it has no such view')
const fileOf = new Map(
  Object.entries(families).flatMap(([file, toys]) => Object.keys(toys).map((handle) => [handle, `${file}.ts`] as const)),
)
const codeOf = await codeNames(fileOf)
await mkdir(masters, { recursive: true })
if (asked.proof) await mkdir(asked.proof, { recursive: true })

let studio: Studio | undefined
let taken = 0
for (const { file, job } of list) {
  const name = basename(file, '.avif')
  const kept = new URL(`${name}.${short(codeOf(job.handle) + JSON.stringify(job))}.webp`, masters)
  const committed = new URL(file, pictures)
  if (asked.force || !existsSync(kept)) {
    studio ??= await openStudio()
    const { pixels, wide, tall, ms } = await studio.render(job)
    await drop(name)
    await writeFile(kept, await master(pixels, wide, tall))
    taken++
    console.log(`${name}  build ${ms.build} ms, shoot ${ms.shoot} ms`)
    if (!asked.proof) await writeFile(committed, await encode(pixels, wide, tall))
  } else if (!asked.proof && !existsSync(committed)) {
    const { data, info } = await sharp(await readFile(kept))
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    await writeFile(committed, await encode(data, info.width, info.height))
  }
  if (asked.proof)
    await sharp(await readFile(kept))
      .flatten({ background: job.facts.ground })
      .png({ compressionLevel: 3 })
      .toFile(`${asked.proof}/${name}.png`)
}
await studio?.close()
console.log(`${taken} rendered, ${list.length - taken} as they were`)

/** Older masters of the same picture are of no use to anyone. */
async function drop(name: string) {
  for (const old of await readdir(masters)) if (old.startsWith(`${name}.`)) await rm(new URL(old, masters))
}
