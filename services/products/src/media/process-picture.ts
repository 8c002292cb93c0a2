import { createHash } from 'node:crypto'
import { z } from 'zod'
import { encodePicture } from './encode-picture.ts'
import type { Storage } from './storage.ts'
import { turns } from './turns.ts'

/** What the catalogue keeps of a picture; its files lie in storage under `key`. */
export type ProcessedPicture = { key: string; width: number; height: number; widths: number[]; blur: string }

/** Raised when the same bytes would come out differently, so that old files are never taken for new ones. */
const PIPELINE = 'toyline pictures 1'
const META = 'meta.json'

const Meta = z.strictObject({ width: z.int(), height: z.int(), widths: z.array(z.int()), blur: z.string() })

const oneAtATime = turns(1)

/** Names the files of a picture by its bytes: 32 hexadecimal digits. The same bytes make another set of files as a sheet. */
export function pictureKey(bytes: Buffer, isSheet = false): string {
  const pipeline = isSheet ? `${PIPELINE}, sheet` : PIPELINE
  return createHash('sha256').update(pipeline).update('\0').update(bytes).digest('hex').slice(0, 32)
}

/**
 * Sees to it that every width of a picture, as AVIF and WebP, is in storage. One picture is worked on at a time in a
 * process, so memory is bounded; one that is there already costs one read. Throws a PictureError on what is no
 * acceptable picture, and storage's problems; in both cases nothing counts as kept.
 */
export async function processPicture(
  bytes: Buffer,
  { storage, allowSvg = false, isSheet = false }: { storage: Storage; allowSvg?: boolean; isSheet?: boolean },
): Promise<ProcessedPicture & { made: boolean }> {
  const key = pictureKey(bytes, isSheet)
  const known = await readMeta(storage, key)
  if (known) return { key, ...known, made: false }
  return oneAtATime(async () => {
    const meanwhile = await readMeta(storage, key)
    if (meanwhile) return { key, ...meanwhile, made: false }
    const picture = await encodePicture(bytes, { allowSvg, isSheet }, (file, made, contentType) =>
      storage.put(`${key}/${file}`, made, contentType),
    )
    // Written last: where it is, the whole set is.
    await storage.put(`${key}/${META}`, Buffer.from(JSON.stringify(picture)), 'application/json')
    return { key, ...picture, made: true }
  })
}

async function readMeta(storage: Storage, key: string): Promise<z.infer<typeof Meta> | null> {
  const found = await storage.open(`${key}/${META}`)
  if (!found) return null
  const chunks: Buffer[] = []
  for await (const chunk of found.body) chunks.push(chunk as Buffer)
  try {
    return Meta.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
  } catch {
    return null
  }
}
