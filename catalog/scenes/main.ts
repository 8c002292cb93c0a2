import { mkdir, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { compose } from './compose.ts'
import { scenes } from './scenes.ts'

/** `npm run catalog:scenes [-- --only window]`: shelves and windows out of the toys' renderings, at their true relative sizes. */
const { values } = parseArgs({ options: { only: { type: 'string' } } })
/** A window goes from edge to edge; what stands on a page's head takes half of it. */
const SIZES = { window: [828, 1_600, 2_400], head: [672, 1_344] }
const folder = new URL('../../apps/storefront/features/scenes/', import.meta.url)

await mkdir(folder, { recursive: true })
for (const scene of scenes) {
  if (values.only && values.only !== scene.name) continue
  const sizes = scene.shelf ? SIZES.window : SIZES.head
  const whole = await compose(scene, Math.max(...sizes))
  for (const wide of sizes) {
    const bytes = await whole.clone().resize({ width: wide }).avif({ quality: 55, effort: 5 }).toBuffer()
    await writeFile(new URL(`${scene.name}-${wide}.avif`, folder), bytes)
    console.log(`${scene.name} ${wide}: ${Math.round(bytes.length / 1_024)} KiB`)
  }
}
