import type { ApiProblem } from '#data/browser.ts'
import { issuesOfProblem } from '../addresses/address-draft.ts'
import { addressFieldId } from '../addresses/address-fields.tsx'
import type { FormProblem } from '../ui/error-summary.tsx'

type Line = { variantId: string; title: string }

/** What a refused order of these lines means for the buyer, and where to put it right. */
export function problemsOfRefusal(error: ApiProblem, lines: readonly Line[]): FormProblem[] {
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
  if (error.code === 'not-enough-stock')
    return [{ fieldId: null, message: `${soldWords(error.extra, lines)} Nothing was charged. Please change the quantities in the cart.` }]
  return [{ fieldId: null, message: words(error) }]
}

/** Says which toys, and how many are left of each. */
function soldWords(extra: Record<string, unknown>, lines: readonly Line[]): string {
  const short = (Array.isArray(extra.lines) ? extra.lines : []) as { variantId: string; available: number }[]
  const named = short.flatMap(({ variantId, available }) => {
    const line = lines.find((one) => one.variantId === variantId)
    return line ? [`${line.title} (${available > 0 ? `${available} left` : 'none left'})`] : []
  })
  return named.length > 0 ? `Just sold to somebody else: ${named.join(', ')}.` : 'Some of these toys have just been sold to somebody else.'
}

function words({ code, message }: ApiProblem): string {
  switch (code) {
    case 'total-changed':
      return 'The total has changed since you saw it. Nothing was charged. Check the new total and place the order again.'
    case 'cart-changed':
      return 'Your cart was changed in another window. Nothing was charged. Check the order as it is now and place it again.'
    case 'cart-not-ready':
      return 'Some toys in the cart need your attention first. Nothing was charged.'
    case 'over-cap':
      return 'A toy in the cart is scarce, and you have ordered as many as each buyer can have. Nothing was charged. Please change its quantity in the cart.'
    case 'below-order-minimum':
      return 'The order is smaller than the smallest that we send. Nothing was charged. The cart says how much is missing.'
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
