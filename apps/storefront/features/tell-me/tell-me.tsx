'use client'
import type { MarketId } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { TextField } from '@toyline/ui/controls/text-field'
import { Notice } from '@toyline/ui/frame/notice'
import { type FormEvent, useEffect, useState } from 'react'
import { callApi, identity } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { useRequest } from '../ui/use-request.ts'

type Props = { variantId: string; market: MarketId; title: string; back: string }

/** Asks to be told when a variant can be ordered, and says in place what has come of it. Without scripts it is a plain form. */
export function TellMe({ variantId, market, title, back }: Props) {
  const { to, locale } = useLocale()
  const t = useWords('tell-me')
  const { run, said, isBusy } = useRequest()
  const [done, setDone] = useState<'waiting' | 'asked' | null>(null)
  // The page is the same for everybody; whose browser it is shows only there.
  const [isPerson, setPerson] = useState(false)
  useEffect(() => setPerson(identity() === 'person'), [])

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const email = String(new FormData(event.currentTarget).get('email') ?? '').trim()
    const body = { variantId: variantId as `var_${string}`, market, locale: locale.id, ...(email ? { email } : {}) }
    const wish = await run(() => callApi('addStockWish', { body }))
    if (wish) setDone(wish.isConfirmed ? 'waiting' : 'asked')
  }

  if (done)
    return (
      <Notice kind={done === 'waiting' ? 'good' : 'note'} live className="mt-4">
        {t(`done.${done}`)}
      </Notice>
    )
  return (
    <form action={to('/tell-me/add')} method="post" onSubmit={onSubmit} aria-label={t('of', { title })} className="mt-4 space-y-3">
      <input type="hidden" name="variantId" value={variantId} />
      <input type="hidden" name="back" value={back} />
      {isPerson ? null : (
        <TextField
          id="tell-me-email"
          label={t('email')}
          hint={t('hint')}
          type="email"
          name="email"
          autoComplete="email"
          maxLength={254}
          required
          complaints={{ valueMissing: t('needed'), typeMismatch: t('needed') }}
        />
      )}
      <Button type="submit" busy={isBusy ? t('button') : undefined}>
        {t('button')}
      </Button>
      {said ? (
        <Notice kind="problem" live>
          {said}
        </Notice>
      ) : null}
    </form>
  )
}
