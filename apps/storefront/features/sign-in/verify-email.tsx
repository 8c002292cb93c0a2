'use client'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { Notice } from '../ui/notice.tsx'
import { useRequest } from '../ui/use-request.ts'

/** A button, not a visit, confirms the address: mail scanners visit links too, and would use them up. */
export function VerifyEmail({ token }: { token: string }) {
  const { isBusy, problem, run } = useRequest()
  const [isDone, setDone] = useState(false)
  if (isDone)
    return (
      <Notice kind="good" live>
        <p>Your address is confirmed and you are signed in.</p>
        <p className="mt-3 flex flex-wrap gap-3">
          <a href="/products" className="button button-primary">
            Open the catalogue
          </a>
          <a href="/account" className="button">
            Your account
          </a>
        </p>
      </Notice>
    )
  return (
    <div className="space-y-4">
      {problem ? (
        <Notice kind="problem" live>
          <p>{problem.message}</p>
          {problem.code === 'bad-token' ? (
            <p className="mt-1">
              <a href="/sign-in" className="link">
                Sign in
              </a>{' '}
              to check whether it is confirmed already, or to have a new mail sent.
            </p>
          ) : null}
        </Notice>
      ) : null}
      <button
        type="button"
        className="button button-primary min-h-12 w-full text-lg"
        disabled={isBusy || token === ''}
        onClick={async () => setDone((await run(() => callApi('verifyEmail', { body: { token } }))) !== null)}
      >
        {isBusy ? 'Confirming' : 'Confirm my e-mail address'}
      </button>
      {token === '' ? <p className="text-tomato">The link is not complete. Please open it from the mail again.</p> : null}
    </div>
  )
}
