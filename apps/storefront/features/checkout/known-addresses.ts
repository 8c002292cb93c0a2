import { formatAddress } from '@toyline/addresses'
import type { Address, Order, SavedAddress } from '@toyline/contracts'
import { type AddressDraft, draftOf, isSameDraft } from '../addresses/address-draft.ts'

/** An address that the buyer need not write again, printed as its country does. */
export type KnownAddress = { id: string; name: string; lines: string[]; draft: AddressDraft }

/**
 * Where this buyer may want the order, the likeliest first: the address that they use first, else that of their last order, then
 * the rest of the book. Only countries that the market delivers to.
 */
export function knownAddresses(saved: readonly SavedAddress[], last: Order | null, countries: readonly string[]): KnownAddress[] {
  const book = [...saved].sort((a, b) => Number(b.isDefault) - Number(a.isDefault)).map((one) => known(one.id, one, one.label))
  const [first] = saved.filter(({ isDefault }) => isDefault)
  const before = last ? [known('last', last.shipTo, null)] : []
  const all = first ? [...book, ...before] : [...before, ...book]
  return all.filter(
    (one, index) => countries.includes(one.draft.country) && all.findIndex((other) => isSameDraft(other.draft, one.draft)) === index,
  )
}

function known(id: string, address: Address, label: string | null): KnownAddress {
  return { id, name: label ?? address.company ?? address.name, lines: formatAddress(address), draft: draftOf(address) }
}
