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

export function RegisterForm({ email: given }: { email: string }) {
  const t = useWords('sign-in')
  const { isBusy, problem, said, fieldError, run } = useRequest()
  const [sentTo, setSentTo] = useState<string | null>(null)
  if (sentTo)
    return (
      <Notice kind="good" live>
        <p className="font-semibold text-lg">{t('register.look')}</p>
        <p className="mt-1">{t.rich('register.sent', { email: sentTo, strong: (inside) => <strong>{inside}</strong> })}</p>
        <ResendMail email={sentTo} />
      </Notice>
    )
  return (
    <form
      method="post"
      className="space-y-4"
      onSubmit={async (event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const text = (name: string) => String(form.get(name) ?? '').trim()
        const email = text('email')
        const companyName = text('companyName')
        const body = { email, name: text('name'), password: String(form.get('password')), ...(companyName ? { companyName } : {}) }
        if (await run(() => callApi('register', { body }))) setSentTo(email)
      }}
    >
      {problem && problem.code !== 'weak-password' ? (
        <Notice kind="problem" live>
          {said}
        </Notice>
      ) : null}
      <Field id="name" name="name" label={t('register.name')} autoComplete="name" required maxLength={100} error={fieldError('name')} />
      <Field id="companyName" name="companyName" label={t('register.company')} isOptional autoComplete="organization" maxLength={100} />
      <Field
        id="email"
        name="email"
        type="email"
        label={t('email')}
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={given}
        error={fieldError('email')}
      />
      <PasswordField
        label={t('password')}
        hint={t('passwordHint')}
        autoComplete="new-password"
        minLength={10}
        error={problem?.code === 'weak-password' ? (said ?? undefined) : fieldError('password')}
      />
      <button type="submit" className="button button-primary min-h-12 w-full text-lg" disabled={isBusy}>
        {isBusy ? t('register.creating') : t('register.create')}
      </button>
      <p>
        {t.rich('register.already', {
          signIn: (inside) => (
            <Link href="/sign-in" className="link">
              {inside}
            </Link>
          ),
        })}
      </p>
    </form>
  )
}
