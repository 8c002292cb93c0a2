import { validateAddress } from '@toyline/addresses'
import type { Address } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'

/**
 * Checks addresses by their countries' rules and returns them as they are kept.
 * Errors: 422 `bad-address` with one entry per field, named like `shipTo.postcode`.
 */
export function checkAddresses<Names extends string>(given: Record<Names, Address>): Record<Names, Address> {
  const checked = (Object.entries(given) as [Names, Address][]).map(([name, address]) => ({ name, ...validateAddress(address) }))
  const errors = checked.flatMap(({ name, issues }) =>
    issues.map(({ field, code, message }) => ({ where: 'body', path: `${name}.${field}`, code, message })),
  )
  if (errors.length > 0) throw problem(422, 'bad-address', 'Please check the address.', { errors })
  return Object.fromEntries(checked.map(({ name, address }) => [name, address])) as Record<Names, Address>
}
