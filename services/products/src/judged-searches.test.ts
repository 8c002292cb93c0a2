import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ProductList, TRANSLATED_LANGUAGES } from '@toyline/contracts'
import { JUDGED } from './test-judged.ts'
import { sampleDrafts } from './test-sample.ts'
import { openTestService } from './test-service.ts'

/** What is meant must be among the first: as many as are meant, and two more. */
test('what buyers type in their language finds what they mean', async (t) => {
  const { get } = await openTestService(t, await sampleDrafts())
  for (const language of TRANSLATED_LANGUAGES)
    await t.test(language, async () => {
      assert.equal(JUDGED[language].length, 20)
      const missed: string[] = []
      for (const [q, ...wanted] of JUDGED[language]) {
        const reply = await get(`/products?q=${encodeURIComponent(q)}&language=${language}&market=eu`)
        const found = reply.json<ProductList>().items.map(({ handle }) => handle)
        const first = found.slice(0, wanted.length + 2)
        const lost = wanted.filter((handle) => !first.includes(handle))
        if (lost.length > 0) missed.push(`${q}: ${lost.join(', ')} not in ${first.join(', ')}`)
      }
      assert.deepEqual(missed, [])
    })
})
