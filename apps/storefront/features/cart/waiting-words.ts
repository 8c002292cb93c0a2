import type { Cart } from '@toyline/contracts'
import { formatMoney } from '@toyline/contracts/format-money'

/** What a cart that cannot be ordered yet waits for. */
export function waitingWords({ lines, minimum }: Pick<Cart, 'lines' | 'minimum'>, locale: string): string {
  if (!minimum || minimum.met || lines.some((line) => line.problems.length > 0))
    return 'Some toys need your attention before you can check out.'
  const order = minimum.first ? 'A first order' : 'An order'
  return `${order} starts at ${formatMoney(minimum.amount, locale)}. ${formatMoney(minimum.missing, locale)} are still missing.`
}
