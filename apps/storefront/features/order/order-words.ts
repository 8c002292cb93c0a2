import type { Order } from '@toyline/contracts'

type Words = { title: string; text: string; kind: 'good' | 'note' | 'problem' }

/** What the state of an order means for its buyer. */
export function orderWords({ state, payment }: Pick<Order, 'state' | 'payment'>): Words {
  if (state === 'placed') return placedWords(payment.state)
  if (state === 'failed')
    return {
      kind: 'problem',
      title: 'Order not placed',
      text: 'This order did not go through and nothing was charged. Your cart is as it was.',
    }
  if (state === 'expired')
    return {
      kind: 'problem',
      title: 'Order expired',
      text: 'The payment did not arrive while the toys were reserved. Nothing was charged. Your cart is as it was.',
    }
  if (payment.state === 'declined')
    return { kind: 'problem', title: 'Payment declined', text: 'Your toys are still reserved. Choose another way to pay.' }
  if (payment.state === 'requires-action')
    return {
      kind: 'note',
      title: 'Waiting for your bank',
      text: 'Your bank wants to know that it is you. Nothing is charged until you confirm.',
    }
  if (payment.state === 'processing')
    return {
      kind: 'note',
      title: 'Payment on its way',
      text: 'The payment is being processed. This page changes by itself as soon as it is there.',
    }
  return { kind: 'note', title: 'Being worked on', text: 'We are reserving your toys. This page changes by itself.' }
}

function placedWords(payment: Order['payment']['state']): Words {
  if (payment === 'refunded' || payment === 'voided')
    return { kind: 'note', title: 'Order refunded', text: 'The payment of this order was given back.' }
  const paid =
    payment === 'on-account'
      ? 'It is on your account; the invoice follows with the goods.'
      : payment === 'paid'
        ? 'It is paid.'
        : 'The payment is authorised.'
  return { kind: 'good', title: 'Order placed', text: `Thank you. ${paid} The confirmation is on its way to your mailbox.` }
}

const MOMENTS: Record<string, string> = {
  received: 'Order received',
  pending: 'Order received',
  held: 'Toys reserved',
  'payment-started': 'Payment started',
  'payment-requires-action': 'Your bank asks for confirmation',
  'payment-processing': 'Payment on its way',
  'payment-authorised': 'Payment authorised',
  'payment-declined': 'Payment declined',
  'payment-paid': 'Payment received',
  'payment-on-account': 'Put on your account',
  'payment-voided': 'Payment released',
  'payment-refunded': 'Payment given back',
  'awaiting-payment': 'Waiting for the payment',
  placed: 'Order placed',
  failed: 'Order not placed',
  expired: 'Order expired',
}

export function momentWords(what: string): string {
  const text = MOMENTS[what] ?? what.replaceAll('-', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const DETAILS: Record<string, string> = {
  'not-paid-in-time': 'Not paid in time',
  'not-enough-stock': 'Not enough stock',
  'insufficient-funds': 'Insufficient funds',
  'expired-card': 'The card has expired',
  'wrong-details': 'The card details did not match',
  'authentication-failed': 'Not confirmed at the bank',
  'try-again': 'The bank could not be reached',
  declined: 'Declined by the bank',
  invoice: 'By invoice',
  card: 'By card',
}

export function detailWords(detail: string): string {
  return DETAILS[detail] ?? detail.charAt(0).toUpperCase() + detail.slice(1).replaceAll('-', ' ')
}

/** Nothing more will happen to it that its page should wait for. */
export function isSettled({ state, payment }: Pick<Order, 'state' | 'payment'>): boolean {
  return (
    state === 'failed' ||
    state === 'expired' ||
    (state === 'placed' && ['paid', 'refunded', 'voided', 'on-account'].includes(payment.state))
  )
}
