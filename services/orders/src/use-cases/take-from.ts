import type { LocatedQuantity } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import type { SagaNeeds, Tx } from './ports.ts'

/** Pieces of an order leave the locations that hold them, or are given up there. Error: 409 `not-at-location`, whoever comes second. */
export async function takeFrom({ orders }: SagaNeeds, tx: Tx, orderId: string, pieces: readonly LocatedQuantity[]): Promise<void> {
  if (!(await orders.takeOpen(tx, orderId, pieces)))
    throw problem(409, 'not-at-location', 'The location does not hold that much of this order any more.')
}
