'use client'
import type { AddressFormat } from '@toyline/addresses/form'
import type { SavedAddress } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { CheckField } from '@toyline/ui/controls/check-field'
import { CheckedForm } from '@toyline/ui/controls/checked-form'
import { TextField } from '@toyline/ui/controls/text-field'
import { Notice } from '@toyline/ui/frame/notice'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useWords } from '#words/client.tsx'
import { draftOf, emptyAddress, issuesOfProblem } from '../addresses/address-draft.ts'
import { AddressFields } from '../addresses/address-fields.tsx'
import { useAddress } from '../addresses/use-address.ts'
import { useAttention } from '../ui/use-attention.ts'
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
  const forms = useWords('forms')
  const { isBusy, problem, said, run } = useRequest()
  const [label, setLabel] = useState(address?.label ?? '')
  const [isDefault, setDefault] = useState(address?.isDefault ?? false)
  const attention = useAttention()

  async function save() {
    const checked = state.peek()
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
    <CheckedForm
      {...attention}
      method="post"
      aria-label={address ? t('address.changing') : t('address.new')}
      className="mt-4 space-y-4 border border-ink bg-card p-5"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {problem ? (
        <Notice kind="problem" live>
          {said}
        </Notice>
      ) : null}
      <TextField
        id="own-label"
        label={t('address.label')}
        optional={forms('optional')}
        hint={t('address.labelHint')}
        value={label}
        onChange={(event) => setLabel(event.target.value)}
        maxLength={60}
        autoComplete="off"
      />
      <AddressFields prefix="own" purpose="shipping" state={state} countries={countries} />
      <CheckField
        id="own-default"
        label={t('address.useFirst')}
        checked={isDefault}
        onChange={(event) => setDefault(event.target.checked)}
      />
      <div className="flex gap-3">
        <Button type="submit" look="primary" disabled={isBusy}>
          {t('address.save')}
        </Button>
        <Button onClick={onCancel}>{t('address.cancel')}</Button>
      </div>
    </CheckedForm>
  )
}
