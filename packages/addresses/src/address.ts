import type { Address } from '@toyline/contracts'

export type { Address }

export type AddressFieldName = keyof Address

/** What came from a form or a file: any field may be missing or not even be text. */
export type AddressInput = { readonly [Field in AddressFieldName]?: unknown }

export type AddressIssue = {
  field: AddressFieldName
  /** `elsewhere`: a postcode that lies in another area. */
  code: 'required' | 'invalid' | 'unknown' | 'too-long' | 'elsewhere'
  /** Says in plain English how to put it right. */
  message: string
}

export type CheckedAddress = { issues: AddressIssue[]; address: Address }

export type AddressField = {
  name: AddressFieldName
  /** English label; `labelKey` names the same label for a translation, for example `area.state`. */
  label: string
  labelKey: string
  required: boolean
  /** Counted in characters as people see them (code points). */
  maxLength: number
  /** Token of the HTML autocomplete attribute. */
  autocomplete: string
  numeric?: boolean
}

/** State, province or county. `label` is what stands on an envelope where that is not the code. */
export type Area = { code: string; name: string; label?: string; postcodes?: string }

/** Everything a form needs to ask for, check and print an address of one country. Plain JSON. */
export type AddressFormat = {
  country: string
  countryName: string
  fields: AddressField[]
  /** `pattern` matches a whole, correctly spaced, upper-case postcode. */
  postcode?: { pattern: string; example: string; spacing: PostcodeSpacing[] }
  areas: Area[]
  /** Lines of an envelope in the notation of libaddressinput, for example `%N%n%O%n%A%n%C %S %Z`. */
  layout: string
  /** Letters of the fields that the post wants in capitals. */
  capitals: string
}

/** In a postcode of `length` characters without separators, `separator` stands before character `at`. */
export type PostcodeSpacing = [length: number, at: number, separator: string]
