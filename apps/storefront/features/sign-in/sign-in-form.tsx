'use client'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useWords } from '#words/client.tsx'
import { Field } from '../ui/field.tsx'
import { Link } from '../ui/link.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRequest } from '../ui/use-request.ts'
import { PasswordField } from './password-field.tsx'
import { ResendMail } from './resend-mail.tsx'

export function SignInForm({ next }: { next: string }) {
  const t = useWords('sign-in')
  const { isBusy, problem, said, run } = useRequest()
  const [email, setEmail] = useState('')
  return (
    <form
      method="post"
      className="space-y-4"
      onSubmit={async (event) => {
        event.preventDefault()
        const password = String(new FormData(event.currentTarget).get('password'))
        const done = await run(() => callApi('signIn', { body: { email, password } }))
        // A full load, so that no page made for a guest stays in memory.
        if (done) location.assign(next)
      }}
    >
      {problem ? (
        <Notice kind="problem" live>
          <p>{said}</p>
          {problem.code === 'email-not-verified' ? <ResendMail email={email} /> : null}
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
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordField label={t('password')} autoComplete="current-password" />
      <button type="submit" className="button button-primary min-h-12 w-full text-lg" disabled={isBusy}>
        {isBusy ? t('signingIn') : t('signIn')}
      </button>
      <p className="flex flex-wrap justify-between gap-3">
        <Link href="/forgot-password" className="link">
          {t('forgot')}
        </Link>
        <Link href="/register" className="link">
          {t('createAccount')}
        </Link>
      </p>
    </form>
  )
}
