import type { CartLine } from '@toyline/contracts'
import { smallestQuantity } from '@toyline/contracts/quantities'
import type { Words } from '#words/words.ts'

/** What stands between a line of the cart and an order. */
export function lineProblemWords(t: Words<'cart'>, { code }: CartLine['problems'][number], line: CartLine): string {
  const { quantity, state } = line.availability
  if (code === 'not-enough-stock' && (state === 'out-of-stock' || quantity === null)) return t('problem.no-stock')
  return t(`problem.${code}`, {
    count: quantity ?? 0,
    casePack: line.casePack,
    most: (code === 'over-cap' ? line.cap?.left : line.maxQuantity) ?? 0,
    smallest: smallestQuantity(line),
  })
}
