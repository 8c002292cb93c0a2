/**
 * The part for the browser: it has no country data of its own and works on the `AddressFormat` of one
 * country that the server handed to the page.
 */
export type { Address, AddressField, AddressFieldName, AddressFormat, AddressInput, AddressIssue, Area, CheckedAddress } from './address.ts'
export { checkAddress } from './check-address.ts'
export { type PrintOptions, printAddress } from './print-address.ts'
