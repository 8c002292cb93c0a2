'use client'

/**
 * What somebody typed, chose or ticked in a part of the page before its scripts came alive, by the names of its controls: whatever
 * differs from the page as it was sent. A tick box says `on` or nothing. To be asked in the first effect: React puts its own values
 * over these as soon as it renders again.
 */
export function typedBefore(part: ParentNode | null): Record<string, string> {
  const found: Record<string, string> = {}
  for (const control of part?.querySelectorAll('input, select, textarea') ?? []) {
    if (control instanceof HTMLSelectElement) {
      const sent = [...control.options].find(({ defaultSelected }) => defaultSelected) ?? control.options[0]
      if (sent && control.value !== sent.value) found[control.name] = control.value
    } else if (control instanceof HTMLTextAreaElement) {
      if (control.value !== control.defaultValue) found[control.name] = control.value
    } else if (control instanceof HTMLInputElement) {
      if (control.type === 'checkbox') {
        if (control.checked !== control.defaultChecked) found[control.name] = control.checked ? 'on' : ''
      } else if (control.type === 'radio') {
        if (control.checked && !control.defaultChecked) found[control.name] = control.value
      } else if (control.value !== control.defaultValue) found[control.name] = control.value
    }
  }
  return found
}
