'use client'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRequest } from '../ui/use-request.ts'
import { PasswordField } from './password-field.tsx'

export function ResetPasswordForm({ token }: { token: string }) {
  const { to } = useLocale()
  const t = useWords('sign-in')
  const { isBusy, problem, said, fieldError, run } = useRequest()
  const [isDone, setDone] = useState(false)
  if (isDone)
    return (
      <Notice kind="good" live>
        <p>{t('reset.done')}</p>
        <a href={to('/sign-in')} className="button button-primary mt-3">
          {t('signIn')}
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
          <p>{said}</p>
          {problem.code === 'bad-token' ? (
            <a href={to('/forgot-password')} className="link">
              {t('reset.newLink')}
            </a>
          ) : null}
        </Notice>
      ) : null}
      <PasswordField
        label={t('newPassword')}
        hint={t('passwordHint')}
        autoComplete="new-password"
        minLength={10}
        error={problem?.code === 'weak-password' ? (said ?? undefined) : fieldError('password')}
      />
      <button type="submit" className="button button-primary min-h-12 w-full text-lg" disabled={isBusy || token === ''}>
        {t('reset.set')}
      </button>
      {token === '' ? <p className="text-tomato">{t('badLink')}</p> : null}
    </form>
  )
}
