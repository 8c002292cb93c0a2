import { problem } from '@toyline/http'
import { Failed, NoAnswer, NotSent, type Provider } from '../domain/provider.ts'
import { findProviderCustomer, findSavedMethod, keepProviderCustomer, type MethodOwner } from '../store/saved-methods-store.ts'
import type { Authorise } from './may-begin.ts'
import type { Needs } from './needs.ts'
import { usableProvider } from './offered-methods.ts'
import { noSuchMethod } from './saved-methods.ts'

/** `customer`: whose the card is at the provider, where it is kept, or `keeps` is set and it is to be. */
export type ChosenCard = { provider: Provider; token: string; customer: string | null; keeps: boolean }

/**
 * What a buyer's choice means to its provider; undefined for an invoice. Only who has an account has cards kept, and pays with theirs.
 * Errors: 404 `no-such-payment-method`, 503 `payment-unavailable`.
 */
export async function chooseCard(needs: Needs, { choice, customer: { userId }, market }: Authorise): Promise<ChosenCard | undefined> {
  if (choice.method === 'invoice') return undefined
  if ('saved' in choice) {
    const saved = userId === null ? undefined : await findSavedMethod(needs.db, { userId }, choice.saved)
    if (!saved) throw noSuchMethod()
    const { provider, method: token, customer } = saved
    return { provider: usable(needs, market, provider), token, customer, keeps: false }
  }
  const provider = usable(needs, market, choice.provider)
  const customer = choice.keep && userId !== null ? await customerAt(needs, provider, { userId }) : null
  return { provider, token: choice.token, customer, keeps: customer !== null }
}

function usable(needs: Needs, market: Authorise['market'], name: string): Provider {
  const provider = usableProvider(needs, market, name)
  if (provider) return provider
  throw unavailable('Card payment is not available right now. Your cart is kept; please try again in a minute, or pay by invoice.')
}

/** Whom a provider knows an owner as; they are made known to it with the first card that it is to keep. Null where it keeps none. */
async function customerAt({ db }: Needs, { name, keeping }: Provider, owner: MethodOwner): Promise<string | null> {
  if (!keeping) return null
  const known = await findProviderCustomer(db, name, owner)
  if (known) return known
  try {
    const made = await keeping.newCustomer({ key: `customer:${owner.userId}`, userId: owner.userId })
    return await keepProviderCustomer(db, name, owner, made)
  } catch (error) {
    if (!(error instanceof NotSent || error instanceof NoAnswer || error instanceof Failed)) throw error
    throw unavailable('The card cannot be kept right now. Nothing was charged; please try again in a minute, or pay without keeping it.')
  }
}

export function unavailable(detail: string) {
  return problem(503, 'payment-unavailable', detail, { retryAfter: 30 })
}
