import { productsCards } from '@toyline/contracts'
import { serve } from '@toyline/http'
import { problem } from '@toyline/http/problem'
import type { FastifyInstance } from 'fastify'
import { getProduct, listCategories, productFamily, relatedProducts } from '../use-cases/browse.ts'
import { type HelpNeeds, helpSearch } from '../use-cases/help-search.ts'
import { type ListNeeds, listProducts } from '../use-cases/list-products.ts'
import { suggest } from '../use-cases/suggest.ts'

/** What everybody may read. Replies are the same for all who ask, so that caches may keep them. */
export function catalogueRoutes(app: FastifyInstance, needs: ListNeeds & HelpNeeds): void {
  const { catalogue } = needs
  // PostgreSQL holds no NUL characters, so no text of ours can contain what is asked for.
  app.addHook('preHandler', async (request) => {
    if (request.url.includes('%00') || request.url.includes('\0')) throw problem(400, 'bad-input', 'Text must not contain NUL characters.')
  })
  serve(app, productsCards.listProducts, async ({ query }) => ({ readyJson: await listProducts(needs, query) }))
  serve(app, productsCards.getProduct, async ({ params, query }) => ({
    readyJson: await getProduct(catalogue, params.handle, query.market),
  }))
  serve(app, productsCards.relatedProducts, async ({ params, query }) => ({
    readyJson: await relatedProducts(catalogue, params.handle, query.market),
  }))
  serve(app, productsCards.productFamily, async ({ params, query }) => ({
    readyJson: await productFamily(catalogue, params.handle, query.market),
  }))
  serve(app, productsCards.listCategories, async () => ({ items: listCategories(catalogue) }))
  serve(app, productsCards.suggest, async ({ query }) => suggest(needs, query))
  serve(app, productsCards.helpSearch, async ({ query }) => ({ readyJson: await helpSearch(needs, query) }))
}
