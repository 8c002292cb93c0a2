import { checkSvg } from '../media/check-svg.ts'
import { fetchPicture, type RemotePictures } from '../media/fetch-picture.ts'
import { readLocalPicture } from '../media/local-picture.ts'
import { PictureError } from '../media/picture-error.ts'
import { type ProcessedPicture, processPicture } from '../media/process-picture.ts'
import { sniffPicture } from '../media/sniff-picture.ts'
import type { Storage } from '../media/storage.ts'
import type { Finding } from './findings.ts'
import type { ReadProduct } from './read-product.ts'

export type PictureNeeds = {
  /** The folder of the imported file: nothing outside it is read. */
  folder: string
  storage: Storage
  /** Null fetches nothing from other servers. */
  remote: RemotePictures | null
  dryRun: boolean
}

export type PictureCounts = { made: number; kept: number; left: number }

/**
 * Makes the pictures of a product and puts their keys into its draft. A picture that cannot be taken is left out with a
 * warning; the product is not held up by it. Storage's own problems are thrown.
 */
export async function importPictures(
  { draft, pictures }: ReadProduct,
  needs: PictureNeeds,
  counts: PictureCounts,
): Promise<{ media: ProcessedPicture[]; findings: Finding[] }> {
  const media: ProcessedPicture[] = []
  const findings: Finding[] = []
  for (const [at, { source, view, row, column }] of pictures.entries()) {
    try {
      const made = await importPicture(source, view === 'spin', needs)
      const slot = draft.pictures[at]
      if (made && slot) {
        slot.mediaKey = made.key
        media.push(made)
      }
      counts[made?.made ? 'made' : 'kept']++
    } catch (error) {
      if (!(error instanceof PictureError)) throw error
      counts.left++
      findings.push({ level: 'warning', row, column, value: source, message: `is not used: ${error.message}.` })
    }
  }
  return { media, findings }
}

async function importPicture(
  source: string,
  isSheet: boolean,
  { folder, storage, remote, dryRun }: PictureNeeds,
): Promise<(ProcessedPicture & { made: boolean }) | null> {
  if (/^[a-z][a-z0-9+.-]+:/i.test(source)) {
    if (!remote) throw new PictureError('it is on another server, and the settings allow none to be fetched from')
    if (dryRun) return null
    return processPicture(await fetchPicture(source, remote), { storage, isSheet })
  }
  const bytes = await readLocalPicture(folder, source)
  if (!dryRun) return processPicture(bytes, { storage, allowSvg: true, isSheet })
  if (sniffPicture(bytes) === 'svg') checkSvg(bytes)
  return null
}
