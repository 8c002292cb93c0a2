'use client'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useWords } from '#words/client.tsx'
import { useRequest } from '../ui/use-request.ts'

export function ResendMail({ email }: { email: string }) {
  const t = useWords('sign-in')
  const { isBusy, said, run } = useRequest()
  const [isSent, setSent] = useState(false)
  if (isSent) return <p role="status">{t('resend.sent')}</p>
  return (
    <div className="mt-2">
      <button
        type="button"
        className="button button-small"
        disabled={isBusy}
        onClick={async () => setSent((await run(() => callApi('resendVerification', { body: { email } }))) !== null)}
      >
        {t('resend.button')}
      </button>
      {said ? (
        <p role="alert" className="mt-1 text-sm text-tomato">
          {said}
        </p>
      ) : null}
    </div>
  )
}
