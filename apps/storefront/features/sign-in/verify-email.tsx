'use client'
import { Button } from '@toyline/ui/controls/button'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { Notice } from '@toyline/ui/frame/notice'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { useRequest } from '../ui/use-request.ts'

/** A button, not a visit, confirms the address: mail scanners visit links too, and would use them up. */
export function VerifyEmail({ token }: { token: string }) {
  const { to } = useLocale()
  const t = useWords('sign-in')
  const { isBusy, problem, said, run } = useRequest()
  const [isDone, setDone] = useState(false)
  if (isDone)
    return (
      <Notice kind="good" live>
        <p>{t('verify.done')}</p>
        <p className="mt-3 flex flex-wrap gap-3">
          <LinkButton href={to('/products')} look="primary">
            {t('verify.open')}
          </LinkButton>
          <LinkButton href={to('/account')}>{t('verify.account')}</LinkButton>
        </p>
      </Notice>
    )
  return (
    <div className="grid gap-5">
      {token === '' ? <Notice kind="warning">{t('badLink')}</Notice> : null}
      {problem ? (
        <Notice kind="problem" live>
          <p>{said}</p>
          {problem.code === 'bad-token' ? (
            <p className="mt-1">
              {t.rich('verify.elsewhere', {
                signIn: (inside) => (
                  <a href={to('/sign-in')} className="link">
                    {inside}
                  </a>
                ),
              })}
            </p>
          ) : null}
        </Notice>
      ) : null}
      <Button
        look="primary"
        size="large"
        wide
        disabled={token === ''}
        busy={isBusy ? t('verify.busy') : undefined}
        onClick={async () => setDone((await run(() => callApi('verifyEmail', { body: { token } }))) !== null)}
      >
        {t('verify.button')}
      </Button>
    </div>
  )
}
