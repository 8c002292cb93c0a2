import { Problem } from '@toyline/http/problem'
import { transaction } from '@toyline/postgres'
import { checkDraft } from '../domain/check-draft.ts'
import type { SavedProduct } from '../domain/product-draft.ts'
import type { ProcessedPicture } from '../media/process-picture.ts'
import { findMedia, upsertMedia } from '../store/media-store.ts'
import type { Database, Tx } from '../store/tables.ts'
import { saveProducts } from '../use-cases/save-products.ts'
import { nameProducts } from './name-products.ts'
import type { ReadProduct } from './read-product.ts'
import { type StoredSkus, storedSkus } from './stored-skus.ts'

export type ReadyProduct = ReadProduct & { media: ProcessedPicture[] }

/** What became of a product, in the order they came; `refused` says why it was not kept. */
export type Kept = { outcome: SavedProduct['outcome'] } | { refused: string }

/**
 * Keeps products, each wholly or not at all: all in one transaction, or, where one of them is refused, each in its own.
 * Anything but a refusal (a database that is away) is thrown, with nothing of the batch kept that was not committed.
 */
export async function keepProducts(db: Database, products: readonly ReadyProduct[]): Promise<Kept[]> {
  try {
    const saved = await transaction(db, (tx) => keep(tx, products))
    return saved.map(({ outcome }) => ({ outcome }))
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    if (products.length === 1) return [{ refused: refusal(error) }]
  }
  const kept: Kept[] = []
  for (const product of products) kept.push(...(await keepProducts(db, [product])))
  return kept
}

async function keep(tx: Tx, products: readonly ReadyProduct[]): Promise<SavedProduct[]> {
  if (products.some(({ handleGuessed }) => handleGuessed)) nameProducts(products, await storedFor(tx, products))
  await keepMedia(tx, products)
  return saveProducts(
    tx,
    products.map(({ draft }) => draft),
  )
}

async function keepMedia(tx: Tx, products: readonly ReadyProduct[]): Promise<void> {
  const media = new Map(
    products.flatMap((product) => product.media.map(({ key, width, height, widths, blur }) => [key, { key, width, height, widths, blur }])),
  )
  const known = await findMedia(tx, [...media.keys()])
  for (const [key, picture] of media) if (!known.has(key)) await upsertMedia(tx, picture)
}

/** As `keepProducts` would, reading only. A product that is stored already counts as updated: contents are not compared. */
export async function judgeProducts(db: Database | null, products: readonly ReadyProduct[]): Promise<Kept[]> {
  const stored = db ? await storedFor(db, products) : { handleOf: new Map<string, string>(), handles: new Set<string>() }
  nameProducts(products, stored)
  return products.map(({ draft }) => {
    const [bad] = checkDraft(draft)
    if (bad) return { refused: `cannot be kept: ${bad.path} ${bad.message}.` }
    const taken = draft.variants.find(({ sku }) => stored.handleOf.has(sku) && stored.handleOf.get(sku) !== draft.handle)
    if (taken) return { refused: takenSku(taken.sku) }
    return { outcome: stored.handles.has(draft.handle) ? 'updated' : 'created' }
  })
}

function storedFor(db: Database, products: readonly ReadyProduct[]): Promise<StoredSkus> {
  return storedSkus(
    db,
    products.flatMap(({ draft }) => draft.variants.map(({ sku }) => sku)),
    products.map(({ draft }) => draft.handle),
  )
}

function refusal(error: Problem): string {
  const { skus, errors } = error.extra as { skus?: string[]; errors?: { path: string; message: string }[] }
  if (skus?.[0] !== undefined) return takenSku(skus[0])
  const [first] = errors ?? []
  return first ? `cannot be kept: ${first.path} ${first.message}.` : `cannot be kept: ${error.message}`
}

function takenSku(sku: string): string {
  return `uses the SKU ${sku}, which belongs to another product.`
}
