import { AsyncLocalStorage } from 'node:async_hooks'
import type { Failpoint } from '@toyline/orders'
import { guest, visitor } from '../../services/orders/test/room.ts'
import type { Plan } from '../../services/orders/test/saga-plan.ts'
import { type HouseUrls, openHouse } from './house.ts'

/** The whole house in one process, with an order stopped at every place of the saga; it says so, and waits to be killed. */
const { urls, providerUrl, plans, leaseMs } = JSON.parse(process.argv[2] ?? '{}') as {
  urls: HouseUrls
  providerUrl: string
  plans: Plan[]
  leaseMs: number
}

const current = new AsyncLocalStorage<Plan>()
let parked = 0
const house = await openHouse({
  urls,
  providerUrl,
  settings: {
    leaseMs,
    failpoint(name: Failpoint) {
      if (current.getStore()?.failpoint !== name) return undefined
      parked += 1
      process.stdout.write(`parked ${name}\n${parked === plans.length ? 'all parked\n' : ''}`)
      return new Promise<void>(() => {})
    },
  },
})

for (const plan of plans) {
  const me = visitor(house.shop, guest(plan.guestId))
  const request = { ...(await me.readyToPay(plan.variants, plan.token)), orderId: plan.orderId }
  process.stdout.write(`request ${JSON.stringify(request)}\n`)
  if (plan.failpoint === 'retry.after-started') {
    await me.place(request, plan.key)
    void current.run(plan, () => me.retry(plan.orderId, { method: 'card', provider: 'sandbox', token: 'pm_card_visa' }, plan.key))
  } else void current.run(plan, () => me.place(request, plan.key))
}
