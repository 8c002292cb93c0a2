import { deliveryCards, type Event, type ServiceName } from '@toyline/contracts'
import {
  type CallerTokens,
  type Cards,
  type Client,
  client,
  httpTransport,
  injectTransport,
  passTrace,
  type Transport,
  withPolicies,
} from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import type { Config } from './config.ts'

export type Neighbours = {
  /** Says that a service runs in this process, so that it is called without a network. */
  isHere: (name: ServiceName, app: FastifyInstance) => void
  transport: (name: ServiceName) => Transport
  /** A client that speaks as one service to another, behind a breaker of its own. */
  client: <const C extends Cards>(from: ServiceName, to: ServiceName, cards: C) => Client<C>
  /** Hands events of one service to their subscribers. */
  deliver: (from: ServiceName) => (subscriber: string, event: { id: string; name: string; aggregateId: string }) => Promise<void>
  close: () => Promise<void>
}

/** How the services of this process reach each other and those elsewhere: the same calls either way. */
export function neighbours(config: Config, tokens: CallerTokens): Neighbours {
  const here = new Map<ServiceName, Transport>()
  const remote = new Map<ServiceName, ReturnType<typeof httpTransport>>()

  function reach(name: ServiceName): Transport {
    const local = here.get(name)
    if (local) return local
    let far = remote.get(name)
    if (!far) {
      const baseUrl = config[`${name.toUpperCase() as Uppercase<ServiceName>}_URL`]
      if (!baseUrl) throw new Error(`${name} does not run in this process, and ${name.toUpperCase()}_URL does not say where it does.`)
      far = httpTransport({ baseUrl })
      remote.set(name, far)
    }
    return far
  }

  const transport = (name: ServiceName): Transport => passTrace((request) => reach(name)(request))
  const clientOf = <const C extends Cards>(from: ServiceName, to: ServiceName, cards: C): Client<C> =>
    client(cards, withPolicies(transport(to), { name: to, from, timeoutMs: 15_000 }), {
      tokens,
      caller: { kind: 'service', service: from },
    })

  return {
    isHere: (name, app) => here.set(name, injectTransport(app)),
    transport,
    client: clientOf,
    deliver: (from) => {
      const clients = new Map<string, Client<typeof deliveryCards>>()
      return async (subscriber, event) => {
        let to = clients.get(subscriber)
        if (!to) {
          to = clientOf(from, subscriber as ServiceName, deliveryCards)
          clients.set(subscriber, to)
        }
        await to.receiveEvent({ body: event as Event & { data: unknown } })
      }
    },
    close: async () => {
      await Promise.all([...remote.values()].map((far) => far.close()))
    },
  }
}
