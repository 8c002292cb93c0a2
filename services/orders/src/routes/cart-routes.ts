import { type Language, type MarketId, ordersCards } from '@toyline/contracts'
import { type Caller, problem, serve } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import type { CartChange } from '../domain/change-cart.ts'
import { ownerOf } from '../domain/owner.ts'
import { changeCart, changeLines } from '../use-cases/change-cart.ts'
import { type CartNeeds, type GatheredCart, gatherCart, readCart } from '../use-cases/read-cart.ts'
import { gatherUndo, undoRemoval } from '../use-cases/undo-removal.ts'
import { serveGathered } from './answer-once.ts'

type MarketCall = { caller: Caller; query: { market: MarketId; language: Language } }

export function mountCart(app: FastifyInstance, needs: CartNeeds): void {
  serve(app, ordersCards.getCart, ({ caller, query }) => readCart(needs, ownerOf(caller), query.market, query.language))

  const gather = ({ caller, query }: MarketCall, joining: readonly string[]) =>
    gatherCart(needs, ownerOf(caller), query.market, { joining, language: query.language })
  const decide = ({ caller, query }: MarketCall, gathered: GatheredCart, change: CartChange) => {
    const { cart, keep } = changeCart(needs.carts, gathered, change, { owner: ownerOf(caller), market: query.market })
    return { body: cart, keep }
  }

  serveGathered(app, ordersCards.addCartLine, needs.carts.db, {
    gather: (call) => gather(call, [call.body.variantId]),
    decide: (call, gathered) => decide(call, gathered, { mode: 'add', items: [call.body] }),
  })
  serveGathered(app, ordersCards.setCartLines, needs.carts.db, {
    gather: (call) => gather(call, distinct(call.body.lines)),
    decide: (call, gathered) => decide(call, gathered, { mode: 'set', items: call.body.lines }),
  })
  serveGathered(app, ordersCards.changeCartLines, needs.carts.db, {
    gather: ({ caller, query, body }) =>
      gatherCart(needs, ownerOf(caller), query.market, {
        language: query.language,
        joining: body.lines.flatMap((line) => ('variantId' in line ? line.variantId : [])),
        skus: body.lines.flatMap((line) => ('sku' in line ? line.sku : [])),
      }),
    decide: ({ caller, query, body }, gathered) => {
      const { cart, outcomes, keep } = changeLines(needs.carts, gathered, body, { owner: ownerOf(caller), market: query.market })
      return { body: { cart, lines: outcomes }, keep }
    },
  })
  serveGathered(app, ordersCards.undoRemoval, needs.carts.db, {
    gather: ({ caller, query, body }) => gatherUndo(needs, ownerOf(caller), query, body.version),
    decide: ({ query, body }, gathered) => {
      const { cart, keep } = undoRemoval(needs.carts, gathered, query.market, body.version)
      return { body: cart, keep }
    },
  })
  serveGathered(app, ordersCards.removeCartLine, needs.carts.db, {
    gather: (call) => gather(call, []),
    decide: (call, gathered) => decide(call, gathered, { mode: 'set', items: [{ variantId: call.params.variantId, quantity: 0 }] }),
  })
}

/** Two quantities for one variant have no meaning together; guessing one would change the cart silently (W16). */
function distinct(lines: readonly { variantId: string }[]): string[] {
  const variantIds = lines.map((line) => line.variantId)
  if (new Set(variantIds).size === variantIds.length) return variantIds
  throw problem(400, 'bad-input', 'A product is named twice; give it one quantity.', {
    errors: [{ where: 'body', path: 'lines', code: 'duplicate', message: 'A product is named twice.' }],
  })
}
