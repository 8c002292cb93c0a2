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
