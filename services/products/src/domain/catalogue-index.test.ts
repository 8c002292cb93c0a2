import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { STATES } from './availability.ts'
import { catalogueIndex, productAvailability, putProduct, putStock, removeProduct, setTree } from './catalogue-index.ts'
import { type Position, pageOf } from './catalogue-page.ts'
import { isMatch, match } from './catalogue-query.ts'
import { categoryTree } from './category-tree.ts'
import { attributeNumber, builtIn, FRANCHISE, valueNumber } from './facet-values.ts'
import { facetsOf } from './facets.ts'
import { everything, type Filter } from './filter.ts'
import type { IndexEntry } from './index-entry.ts'
import { MARGIN_STEPS, PRICE_STEPS, rangesOf } from './ranges.ts'

// 1 Plush > (2 Bears > 3 Tiny, 4 Cats), 5 Games
const NODES = [
  { ordinal: 1, parent: 0, slug: 'plush', name: 'Plush' },
  { ordinal: 2, parent: 1, slug: 'bears', name: 'Bears' },
  { ordinal: 3, parent: 2, slug: 'tiny', name: 'Tiny' },
  { ordinal: 4, parent: 1, slug: 'cats', name: 'Cats' },
  { ordinal: 5, parent: 0, slug: 'games', name: 'Games' },
]
const ABOVE: Record<number, number[]> = { 0: [], 1: [1], 2: [2, 1], 3: [3, 2, 1], 4: [4, 1], 5: [5] }

type Toy = {
  category: number
  franchise: string | null
  age: string | null
  sizes: string[]
  materials: string[]
  casePack: number
  price: number
  msrp: number
  stock: number
  due: number
  title: string
}
const toy: fc.Arbitrary<Toy> = fc.record({
  category: fc.integer({ min: 0, max: 5 }),
  franchise: fc.constantFrom(null, 'Halo', 'Clippy', 'Rover'),
  age: fc.constantFrom(null, '3+', '14+'),
  sizes: fc.uniqueArray(fc.constantFrom('S', 'M', 'L'), { maxLength: 3 }),
  materials: fc.uniqueArray(fc.constantFrom('wood', 'metal', 'felt'), { maxLength: 2 }),
  casePack: fc.constantFrom(1, 6),
  price: fc.constantFrom(0, 100, 600, 700),
  msrp: fc.constantFrom(0, 1_000, 1_400),
  stock: fc.constantFrom(0, 2, 7, 500),
  due: fc.constantFrom(0, 0, 5, 20),
  title: fc.constantFrom('ant', 'bee', 'cat'),
})
const plain: Toy = {
  category: 0,
  franchise: null,
  age: null,
  sizes: [],
  materials: [],
  casePack: 1,
  price: 100,
  msrp: 0,
  stock: 5,
  due: 0,
  title: 'ant',
}
type Wish = {
  category: number | null
  franchise: string[]
  age: string[]
  size: string[]
  material: string[]
  casePack: string[]
  price: string[]
  margin: string[]
  states: number[]
  inStock: boolean
  arrivesBy: number | null
  priceMin: number | null
  priceMax: number | null
}
const some = <T>(...values: T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 })
const rarely = <T>(...values: T[]) => fc.oneof({ weight: 3, arbitrary: fc.constant<T[]>([]) }, { weight: 1, arbitrary: some(...values) })
const wish: fc.Arbitrary<Wish> = fc.record({
  category: fc.constantFrom(null, 1, 2, 3, 4, 5),
  franchise: some('Halo', 'Clippy', 'Rover', 'Nobody'),
  age: some('3+', '14+'),
  size: rarely('S', 'M', 'L'),
  material: rarely('wood', 'metal', 'felt'),
  casePack: rarely('1', '6'),
  price: rarely('0-500', '500-1000'),
  margin: rarely('30-40', '55-60', '60-'),
  states: rarely(0, 1, 3),
  inStock: fc.boolean(),
  arrivesBy: fc.constantFrom(null, null, 10, 30),
  priceMin: fc.constantFrom(null, null, 150),
  priceMax: fc.constantFrom(null, null, 650),
})

function entryOf(toy: Toy, ordinal: number): IndexEntry {
  return {
    format: 0,
    title: toy.title,
    category: toy.category,
    franchise: toy.franchise,
    age: toy.age,
    attributes: toy.sizes.map((size) => ['Size', size]),
    facets: toy.materials.map((material) => ['material', material]),
    variants: [{ ordinal, casePack: toy.casePack, prices: toy.price > 0 ? [['USD', toy.price, toy.msrp]] : [] }],
  }
}

function indexOf(toys: readonly Toy[]) {
  const index = catalogueIndex()
  setTree(index, categoryTree(NODES))
  for (const [at, toy] of toys.entries()) put(index, at + 1, toy)
  return index
}

function put(index: ReturnType<typeof catalogueIndex>, ordinal: number, toy: Toy) {
  putProduct(index, ordinal, entryOf(toy, ordinal))
  putStock(index, ordinal, 'reno', { now: toy.stock, total: toy.stock, due: toy.due })
}

