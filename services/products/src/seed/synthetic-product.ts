import type { ProductDraft, VariantDraft } from '../domain/product-draft.ts'
import { slugOf } from '../domain/slug.ts'
import {
  ADJECTIVES,
  AGES,
  CATEGORIES,
  CERTIFICATES,
  COLLECTIONS,
  COLOURS,
  FRANCHISES,
  MATERIALS,
  NOUNS,
  SIZES,
  TYPES,
  WARNINGS,
} from './synthetic-words.ts'

/** The media that every synthetic picture refers to. */
export const SYNTHETIC_MEDIA = {
  key: '0123456789abcdef0123456789abcdef',
  width: 1600,
  height: 1600,
  widths: [160, 320, 640, 960, 1600],
  blur: `data:image/webp;base64,${'UklGRkQAAABXRUJQVlA4IDgAAADwAQCdASoIAAgAAkA4JZQCdAEO'.repeat(4)}`,
}

/** The same product for the same number, always: a made-up toy with two variants, prices in all currencies and stock. */
export function syntheticProduct(number: number): ProductDraft {
  const pick = numbers(number)
  const franchise = pick(FRANCHISES)
  const title = `${franchise} ${pick(ADJECTIVES)} ${pick(ADJECTIVES)} ${pick(NOUNS)}`
  const handle = `${slugOf(title)}-${number}`
  const price = 300 + pick(9_000)
  const colours = [COLOURS[number % COLOURS.length] as string, COLOURS[(number + 3) % COLOURS.length] as string]
  const size = pick(SIZES)
  return {
    handle,
    title: `${title} ${number}`,
    descriptionHtml: `<p>${sentence(pick)} ${sentence(pick)}</p><p>${sentence(pick)}</p>`,
    vendor: 'Toyline',
    categoryPath: pick(CATEGORIES),
    franchise,
    ageGrade: pick(AGES),
    materials: pick(MATERIALS),
    warnings: pick(WARNINGS),
    certificates: pick(CERTIFICATES),
    tags: [pick(ADJECTIVES).toLowerCase(), pick(NOUNS).toLowerCase(), ...pick(COLLECTIONS)],
    attributes: { Type: pick(TYPES), Theme: pick(ADJECTIVES) },
    seo: { title: null, description: null },
    status: 'published',
    options: [
      { name: 'Colour', values: colours },
      { name: 'Size', values: [size] },
    ],
    variants: colours.map((colour, at) => variant(number, at, colour, size, price + at * 100, pick)),
    pictures: (['front', 'side', 'back'] as const).map((view, at) => ({
      source: `${handle}-${view}.svg`,
      mediaKey: SYNTHETIC_MEDIA.key,
      alt: `${title}, ${view}`,
      view,
      position: at + 1,
    })),
  }
}

type Pick = { <T>(from: readonly T[]): T; (below: number): number }

function variant(number: number, at: number, colour: string, size: string, price: number, pick: Pick): VariantDraft {
  const weightGrams = 100 + pick(2_000)
  return {
    sku: `SYN-${number}-${colour.slice(0, 3).toUpperCase()}`,
    gtin: null,
    options: { Colour: colour, Size: size },
    prices: [
      { currency: 'USD', price, msrp: price * 2 },
      { currency: 'CAD', price: Math.round(price * 1.35), msrp: Math.round(price * 2.7) },
      { currency: 'GBP', price: Math.round(price * 0.8), msrp: Math.round(price * 1.6) },
      { currency: 'EUR', price: Math.round(price * 0.92), msrp: Math.round(price * 1.84) },
    ],
    casePack: [1, 4, 6, 12][pick(4)] as number,
    minQuantity: 1,
    weightGrams,
    size: { length: 20, width: 15, height: 25 },
    carton: null,
    hsCode: '9503.00.49',
    origin: 'CN',
    taxCategory: 'toys',
    inventoryPolicy: pick(10) === 0 ? 'backorder' : 'deny',
    // Some are sold out, so that availability is worth filtering by; most would last through any load.
    stock: { reno: at === 0 && pick(20) === 0 ? 0 : 100_000, louisville: 100_000, rotterdam: pick(15) === 0 ? 0 : 100_000 },
    pictureSource: null,
  }
}

function sentence(pick: Pick): string {
  return `A ${pick(ADJECTIVES).toLowerCase()} ${pick(NOUNS).toLowerCase()} for ${pick(ADJECTIVES).toLowerCase()} afternoons, made of ${pick(MATERIALS).toLowerCase()} and packed with a ${pick(NOUNS).toLowerCase()} that children keep.`
}

/** Numbers that look random and are always the same for a seed (mulberry32). */
function numbers(seed: number): Pick {
  let state = Math.imul(seed, 0x9e3779b1)
  return (<T>(from: readonly T[] | number) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    const unit = ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
    return typeof from === 'number' ? Math.floor(unit * from) : from[Math.floor(unit * from.length)]
  }) as Pick
}
