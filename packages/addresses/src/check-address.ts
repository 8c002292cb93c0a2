import type { Address, AddressField, AddressFormat, AddressInput, AddressIssue, Area, CheckedAddress } from './address.ts'
import { characters, cleanText, fold } from './clean-text.ts'
import { areasOfPostcode, readPostcode } from './read-postcode.ts'

type Draft = { [Field in keyof Address]-?: string }

/**
 * Checks an address against the format of its country and returns it as we keep it: cleaned, the postcode
 * written as its country writes it, the area as a code. An empty area is filled in where the postcode
 * allows only one. The address is returned even with issues, so that a form can show what was understood.
 */
export function checkAddress(format: AddressFormat, input: AddressInput): CheckedAddress {
  const draft = readDraft(input, format.country)
  const issues: AddressIssue[] = []
  const area = findArea(format, draft.area)
  if (area) draft.area = area.code
  const asked = format.fields.find((field) => field.name === 'postcode')
  const postcode = draft.postcode && asked ? readPostcode(format, draft.postcode) : draft.postcode
  if (postcode) draft.postcode = postcode
  const candidates = postcode ? areasOfPostcode(format, postcode) : []
  const [only] = candidates
  if (draft.area === '' && only && candidates.length === 1) draft.area = only.code

  for (const field of format.fields) {
    const issue = checkField(format, field, draft, { area, postcode, candidates })
    if (issue) issues.push({ field: field.name, ...issue })
  }
  return { issues, address: toAddress(draft) }
}

/** What is left to say when the country itself is missing or not one we know. */
export function addressWithoutCountry(input: AddressInput): CheckedAddress {
  const typed = cleanText(input.country)
  const draft = readDraft(input, /^[a-z]{2}$/i.test(typed) ? typed.toUpperCase() : '')
  const code = typed === '' ? 'required' : 'unknown'
  return { issues: [{ field: 'country', code, message: 'Choose the country from the list.' }], address: toAddress(draft) }
}

function readDraft(input: AddressInput, country: string): Draft {
  return {
    name: cleanText(input.name),
    company: cleanText(input.company),
    line1: cleanText(input.line1),
    line2: cleanText(input.line2),
    city: cleanText(input.city),
    area: cleanText(input.area),
    postcode: cleanText(input.postcode),
    country,
    phone: cleanText(input.phone),
  }
}

function toAddress(draft: Draft): Address {
  const { company, line2, area, postcode, phone, ...always } = draft
  return {
    ...always,
    ...(company && { company }),
    ...(line2 && { line2 }),
    ...(area && { area }),
    ...(postcode && { postcode }),
    ...(phone && { phone }),
  }
}

/** By code, name or the word on an envelope; "County Cork" and "Co. Cork" are "Cork". */
function findArea(format: AddressFormat, typed: string): Area | undefined {
  if (typed === '') return undefined
  const plain = (text: string) => fold(text.replace(/^(co\.|county|province of|state of)\s+/i, ''))
  const wanted = plain(typed)
  if (wanted === '') return undefined
  return (
    format.areas.find((area) => area.code === typed.toUpperCase()) ??
    format.areas.find((area) => [area.name, area.label, area.code].some((name) => name !== undefined && plain(name) === wanted))
  )
}

type Found = { area: Area | undefined; postcode: string | undefined; candidates: Area[] }

function checkField(format: AddressFormat, field: AddressField, draft: Draft, found: Found): Omit<AddressIssue, 'field'> | undefined {
  const value = draft[field.name]
  if (value === '') return field.required ? { code: 'required', message: requiredMessage(format, field) } : undefined
  if (characters(value) > field.maxLength) {
    return { code: 'too-long', message: `${field.label} can have ${field.maxLength} characters at most. Shorten it.` }
  }
  if (field.name === 'area' && format.areas.length > 0 && !format.areas.some((area) => area.code === value)) {
    const orEmpty = field.required ? '' : ' or leave it empty'
    return { code: 'unknown', message: `Choose the ${field.label.toLowerCase()} from the list${orEmpty}.` }
  }
  if (field.name === 'postcode') return checkPostcode(format, field, found)
  if (field.name === 'phone') return checkPhone(value)
  if (!/[\p{L}\p{N}]/u.test(value)) return { code: 'invalid', message: `${field.label} needs letters or numbers.` }
  return undefined
}

function checkPostcode(
  format: AddressFormat,
  field: AddressField,
  { area, postcode, candidates }: Found,
): Omit<AddressIssue, 'field'> | undefined {
  const word = inSentence(field.label)
  if (postcode === undefined) return { code: 'invalid', message: `Check the ${word}${example(format)}.` }
  if (!area?.postcodes || candidates.some((candidate) => candidate.code === area.code)) return undefined
  const areaField = format.fields.find((other) => other.name === 'area')
  if (!areaField) return undefined
  const where = candidates.length > 0 ? `in ${candidates.map((candidate) => candidate.name).join(' or ')}, ` : ''
  const areaWord = inSentence(areaField.label)
  return { code: 'elsewhere', message: `${field.label} ${postcode} is ${where}not in ${area.name}. Check the ${word} and the ${areaWord}.` }
}

/** E.164 numbers have 15 digits at most; six is the shortest that a carrier can call. */
function checkPhone(value: string): Omit<AddressIssue, 'field'> | undefined {
  const digits = value.replace(/\D/g, '').length
  if (/^\(?\+?[\d\s()./-]+(?:(?:ext\.?|x|#)\s*\d+)?$/i.test(value) && digits >= 6 && digits <= 20) return undefined
  return { code: 'invalid', message: 'Enter a phone number with its area code, for example +1 425 555 0100, or leave it empty.' }
}

function requiredMessage(format: AddressFormat, field: AddressField): string {
  if (field.name === 'name') return 'Enter the name of the person or shop that receives the parcels.'
  if (field.name === 'line1') return 'Enter the street and number.'
  if (field.name === 'area')
    return format.areas.length > 0 ? `Choose the ${inSentence(field.label)}.` : `Enter the ${inSentence(field.label)}.`
  if (field.name === 'postcode') return `Enter the ${inSentence(field.label)}${example(format)}.`
  return `Enter the ${inSentence(field.label)}.`
}

function example(format: AddressFormat): string {
  return format.postcode?.example ? `, for example ${format.postcode.example}` : ''
}

function inSentence(label: string): string {
  return /^[A-Z]{2}/.test(label) ? label : label.toLowerCase()
}
