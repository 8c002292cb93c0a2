'use client'
import { Button } from '@toyline/ui/controls/button'
import { CheckedForm } from '@toyline/ui/controls/checked-form'
import { TextField } from '@toyline/ui/controls/text-field'
import { Notice } from '@toyline/ui/frame/notice'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { Link } from '../ui/link.tsx'
import { useAttention } from '../ui/use-attention.ts'
import { useRequest } from '../ui/use-request.ts'
import { EmailField } from './email-field.tsx'
import { PasswordField } from './password-field.tsx'
import { MailSent } from './resend-mail.tsx'

export function RegisterForm({ email: given }: { email: string }) {
  const t = useWords('sign-in')
  const { locale } = useLocale()
  const forms = useWords('forms')
  const attention = useAttention()
  const { isBusy, problem, said, fieldError, run } = useRequest()
  const [sentTo, setSentTo] = useState<string | null>(null)
  if (sentTo) return <MailSent email={sentTo} />
  return (
    <CheckedForm
      {...attention}
      method="post"
      className="grid gap-5"
      onSubmit={async (event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const text = (name: string) => String(form.get(name) ?? '').trim()
        const email = text('email')
        const companyName = text('companyName')
        const body = {
          email,
          name: text('name'),
          password: String(form.get('password')),
          locale: locale.id,
          ...(companyName ? { companyName } : {}),
        }
        if (await run(() => callApi('register', { body }))) setSentTo(email)
      }}
    >
      {problem && problem.code !== 'weak-password' ? (
        <Notice kind="problem" live>
          {said}
        </Notice>
      ) : null}
      <TextField
        id="name"
        name="name"
        label={t('register.name')}
        complaints={{ valueMissing: t('need.name') }}
        autoComplete="name"
        required
        maxLength={100}
        error={fieldError('name')}
      />
      <TextField
        id="companyName"
        name="companyName"
        label={t('register.company')}
        optional={forms('optional')}
        autoComplete="organization"
        maxLength={100}
      />
      <EmailField defaultValue={given} error={fieldError('email')} />
      <PasswordField
        label={t('password')}
        hint={t('passwordHint')}
        autoComplete="new-password"
        minLength={10}
        error={problem?.code === 'weak-password' ? (said ?? undefined) : fieldError('password')}
      />
      <Button type="submit" look="primary" size="large" wide busy={isBusy ? t('register.creating') : undefined}>
        {t('register.create')}
      </Button>
      <p>
        {t.rich('register.already', {
          signIn: (inside) => (
            <Link href="/sign-in" className="link">
              {inside}
            </Link>
          ),
        })}
      </p>
    </CheckedForm>
  )
}
