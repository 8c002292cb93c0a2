import type { TestContext } from 'node:test'
import { deliveryCards, productsCards } from '@toyline/contracts'
import { callerTokens, client, injectTransport } from '@toyline/http'
import { log } from '@toyline/observability'
import type { ProductDraft } from './domain/product-draft.ts'
import type { EngineSettings } from './opensearch/ask-engine.ts'
import { type ProductsSettings, productsService } from './service.ts'
import { refreshVocabulary } from './store/words-store.ts'
import { openTestDatabase, type TestDatabase } from './test-room.ts'

/** This room as its neighbours see it, over a scratch database that holds these products. */
export async function openTestService(
  t: TestContext,
  drafts: ProductDraft[],
  prepare?: (room: TestDatabase) => Promise<void>,
  settings?: ProductsSettings,
  engine?: EngineSettings,
) {
  const room = await openTestDatabase(t)
  await prepare?.(room)
  if (drafts.length > 0) await room.save(...drafts)
  await refreshVocabulary(room.pool)
  const tokens = callerTokens('a secret for tests only, 32 characters')
  const said: { subscriber: string; name: string; about: string }[] = []
  const storage = { put: async () => {}, has: async () => false, open: async () => null }
  const service = productsService({
    pool: room.pool,
    log: log('products-test'),
    tokens,
    storage,
    ...(settings ? { settings } : {}),
    ...(engine ? { engine } : {}),
    deliver: async (subscriber, event) => {
      said.push({ subscriber, name: event.name, about: event.aggregateId })
    },
  })
  await service.start()
  room.beforeClosing(() => service.stop())
  if (engine) await service.tasks['keep-search']?.(null, {} as never)
  const products = client({ ...productsCards, ...deliveryCards }, injectTransport(service.app), {
    tokens,
    caller: { kind: 'service', service: 'orders' },
  })
  const authorization = `Bearer ${await tokens.sign({ kind: 'guest', guestId: 'g' })}`
  const get = (url: string, headers: Record<string, string> = {}) =>
    service.app.inject({ method: 'GET', url, headers: { authorization, ...headers } })
  return { ...room, service, tokens, products, get, said }
}
