'use client'
import type { Profile } from '@toyline/contracts'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useWords } from '#words/client.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRequest } from '../ui/use-request.ts'
import { announceName } from './me-store.ts'

export function ProfileForm({ me }: { me: Profile }) {
  const router = useRouter()
  const t = useWords('account')
  const { isBusy, said, fieldError, run } = useRequest()
  const [isSaved, setSaved] = useState(false)
  return (
    <form
      method="post"
      className="mt-6 max-w-lg space-y-4"
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
      <Field
        id="name"
        name="name"
        label={t('name')}
        autoComplete="name"
        required
        maxLength={100}
        defaultValue={me.name}
        error={fieldError('name')}
      />
      <Field
        id="companyName"
        name="companyName"
        label={t('company')}
        isOptional
        autoComplete="organization"
        maxLength={100}
        defaultValue={me.companyName ?? ''}
      />
      <Field
        id="phone"
        name="phone"
        type="tel"
        label={t('phone')}
        isOptional
        autoComplete="tel"
        maxLength={30}
        defaultValue={me.phone ?? ''}
        error={fieldError('phone')}
      />
      <div className="flex items-center gap-4">
        <button type="submit" className="button button-primary" disabled={isBusy}>
          {t('save')}
        </button>
        <p role="status" className="text-ok">
          {isSaved ? t('saved') : ''}
        </p>
      </div>
    </form>
  )
}
