import type { ApiProblem } from '#data/browser.ts'
import { issuesOfProblem } from '../addresses/address-draft.ts'
import { addressFieldId } from '../addresses/address-fields.tsx'
import type { FormProblem } from '../ui/error-summary.tsx'

/** What a refused order means for the buyer, and where to put it right. */
export function problemsOfRefusal(error: ApiProblem): FormProblem[] {
  if (error.isUncertain)
    return [
      {
        fieldId: null,
        message:
          'The shop did not answer in time, so we do not know yet whether the order went through. Press “Place order” again: it stays the same order and is never charged twice.',
      },
    ]
  if (error.code === 'bad-address') {
    const of = (prefix: string, address: 'shipTo' | 'billTo') =>
      Object.entries(issuesOfProblem(error.extra, address)).map(([part, message]) => ({ fieldId: addressFieldId(prefix, part), message }))
    const issues = [...of('ship', 'shipTo'), ...of('bill', 'billTo')]
    if (issues.length > 0) return issues
  }
  return [{ fieldId: null, message: words(error) }]
}

function words({ code, message }: ApiProblem): string {
  switch (code) {
    case 'total-changed':
      return 'The total has changed since you saw it. Nothing was charged. Check the new total and place the order again.'
    case 'cart-changed':
      return 'Your cart was changed in another window. Nothing was charged. Check the order as it is now and place it again.'
    case 'not-enough-stock':
      return 'Some of these toys have just been sold to somebody else. Nothing was charged. Please change the quantities in the cart.'
    case 'cart-not-ready':
      return 'Some toys in the cart need your attention first. Nothing was charged.'
    case 'empty-cart':
      return 'The cart is empty. If you have just ordered, the confirmation is in your mailbox.'
    case 'already-ordered':
      return 'This cart has already been ordered. The confirmation is in your mailbox.'
    case 'order-busy':
      return 'This order is just being worked on. Please wait a few seconds and press the button again.'
    case 'order-ended':
      return 'The reservation of this order has run out. Nothing was charged. Please place it again.'
    case 'already-paid':
      return 'This order is already paid.'
    case 'payment-unavailable':
      return 'This way to pay cannot be reached right now. Nothing was charged. Please try again or choose another one.'
    default:
      return message
  }
}
