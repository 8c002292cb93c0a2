'use client'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { fieldProblem, useRequest } from '../ui/use-request.ts'

export function ForgotPasswordForm() {
  const { isBusy, problem, run } = useRequest()
  const [isSent, setSent] = useState(false)
  if (isSent)
    return (
      <Notice kind="good" live>
        If this address has an account, a mail with a link to a new password is on its way. It may take a minute.
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
      {problem ? (
        <Notice kind="problem" live>
          {problem.message}
        </Notice>
      ) : null}
      <Field
        id="email"
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        required
        maxLength={254}
        error={fieldProblem(problem, 'email')}
      />
      <button type="submit" className="button button-primary min-h-12 w-full text-lg" disabled={isBusy}>
        Send the link
      </button>
    </form>
  )
}
