'use client'
import type { AddressFormat } from '@toyline/addresses/form'
import type { SavedAddress } from '@toyline/contracts'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useWords } from '#words/client.tsx'
import { draftOf, emptyAddress, issuesOfProblem } from '../addresses/address-draft.ts'
import { AddressFields, addressFieldId } from '../addresses/address-fields.tsx'
import { useAddress } from '../addresses/use-address.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRequest } from '../ui/use-request.ts'

type Props = {
  address: SavedAddress | null
  countries: { code: string; name: string }[]
  format: AddressFormat
  onDone: (words: string) => void
  onCancel: () => void
}

export function AddressEditor({ address, countries, format, onDone, onCancel }: Props) {
  const state = useAddress(address ? draftOf(address) : emptyAddress(format.country), format)
  const t = useWords('account')
  const { isBusy, problem, said, run } = useRequest()
  const [label, setLabel] = useState(address?.label ?? '')
  const [isDefault, setDefault] = useState(address?.isDefault ?? false)
  const [attempt, setAttempt] = useState(0)
  const problems =
    attempt === 0 ? [] : Object.entries(state.errors).map(([part, message]) => ({ fieldId: addressFieldId('own', part), message }))

  async function save() {
    setAttempt((now) => now + 1)
    const checked = state.check()
    if (!checked) return
    const body = { ...checked, ...(label.trim() ? { label: label.trim() } : {}), isDefault }
    const ask = () =>
      address ? callApi('updateAddress', { params: { id: address.id as `adr_${string}` }, body }) : callApi('addAddress', { body })
    const saved = await run(() =>
      ask().catch((error) => {
        if (error.code === 'bad-address') state.refuse(issuesOfProblem(error.extra))
        throw error
      }),
    )
    if (saved) onDone(t('address.saved'))
  }
  return (
    <form
      noValidate
      method="post"
      aria-label={address ? t('address.changing') : t('address.new')}
      className="mt-4 space-y-4 border border-ink bg-card p-5"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <ErrorSummary problems={problems} attempt={attempt} />
      {problem && problem.code !== 'bad-address' ? (
        <Notice kind="problem" live>
          {said}
        </Notice>
      ) : null}
      <Field
        id="own-label"
        label={t('address.label')}
        isOptional
        hint={t('address.labelHint')}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
        maxLength={60}
        autoComplete="off"
      />
      <AddressFields prefix="own" purpose="shipping" state={state} countries={countries} />
      <label className="flex min-h-9 items-center gap-3">
        <input type="checkbox" className="check" checked={isDefault} onChange={(event) => setDefault(event.target.checked)} />
        {t('address.useFirst')}
      </label>
      <div className="flex gap-3">
        <button type="submit" className="button button-primary" disabled={isBusy}>
          {t('address.save')}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {t('address.cancel')}
        </button>
      </div>
    </form>
  )
}
