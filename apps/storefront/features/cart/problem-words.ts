/** What to tell somebody whose form was refused, by the API's own code. */
export function cartProblemWords(code: string | undefined): string | null {
  switch (code) {
    case undefined:
      return null
    case 'case-pack':
      return 'That quantity does not fill whole cases, so nothing was changed. Please use one of the steps offered.'
    case 'below-minimum':
      return 'That is less than the smallest order of this toy, so nothing was changed. Please use one of the steps offered.'
    case 'above-maximum':
      return 'That is more of this toy than one order can have, so nothing was changed.'
    case 'over-cap':
      return 'This toy is scarce, and that is more than each buyer can have at the moment, so nothing was changed.'
    case 'lines-refused':
      return 'Some of these quantities cannot be ordered, so nothing was changed. Please use the steps offered.'
    case 'no-such-variant':
      return 'That toy is no longer sold, so it was not added.'
    case 'cart-full':
      return 'The cart holds as many different toys as one order can. Please order these first.'
    case 'too-many-requests':
      return 'That was a lot in a short time. Please wait a moment and try again.'
    default:
      return 'That did not work, and the cart was left as it was. Please try again.'
  }
}