const HORIZONS = [10, 30]
const placeIn = (steps: typeof PRICE_STEPS) => (code: string) => rangesOf(steps).findIndex((range) => range.code === code)

function filterOf(index: ReturnType<typeof indexOf>, wish: Wish, candidates: Int32Array | null = null): Filter {
  const chosen = (name: number, texts: string[]) =>
    texts.length > 0 ? [{ name, values: texts.map((text) => valueNumber(index.facets, name, text)) }] : []
  return {
    ...everything(0),
    candidates,
    category: wish.category,
    chosen: [
      ...chosen(FRANCHISE, wish.franchise),
      ...chosen(builtIn('age'), wish.age),
      ...chosen(builtIn('material'), wish.material),
      ...chosen(builtIn('casePack'), wish.casePack),
      ...chosen(attributeNumber(index.facets, 'Size'), wish.size),
    ],
    availability: wish.states,
    priceRanges: wish.price.map(placeIn(PRICE_STEPS)),
    marginRanges: wish.margin.map(placeIn(MARGIN_STEPS)),
    inStock: wish.inStock,
    arrivesBy: wish.arrivesBy,
    horizons: HORIZONS,
    priceMin: wish.priceMin,
    priceMax: wish.priceMax,
  }
}

const stateOf = ({ stock, casePack }: Toy) => (stock < casePack ? 3 : stock < 4 * casePack ? 1 : 0)
const marginOf = ({ price, msrp }: Toy) => (price > 0 && msrp >= price ? Math.round((1 - price / msrp) * 100) : -1)
const isIn = (code: string, value: number) => {
  const [from, to] = code.split('-').map((end) => (end === '' ? Number.POSITIVE_INFINITY : Number(end))) as [number, number]
  return value >= from && value < to
}

/** The same question asked of each toy, without any index. */
function fits(toy: Toy, wish: Wish): boolean {
  const isHere = stateOf(toy) <= 1
  return (
    (wish.category === null || (ABOVE[toy.category] ?? []).includes(wish.category)) &&
    (wish.franchise.length === 0 || wish.franchise.includes(toy.franchise ?? '')) &&
    (wish.age.length === 0 || wish.age.includes(toy.age ?? '')) &&
    (wish.size.length === 0 || wish.size.some((size) => toy.sizes.includes(size))) &&
    (wish.material.length === 0 || wish.material.some((material) => toy.materials.includes(material))) &&
    (wish.casePack.length === 0 || wish.casePack.includes(String(toy.casePack))) &&
    (wish.price.length === 0 || (toy.price > 0 && wish.price.some((code) => isIn(code, toy.price)))) &&
    (wish.margin.length === 0 || wish.margin.some((code) => isIn(code, marginOf(toy)))) &&
    (wish.states.length === 0 || wish.states.includes(stateOf(toy))) &&
    (!wish.inStock || isHere) &&
    (wish.arrivesBy === null || isHere || (toy.due > 0 && toy.due <= wish.arrivesBy)) &&
    (wish.priceMin === null || (toy.price > 0 && toy.price >= wish.priceMin)) &&
    (wish.priceMax === null || (toy.price > 0 && toy.price <= wish.priceMax))
  )
}
const countFitting = (toys: readonly Toy[], wish: Wish) => toys.filter((toy) => fits(toy, wish)).length
const also = (list: string[], value: string) => [...new Set([...list, value])]

/** What is wished after one more choice. */
function afterChoosing(wish: Wish, facet: string, value: string): Wish {
  switch (facet) {
    case 'category':
      return { ...wish, category: NODES.find((node) => node.slug === value)?.ordinal ?? null }
    case 'availability':
      return { ...wish, states: [...new Set([...wish.states, STATES.indexOf(value as 'low')])] }
    case 'inStock':
      return { ...wish, inStock: true }
    case 'arrivesBefore':
      return { ...wish, arrivesBy: Date.parse(value) / 86_400_000 }
    case 'Size':
      return { ...wish, size: also(wish.size, value) }
    case 'franchise':
    case 'age':
    case 'material':
    case 'casePack':
    case 'price':
    case 'margin':
      return { ...wish, [facet]: also(wish[facet], value) }
    default:
      throw new Error(`a facet ${facet} that nobody chose from`)
  }
}

test('what matches, and each count beside a facet value, is what asking every product would give', () => {
  fc.assert(
    fc.property(fc.array(toy, { maxLength: 40 }), wish, (toys, wish) => {
      const index = indexOf(toys)
      const filter = filterOf(index, wish)
      const matches = match(index, filter)
      assert.deepEqual(
        toys.map((_, at) => isMatch(matches, at + 1)),
        toys.map((toy) => fits(toy, wish)),
      )
      assert.equal(matches.total, countFitting(toys, wish))
      for (const facet of facetsOf(index, filter, matches, 'en'))
        for (const { value, count } of facet.values)
          assert.equal(count, countFitting(toys, afterChoosing(wish, facet.name, value)), `${facet.name} ${value}`)
      const prices = toys.filter((toy) => toy.price > 0 && fits(toy, { ...wish, priceMin: null, priceMax: null })).map((toy) => toy.price)
      assert.equal(matches.priceMin, prices.length > 0 ? Math.min(...prices) : 0)
      assert.equal(matches.priceMax, prices.length > 0 ? Math.max(...prices) : 0)
    }),
    { numRuns: 1_000 },
  )
})

