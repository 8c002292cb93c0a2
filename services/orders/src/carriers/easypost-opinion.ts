import type { Address } from '@toyline/contracts'
import type { AddressOpinion } from '../domain/shipping/carrier.ts'
import type { VerifiedAddress } from './easypost-answers.ts'

/** What they would write differently, in the letters that the buyer uses: capitals are how the post prints, not how people write. */
export function opinionOf(given: Address, said: VerifiedAddress): AddressOpinion {
  const { delivery } = said.verifications
  if (!delivery) return { verdict: 'unknown' }
  if (!delivery.success) return { verdict: 'doubtful', message: delivery.errors[0]?.message ?? 'Address not found' }
  const pick = (mine: string | undefined, theirs: string | null | undefined) =>
    same(mine, theirs) ? mine : theirs ? titled(theirs) : undefined
  const line2 = pick(given.line2, said.street2)
  const postcode = said.zip && !said.zip.startsWith(given.postcode ?? ' ') ? said.zip : given.postcode
  const address: Address = {
    ...given,
    line1: pick(given.line1, said.street1) ?? given.line1,
    ...(line2 === undefined ? {} : { line2 }),
    city: pick(given.city, said.city) ?? given.city,
    ...(said.state ? { area: said.state } : {}),
    ...(postcode ? { postcode } : {}),
  }
  return JSON.stringify(address) === JSON.stringify({ ...given }) ? { verdict: 'confirmed' } : { verdict: 'suggested', address }
}

const same = (mine: string | undefined, theirs: string | null | undefined) =>
  (mine ?? '').localeCompare(theirs ?? '', 'en', { sensitivity: 'base' }) === 0
/** `179 N HARBOR DR` as `179 N Harbor Dr`; what has a digit in it and what is two letters long stays. */
const titled = (text: string) =>
  text === text.toUpperCase()
    ? text.replace(/\p{Lu}+/gu, (word) => (word.length < 2 ? word : word.slice(0, 1) + word.slice(1).toLowerCase()))
    : text
