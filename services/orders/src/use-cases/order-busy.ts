import { type Problem, problem } from '@toyline/http/problem'

/** Somebody has the order's lease; the request is worth repeating, with the same key. */
export function orderBusy(): Problem {
  return problem(409, 'order-busy', 'This order is being worked on; ask again in a moment.', { retryAfter: 1 })
}
