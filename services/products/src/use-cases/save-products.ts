import { createHash } from 'node:crypto'
import { event, newId } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { checkDraft } from '../domain/check-draft.ts'
import { originalContent } from '../domain/content.ts'
import type { ProductDraft, SavedProduct, VariantDraft } from '../domain/product-draft.ts'
import { type StoredProduct, variantTitle } from '../domain/product-views.ts'
import type { Translations } from '../domain/translation.ts'
import { outbox } from '../events/outbox.ts'
import { cleanHtml } from '../html/clean-html.ts'
import { setArrivals } from '../store/arrivals-store.ts'
import { ensureCategories } from '../store/categories-store.ts'
import { findExisting, lockCatalogue, type ProductBefore } from '../store/existing-products.ts'
import { findMedia } from '../store/media-store.ts'
import { writeProducts } from '../store/products-writer.ts'
import { setStock } from '../store/stock-store.ts'
import type { Tx } from '../store/tables.ts'
import { writeViews } from '../store/views-writer.ts'

/** How many drafts one call takes: one event names them all. */
export const MAX_BATCH = 1_000
const BACKORDER_LIMIT = 1_000
const VOCABULARY_DELAY_MS = 2_000

/**
 * Keeps products as the drafts say, all of them or none, with their stock and read model, and says what changed. A draft that
 * says what is stored already writes nothing. Variants that a draft no longer names are retired. The number of statements does
 * not depend on the number of drafts.
 * Errors: 422 `bad-product` with `errors`, 409 `sku-taken` with `skus`.
 */
export async function saveProducts(tx: Tx, drafts: readonly ProductDraft[]): Promise<SavedProduct[]> {
  if (drafts.length === 0) return []
  if (drafts.length > MAX_BATCH) throw new RangeError(`At most ${MAX_BATCH} products are saved at once.`)
  const clean = drafts.map(cleanDraft)
  refuseBad(clean)
  await lockCatalogue(tx)
  const categories = await ensureCategories(
    tx,
    clean.map((draft) => draft.categoryPath),
  )
  const before = await findExisting(tx, clean)
  const media = await findMedia(
    tx,
    clean.flatMap((draft) => draft.pictures.flatMap((picture) => picture.mediaKey ?? [])),
  )
  const products = clean.map((draft, at) => {
    const known = before.products[at] as ProductBefore
    const content = originalContent(draft)
    return {
      id: known.id,
      ordinal: known.ordinal,
      draft,
      updatedAt: before.now,
      categories: categories(draft.categoryPath),
      pictures: draft.pictures
        .toSorted((a, b) => a.position - b.position)
        .flatMap((picture) => {
          const found = picture.mediaKey === null ? undefined : media.get(picture.mediaKey)
          return found
            ? [
                {
                  ...found,
                  id: known.pictureIds.get(picture.source) ?? newId('pic'),
                  alt: picture.alt,
                  view: picture.view,
                  source: picture.source,
                },
              ]
            : []
        }),
      variants: draft.variants.map((variant) => ({
        ...(known.variants.get(variant.sku) as { id: string; ordinal: number }),
        title: variantTitle(content, variant),
        draft: variant,
      })),
      fingerprint: fingerprintOf(draft),
      before: known,
    }
  })
  const changed = products.filter((product) => product.fingerprint !== product.before.fingerprint)
  if (changed.length > 0) {
    await writeProducts(tx, changed)
    await writeViews(tx, changed)
    await outbox.enqueue(tx, {
      task: 'refresh-vocabulary',
      payload: {},
      key: 'refresh-vocabulary',
      runAt: { afterMs: VOCABULARY_DELAY_MS },
    })
  }
  const changedIds = changed.map((product) => product.id)
  const restocked = await setStock(tx, products.flatMap(stockOf), changedIds)
  for (const id of await setArrivals(tx, products.flatMap(arrivalsOf), [...changedIds, ...restocked])) restocked.add(id)
  await sayChanged(
    tx,
    products.filter((product) => restocked.has(product.id) || changed.includes(product)),
  )
  return products.map((product) => ({
    productId: product.id,
    handle: product.draft.handle,
    outcome: !changed.includes(product) ? 'unchanged' : product.before.fingerprint === null ? 'created' : 'updated',
  }))
}

