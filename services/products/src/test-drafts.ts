import type { ProductDraft, VariantDraft } from './domain/product-draft.ts'

/** A variant that can be bought in each market, with 100 eaches at each location, unless told otherwise. */
export function variantDraft(sku: string, of: Partial<VariantDraft> = {}): VariantDraft {
  return {
    sku,
    gtin: null,
    options: {},
    prices: [
      { currency: 'USD', price: 500, msrp: 999 },
      { currency: 'CAD', price: 700, msrp: 1_399 },
      { currency: 'GBP', price: 400, msrp: 799 },
      { currency: 'EUR', price: 450, msrp: 899 },
    ],
    casePack: 1,
    minQuantity: 1,
    weightGrams: 200,
    size: { length: 10, width: 8, height: 20 },
    carton: null,
    hsCode: '9503.00.49',
    origin: 'CN',
    taxCategory: 'toys',
    inventoryPolicy: 'deny',
    stock: { reno: 100, louisville: 100, rotterdam: 100 },
    pictureSource: null,
    ...of,
  }
}

/** A published product with one variant named after its handle, unless told otherwise. */
export function productDraft(handle: string, of: Partial<ProductDraft> = {}): ProductDraft {
  return {
    handle,
    title: handle.replaceAll('-', ' '),
    descriptionHtml: '<p>Soft and patient.</p>',
    vendor: 'Toyline',
    categoryPath: ['Plush'],
    franchise: null,
    ageGrade: '3+',
    materials: null,
    warnings: null,
    certificates: [],
    tags: [],
    attributes: {},
    seo: { title: null, description: null },
    status: 'published',
    options: [],
    variants: [variantDraft(handle.toUpperCase())],
    pictures: [],
    ...of,
  }
}