test('pages come in order and hold every match once, whatever the sort and the page size', () => {
  const sorts = ['featured', 'newest', 'price-asc', 'price-desc', 'title', 'relevance'] as const
  fc.assert(
    fc.property(
      fc.array(toy, { maxLength: 40 }),
      wish,
      fc.constantFrom(...sorts),
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      (toys, wish, sort, limit, searched) => {
        const index = indexOf(toys)
        const candidates = searched ? Int32Array.from(toys.map((_, at) => at + 1)).reverse() : null
        const matches = match(index, filterOf(index, wish, candidates))
        const seen: number[] = []
        for (let after: Position | null = null; ; ) {
          const page = pageOf(index, matches, { sort, market: 0, language: 'en', candidates, after, limit })
          seen.push(...page.ordinals)
          if (!page.next) break
          assert.equal(page.ordinals.length, limit)
          after = page.next
        }
        const of = (ordinal: number) => toys[ordinal - 1] as Toy
        const price = (ordinal: number, none: number) => of(ordinal).price || none
        const expected = toys.map((_, at) => at + 1).filter((ordinal) => fits(of(ordinal), wish))
        if (sort === 'newest' || (sort === 'relevance' && searched)) expected.reverse()
        if (sort === 'price-asc') expected.sort((a, b) => price(a, 9_999) - price(b, 9_999) || a - b)
        if (sort === 'price-desc') expected.sort((a, b) => price(b, 0) - price(a, 0) || (of(a).price > 0 ? b - a : a - b))
        if (sort === 'title') expected.sort((a, b) => (of(a).title < of(b).title ? -1 : of(a).title > of(b).title ? 1 : a - b))
        assert.deepEqual(seen, expected)
      },
    ),
    { numRuns: 300 },
  )
})

test('an index that was changed step by step answers like one made anew', () => {
  fc.assert(
    fc.property(
      fc.array(toy, { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(fc.nat({ max: 11 }), fc.option(toy)), { maxLength: 60 }),
      wish,
      (toys, changes, wish) => {
        const index = indexOf(toys)
        const now: (Toy | null)[] = [...toys]
        for (const [at, change] of changes) {
          if (at >= now.length) continue
          now[at] = change
          if (change) {
            put(index, at + 1, change)
          } else removeProduct(index, at + 1)
        }
        const matches = match(index, filterOf(index, wish))
        assert.deepEqual(
          now.map((_, at) => isMatch(matches, at + 1)),
          now.map((toy) => toy !== null && fits(toy, wish)),
        )
        const left = now.filter((toy) => toy !== null)
        const facets = facetsOf(index, filterOf(index, wish), matches, 'en')
        const shown = (name: string) => new Set(facets.find((facet) => facet.name === name)?.values.map((one) => one.value))
        assert.deepEqual(shown('franchise'), new Set(left.flatMap((toy) => toy.franchise ?? [])))
        assert.deepEqual(shown('material'), new Set(left.flatMap((toy) => toy.materials)))
        const priced = left.filter((toy) => toy.price > 0)
        assert.deepEqual(shown('price'), new Set(priced.map((toy) => (toy.price < 500 ? '0-500' : '500-1000'))))
        assert.equal(index.expecting[0], left.filter((toy) => toy.due > 0).length)
      },
    ),
    { numRuns: 200 },
  )
})

test('a page goes on behind its last product although products came and went in between', () => {
  const index = indexOf([100, 200, 300, 300].map((price) => ({ ...plain, price })))
  const page = (after: Position | null) =>
    pageOf(index, match(index, everything(0)), { sort: 'price-asc', market: 0, language: 'en', candidates: null, after, limit: 2 })
  const first = page(null)
  assert.deepEqual(first.ordinals, [1, 2])
  removeProduct(index, 2)
  putProduct(index, 5, entryOf({ ...plain, price: 50, title: 'bee' }, 5))
  assert.deepEqual(page(first.next).ordinals, [3, 4])
})

test('an order that leaves a product as available as before changes no version, and one that empties the shelf does', () => {
  const index = indexOf([{ ...plain, stock: 500 }])
  const before = index.version
  putStock(index, 1, 'reno', { now: 499, total: 499, due: 0 })
  assert.equal(index.version, before)
  assert.deepEqual(productAvailability(index, 1, 0), { state: 'in-stock', quantity: 499, arrivesOn: null })
  putStock(index, 1, 'reno', { now: 0, total: 0, due: 0 })
  assert.equal(index.version, before + 1)
  assert.deepEqual(productAvailability(index, 1, 0), { state: 'out-of-stock', quantity: 0, arrivesOn: null })
})
