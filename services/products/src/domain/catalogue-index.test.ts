import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { STATES } from './availability.ts'
import { catalogueIndex, productAvailability, putProduct, putStock, removeProduct, setTree } from './catalogue-index.ts'
import { type Position, pageOf } from './catalogue-page.ts'
import { type Filter, isMatch, match } from './catalogue-query.ts'
import { categoryTree } from './category-tree.ts'
import { AGE, attributeNumber, FRANCHISE, valueNumber } from './facet-values.ts'
import { facetsOf } from './facets.ts'
import type { IndexEntry } from './index-entry.ts'

// 1 Plush > (2 Bears > 3 Tiny, 4 Cats), 5 Games
const NODES = [
  { ordinal: 1, parent: 0, slug: 'plush', name: 'Plush' },
  { ordinal: 2, parent: 1, slug: 'bears', name: 'Bears' },
  { ordinal: 3, parent: 2, slug: 'tiny', name: 'Tiny' },
  { ordinal: 4, parent: 1, slug: 'cats', name: 'Cats' },
  { ordinal: 5, parent: 0, slug: 'games', name: 'Games' },
]
const ABOVE: Record<number, number[]> = { 0: [], 1: [1], 2: [2, 1], 3: [3, 2, 1], 4: [4, 1], 5: [5] }

type Toy = { category: number; franchise: string | null; age: string | null; sizes: string[]; price: number; stock: number; title: string }
const toy: fc.Arbitrary<Toy> = fc.record({
  category: fc.integer({ min: 0, max: 5 }),
  franchise: fc.constantFrom(null, 'Halo', 'Clippy', 'Rover'),
  age: fc.constantFrom(null, '3+', '14+'),
  sizes: fc.uniqueArray(fc.constantFrom('S', 'M', 'L'), { maxLength: 3 }),
  price: fc.constantFrom(0, 100, 200, 300),
  stock: fc.constantFrom(0, 2, 500),
  title: fc.constantFrom('ant', 'bee', 'cat'),
})
type Wish = {
  category: number | null
  franchise: string[]
  age: string[]
  size: string[]
  states: number[]
  priceMin: number | null
  priceMax: number | null
}
const wish: fc.Arbitrary<Wish> = fc.record({
  category: fc.constantFrom(null, 1, 2, 3, 4, 5),
  franchise: fc.uniqueArray(fc.constantFrom('Halo', 'Clippy', 'Rover', 'Nobody'), { maxLength: 2 }),
  age: fc.uniqueArray(fc.constantFrom('3+', '14+'), { maxLength: 2 }),
  size: fc.uniqueArray(fc.constantFrom('S', 'M', 'L'), { maxLength: 2 }),
  states: fc.uniqueArray(fc.constantFrom(0, 1, 3), { maxLength: 2 }),
  priceMin: fc.constantFrom(null, 0, 150),
  priceMax: fc.constantFrom(null, 250),
})

function entryOf(toy: Toy, ordinal: number): IndexEntry {
  return {
    format: 0,
    title: toy.title,
    category: toy.category,
    franchise: toy.franchise,
    age: toy.age,
    attributes: toy.sizes.map((size) => ['Size', size]),
    variants: [{ ordinal, casePack: 1, prices: toy.price > 0 ? [['USD', toy.price, 0]] : [] }],
  }
}

function indexOf(toys: readonly Toy[]) {
  const index = catalogueIndex()
  setTree(index, categoryTree(NODES))
  for (const [at, toy] of toys.entries()) {
    putProduct(index, at + 1, entryOf(toy, at + 1))
    putStock(index, at + 1, 'reno', { now: toy.stock, total: toy.stock })
  }
  return index
}

function filterOf(index: ReturnType<typeof indexOf>, wish: Wish, candidates: Int32Array | null = null): Filter {
  const chosen = (name: number, texts: string[]) =>
    texts.length > 0 ? [{ name, values: texts.map((text) => valueNumber(index.facets, name, text)) }] : []
  return {
    market: 0,
    candidates,
    category: wish.category,
    chosen: [...chosen(FRANCHISE, wish.franchise), ...chosen(AGE, wish.age), ...chosen(attributeNumber(index.facets, 'Size'), wish.size)],
    availability: wish.states,
    priceMin: wish.priceMin,
    priceMax: wish.priceMax,
  }
}

const stateOf = (toy: Toy) => (toy.stock === 0 ? 3 : toy.stock <= 3 ? 1 : 0)

