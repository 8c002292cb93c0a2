import type { Cart, Money } from '@toyline/contracts'
import type { Words } from '#words/words.ts'

/** What a cart that cannot be ordered yet waits for. */
export function waitingWords(
  t: Words<'totals'>,
  money: (amount: Money) => string,
  { lines, minimum }: Pick<Cart, 'lines' | 'minimum'>,
): string {
  if (!minimum || minimum.met || lines.some((line) => line.problems.length > 0)) return t('waiting.lines')
  return t(minimum.first ? 'waiting.first' : 'waiting.again', { amount: money(minimum.amount), missing: money(minimum.missing) })
}
