import { slugOf } from '../domain/slug.ts'
import type { ReadProduct } from './read-product.ts'
import type { StoredSkus } from './stored-skus.ts'

/**
 * Gives products whose file names no handle the one they should have: the one under which their SKUs are stored already,
 * else one made of the name that no other product has. So a file without handles can be imported again, and two products
 * of the same name never become one.
 */
export function nameProducts(products: readonly ReadProduct[], stored: StoredSkus): void {
  const used = new Set(products.filter(({ handleGuessed }) => !handleGuessed).map(({ draft }) => draft.handle))
  for (const { draft, handleGuessed } of products) {
    if (!handleGuessed) continue
    const known = draft.variants.map(({ sku }) => stored.handleOf.get(sku)).find((handle) => handle !== undefined)
    if (known !== undefined) draft.handle = known
    else if (used.has(draft.handle) || stored.handles.has(draft.handle))
      draft.handle = ownHandle(draft.handle, draft.variants[0]?.sku ?? '')
    used.add(draft.handle)
  }
}

function ownHandle(handle: string, sku: string): string {
  return `${handle}-${slugOf(sku) || Buffer.from(sku).toString('hex').slice(0, 24)}`
}
