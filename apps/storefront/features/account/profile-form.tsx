'use client'
import type { Profile } from '@toyline/contracts'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { fieldProblem, useRequest } from '../ui/use-request.ts'

export function ProfileForm({ me }: { me: Profile }) {
  const router = useRouter()
  const { isBusy, problem, run } = useRequest()
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
          router.refresh()
        }
      }}
    >
      {problem ? (
        <Notice kind="problem" live>
          {problem.message}
        </Notice>
      ) : null}
      <Field
        id="name"
        name="name"
        label="Your name"
        autoComplete="name"
        required
        maxLength={100}
        defaultValue={me.name}
        error={fieldProblem(problem, 'name')}
      />
      <Field
        id="companyName"
        name="companyName"
        label="Shop or company"
        isOptional
        autoComplete="organization"
        maxLength={100}
        defaultValue={me.companyName ?? ''}
      />
      <Field
        id="phone"
        name="phone"
        type="tel"
        label="Phone"
        isOptional
        autoComplete="tel"
        maxLength={30}
        defaultValue={me.phone ?? ''}
        error={fieldProblem(problem, 'phone')}
      />
      <div className="flex items-center gap-4">
        <button type="submit" className="button button-primary" disabled={isBusy}>
          Save
        </button>
        <p role="status" className="text-ok">
          {isSaved ? 'Saved.' : ''}
        </p>
      </div>
    </form>
  )
}
