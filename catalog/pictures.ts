import { isFavourite, turns } from './favourites.ts'
import type { OptionName, Product, Variant } from './types.ts'

/** What tells one picture of a product from another: the visible option values of one variant. */
export type Look = Record<OptionName, string>

export const views = ['three-quarter', 'front', 'back', 'detail', 'pack'] as const
/** The rest of the angle set, for the products that sell most. */
export const furtherViews = ['side', 'scale'] as const

export type View = (typeof views)[number] | (typeof furtherViews)[number] | 'spin'

export type Picture = {
  file: string
  view: View
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

const names: Record<View, string> = {
  'three-quarter': 'turned a little',
  front: 'front',
  back: 'back',
  side: 'side',
  detail: 'close-up',
  pack: 'in its packaging',
  scale: 'beside a ruler',
  spin: 'from all around',
}

function picture(product: Product, look: Look, view: View, file: string): Picture {
  const values = Object.values(look).filter((v) => v !== 'Default Title')
  const alt = [product.title, ...values, names[view], 'rendering'].join(', ')
  return { file: `pictures/${product.handle}-${file}.avif`, view, look, alt }
}

const isFirst = (product: Product, look: Look) => {
  const first = Object.values(lookOf(product, product.variants[0]))
  return Object.values(look).every((v, i) => v === first[i])
}

/** A variant in another size is shown beside a ruler, since the toy alone would look the same. */
export function variantPicture(product: Product, variant: Variant): Picture {
  const look = lookOf(product, variant)
  if (isFirst(product, look)) return picture(product, look, 'three-quarter', 'three-quarter')
  return picture(product, look, centimetres(look) ? 'scale' : 'three-quarter', slug(Object.values(look).join(' ')))
}

export function picturesOf(product: Product): Picture[] {
  const look = lookOf(product, product.variants[0])
  const seen = [...views, ...(isFavourite(product.handle) ? furtherViews : []), ...(turns(product.handle) ? (['spin'] as const) : [])]
  const all = seen.map((view) => picture(product, look, view, view))
  for (const variant of product.variants) {
    const own = variantPicture(product, variant)
    if (!all.some(({ file }) => file === own.file)) all.push(own)
  }
  return all
}
