'use client'
import { Button } from '@toyline/ui/controls/button'
import { CheckedForm } from '@toyline/ui/controls/checked-form'
import { Notice } from '@toyline/ui/frame/notice'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useWords } from '#words/client.tsx'
import { Link } from '../ui/link.tsx'
import { useAttention } from '../ui/use-attention.ts'
import { useRequest } from '../ui/use-request.ts'
import { EmailField } from './email-field.tsx'
import { PasswordField } from './password-field.tsx'
import { ResendMail } from './resend-mail.tsx'

export function SignInForm({ next }: { next: string }) {
  const t = useWords('sign-in')
  const attention = useAttention()
  const { isBusy, problem, said, run } = useRequest()
  const [tried, setTried] = useState('')
  return (
    <CheckedForm
      {...attention}
      method="post"
      className="grid gap-5"
      onSubmit={async (event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const email = String(form.get('email')).trim()
        setTried(email)
        const done = await run(() => callApi('signIn', { body: { email, password: String(form.get('password')) } }))
        // A full load, so that no page made for a guest stays in memory.
        if (done) location.assign(next)
      }}
    >
      {problem ? (
        <Notice kind="problem" live>
          <p>{said}</p>
          {problem.code === 'email-not-verified' ? <ResendMail email={tried} /> : null}
        </Notice>
      ) : null}
      <EmailField />
      <PasswordField label={t('password')} autoComplete="current-password" />
      <Button type="submit" look="primary" size="large" wide busy={isBusy ? t('signingIn') : undefined}>
        {t('signIn')}
      </Button>
      <p className="flex flex-wrap justify-between gap-3">
        <Link href="/forgot-password" className="link py-1">
          {t('forgot')}
        </Link>
        <Link href="/register" className="link py-1">
          {t('createAccount')}
        </Link>
      </p>
    </CheckedForm>
  )
}
