import { type MarketId, PAYMENT_DAYS, type PaymentMethod } from '@toyline/contracts'
import type { Provider } from '../domain/provider.ts'
import type { Needs } from './needs.ts'

type Offering = Pick<Needs, 'providers' | 'offered'>

/** The providers that take payments in a market, in the order of its setting; all of them where it has none. */
function providersOf({ providers, offered }: Offering, market: MarketId): Provider[] {
  const names = offered[market] ?? [...providers.keys()]
  return names.map((name) => providers.get(name)).filter((provider) => provider !== undefined)
}

/** The provider of this name, when it takes payments in this market and is well. */
export function usableProvider(needs: Offering, market: MarketId, name: string): Provider | undefined {
  return providersOf(needs, market).find((provider) => provider.name === name && provider.available())
}

/**
 * How one can pay in a market now, in the order in which it is offered. A provider that is down is left out; of those that take a card
 * in fields on our page only the first that is well is offered, so that the next takes its place.
 */
export function offeredMethods(needs: Offering, market: MarketId): PaymentMethod[] {
  const well = providersOf(needs, market).filter((provider) => provider.available())
  const cards = well.filter(takesCardHere)
  return [
    ...well
      .filter((provider) => !takesCardHere(provider) || provider === cards[0])
      .map(({ name, label, fields, keeping, test }) => ({
        method: 'card' as const,
        provider: name,
        label,
        fields,
        keeps: keeping !== undefined,
        test,
        dueDays: null,
      })),
    {
      method: 'invoice' as const,
      provider: 'invoice',
      label: `Invoice, payable in ${PAYMENT_DAYS} days`,
      fields: null,
      keeps: false,
      test: false,
      dueDays: PAYMENT_DAYS,
    },
  ]
}

function takesCardHere({ fields }: Provider): boolean {
  return fields.kind !== 'paypal'
}
