'use client'
import { printAddress } from '@toyline/addresses/form'
import { afterPress } from '@toyline/ui/controls/after-press.ts'
import { Button } from '@toyline/ui/controls/button'
import { Notice } from '@toyline/ui/frame/notice'
import { useEffect, useState } from 'react'
import { type ApiReply, callApi } from '#data/browser.ts'
import { useWords } from '#words/client.tsx'
import { draftOf } from './address-draft.ts'
import type { AddressState } from './use-address.ts'

/** Longer than people pause between two words. */
const SETTLED_MS = 900
const TIMEOUT_MS = 5_000

/** What the post makes of a complete address. It is offered, and never in the way: any address can be used as it is written. */
export function AddressOpinion({ state }: { state: AddressState }) {
  const t = useWords('addresses')
  const address = state.peek()
  const asked = address ? JSON.stringify(address) : ''
  const [said, setSaid] = useState<{ of: string; opinion: ApiReply<'checkAddress'> } | null>(null)
  const [kept, setKept] = useState('')

  useEffect(() => {
    if (asked === '' || asked === kept) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      callApi(
        'checkAddress',
        { body: { address: JSON.parse(asked) } },
        { signal: AbortSignal.any([stop.signal, AbortSignal.timeout(TIMEOUT_MS)]) },
      )
        .then((opinion) => afterPress(() => setSaid({ of: asked, opinion })))
        .catch(() => {})
    }, SETTLED_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [asked, kept])

  if (!said || said.of !== asked || asked === kept) return null
  const { verdict, address: better } = said.opinion
  if (verdict === 'doubtful')
    return (
      <Notice kind="warning" live className="sm:col-span-6">
        {t('opinion.doubtful')}
      </Notice>
    )
  if (verdict !== 'suggested' || !better) return null
  return (
    <Notice
      kind="note"
      live
      className="sm:col-span-6"
      title={t('opinion.suggested')}
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => state.replace(draftOf(better))}>
            {t('opinion.use')}
          </Button>
          <Button size="small" look="quiet" onClick={() => setKept(asked)}>
            {t('opinion.keep')}
          </Button>
        </span>
      }
    >
      {printAddress(state.format, better, { country: false }).slice(1).join(', ')}
    </Notice>
  )
}
