import type { AddressIssue } from '@toyline/addresses/form'
import type { Address } from '@toyline/contracts'

/** An address while it is being typed: every part is text. */
export type AddressDraft = { [Part in keyof Address]-?: string }

export type AddressPart = keyof AddressDraft
type Issue = Pick<AddressIssue, 'field' | 'code'>

export function emptyAddress(country: string): AddressDraft {
  return { name: '', company: '', line1: '', line2: '', city: '', area: '', postcode: '', country, phone: '' }
}

export function draftOf(address: Partial<Address> & { country: string }): AddressDraft {
  const draft = emptyAddress(address.country)
  for (const part of Object.keys(draft) as (keyof AddressDraft)[]) draft[part] = address[part] ?? ''
  return draft
}

export function isSameDraft(a: AddressDraft, b: AddressDraft): boolean {
  return (Object.keys(a) as AddressPart[]).every((part) => a[part] === b[part])
}

/** The parts of an address among the values of a form whose fields begin with a prefix. */
export function partsTyped(typed: Record<string, string>, prefix: string): Partial<AddressDraft> {
  const parts = Object.keys(emptyAddress('')) as AddressPart[]
  return Object.fromEntries(parts.flatMap((part) => (`${prefix}-${part}` in typed ? [[part, typed[`${prefix}-${part}`]]] : [])))
}

/**
 * What a `bad-address` problem says is wrong, by the part that it is about. Paths read `postcode`, or `shipTo.postcode` where a
 * request has several addresses; those of another address than `of` are left out.
 */
export function issuesOfProblem(extra: Record<string, unknown>, of?: 'shipTo' | 'billTo'): Issue[] {
  const list = Array.isArray(extra.errors) ? extra.errors : []
  const found = new Map<AddressPart, Issue>()
  for (const { path = '', code } of list as { path?: string; code?: AddressIssue['code'] }[]) {
    const steps = path.split('.')
    const field = steps.at(-1) as AddressPart
    if (of && steps.length > 1 && steps[0] !== of) continue
    if (field in emptyAddress('') && code && !found.has(field)) found.set(field, { field, code })
  }
  return [...found.values()]
}
