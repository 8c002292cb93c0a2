'use client'
import { type AddressFormat, type AddressIssue, checkAddress } from '@toyline/addresses/form'
import { afterPress } from '@toyline/ui/controls/after-press.ts'
import { useEffect, useState } from 'react'
import { useWords } from '#words/client.tsx'
import type { AddressDraft, AddressPart as Part } from './address-draft.ts'
import { issueWords } from './address-words.ts'

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

/** An address while it is written, and its country's rules. The fields speak for themselves, by `check` and `missing`. */
export function useAddress(start: AddressDraft, startFormat: AddressFormat) {
  const t = useWords('addresses')
  const [value, setValue] = useState(start)
  const [format, setFormat] = useState(startFormat)
  const [refused, setRefused] = useState<Partial<Record<Part, string>>>({})
  const isReady = format.country === value.country

  useEffect(() => {
    let isCurrent = true
    if (value.country !== format.country)
      void formatFor(value.country).then((found) =>
        afterPress(() => {
          if (isCurrent && found) setFormat(found)
        }),
      )
    return () => {
      isCurrent = false
    }
  }, [value.country, format.country])

  return {
    value,
    format,
    /** What the shop itself found wrong, by the part that it is about. */
    refused,
    refuse(issues: Said[]) {
      setRefused(Object.fromEntries(issues.map((issue) => [issue.field, issueWords(t, format, issue, value)])))
    },
    replace(draft: AddressDraft) {
      setValue(draft)
      setRefused({})
    },
    change(part: Part, text: string) {
      setValue((now) => ({ ...now, [part]: text, ...(part === 'country' ? { area: '', postcode: '' } : {}) }))
    },
    /** Fills what is still empty. */
    fill(parts: Partial<AddressDraft>) {
      setValue((now) => ({ ...now, ...Object.fromEntries(Object.entries(parts).filter(([part]) => now[part as Part] === '')) }))
    },
    missing: (part: Part) => issueWords(t, format, { field: part, code: 'required' }, value),
    check(part: Part) {
      return (text: string) => {
        const draft = { ...value, [part]: text }
        const issue = isReady ? checkAddress(format, draft).issues.find(({ field }) => field === part) : undefined
        return issue && issueWords(t, format, issue, draft)
      }
    },
    /** The address as the API takes it; null while anything is missing or wrong. */
    peek(): ReturnType<typeof checkAddress>['address'] | null {
      if (!isReady) return null
      const { issues, address } = checkAddress(format, value)
      return issues.length === 0 ? address : null
    },
  }
}
export type AddressState = ReturnType<typeof useAddress>
