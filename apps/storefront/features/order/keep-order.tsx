'use client'
import { Button } from '@toyline/ui/controls/button'
import { CheckedForm } from '@toyline/ui/controls/checked-form'
import { Notice } from '@toyline/ui/frame/notice'
import { SectionHead } from '@toyline/ui/frame/section-head'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { PasswordField } from '../sign-in/password-field.tsx'
import { MailSent } from '../sign-in/resend-mail.tsx'
import { useAttention } from '../ui/use-attention.ts'
import { useRequest } from '../ui/use-request.ts'

type Props = { email: string; name: string; companyName: string | undefined }

/** Makes an account of what the order says already: all that is missing is a password. */
export function KeepOrder({ email, name, companyName }: Props) {
  const t = useWords('order')
  const { locale } = useLocale()
  const signIn = useWords('sign-in')
  const attention = useAttention()
  const { isBusy, problem, said, fieldError, run } = useRequest()
  const [isSent, setSent] = useState(false)
  return (
    <section aria-labelledby="keep" className="no-print mt-12 max-w-2xl">
      <SectionHead id="keep">{t('keep.title')}</SectionHead>
      {isSent ? (
        <MailSent email={email} />
      ) : (
        <CheckedForm
          {...attention}
          method="post"
          className="grid gap-4"
          onSubmit={async (event) => {
            event.preventDefault()
            const password = String(new FormData(event.currentTarget).get('password'))
            const body = { email, name, password, locale: locale.id, ...(companyName ? { companyName } : {}) }
            setSent((await run(() => callApi('register', { body }))) !== null)
          }}
        >
          <p className="max-w-measure">{t.rich('keep.text', { email, strong: (inside) => <strong>{inside}</strong> })}</p>
          {problem && problem.code !== 'weak-password' ? (
            <Notice kind="problem" live>
              {said}
            </Notice>
          ) : null}
          {/* For the browser's own keeping of passwords. */}
          <input
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            readOnly
            tabIndex={-1}
            aria-hidden="true"
            className="sr-only"
          />
          <PasswordField
            label={signIn('password')}
            hint={signIn('passwordHint')}
            autoComplete="new-password"
            minLength={10}
            error={problem?.code === 'weak-password' ? (said ?? undefined) : fieldError('password')}
          />
          <Button type="submit" look="primary" className="justify-self-start" busy={isBusy ? signIn('register.creating') : undefined}>
            {signIn('register.create')}
          </Button>
        </CheckedForm>
      )}
    </section>
  )
}
