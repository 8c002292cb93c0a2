'use client'
import type { SavedMethod } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { Notice } from '@toyline/ui/frame/notice'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useWords } from '#words/client.tsx'
import { expiryOf, isExpired } from '../checkout/ways-to-pay.ts'
import { hidden } from '../ui/hidden.tsx'
import { useRequest } from '../ui/use-request.ts'

/** The cards that are kept for later orders, each with a way to have it forgotten. */
export function CardList({ cards }: { cards: SavedMethod[] }) {
  const router = useRouter()
  const t = useWords('account')
  const { isBusy, said: refused, run } = useRequest()
  const [said, setSaid] = useState('')

  const remove = async (card: SavedMethod) => {
    if (!(await run(() => callApi('removeSavedMethod', { params: { id: card.id } })))) return
    setSaid(t('card.removed', { brand: card.brand, last4: card.last4 }))
    router.refresh()
  }
  return (
    <>
      <p role="status" className="font-semibold text-ok">
        {said}
      </p>
      {refused ? (
        <Notice kind="problem" live className="mt-3">
          {refused}
        </Notice>
      ) : null}
      <ul>
        {cards.map((card) => {
          const { id, brand, last4 } = card
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-3 border-line border-b py-3">
              <div>
                <p className="num font-semibold">{t('card.name', { brand, last4 })}</p>
                <p className="num text-ink-2 text-sm">{t(isExpired(card) ? 'card.expired' : 'card.expires', { date: expiryOf(card) })}</p>
              </div>
              <Button size="small" disabled={isBusy} onClick={() => void remove(card)}>
                {t.rich('card.remove', { hidden, name: t('card.name', { brand, last4 }) })}
              </Button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
