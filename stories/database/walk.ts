import type pg from 'pg'
import { somethingToBuy } from '../gateway/platform.ts'
import { CARDS, nameOf, visitors, type Who } from './ask.ts'
import { walkOrders } from './walk-orders.ts'
import { walkPeople } from './walk-people.ts'

/** Cookies of a buyer, and of somebody who works for the shop; what nobody can buy now; and a way behind the walls. */
export type Ground = Pick<Who, 'buyer' | 'staff'> & { soldOut: string; admin: pg.Pool }

/** Puts enough of everything on the shelves for any number of walks, and nothing of one variant, whose id it returns. */
export async function fillShelves(admin: pg.Pool): Promise<string> {
  const { rows } = await admin.query<{ id: string }>(`select max(id) as id from products.variants where inventory_policy = 'deny'`)
  const soldOut = String(rows[0]?.id)
  await admin.query('update products.stock set on_hand = case variant_id when $1 then 0 else 1000000 end', [soldOut])
  return soldOut
}

/** What no visitor asks here, and why. */
export const NOT_ASKED: Record<string, string> = {
  'POST /payments/webhooks/:provider': 'the sandbox reports there of every payment of this walk',
  'POST /shipping/webhooks/:carrier': 'labels are our own here, and a carrier’s report is kept by its key before anything is read',
  'POST /staff/returns/:returnId/refund': 'needs a provider that refuses a refund; reads and changes one return by its key',
  'POST /staff/reviews/:orderId/resolve': 'needs a payment that went wrong; reads and changes one payment by its key',
  'POST /staff/reconciliation/:differenceId/settle': 'needs a report that disagrees with our books; changes one difference by its key',
}

/**
 * Goes through the shop over HTTP, as a guest, a newcomer, a buyer and staff: every list and page, and orders from their carts to what
 * comes back of them. Each answer must be what the walk expects. Returns the names of all routes, and of those that were asked.
 */
export async function walk(url: string, { soldOut, admin, ...cookies }: Ground): Promise<{ routes: string[]; asked: Set<string> }> {
  const { ask, asked } = visitors(url, cookies)
  const words = { q: 'talking plush robot', language: 'en', month: new Date().toISOString().slice(0, 7) }

  const { handle, line } = await somethingToBuy(url)
  const product = await ask<{ id: string }>('GET /products/:handle', { params: { handle }, as: 'guest' })
  for (const card of CARDS.filter(({ method, path }) => method === 'GET' && !path.includes(':'))) {
    const query = Object.fromEntries(
      Object.entries({ ...words, product: product.id }).filter(([name]) => card.query?.shape[name]?.safeParse(undefined).success === false),
    )
    await ask(nameOf(card), { as: card.who === 'staff' ? 'staff' : 'buyer', query })
  }
  const lists: Record<string, string>[] = [
    { q: words.q },
    { q: 'robto' },
    { q: 'R0-1' },
    { sort: 'price-asc', facets: 'true', variants: 'all' },
  ]
  for (const query of lists) await ask('GET /products', { as: 'guest', query })
  await ask('GET /products/:handle/family', { params: { handle } })
  await ask('GET /products/:handle/related', { params: { handle } })
  const group = { as: 'staff', params: { language: 'en', meaning: 'zebra' } } as const
  await ask('PUT /staff/synonyms/:language/:meaning', { ...group, body: { terms: ['zebra', 'striped horse'] } })
  await ask('DELETE /staff/synonyms/:language/:meaning', group)

  await walkPeople(ask, { soldOut, admin })
  await walkOrders(ask, { line, admin })
  return { routes: CARDS.map(nameOf), asked }
}
