import { readdirSync } from 'node:fs'
import { isFavourite, turns } from './favourites.ts'
import type { OptionName, Product, Variant } from './types.ts'

/** What tells one picture of a product from another: the visible option values of one variant. */
export type Look = Record<OptionName, string>

export const drawnViews = ['front', 'turned', 'detail', 'pack'] as const
export const views = ['three-quarter', 'front', 'back', 'detail', 'pack'] as const
/** The rest of the angle set, for the products that sell most. */
export const furtherViews = ['side', 'scale'] as const

export type View = (typeof drawnViews)[number] | (typeof views)[number] | (typeof furtherViews)[number] | 'spin'

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

const folder = new URL('pictures/', import.meta.url)
const modelled = new Set(
  readdirSync(folder).flatMap((name) => (name.endsWith('-three-quarter.avif') ? [name.slice(0, -'-three-quarter.avif'.length)] : [])),
)

/** A product is shown by its renders from the moment they are there; until then by its drawings. */
export const isModelled = (product: Product) => modelled.has(product.handle)

const names: Record<View, string> = {
  'three-quarter': 'turned a little',
  front: 'front',
  turned: 'turned',
  back: 'back',
  side: 'side',
  detail: 'close-up',
  pack: 'in its packaging',
  scale: 'beside a ruler',
  spin: 'from all around',
}

function picture(product: Product, look: Look, view: View, file: string, kind: 'svg' | 'avif'): Picture {
  const values = Object.values(look).filter((v) => v !== 'Default Title')
  const alt = [product.title, ...values, names[view], ...(kind === 'avif' ? ['rendering'] : [])].join(', ')
  return { file: `pictures/${product.handle}-${file}.${kind}`, view, look, alt }
}

const isFirst = (product: Product, look: Look) => {
  const first = Object.values(lookOf(product, product.variants[0]))
  return Object.values(look).every((v, i) => v === first[i])
}

/** A variant in another size is shown beside a ruler, since the toy alone would look the same. */
function drawnVariant(product: Product, look: Look): Picture {
  if (centimetres(look)) return picture(product, look, 'scale', slug(Object.values(look).join(' ')), 'svg')
  if (isFirst(product, look)) return picture(product, look, 'front', 'front', 'svg')
  return picture(product, look, 'front', slug(Object.values(look).join(' ')), 'svg')
}

function modelledVariant(product: Product, look: Look): Picture {
  if (isFirst(product, look)) return picture(product, look, 'three-quarter', 'three-quarter', 'avif')
  return picture(product, look, centimetres(look) ? 'scale' : 'three-quarter', slug(Object.values(look).join(' ')), 'avif')
}

export function variantPicture(product: Product, variant: Variant): Picture {
  const look = lookOf(product, variant)
  return isModelled(product) ? modelledVariant(product, look) : drawnVariant(product, look)
}

function withVariants(all: Picture[], product: Product, own: (product: Product, look: Look) => Picture) {
  for (const variant of product.variants) {
    const shown = own(product, lookOf(product, variant))
    if (!all.some((p) => p.file === shown.file)) all.push(shown)
  }
  return all
}

export function drawingsOf(product: Product): Picture[] {
  const look = lookOf(product, product.variants[0])
  return withVariants(
    drawnViews.map((view) => picture(product, look, view, view, 'svg')),
    product,
    drawnVariant,
  )
}

export function rendersOf(product: Product): Picture[] {
  const look = lookOf(product, product.variants[0])
  const seen = [...views, ...(isFavourite(product.handle) ? furtherViews : []), ...(turns(product.handle) ? (['spin'] as const) : [])]
  return withVariants(
    seen.map((view) => picture(product, look, view, view, 'avif')),
    product,
    modelledVariant,
  )
}

export const picturesOf = (product: Product) => (isModelled(product) ? rendersOf(product) : drawingsOf(product))
