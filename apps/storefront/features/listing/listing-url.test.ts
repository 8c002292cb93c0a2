import assert from 'node:assert/strict'
import { test } from 'node:test'
import { facetField, filterCount, listingSearch, MOST_PAGES, readListingState, stateOfForm, withChoice } from './listing-url.ts'

const nothing = readListingState({})

test('an address without choices is the plain listing', () => {
  assert.equal(listingSearch(nothing), '')
  assert.equal(filterCount(nothing), 0)
})

test('every choice survives the way into the address and back', () => {
  const state = {
    ...nothing,
    q: 'halo & friends',
    franchise: ['Halo', 'Xbox'],
    age: ['3+'],
    attribute: ['Size:25 cm'],
    min: 2.5,
    max: 40,
    sort: 'price-asc',
    page: 3,
    from: { skipped: 240, cursor: 'a.b=c' },
  }
  const search = new URLSearchParams(listingSearch(state))
  const params = Object.fromEntries([...new Set(search.keys())].map((name) => [name, search.getAll(name)]))
  assert.deepEqual(readListingState(params), state)
})

test('the same choices in another order have the same address', () => {
  const one = readListingState({ franchise: ['Xbox', 'Halo'] })
  const other = readListingState({ franchise: ['Halo', 'Xbox'] })
  assert.equal(listingSearch(one), listingSearch(other))
})

test('nonsense in the address is left out instead of failing', () => {
  const state = readListingState({ page: '-4', sort: 'cheapest', min: 'abc', max: '-1', attribute: 'no-colon', from: 'x', q: ['a', 'b'] })
  assert.deepEqual(state, { ...nothing, q: 'a' })
  assert.equal(readListingState({ page: '9999' }).page, MOST_PAGES)
  assert.equal(readListingState({ franchise: Array.from({ length: 500 }, (_, i) => `f${i}`) }).franchise.length, 50)
})

test('a changed filter starts at the first page again and keeps the rest', () => {
  const deep = { ...nothing, q: 'clippy', page: 4, from: { skipped: 240, cursor: 'c' } }
  const state = withChoice(deep, { franchise: ['Clippy'] })
  assert.equal(listingSearch(state), '?q=clippy&franchise=Clippy')
})

test('the filter form says the same as the address that it makes', () => {
  const form = new FormData()
  form.append('q', ' clippy ')
  form.append('franchise', 'Clippy')
  form.append('franchise', 'Rover')
  form.append('min', '3,50')
  form.append('max', '')
  form.append('sort', 'title')
  assert.equal(listingSearch(stateOfForm(form)), '?q=clippy&franchise=Clippy&franchise=Rover&min=3.5&sort=title')
})

test('facets that are not built in travel as attributes', () => {
  assert.deepEqual(facetField('franchise', 'Halo'), { name: 'franchise', value: 'Halo' })
  assert.deepEqual(facetField('Size', '25 cm'), { name: 'attribute', value: 'Size:25 cm' })
})
