import type { Order } from './read-orders.ts'

/** Orders to learn from, and ones to be judged by. Days are `YYYY-MM-DD`; both ends are included. */
export type Period = { from: string; to: string }
export type Split = { name: string; train: Period; test: Period }

/** What the printed numbers are about. */
export const FINAL: Split = {
  name: 'trained on December 2010 to August 2011, tested on September and October 2011',
  train: { from: '2010-12-01', to: '2011-08-31' },
  test: { from: '2011-09-01', to: '2011-10-31' },
}
/** What settings are chosen by: the test months have no part in it. */
export const VALIDATION: Split = {
  name: 'trained on December 2010 to June 2011, validated on July and August 2011',
  train: { from: '2010-12-01', to: '2011-06-30' },
  test: { from: '2011-07-01', to: '2011-08-31' },
}

/** A training order with its products by number. */
export type Past = { order: Order; ageDays: number; products: number[] }
/** A test order as far as its products are known from training. */
export type Coming = { order: Order; products: number[] }
export type History = {
  /** Oldest first. */
  past: Past[]
  coming: Coming[]
  codes: string[]
  /** Product lines of the test orders that training never saw, and all of them. */
  newLines: number
  testLines: number
}

/** Divides the orders at the end of training. Errors: an Error where training and test touch. */
export function divide(orders: readonly Order[], { train, test }: Split): History {
  const within = ({ from, to }: Period) => orders.filter(({ date }) => date >= from && date <= to)
  return learnFrom(within(train), within(test))
}

/** @param coming every one of them later than every one of `past`, or this throws: who knows the answers recommends nothing */
export function learnFrom(past: readonly Order[], coming: readonly Order[]): History {
  const inOrder = past.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const last = inOrder.at(-1)?.date ?? ''
  const leak = coming.find(({ date }) => date <= last)
  if (leak) throw new Error(`Invoice ${leak.invoice} of ${leak.date} is tested on, but training reaches to ${last}.`)
  const numbers = new Map<string, number>()
  for (const { codes } of inOrder) for (const code of codes) if (!numbers.has(code)) numbers.set(code, numbers.size)
  const known = (codes: readonly string[]) => codes.flatMap((code) => numbers.get(code) ?? [])
  const testLines = coming.reduce((sum, { codes }) => sum + codes.length, 0)
  const tested = coming.map((order) => ({ order, products: known(order.codes) }))
  return {
    past: inOrder.map((order) => ({ order, ageDays: daysBetween(order.date, last) + 1, products: known(order.codes) })),
    coming: tested,
    codes: [...numbers.keys()],
    newLines: testLines - tested.reduce((sum, { products }) => sum + products.length, 0),
    testLines,
  }
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}
