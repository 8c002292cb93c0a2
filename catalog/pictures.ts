import type { OptionName, Product, Variant } from './types.ts'

/** What tells one picture of a product from another: the visible option values of one variant. */
export type Look = Record<OptionName, string>

export type Picture = {
  file: string
  view: 'front' | 'turned' | 'detail' | 'pack' | 'scale'
  look: Look
  alt: string
}

export const slug = (text: string) =>
  text
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

export function lookOf(product: Product, variant: Variant): Look {
  const look = {} as Look
  product.options.forEach((name, i) => {
    if (!product.unseen?.includes(name)) look[name] = variant[0][i] ?? ''
  })
  return look
}

export const centimetres = (look: Pick<Look, 'Size'>) => Number(/(\d+) cm/.exec(look.Size ?? '')?.[1] ?? 0)

const names = { front: 'front', turned: 'turned', detail: 'close-up', pack: 'in its packaging', scale: 'beside a ruler' }

function picture(product: Product, look: Look, view: Picture['view'], file: string): Picture {
  const values = Object.values(look).filter((v) => v !== 'Default Title')
  const alt = [product.title, ...values, names[view]].join(', ')
  return { file: `pictures/${product.handle}-${file}.svg`, view, look, alt }
}

/** A variant in another size is shown beside a ruler, since the toy alone would look the same. */
export function variantPicture(product: Product, variant: Variant): Picture {
  const look = lookOf(product, variant)
  const first = lookOf(product, product.variants[0])
  const values = Object.values(look)
  if (centimetres(look)) return picture(product, look, 'scale', slug(values.join(' ')))
  if (values.every((v, i) => v === Object.values(first)[i])) return picture(product, first, 'front', 'front')
  return picture(product, look, 'front', slug(values.join(' ')))
}

export function picturesOf(product: Product): Picture[] {
  const look = lookOf(product, product.variants[0])
  const all = (['front', 'turned', 'detail', 'pack'] as const).map((view) => picture(product, look, view, view))
  for (const variant of product.variants) {
    const own = variantPicture(product, variant)
    if (!all.some((p) => p.file === own.file)) all.push(own)
  }
  return all
}
