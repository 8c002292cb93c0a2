import { AsyncLocalStorage } from 'node:async_hooks'
import { deliveryCards } from '@toyline/contracts'
import { client, httpTransport, injectTransport } from '@toyline/http'
import type { Failpoint } from '../src/use-cases/ports.ts'
import { forgetfulOutbox, guest, startService, tokens, visitor } from './room.ts'
import type { Plan } from './saga-plan.ts'

/**
 * A process that checks out several carts at once, stops each at the failpoint of its plan, says so, and waits to be killed.
 * Plans and places come from the parent; neighbours live there and survive.
 */
const { url, neighboursUrl, plans, leaseMs, isDefective } = JSON.parse(process.argv[2] ?? '{}') as {
  url: string
  neighboursUrl: string
  plans: Plan[]
  leaseMs: number
  isDefective: boolean
}

const current = new AsyncLocalStorage<Plan>()
let parked = 0
const failpoint = (name: Failpoint): Promise<void> | undefined => {
  if (current.getStore()?.failpoint !== name) return undefined
  parked += 1
  process.stdout.write(`parked ${name}\n${parked === plans.length ? 'all parked\n' : ''}`)
  return new Promise<void>(() => {})
}

const transport = httpTransport({ baseUrl: neighboursUrl, connectTimeoutMs: 5_000 })
const { receiveEvent } = client(deliveryCards, transport, { tokens, caller: { kind: 'service', service: 'orders' } })
const { service } = startService({
  url,
  transport,
  connections: plans.length + 10,
  deliver: async (subscriber, event) => void (await receiveEvent({ body: event }, { headers: { 'x-subscriber': subscriber } })),
  settings: { failpoint, leaseMs },
  ...(isDefective ? { plantedDefects: forgetfulOutbox() } : {}),
})
await service.start()

for (const plan of plans) {
  const me = visitor(injectTransport(service.app), guest(plan.guestId))
  const request = { ...(await me.readyToPay(plan.variants, plan.token)), orderId: plan.orderId }
  process.stdout.write(`request ${JSON.stringify(request)}\n`)
  if (plan.failpoint === 'retry.after-started') {
    await me.place(request, plan.key)
    void current.run(plan, () => me.retry(plan.orderId, { method: 'card', provider: 'sandbox', token: 'succeeds' }, plan.key))
  } else void current.run(plan, () => me.place(request, plan.key))
}
