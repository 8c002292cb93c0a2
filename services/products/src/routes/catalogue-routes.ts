import { type Language, type MarketId, productsCards } from '@toyline/contracts'
import { type Caller, serve } from '@toyline/http'
import { problem } from '@toyline/http/problem'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { PriceViews } from '../domain/price-views.ts'
import { getProduct, listCategories, productFamily, readCatalogue } from '../use-cases/browse.ts'
import { type GoesWithNeeds, goesWith, relatedProducts } from '../use-cases/goes-with.ts'
import { type HelpNeeds, helpSearch } from '../use-cases/help-search.ts'
import { type ListNeeds, listProducts } from '../use-cases/list-products.ts'
import { suggest } from '../use-cases/suggest.ts'

/** What everybody may read. Replies are the same for all who ask, but for markets that hide their prices from guests. */
export function catalogueRoutes(app: FastifyInstance, needs: ListNeeds & HelpNeeds & GoesWithNeeds & { prices: PriceViews }): void {
  const { catalogue, prices } = needs
  // PostgreSQL holds no NUL characters, so no text of ours can contain what is asked for.
  app.addHook('preHandler', async (request) => {
    if (request.url.includes('%00') || request.url.includes('\0')) throw problem(400, 'bad-input', 'Text must not contain NUL characters.')
  })
  const viewFor = ({ query, caller, reply }: { query: { market: MarketId }; caller: Caller; reply: FastifyReply }) => {
    // Caches cannot tell people apart; the gateway keeps both answers itself.
    if (prices.differ(query.market)) reply.header('cache-control', 'private, no-cache')
    return prices.of(query.market, caller)
  }
  serve(app, productsCards.listProducts, async (call) => ({ readyJson: await listProducts(needs, call.query, viewFor(call)) }))
  serve(app, productsCards.getProduct, async (call) => ({ readyJson: await getProduct(catalogue, askedOf(call), viewFor(call)) }))
  serve(app, productsCards.relatedProducts, async (call) => ({
    readyJson: await relatedProducts(needs, askedOf(call), viewFor(call)),
  }))
  serve(app, productsCards.goesWith, async (call) => ({
    readyJson: await goesWith(needs, { ids: call.query.product, language: call.query.language }, viewFor(call)),
  }))
  serve(app, productsCards.productFamily, async (call) => ({
    readyJson: await productFamily(catalogue, askedOf(call), viewFor(call)),
  }))
  serve(app, productsCards.readCatalogue, async (call) => ({ readyJson: await readCatalogue(catalogue, call.query, viewFor(call)) }))
  serve(app, productsCards.listCategories, async ({ query }) => ({ items: listCategories(catalogue, query.language) }))
  serve(app, productsCards.suggest, async (call) => suggest(needs, call.query, viewFor(call)))
  serve(app, productsCards.helpSearch, async (call) => ({ readyJson: await helpSearch(needs, call.query, viewFor(call)) }))
}

const askedOf = ({ params, query }: { params: { handle: string }; query: { language: Language } }) => ({
  handle: params.handle,
  language: query.language,
})
