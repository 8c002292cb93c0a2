'use client'
import { Button } from '@toyline/ui/controls/button'
import { CheckedForm } from '@toyline/ui/controls/checked-form'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { Notice } from '@toyline/ui/frame/notice'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { useAttention } from '../ui/use-attention.ts'
import { useRequest } from '../ui/use-request.ts'
import { PasswordField } from './password-field.tsx'

export function ResetPasswordForm({ token }: { token: string }) {
  const { to } = useLocale()
  const t = useWords('sign-in')
  const attention = useAttention()
  const { isBusy, problem, said, fieldError, run } = useRequest()
  const [isDone, setDone] = useState(false)
  if (isDone)
    return (
      <Notice
        kind="good"
        live
        action={
          <LinkButton href={to('/sign-in')} look="primary">
            {t('signIn')}
          </LinkButton>
        }
      >
        {t('reset.done')}
      </Notice>
    )
  return (
    <CheckedForm
      {...attention}
      method="post"
      className="grid gap-5"
      onSubmit={async (event) => {
        event.preventDefault()
        const password = String(new FormData(event.currentTarget).get('password'))
        setDone((await run(() => callApi('resetPassword', { body: { token, password } }))) !== null)
      }}
    >
      {token === '' ? <Notice kind="warning">{t('badLink')}</Notice> : null}
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
      <Button type="submit" look="primary" size="large" wide disabled={isBusy || token === ''}>
        {t('reset.set')}
      </Button>
    </CheckedForm>
  )
}
