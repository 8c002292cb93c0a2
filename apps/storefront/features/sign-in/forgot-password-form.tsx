'use client'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useWords } from '#words/client.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRequest } from '../ui/use-request.ts'

export function ForgotPasswordForm() {
  const t = useWords('sign-in')
  const { isBusy, said, fieldError, run } = useRequest()
  const [isSent, setSent] = useState(false)
  if (isSent)
    return (
      <Notice kind="good" live>
        {t('forgotten.sent')}
      </Notice>
    )
  return (
    <form
      method="post"
      className="space-y-4"
      onSubmit={async (event) => {
        event.preventDefault()
        const email = String(new FormData(event.currentTarget).get('email')).trim()
        setSent((await run(() => callApi('requestPasswordReset', { body: { email } }))) !== null)
      }}
    >
      {said ? (
        <Notice kind="problem" live>
          {said}
        </Notice>
      ) : null}
      <Field
        id="email"
        name="email"
        type="email"
        label={t('email')}
        autoComplete="username"
        required
        maxLength={254}
        error={fieldError('email')}
      />
      <button type="submit" className="button button-primary min-h-12 w-full text-lg" disabled={isBusy}>
        {t('forgotten.send')}
      </button>
    </form>
  )
}
