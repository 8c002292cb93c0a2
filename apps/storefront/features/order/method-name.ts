import type { ShippingOption } from '@toyline/contracts'
import type { Words } from '#words/words.ts'

/** A way of delivery in the reader's language; one that is new to the pages is called as the shop calls it. */
export function methodName(t: Words<'totals'>, { id, name }: Pick<ShippingOption, 'id' | 'name'>): string {
  const key = `method.${id}`
  return t.has(key) ? t(key) : name
}

/** What the driver of freight does besides. */
export function chosenExtras(option: Pick<ShippingOption, 'extras'> | undefined) {
  return (option?.extras ?? []).filter(({ chosen }) => chosen)
}