/** The same question asked of each toy, without any index. */
function fits(toy: Toy, wish: Wish): boolean {
  return (
    (wish.category === null || (ABOVE[toy.category] ?? []).includes(wish.category)) &&
    (wish.franchise.length === 0 || wish.franchise.includes(toy.franchise ?? '')) &&
    (wish.age.length === 0 || wish.age.includes(toy.age ?? '')) &&
    (wish.size.length === 0 || wish.size.some((size) => toy.sizes.includes(size))) &&
    (wish.states.length === 0 || wish.states.includes(stateOf(toy))) &&
    (wish.priceMin === null || (toy.price > 0 && toy.price >= wish.priceMin)) &&
    (wish.priceMax === null || (toy.price > 0 && toy.price <= wish.priceMax))
  )
}
const countFitting = (toys: readonly Toy[], wish: Wish) => toys.filter((toy) => fits(toy, wish)).length

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
      const also = (list: string[], value: string) => [...new Set([...list, value])]
      for (const facet of facetsOf(index, filter, matches)) {
        for (const { value, count } of facet.values) {
          const then: Wish = { ...wish }
          if (facet.name === 'category') then.category = NODES.find((node) => node.slug === value)?.ordinal ?? null
          else if (facet.name === 'availability') then.states = [...new Set([...wish.states, STATES.indexOf(value as 'low')])]
          else if (facet.name === 'franchise') then.franchise = also(wish.franchise, value)
          else if (facet.name === 'age') then.age = also(wish.age, value)
          else then.size = also(wish.size, value)
          assert.equal(count, countFitting(toys, then), `${facet.name} ${value}`)
        }
      }
      const prices = toys.filter((toy) => toy.price > 0 && fits(toy, { ...wish, priceMin: null, priceMax: null })).map((toy) => toy.price)
      assert.equal(matches.priceMin, prices.length > 0 ? Math.min(...prices) : 0)
      assert.equal(matches.priceMax, prices.length > 0 ? Math.max(...prices) : 0)
    }),
    { numRuns: 300 },
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
          const page = pageOf(index, matches, { sort, market: 0, candidates, after, limit })
          seen.push(...page.ordinals)
          if (!page.next) break
          assert.equal(page.ordinals.length, limit)
          after = page.next
        }
        const of = (ordinal: number) => toys[ordinal - 1] as Toy
        const price = (ordinal: number, none: number) => of(ordinal).price || none
        const expected = toys.map((_, at) => at + 1).filter((ordinal) => fits(of(ordinal), wish))
        if (sort === 'newest' || (sort === 'relevance' && searched)) expected.reverse()
        if (sort === 'price-asc') expected.sort((a, b) => price(a, 999) - price(b, 999) || a - b)
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
            putProduct(index, at + 1, entryOf(change, at + 1))
            putStock(index, at + 1, 'reno', { now: change.stock, total: change.stock })
          } else removeProduct(index, at + 1)
        }
        const matches = match(index, filterOf(index, wish))
        assert.deepEqual(
          now.map((_, at) => isMatch(matches, at + 1)),
          now.map((toy) => toy !== null && fits(toy, wish)),
        )
        const left = now.filter((toy) => toy !== null)
        const shown = facetsOf(index, filterOf(index, wish), matches).find((facet) => facet.name === 'franchise')
        assert.deepEqual(new Set(shown?.values.map((one) => one.value)), new Set(left.flatMap((toy) => toy.franchise ?? [])))
      },
    ),
    { numRuns: 200 },
  )
})

test('a page goes on behind its last product although products came and went in between', () => {
  const index = indexOf(
    [100, 200, 300, 300].map((price) => ({ category: 0, franchise: null, age: null, sizes: [], price, stock: 5, title: 'ant' })),
  )
  const page = (after: Position | null) =>
    pageOf(
      index,
      match(index, filterOf(index, { category: null, franchise: [], age: [], size: [], states: [], priceMin: null, priceMax: null })),
      { sort: 'price-asc', market: 0, candidates: null, after, limit: 2 },
    )
  const first = page(null)
  assert.deepEqual(first.ordinals, [1, 2])
  removeProduct(index, 2)
  putProduct(index, 5, entryOf({ category: 0, franchise: null, age: null, sizes: [], price: 50, stock: 5, title: 'bee' }, 5))
  assert.deepEqual(page(first.next).ordinals, [3, 4])
})

test('an order that leaves a product as available as before changes no version, and one that empties the shelf does', () => {
  const index = indexOf([{ category: 0, franchise: null, age: null, sizes: [], price: 100, stock: 500, title: 'ant' }])
  const before = index.version
  putStock(index, 1, 'reno', { now: 499, total: 499 })
  assert.equal(index.version, before)
  assert.deepEqual(productAvailability(index, 1, 0), { state: 'in-stock', quantity: 499 })
  putStock(index, 1, 'reno', { now: 0, total: 0 })
  assert.equal(index.version, before + 1)
  assert.deepEqual(productAvailability(index, 1, 0), { state: 'out-of-stock', quantity: 0 })
})
