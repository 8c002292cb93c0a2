'use client'
import { typedBefore } from '@toyline/ui/controls/typed-before.ts'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { emptyAddress, partsTyped } from '../addresses/address-draft.ts'
import type { AddressState } from '../addresses/use-address.ts'
import { type CheckoutMemory, forgetOrder, freshMemory, recall, remember } from './checkout-memory.ts'
import type { KnownAddress } from './known-addresses.ts'
import { OTHER } from './ship-to.tsx'

/**
 * What the buyer has entered: what they typed before the page came alive, else what this tab remembers, else nothing. It is
 * remembered as it changes.
 */
export function useDraft(
  cartId: string,
  form: RefObject<HTMLFormElement | null>,
  ship: AddressState,
  bill: AddressState,
  known: readonly KnownAddress[],
) {
  // The id is made in the browser, so that the page says the same on both sides.
  const [draft, setDraft] = useState<CheckoutMemory>(() => ({ ...freshMemory(cartId), orderId: 'ord_' }))
  const [isAlive, setAlive] = useState(false)
  const isOver = useRef(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes alive
  useEffect(() => {
    const typed = typedBefore(form.current)
    const kept = recall(cartId) ?? freshMemory(cartId)
    setDraft({
      ...kept,
      email: typed.email ?? kept.email,
      poNumber: typed['po-number'] ?? kept.poNumber,
      note: typed.note ?? kept.note,
      provider: typed.payment ?? kept.provider,
      hasOwnBilling: 'same-address' in typed ? typed['same-address'] === '' : kept.hasOwnBilling,
    })
    const chosen = typed['ship-to'] === OTHER ? emptyAddress(ship.value.country) : known.find(({ id }) => id === typed['ship-to'])?.draft
    const before = chosen ?? (kept.shipTo && kept.shipTo.line1 !== '' ? kept.shipTo : ship.value)
    ship.replace({ ...before, ...partsTyped(typed, 'ship') })
    if (kept.billTo) bill.replace(kept.billTo)
    setAlive(true)
    // The Back button after paying brings this page as it was; the shop knows what became of the cart.
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) location.reload()
    }
    window.addEventListener('pageshow', onShow)
    return () => window.removeEventListener('pageshow', onShow)
  }, [])

  useEffect(() => {
    if (isAlive && !isOver.current) remember({ ...draft, shipTo: ship.value, billTo: bill.value })
  }, [isAlive, draft, ship.value, bill.value])

  return {
    draft,
    /** The scripts run, and nothing that was typed before is lost any more. */
    isAlive,
    set: (part: Partial<CheckoutMemory>) => setDraft((now) => ({ ...now, ...part })),
    /** The order is placed: the buyer stays known to this tab, the order does not. */
    finish() {
      isOver.current = true
      forgetOrder({ ...draft, shipTo: ship.value, billTo: bill.value })
    },
  }
}
