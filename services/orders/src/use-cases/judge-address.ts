import { validateAddress } from '@toyline/addresses'
import type { Address, AddressOpinion } from '@toyline/contracts'
import { Failed, NoAnswer, NotSent } from '../domain/shipping/carrier.ts'
import type { SagaNeeds } from './ports.ts'

const UNKNOWN: AddressOpinion = { verdict: 'unknown', address: null }

/**
 * What the carrier makes of an address that fits its country's form. Nothing depends on it: where nobody is configured, answers or
 * knows, it is `unknown`. What is suggested fits the form too.
 */
export async function judgeAddress({ carrier }: Pick<SagaNeeds, 'carrier'>, given: Address): Promise<AddressOpinion> {
  const { address, issues } = validateAddress(given)
  if (issues.length > 0 || !carrier?.available()) return UNKNOWN
  try {
    const opinion = await carrier.checkAddress(address as Address)
    if (opinion.verdict !== 'suggested') return { verdict: opinion.verdict, address: null }
    const better = validateAddress(opinion.address)
    if (better.issues.length > 0) return UNKNOWN
    return { verdict: 'suggested', address: better.address as Address }
  } catch (error) {
    if (error instanceof Failed || error instanceof NotSent || error instanceof NoAnswer) return UNKNOWN
    throw error
  }
}
