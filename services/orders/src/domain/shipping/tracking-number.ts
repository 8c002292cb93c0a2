/**
 * A number for a label of our own: `TL`, twelve digits, and a check digit by which a scanner notices a slip. The same seed always has
 * the same number.
 * @param seed at least six bytes that are as good as random
 */
export function trackingNumber(seed: Uint8Array): string {
  let digits = 0
  for (const byte of seed.subarray(0, 6)) digits = digits * 256 + byte
  const twelve = String(digits % 10 ** 12).padStart(12, '0')
  return `TL${twelve}${checkDigit(twelve)}`
}

export function isTrackingNumber(text: string): boolean {
  const [, digits = '', check] = /^TL(\d{12})(\d)$/.exec(text) ?? []
  return check !== undefined && checkDigit(digits) === Number(check)
}

/** Weights 3 and 1 from the right, as GS1 has them: every single slip and most swaps are noticed. */
function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 3 : 1), 0)
  return (10 - (sum % 10)) % 10
}
