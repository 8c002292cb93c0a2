'use client'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { Field } from '../ui/field.tsx'
import { Link } from '../ui/link.tsx'
import { Notice } from '../ui/notice.tsx'
import { fieldProblem, useRequest } from '../ui/use-request.ts'
import { PasswordField } from './password-field.tsx'
import { ResendMail } from './resend-mail.tsx'

export function RegisterForm({ email: given }: { email: string }) {
  const { isBusy, problem, run } = useRequest()
  const [sentTo, setSentTo] = useState<string | null>(null)
  if (sentTo)
    return (
      <Notice kind="good" live>
        <p className="font-semibold text-lg">Look into your mailbox</p>
        <p className="mt-1">
          We have written to <strong>{sentTo}</strong>. Open the link in that mail to confirm the address and start.
        </p>
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
          {problem.message}
        </Notice>
      ) : null}
      <Field id="name" name="name" label="Your name" autoComplete="name" required maxLength={100} error={fieldProblem(problem, 'name')} />
      <Field id="companyName" name="companyName" label="Shop or company" isOptional autoComplete="organization" maxLength={100} />
      <Field
        id="email"
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={given}
        error={fieldProblem(problem, 'email')}
      />
      <PasswordField
        label="Password"
        hint="At least 10 characters; a short sentence works well."
        autoComplete="new-password"
        minLength={10}
        error={problem?.code === 'weak-password' ? problem.message : fieldProblem(problem, 'password')}
      />
      <button type="submit" className="button button-primary min-h-12 w-full text-lg" disabled={isBusy}>
        {isBusy ? 'Creating the account' : 'Create the account'}
      </button>
      <p>
        Already a customer?{' '}
        <Link href="/sign-in" className="link">
          Sign in
        </Link>
      </p>
    </form>
  )
}
