import type { FastifyInstance } from 'fastify'
import type { PaymentMethodToken } from '../api.ts'
import type { Context } from '../context.ts'
import { checkCard, type TypedCard } from '../domain/check-card.ts'
import type { TokenRow } from '../domain/rows.ts'
import { newId } from '../store/new-id.ts'
import { hasApiKey, requireApiKey } from './authorise-caller.ts'
import { read, tokenBody } from './read-input.ts'

/** The one place where a card number is read; what leaves it is brand, last four digits, expiry and a behaviour. */
export function mountTokens(app: FastifyInstance, context: Context): void {
  app.post('/v1/tokens', async (request): Promise<PaymentMethodToken> => {
    const fromOwnPage = request.headers.origin === new URL(context.publicUrl()).origin
    if (!fromOwnPage && !hasApiKey(request, context.apiKey)) requireApiKey(request, context.apiKey)
    const { card } = read(tokenBody, request.body)
    const { row, created } = await tokenise(context, card)
    return { id: row.id, object: 'payment_method', type: 'card', card: row.card, created, livemode: false }
  })
}

/** Checks a typed card and keeps its token. */
export async function tokenise(context: Context, card: TypedCard): Promise<{ row: TokenRow; created: number }> {
  const today = new Date(context.clock())
  const checked = checkCard(card, { year: today.getUTCFullYear(), month: today.getUTCMonth() + 1 })
  const row: TokenRow = { id: newId('pm'), ...checked, customer: null }
  return { row, created: await context.store.keepToken(row) }
}
