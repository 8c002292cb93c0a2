'use client'
import { Button } from '@toyline/ui/controls/button'
import { CheckedForm } from '@toyline/ui/controls/checked-form'
import { Notice } from '@toyline/ui/frame/notice'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { useAttention } from '../ui/use-attention.ts'
import { useRequest } from '../ui/use-request.ts'
import { EmailField } from './email-field.tsx'

export function ForgotPasswordForm() {
  const t = useWords('sign-in')
  const { locale } = useLocale()
  const attention = useAttention()
  const { isBusy, said, fieldError, run } = useRequest()
  const [isSent, setSent] = useState(false)
  if (isSent)
    return (
      <Notice kind="good" live>
        {t('forgotten.sent')}
      </Notice>
    )
  return (
    <CheckedForm
      {...attention}
      method="post"
      className="grid gap-5"
      onSubmit={async (event) => {
        event.preventDefault()
        const email = String(new FormData(event.currentTarget).get('email')).trim()
        setSent((await run(() => callApi('requestPasswordReset', { body: { email, locale: locale.id } }))) !== null)
      }}
    >
      {said ? (
        <Notice kind="problem" live>
          {said}
        </Notice>
      ) : null}
      <EmailField error={fieldError('email')} />
      <Button type="submit" look="primary" size="large" wide disabled={isBusy}>
        {t('forgotten.send')}
      </Button>
    </CheckedForm>
  )
}
