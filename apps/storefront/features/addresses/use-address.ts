'use client'
import { type AddressFormat, type AddressIssue, checkAddress } from '@toyline/addresses/form'
import { useEffect, useState } from 'react'
import { useWords } from '#words/client.tsx'
import type { AddressDraft, AddressPart as Part } from './address-draft.ts'
import { issueWords } from './address-words.ts'

type AddressErrors = Partial<Record<Part, string>>

type Said = Pick<AddressIssue, 'field' | 'code'>

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
  const t = useWords('addresses')
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

  const say = (issues: Said[], draft: AddressDraft) =>
    issues.map((issue) => ({ field: issue.field, message: issueWords(t, format, issue, draft) }))
  const errorsOf = (issues: Said[], draft: AddressDraft): AddressErrors =>
    Object.fromEntries(say(issues, draft).map(({ field, message }) => [field, message]))
  const issuesOf = (draft: AddressDraft): AddressErrors => errorsOf(checkAddress(format, draft).issues, draft)

  return {
    value,
    format,
    errors,
    /** Shows what the shop refused an address for, and gives it back in words. */
    refuse(issues: Said[]) {
      setErrors(errorsOf(issues, value))
      return say(issues, value)
    },
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
      setErrors(errorsOf(issues, value))
      return issues.length === 0 ? address : null
    },
    issues() {
      return say(checkAddress(format, value).issues, value)
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
