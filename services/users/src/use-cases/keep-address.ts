import { validateAddress } from '@toyline/addresses'
import type { Address, SavedAddress } from '@toyline/contracts'
import { problem } from '@toyline/http'
import type { Transaction } from 'kysely'
import {
  type AddressChange,
  deleteAddress,
  insertAddress,
  lockAddressBook,
  MOST_ADDRESSES,
  replaceAddress,
} from '../store/addresses-store.ts'
import type { Tables } from '../store/tables.ts'

export type AddressInput = Address & { label?: string | undefined; isDefault: boolean }

/** Errors: 422 `bad-address` with one entry per field, 422 `too-many-addresses`. The first address is the default. */
export async function addAddress(tx: Transaction<Tables>, userId: string, input: AddressInput): Promise<SavedAddress> {
  const change = checked(input)
  const { count } = await lockAddressBook(tx, userId)
  if (count >= MOST_ADDRESSES) throw problem(422, 'too-many-addresses', `An address book holds ${MOST_ADDRESSES} addresses.`)
  return insertAddress(tx, userId, { ...change, isDefault: change.isDefault || count === 0 })
}

/** Errors: 422 `bad-address`, 404 `no-such-address`, also for somebody else's. */
export async function updateAddress(tx: Transaction<Tables>, userId: string, id: string, input: AddressInput): Promise<SavedAddress> {
  const change = checked(input)
  await lockAddressBook(tx, userId)
  const saved = await replaceAddress(tx, userId, id, change)
  if (!saved) throw noSuchAddress()
  return saved
}

/** Error: 404 `no-such-address`, also for somebody else's. */
export async function removeAddress(tx: Transaction<Tables>, userId: string, id: string): Promise<void> {
  await lockAddressBook(tx, userId)
  if (!(await deleteAddress(tx, userId, id))) throw noSuchAddress()
}

function checked({ label, isDefault, ...input }: AddressInput): AddressChange {
  const { issues, address } = validateAddress(input)
  if (issues.length > 0)
    throw problem(422, 'bad-address', 'This address needs a correction.', {
      errors: issues.map(({ field, code, message }) => ({ where: 'body', path: field, code, message })),
    })
  return { address, label: label ?? null, isDefault }
}

function noSuchAddress() {
  return problem(404, 'no-such-address', 'There is no such address in your address book.')
}
