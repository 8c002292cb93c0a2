import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, type TestContext, test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ProductList, Suggestions } from '@toyline/contracts'
import { chaosProxy, prepareSearchNodes, type SearchNodes, startSearchNodes, waitFor } from '@toyline/testing'
import { searchFeed } from '../store/search-feed.ts'
import { productDraft } from '../test-drafts.ts'
import { ownIndices } from '../test-engines.ts'
import { openTestService } from '../test-service.ts'
import { shopWords } from '../use-cases/shop-words.ts'
import { type EngineSettings, engineClient } from './ask-engine.ts'
import { type EngineIndices, engineIndices } from './engine-indices.ts'
import { engineKeeper } from './keep-engine.ts'
import { rebuildSearch } from './open-engine.ts'

const NODES = 3
const missing = await prepareSearchNodes()
if (missing !== null) console.error(`OpenSearch was not tested: ${missing}.`)

/** Where it cannot be had that is said, and counts as a skipped test for a person, and as none for a pipeline. */
if (missing === null || process.env.CI !== 'true')
  describe('OpenSearch', { skip: missing ?? false }, () => {
    let nodes: SearchNodes
    before(async () => {
      nodes = await startSearchNodes({ count: NODES })
    })
    after(() => nodes?.stop())

    async function openShop(t: TestContext, engine: EngineSettings, names: readonly string[]) {
      const shop = await openTestService(t, names.map(named), undefined, undefined, engine)
      const client = engineClient({ ...engine, urls: nodes.urls }, () => {})
      t.after(() => client.close())
      const indices = engineIndices(client.work, engine.prefix)
      const list = async (q: string) => {
        const reply = await shop.get(`/products?limit=48&q=${encodeURIComponent(q)}`)
        assert.equal(reply.statusCode, 200)
        return ProductList.parse(reply.json())
      }
      const answers = async (q: string) => {
        const { items, degraded } = await list(q)
        return { handles: items.map(({ handle }) => handle).sort(), degraded }
      }
      /** What the engine itself finds, once it answers again. */
      const settled = (q: string) =>
        waitFor(
          async () => {
            const { handles, degraded } = await answers(q)
            return degraded ? null : handles
          },
          { timeoutMs: 60_000 },
        )
      const keep = () => shop.service.tasks['keep-search']?.(null, {} as never)
      return { ...shop, list, answers, settled, keep, indices }
    }

    test('R2: while search is black-holed PostgreSQL answers, and what changed meanwhile is found after it is back', async (t) => {
      const proxy = await chaosProxy(t, { port: Number(new URL(nodes.urls[0] as string).port) })
      const engine = { ...ownIndices(t, nodes.urls), urls: [`http://127.0.0.1:${proxy.port}`], timeoutMs: 1_000, hearMs: 1_000 }
      const { answers, list, settled, get, save, keep, indices, pool } = await openShop(t, engine, ['kraken', 'yeti'])
      assert.deepEqual(await settled('yeti'), ['yeti'])

      proxy.freeze()
      const many = Array.from({ length: 400 }, (_, at) => `gnome-${at}`)
      await save(...many.map(named), { ...named('yeti'), title: 'Bigfoot' }, { ...named('kraken'), status: 'draft' })
      await waitFor(async () => (await answers('bigfoot')).handles.length === 1)
      assert.deepEqual(await answers('bigfoot'), { handles: ['yeti'], degraded: true })
      assert.deepEqual((await answers('kraken')).handles, [])
      assert.equal(Suggestions.parse((await get('/search/suggest?q=bigf')).json()).products[0]?.handle, 'yeti')
      assert.equal((await get('/search/help?q=bigfoot%20zzqx')).statusCode, 200)
      assert.equal((await get('/products/yeti')).statusCode, 200)

      proxy.heal()
      await waitFor(
        async () => {
          await keep()
          return (await indices.count(indices.alias)) === many.length + 1
        },
        { timeoutMs: 60_000 },
      )
      assert.deepEqual(await settled('bigfoot'), ['yeti'])
      assert.deepEqual(await settled('kraken'), [])
      const { total, degraded } = await list('gnome')
      assert.deepEqual({ total, degraded }, { total: many.length, degraded: false })
      const { rows } = await pool.query<{ count: number }>('select count(*)::int as count from product_views')
      assert.equal(await indices.count(indices.alias), rows[0]?.count)
    })

    test('an engine that is away when the shop starts costs no answer', async (t) => {
      const { answers } = await openShop(t, { urls: ['http://127.0.0.1:9'], prefix: 'test-nowhere' }, ['kraken'])
      for (let times = 0; times < 8; times += 1) assert.deepEqual(await answers('kraken'), { handles: ['kraken'], degraded: true })
    })

    test('an engine that refuses everything is asked once for a search that is tried in several ways', async (t) => {
      let asked = 0
      const server = createServer(({ url }, reply) => {
        if (url?.includes('_msearch')) asked += 1
        reply.writeHead(503).end('{}')
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      t.after(() => server.close())
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const { answers, get } = await openShop(t, { urls: [url], prefix: 'test-refused', timeoutMs: 10_000 }, ['kraken'])
      assert.deepEqual(await answers('krakne'), { handles: ['kraken'], degraded: true })
      assert.equal(asked, 1)
      assert.equal(Suggestions.parse((await get('/search/suggest?q=krakne')).json()).products[0]?.handle, 'kraken')
      assert.equal(asked, 2)
    })

    test('everything is made anew while the index before is searched, and changes that come meanwhile are in both', async (t) => {
      const engine = ownIndices(t, nodes.urls)
      const names = Array.from({ length: 230 }, (_, at) => `gnome-${at}`)
      const { answers, list, save, indices, pool, said } = await openShop(t, engine, names)
      const [before] = await indices.list()
      assert.equal((await list('gnome')).total, 230)
      let searching = true
      t.after(() => {
        searching = false
      })
      const totals = new Set<number>()
      const searches = (async () => {
        for (; searching; await nextTurn()) totals.add((await list('gnome')).total)
      })()
      const rebuilding = rebuildSearch(pool, engine)
      const told = said.length
      await save(named('troll'), { ...named('gnome-7'), title: 'Troll seven' })
      await waitFor(() => said.length > told)
      assert.deepEqual((await answers('troll')).handles, ['gnome-7', 'troll'])
      assert.deepEqual(await rebuilding, { products: 231 })
      searching = false
      await searches
      assert.deepEqual([...totals], [230], 'never fewer, and gnome-7 is still found by its SKU')
      const after = await indices.list()
      assert.deepEqual([after.length, after[0]?.isLive, after[0]?.name !== before?.name], [1, true, true])
      assert.deepEqual(await answers('troll'), { handles: ['gnome-7', 'troll'], degraded: false })
    })

    test('an index that is lost is made again by itself', async (t) => {
      const { settled, keep, indices } = await openShop(t, ownIndices(t, nodes.urls), ['kraken'])
      await indices.remove((await indices.list()).map(({ name }) => name))
      await keep()
      assert.deepEqual(await settled('kraken'), ['kraken'])
    })

    test('of two who fill an index at once, the one with the older words neither wins nor says that all is done', async (t) => {
      const { save, indices, pool, service } = await openShop(t, ownIndices(t, nodes.urls), ['kraken'])
      await service.stop()
      const words = async () => (await shopWords(pool).of('de')).dictionary.words()
      const source = searchFeed(pool)
      await save({ ...named('kraken'), title: 'Old kraken' })
      let read: (() => void) | undefined
      const hasRead = new Promise<void>((resolve) => {
        read = resolve
      })
      const goOn = Promise.withResolvers<void>()
      const slow = engineKeeper(
        indices,
        {
          ...source,
          async portion(since, after) {
            const portion = await source.portion(since, after)
            read?.()
            await goOn.promise
            return portion
          },
        },
        words,
      )
      const late = slow.feed(60_000)
      await hasRead
      await save({ ...named('kraken'), title: 'New kraken' })
      assert.equal(await engineKeeper(indices, source, words).feed(60_000), true)
      goOn.resolve()
      assert.equal(await late, true)
      assert.deepEqual(await titlesIn(indices, nodes.urls[0] as string), ['New kraken'])
    })

    test('of three nodes one is killed, and searches go on', async (t) => {
      const [first, ...others] = nodes.urls as [string, ...string[]]
      const engine = { ...ownIndices(t, others), urls: nodes.urls }
      const { answers, settled, indices } = await openShop(t, engine, ['kraken', 'yeti'])
      await waitFor(() => hasReplica(first, indices.alias))
      assert.deepEqual(await answers('kraken'), { handles: ['kraken'], degraded: false })
      await nodes.kill(0)
      // Each is asked anew: what was found is kept for the words as they were typed.
      for (let spaces = 1; spaces <= 20; spaces += 1) assert.deepEqual((await answers(`kraken${' '.repeat(spaces)}`)).handles, ['kraken'])
      for (let spaces = 1; spaces <= 20; spaces += 1) assert.deepEqual(await settled(`yeti${' '.repeat(spaces)}`), ['yeti'])
    })
  })

const named = (handle: string) => productDraft(handle, { title: handle.replaceAll('-', ' '), categoryPath: ['Plush'] })

async function titlesIn(indices: EngineIndices, url: string): Promise<string[]> {
  const reply = await fetch(`${url}/${indices.alias}/_search?q=ordinal:*`)
  const { hits } = (await reply.json()) as { hits: { hits: { _source: { title: { en: string } } }[] } }
  return hits.hits.map(({ _source }) => _source.title.en)
}

async function hasReplica(url: string, alias: string): Promise<boolean> {
  const shards = (await (await fetch(`${url}/_cat/shards/${alias}?format=json`)).json()) as { prirep: string; state: string }[]
  return shards.filter(({ state }) => state === 'STARTED').length === 2
}
