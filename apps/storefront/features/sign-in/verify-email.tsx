'use client'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { Notice } from '../ui/notice.tsx'
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
          <a href={to('/products')} className="button button-primary">
            {t('verify.open')}
          </a>
          <a href={to('/account')} className="button">
            {t('verify.account')}
          </a>
        </p>
      </Notice>
    )
  return (
    <div className="space-y-4">
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
      <button
        type="button"
        className="button button-primary min-h-12 w-full text-lg"
        disabled={isBusy || token === ''}
        onClick={async () => setDone((await run(() => callApi('verifyEmail', { body: { token } }))) !== null)}
      >
        {isBusy ? t('verify.busy') : t('verify.button')}
      </button>
      {token === '' ? <p className="text-tomato">{t('badLink')}</p> : null}
    </div>
  )
}
