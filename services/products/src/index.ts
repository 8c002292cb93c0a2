export type { ProductDraft, SavedProduct } from './domain/product-draft.ts'
export { seedSynthetic } from './seed/seed-synthetic.ts'
export { type ProductsNeeds, type ProductsService, productsService } from './service.ts'
export { type MediaDraft, upsertMedia } from './store/media-store.ts'
export { saveProduct, saveProducts } from './use-cases/save-products.ts'
export const migrations = new URL('../migrations/', import.meta.url)
