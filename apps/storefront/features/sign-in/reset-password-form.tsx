'use client'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { Notice } from '../ui/notice.tsx'
import { fieldProblem, useRequest } from '../ui/use-request.ts'
import { PasswordField } from './password-field.tsx'

export function ResetPasswordForm({ token }: { token: string }) {
  const { isBusy, problem, run } = useRequest()
  const [isDone, setDone] = useState(false)
  if (isDone)
    return (
      <Notice kind="good" live>
        <p>Your new password is set, and every device has been signed out.</p>
        <a href="/sign-in" className="button button-primary mt-3">
          Sign in
        </a>
      </Notice>
    )
  return (
    <form
      method="post"
      className="space-y-4"
      onSubmit={async (event) => {
        event.preventDefault()
        const password = String(new FormData(event.currentTarget).get('password'))
        setDone((await run(() => callApi('resetPassword', { body: { token, password } }))) !== null)
      }}
    >
      {problem && problem.code !== 'weak-password' ? (
        <Notice kind="problem" live>
          <p>{problem.message}</p>
          {problem.code === 'bad-token' ? (
            <a href="/forgot-password" className="link">
              Ask for a new link
            </a>
          ) : null}
        </Notice>
      ) : null}
      <PasswordField
        label="New password"
        hint="At least 10 characters; a short sentence works well."
        autoComplete="new-password"
        minLength={10}
        error={problem?.code === 'weak-password' ? problem.message : fieldProblem(problem, 'password')}
      />
      <button type="submit" className="button button-primary min-h-12 w-full text-lg" disabled={isBusy || token === ''}>
        Set the password
      </button>
      {token === '' ? <p className="text-tomato">The link is not complete. Please open it from the mail again.</p> : null}
    </form>
  )
}
