export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
type Kind = Exclude<keyof ValidityState, 'valid' | 'customError'>

/** What is said about each thing that the browser itself finds wrong; where nothing is given the browser's own words stand. */
export type Complaints = Partial<Record<Kind, string>>

/** Looks at a value that the browser finds nothing wrong with; returns what is wrong, or nothing. */
export type Check = (value: string) => string | undefined

const KINDS: Kind[] = [
  'valueMissing',
  'badInput',
  'typeMismatch',
  'patternMismatch',
  'tooShort',
  'tooLong',
  'rangeUnderflow',
  'rangeOverflow',
  'stepMismatch',
]

/**
 * What is wrong with a control, in words; empty when nothing is. The words also become the control's own validation message, so
 * that the browser keeps a form with a wrong field from being sent, and whoever hears `invalid` finds them there.
 */
export function judge(control: Control, complaints: Complaints = {}, check?: Check): string {
  control.setCustomValidity('')
  const kind = KINDS.find((one) => control.validity[one])
  const message = kind ? (complaints[kind] ?? control.validationMessage) : (check?.(control.value) ?? '')
  control.setCustomValidity(message)
  return message
}
