import type { AddressField, AddressFormat, AddressIssue } from '@toyline/addresses/form'
import type { Words } from '#words/words.ts'
import type { AddressDraft } from './address-draft.ts'

type Said = Pick<AddressIssue, 'field' | 'code'>

/** What a field of an address is called. */
export function fieldName(t: Words<'addresses'>, { labelKey, label }: AddressField): string {
  const key = `label.${labelKey.replace('.', '-')}`
  return t.has(key) ? t(key) : label
}

/** How to put an address right, for one of its fields. */
export function issueWords(t: Words<'addresses'>, format: AddressFormat, { field: name, code }: Said, draft: AddressDraft): string {
  const asked = format.fields.find((field) => field.name === name)
  if (!asked) return t('issue.choose', { field: t('country') })
  const field = fieldName(t, asked)
  const example = name === 'postcode' ? format.postcode?.example : undefined
  if (code === 'required') {
    if (name === 'name' || name === 'line1') return t(`issue.${name}`)
    if (name === 'area' && format.areas.length > 0) return t('issue.choose', { field })
    return example ? t('issue.requiredLike', { field, example }) : t('issue.required', { field })
  }
  if (code === 'unknown') return t('issue.choose', { field })
  if (code === 'too-long') return t('issue.long', { field, count: asked.maxLength })
  if (code === 'elsewhere') {
    const area = format.areas.find((one) => one.code === draft.area)
    return t('issue.postcodeArea', { field, postcode: draft.postcode, area: area?.name ?? draft.area })
  }
  if (name === 'phone') return t('issue.phone')
  return t(example ? 'issue.postcode' : 'issue.letters', { field, example: example ?? '' } satisfies Record<string, string>)
}
