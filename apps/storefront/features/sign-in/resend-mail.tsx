'use client'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useRequest } from '../ui/use-request.ts'

export function ResendMail({ email }: { email: string }) {
  const { isBusy, problem, run } = useRequest()
  const [isSent, setSent] = useState(false)
  if (isSent) return <p role="status">A new mail is on its way, if this address has an account that still needs it.</p>
  return (
    <div className="mt-2">
      <button
        type="button"
        className="button button-small"
        disabled={isBusy}
        onClick={async () => setSent((await run(() => callApi('resendVerification', { body: { email } }))) !== null)}
      >
        Send the mail again
      </button>
      {problem ? (
        <p role="alert" className="mt-1 text-sm text-tomato">
          {problem.message}
        </p>
      ) : null}
    </div>
  )
}
