'use client'
import type { Profile } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { CheckedForm } from '@toyline/ui/controls/checked-form'
import { TextField } from '@toyline/ui/controls/text-field'
import { Notice } from '@toyline/ui/frame/notice'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useWords } from '#words/client.tsx'
import { useAttention } from '../ui/use-attention.ts'
import { useRequest } from '../ui/use-request.ts'
import { announceName } from './me-store.ts'

export function ProfileForm({ me }: { me: Profile }) {
  const router = useRouter()
  const t = useWords('account')
  const forms = useWords('forms')
  const attention = useAttention()
  const { isBusy, said, fieldError, run } = useRequest()
  const [isSaved, setSaved] = useState(false)
  return (
    <CheckedForm
      {...attention}
      method="post"
      className="grid max-w-lg gap-5"
      onChange={() => setSaved(false)}
      onSubmit={async (event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const text = (name: string) => String(form.get(name) ?? '').trim()
        const body = { name: text('name'), companyName: text('companyName') || null, phone: text('phone') || null }
        if (await run(() => callApi('updateMe', { body }))) {
          setSaved(true)
          announceName(body.name)
          router.refresh()
        }
      }}
    >
      {said ? (
        <Notice kind="problem" live>
          {said}
        </Notice>
      ) : null}
      <TextField
        id="name"
        name="name"
        label={t('name')}
        autoComplete="name"
        required
        complaints={{ valueMissing: t('need.name') }}
        maxLength={100}
        defaultValue={me.name}
        error={fieldError('name')}
      />
      <TextField
        id="companyName"
        name="companyName"
        label={t('company')}
        optional={forms('optional')}
        autoComplete="organization"
        maxLength={100}
        defaultValue={me.companyName ?? ''}
      />
      <TextField
        id="phone"
        name="phone"
        type="tel"
        label={t('phone')}
        optional={forms('optional')}
        autoComplete="tel"
        maxLength={30}
        defaultValue={me.phone ?? ''}
        error={fieldError('phone')}
      />
      <div className="flex items-center gap-4">
        <Button type="submit" look="primary" disabled={isBusy}>
          {t('save')}
        </Button>
        <p role="status" className="font-semibold text-ok">
          {isSaved ? t('saved') : ''}
        </p>
      </div>
    </CheckedForm>
  )
}
