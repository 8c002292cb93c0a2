import type { PaymentMethod, SavedMethod } from '@toyline/contracts'

/** One thing that can be chosen to pay with, by the value that the form knows it by. */
export type Way = { value: string; method: PaymentMethod; saved: SavedMethod | null }

/** The kept cards of providers that are offered, then all that the shop offers. */
export function waysToPay(methods: readonly PaymentMethod[], saved: readonly SavedMethod[]): Way[] {
  const kept = saved.flatMap((card): Way[] => {
    const method = methods.find(({ provider, keeps }) => keeps && provider === card.provider)
    return method ? [{ value: card.id, method, saved: card }] : []
  })
  return [...kept, ...methods.map((method) => ({ value: method.provider, method, saved: null }))]
}

/** Whether it can be chosen: what needs an account by who has one, and a card until its month is over. */
export function isUsable({ method, saved }: Way, { isGuest }: { isGuest: boolean }): boolean {
  return saved ? !isExpired(saved) : !isGuest || method.method !== 'invoice'
}

export function isExpired({ expMonth, expYear }: Pick<SavedMethod, 'expMonth' | 'expYear'>, now = new Date()): boolean {
  return now >= new Date(expYear, expMonth)
}

/** As it is written on the card: `04/29`. */
export function expiryOf({ expMonth, expYear }: Pick<SavedMethod, 'expMonth' | 'expYear'>): string {
  return `${String(expMonth).padStart(2, '0')}/${String(expYear % 100).padStart(2, '0')}`
}

/** Named so that it counts when it was ticked before the page came alive. */
export const KEEP_CARD = 'keep-card'

/** Whether the buyer has ticked that the card shall be kept. */
export function wantsKept(form: HTMLFormElement | null): boolean {
  return form !== null && new FormData(form).has(KEEP_CARD)
}
