import assert from 'node:assert/strict'
import { test } from 'node:test'
import { productDraft, variantDraft } from './test-drafts.ts'
import { openTestService } from './test-service.ts'

test('variants are resolved by SKU too, in capitals or not, each once, and never one that left the range', async (t) => {
  const bear = (skus: string[]) => productDraft('bear', { variants: skus.map((sku) => variantDraft(sku)) })
  const { products, save } = await openTestService(t, [bear(['Bear-Red', 'BEAR-OLD'])])
  await save(bear(['Bear-Red']))
  const found = async (variantIds: string[], skus: string[]) => {
    const { items } = await products.resolveVariants({ body: { market: 'us', variantIds, skus } })
    return items.map((one) => [one.sku, one.variantId])
  }
  const [red] = await found([], ['bear-red', 'BEAR-RED', 'bear-old', "';--", 'no-such'])
  assert.equal(red?.[0], 'Bear-Red')
  assert.deepEqual(await found([], ['bear-red', 'BEAR-RED', 'bear-old']), [red])
  assert.deepEqual(await found([red?.[1] ?? ''], ['bear-red']), [red])
})

test('a variant is resolved with what is known of it and of its carton as things to be packed', async (t) => {
  const carton = { units: 12, size: { length: 40, width: 30.5, height: 20 }, grossWeightGrams: 3_000, palletUnits: 1_440 }
  const variants = [
    variantDraft('KNOWN', { size: { length: 18, width: 10.5, height: 25 }, carton }),
    variantDraft('HALF', { size: null, carton: { units: 6, size: null, grossWeightGrams: null, palletUnits: null } }),
    variantDraft('UNKNOWN', { size: null, carton: null }),
  ]
  const { products } = await openTestService(t, [productDraft('bear', { variants })])
  const { items } = await products.resolveVariants({ body: { market: 'us', variantIds: [], skus: ['KNOWN', 'HALF', 'UNKNOWN'] } })
  assert.deepEqual(
    new Map(items.map((one) => [one.sku, [one.size, one.carton]])),
    new Map<string, unknown>([
      ['KNOWN', [{ length: 18, width: 10.5, height: 25 }, carton]],
      ['HALF', [null, { units: 6, size: null, grossWeightGrams: null, palletUnits: null }]],
      ['UNKNOWN', [null, null]],
    ]),
  )
})
