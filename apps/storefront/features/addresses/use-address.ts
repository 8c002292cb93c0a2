'use client'
import { type AddressFormat, checkAddress } from '@toyline/addresses/form'
import { useEffect, useState } from 'react'
import type { AddressDraft } from './address-draft.ts'

type Part = keyof AddressDraft
export type AddressErrors = Partial<Record<Part, string>>

const formats = new Map<string, Promise<AddressFormat | null>>()

function formatFor(country: string): Promise<AddressFormat | null> {
  let found = formats.get(country)
  if (!found) {
    found = fetch(`/address-format/${country}`, { signal: AbortSignal.timeout(8_000) })
      .then((response) => (response.ok ? (response.json() as Promise<AddressFormat>) : null))
      .catch(() => null)
    formats.set(country, found)
    void found.then((format) => {
      if (!format) formats.delete(country)
    })
  }
  return found
}

/**
 * An address form by its country's rules. Errors appear when a field is left or the form is sent, and go as soon as the field
 * is right.
 */
export function useAddress(start: AddressDraft, startFormat: AddressFormat) {
  const [value, setValue] = useState(start)
  const [format, setFormat] = useState(startFormat)
  const [errors, setErrors] = useState<AddressErrors>({})

  useEffect(() => {
    let isCurrent = true
    if (value.country !== format.country)
      void formatFor(value.country).then((found) => {
        if (isCurrent && found) setFormat(found)
      })
    return () => {
      isCurrent = false
    }
  }, [value.country, format.country])

  const issuesOf = (draft: AddressDraft): AddressErrors =>
    Object.fromEntries(checkAddress(format, draft).issues.map(({ field, message }) => [field, message]))

  return {
    value,
    format,
    errors,
    setErrors,
    replace(draft: AddressDraft) {
      setValue(draft)
      setErrors({})
    },
    change(part: Part, text: string) {
      const next = { ...value, [part]: text, ...(part === 'country' ? { area: '', postcode: '' } : {}) }
      setValue(next)
      if (part === 'country') setErrors({})
      else if (errors[part]) {
        const now = issuesOf(next)
        setErrors(({ [part]: _gone, ...rest }) => (now[part] ? { ...rest, [part]: now[part] } : rest))
      }
    },
    leave(part: Part) {
      const now = issuesOf(value)
      setErrors(({ [part]: _gone, ...rest }) => (now[part] && value[part] !== '' ? { ...rest, [part]: now[part] } : rest))
    },
    /** Fills what is still empty. */
    fill(parts: Partial<AddressDraft>) {
      const empty = Object.entries(parts).filter(([part]) => value[part as Part] === '')
      setValue((now) => ({ ...now, ...Object.fromEntries(empty) }))
      setErrors((now) => Object.fromEntries(Object.entries(now).filter(([part]) => !empty.some(([filled]) => filled === part))))
    },
    /** The address as the API takes it, or null with the errors shown. */
    check(): ReturnType<typeof checkAddress>['address'] | null {
      const { issues, address } = checkAddress(format, value)
      setErrors(Object.fromEntries(issues.map(({ field, message }) => [field, message])))
      return issues.length === 0 ? address : null
    },
    issues() {
      return checkAddress(format, value).issues
    },
    /** The same without showing anything. */
    peek(): ReturnType<typeof checkAddress>['address'] | null {
      if (format.country !== value.country) return null
      const { issues, address } = checkAddress(format, value)
      return issues.length === 0 ? address : null
    },
  }
}
export type AddressState = ReturnType<typeof useAddress>
