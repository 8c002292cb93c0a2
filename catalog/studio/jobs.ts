import { gtin13 } from '../build-csv.ts'
import { grounds } from '../grounds.ts'
import { centimetres, lookOf, type Picture, picturesOf } from '../pictures.ts'
import { products } from '../products/index.ts'
import type { Product } from '../types.ts'
import type { Facts, Job } from './job.ts'

export type Order = { file: string; job: Job }

function factsOf(product: Product, picture: Picture): Facts {
  const position = product.variants.findIndex((v) =>
    Object.entries(picture.look).every(([name, value]) => v[0][product.options.indexOf(name as never)] === value),
  )
  const variant = product.variants[position] ?? product.variants[0]
  return {
    title: product.title,
    franchise: product.franchise,
    age: product.age,
    warnings: product.warnings,
    materials: product.materials,
    origin: product.origin,
    gtin: gtin13(product.no, position + 1),
    sku: variant[1],
    ground: grounds[product.category.split(' > ')[0] ?? ''] ?? '#ffffff',
    box: variant[6].split('x').map(Number) as [number, number, number],
    sizes: product.variants.map((v) => centimetres(lookOf(product, v))),
  }
}

/** Every picture of the catalogue as something to render, in the order of the catalogue. */
export function orders(size: number): Order[] {
  return products.flatMap((product) =>
    picturesOf(product).map((picture): Order => {
      const { file, look, view } = picture
      return { file, job: { handle: product.handle, look, view: view as Job['view'], size, facts: factsOf(product, picture) } }
    }),
  )
}
