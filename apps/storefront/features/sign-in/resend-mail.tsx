'use client'
import { Button } from '@toyline/ui/controls/button'
import { Notice } from '@toyline/ui/frame/notice'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { useRequest } from '../ui/use-request.ts'

/** Says that a mail is on its way to a new account, and sends it again. */
export function MailSent({ email }: { email: string }) {
  const t = useWords('sign-in')
  return (
    <Notice kind="good" live title={t('register.look')}>
      <p>{t.rich('register.sent', { email, strong: (inside) => <strong className="[overflow-wrap:anywhere]">{inside}</strong> })}</p>
      <ResendMail email={email} />
    </Notice>
  )
}

export function ResendMail({ email }: { email: string }) {
  const t = useWords('sign-in')
  const { locale } = useLocale()
  const { isBusy, said, run } = useRequest()
  const [isSent, setSent] = useState(false)
  if (isSent) return <p role="status">{t('resend.sent')}</p>
  return (
    <div className="mt-3">
      <Button
        size="small"
        disabled={isBusy}
        onClick={async () => setSent((await run(() => callApi('resendVerification', { body: { email, locale: locale.id } }))) !== null)}
      >
        {t('resend.button')}
      </Button>
      {said ? (
        <p role="alert" className="mt-1 text-sm text-tomato">
          {said}
        </p>
      ) : null}
    </div>
  )
}
