import type { Address } from '@toyline/contracts'

/** An address while it is being typed: every part is text. */
export type AddressDraft = { [Part in keyof Address]-?: string }

export function emptyAddress(country: string): AddressDraft {
  return { name: '', company: '', line1: '', line2: '', city: '', area: '', postcode: '', country, phone: '' }
}

export function draftOf(address: Partial<Address> & { country: string }): AddressDraft {
  const draft = emptyAddress(address.country)
  for (const part of Object.keys(draft) as (keyof AddressDraft)[]) draft[part] = address[part] ?? ''
  return draft
}

/**
 * The errors of a `bad-address` problem by the part that they are about. Paths read `postcode`, or `shipTo.postcode` where a
 * request has several addresses; those of another address than `of` are left out.
 */
export function issuesOfProblem(extra: Record<string, unknown>, of?: 'shipTo' | 'billTo'): Partial<Record<keyof AddressDraft, string>> {
  const list = Array.isArray(extra.errors) ? extra.errors : []
  const found: Partial<Record<keyof AddressDraft, string>> = {}
  for (const { field, path = field ?? '', message } of list as { field?: string; path?: string; message?: string }[]) {
    const steps = path.split('.')
    const part = steps.at(-1) as keyof AddressDraft
    if (of && steps.length > 1 && steps[0] !== of) continue
    if (part in emptyAddress('') && message) found[part] ??= message
  }
  return found
}
