import type { Order } from '@toyline/contracts'

/** What a declined buyer can do, by the class of the decline. */
export function declineWords(decline: Order['payment']['decline']): string {
  switch (decline) {
    case 'insufficient-funds':
      return 'The card was declined for lack of funds. Nothing was charged. Please use another card or another way to pay.'
    case 'expired-card':
      return 'The card has expired. Nothing was charged. Please use another card.'
    case 'wrong-details':
      return 'The card details did not match. Nothing was charged. Please check number, date and code.'
    case 'authentication-failed':
      return 'Your bank could not confirm that it was you. Nothing was charged. Please try again or use another card.'
    case 'try-again':
      return 'The bank could not be reached. Nothing was charged. Please try again.'
    default:
      return 'The card was declined. Nothing was charged. Please use another card or another way to pay.'
  }
}
