import assert from 'node:assert/strict'
import { describe, type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { spawnNode, waitFor } from '@toyline/testing'
import { guest, type PlaceRequest, visitor } from '../../services/orders/test/room.ts'
import { type Plan, planSaga } from '../../services/orders/test/saga-plan.ts'
import { openHouse } from './house.ts'
import { type Facts, factsOf, openStreet } from './street.ts'

const CHILD = fileURLToPath(new URL('crash-child.ts', import.meta.url))
/** Short, so that the test need not wait as long as a buyer would; the bar is 30 s with the lease of production. */
const LEASE_MS = 4_000

/** Cards with which a checkout comes past each place; no order ends itself, for that needs a provider that is away. */
const CARDS = {
  place: ['pm_card_visa', 'pm_card_lost_answer', 'pm_card_3ds', 'pm_card_declined', 'pm_card_processing_succeeds', 'pm_card_slow_answer'],
  placed: ['pm_card_visa', 'pm_card_amex'],
  await: ['pm_card_declined', 'pm_card_3ds', 'pm_card_processing_fails'],
  retry: ['pm_card_declined'],
}
const ENDINGS = /^undo\.|-ended$/

async function burnDown(t: TestContext, seed: number): Promise<void> {
  const street = await openStreet(t)
  const plans = planSaga(seed, street.variants, { ...CARDS, ended: ['pm_card_visa'] }).filter((plan) => !ENDINGS.test(plan.failpoint))
  const child = spawnNode(t, CHILD, [JSON.stringify({ urls: street.urls, providerUrl: street.providerUrl, plans, leaseMs: LEASE_MS })])
  await child.printed(/all parked/, 60_000)
  await child.kill('SIGKILL')
  const requests = new Map(
    [...child.output().matchAll(/^request (.*)$/gm)]
      .map(([, text]) => JSON.parse(text ?? '') as PlaceRequest)
      .map((one) => [one.orderId, one]),
  )

  const house = await openHouse({
    urls: street.urls,
    providerUrl: street.providerUrl,
    settings: { leaseMs: LEASE_MS, sweepEveryMs: 600_000 },
  })
  street.movesIn(house)
  for (const plan of plans.filter((one) => one.browserReturns)) {
    const answer = await visitor(house.shop, guest(plan.guestId)).place(
      requests.get(plan.orderId)!,
      plan.failpoint === 'retry.after-started' ? undefined : plan.key,
    )
    assert.ok([201, 409].includes(answer.status), `${plan.failpoint}: ${answer.status} ${answer.text}`)
  }
  const orderIds = plans.map((plan) => plan.orderId)
  const faults = async () =>
    (await factsOf(street, orderIds)).flatMap((facts, i) =>
      faultOf(plans.find((plan) => plan.orderId === facts.orderId) ?? plans[i]!, facts),
    )
  await waitFor(async () => (await faults()).length === 0, { timeoutMs: 40_000 }).catch(() => {})
  assert.deepEqual(await faults(), [])
  const [sum] = await street.query<{ promised: number; lines: number }>(
    `select (select sum(allocated + held)::int from products.stock) as promised,
       (select coalesce(sum(l.quantity), 0)::int from orders.order_lines l join orders.orders o on o.id = l.order_id where o.state in ('placed', 'awaiting-payment')) as lines`,
  )
  assert.equal(sum?.promised, sum?.lines, 'what is promised is what orders hold')
}

function faultOf(plan: Plan, facts: Facts): string[] {
  const { state, charges, holds, total, hold, claims, placedMails } = facts
  const isRight =
    state === null
      ? charges === 0 && hold === null
      : state === 'placed'
        ? charges === 1 && holds === total && hold === 'claimed' && claims === 1 && placedMails === 1
        : state === 'failed' || state === 'expired'
          ? holds === 0 && hold !== 'held' && claims === 0 && placedMails === 0
          : state === 'awaiting-payment' && facts.paymentState !== 'processing' && charges === 0 && holds === 0 && hold === 'held'
  return isRight ? [] : [`${plan.failpoint} (${plan.token}): ${JSON.stringify(facts)}`]
}

describe('the whole house, killed', { concurrency: true }, () => {
  for (const seed of [1, 2, 3]) {
    test(`with an order at every place of its saga, seed ${seed}: one order, one charge, one claim, one mail, or nothing (C7)`, (t) =>
      burnDown(t, seed))
  }
})