/** One product: see saveProducts. */
export async function saveProduct(tx: Tx, draft: ProductDraft): Promise<SavedProduct> {
  const [saved] = await saveProducts(tx, [draft])
  return saved as SavedProduct
}

async function sayChanged(tx: Tx, products: StoredProduct[]): Promise<void> {
  const [first] = products
  if (!first) return
  // One queue for all changes of the catalogue: a purge must not overtake an earlier one.
  await outbox.say(
    tx,
    event('products.products-changed.v1', 'catalogue', {
      productIds: products.map((product) => product.id),
      handles: products.map((product) => product.draft.handle),
    }),
  )
}

function refuseBad(drafts: ProductDraft[]): void {
  const errors = drafts.flatMap((draft) => checkDraft(draft).map((error) => ({ handle: draft.handle, ...error })))
  const skus = drafts.flatMap((draft) => draft.variants.map((variant) => variant.sku))
  if (new Set(drafts.map((draft) => draft.handle)).size < drafts.length)
    errors.push({ handle: '', path: 'handle', message: 'must not be used twice' })
  if (errors.length > 0) throw problem(422, 'bad-product', 'The product cannot be kept as it is.', { errors: errors.slice(0, 100) })
  if (new Set(skus).size < skus.length)
    throw problem(409, 'sku-taken', 'Two products use the same SKU.', {
      skus: skus.filter((sku, at) => skus.indexOf(sku) < at).slice(0, 20),
    })
}

/** Text that PostgreSQL and JSON can both hold, and HTML that cannot do anything. */
function cleanDraft(draft: ProductDraft): ProductDraft {
  const text = JSON.stringify(draft, (_key, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value))
  const copy = JSON.parse(text) as ProductDraft
  return {
    ...copy,
    descriptionHtml: cleanHtml(copy.descriptionHtml),
    categoryPath: copy.categoryPath.map((name) => name.trim()),
    ...(copy.translations ? { translations: cleanTranslations(copy.translations) } : {}),
  }
}

function cleanTranslations(translations: Translations): Translations {
  const clean = Object.entries(translations).map(([language, { descriptionHtml, ...rest }]) => [
    language,
    { ...rest, descriptionHtml: descriptionHtml === null ? null : cleanHtml(descriptionHtml) },
  ])
  return Object.fromEntries(clean)
}

/** Of everything but stock and arrivals, which have their own comparison. */
function fingerprintOf(draft: ProductDraft): string {
  const variants = draft.variants.map(({ arrivals: _, ...variant }) => ({ ...variant, stock: null }))
  return createHash('sha256')
    .update(JSON.stringify({ ...draft, variants }))
    .digest('base64url')
}

function stockOf(product: StoredProduct) {
  return product.variants.flatMap(({ id, draft }) =>
    Object.entries(draft.stock).map(([location, onHand]) => ({
      product_id: product.id,
      variant_id: id,
      location,
      on_hand: onHand,
      oversell_cap: oversellCap(draft, location),
    })),
  )
}

/** What may be promised beyond the stock: where it is known what comes, no more than that. */
function oversellCap({ inventoryPolicy, backorderLimit, arrivals }: VariantDraft, location: string): number {
  if (inventoryPolicy !== 'backorder') return 0
  const isKnown = Object.values(arrivals ?? {}).some((list) => list.length > 0)
  const expected = (arrivals?.[location] ?? []).reduce((sum, one) => sum + one.quantity, 0)
  return backorderLimit ?? (isKnown ? expected : BACKORDER_LIMIT)
}

function arrivalsOf(product: StoredProduct) {
  return product.variants.flatMap(({ id, draft }) =>
    Object.entries(draft.arrivals ?? {}).map(([location, arrivals]) => ({
      product_id: product.id,
      variant_id: id,
      location,
      oversell_cap: oversellCap(draft, location),
      arrivals,
    })),
  )
}
