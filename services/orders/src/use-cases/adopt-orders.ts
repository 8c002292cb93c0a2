import type { SagaNeeds } from './ports.ts'

/**
 * Hears that somebody has confirmed an e-mail address: the orders that they placed with it as a guest are theirs from now on.
 * False when this event was heard before.
 */
export async function adoptOrders(
  { orders, outbox }: SagaNeeds,
  eventId: string,
  person: { userId: string; email: string },
): Promise<boolean> {
  return orders.inTransaction(async (tx) => {
    if (!(await outbox.once(tx, eventId))) return false
    await orders.adoptOrders(tx, person)
    return true
  })
}
