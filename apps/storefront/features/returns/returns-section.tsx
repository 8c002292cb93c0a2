'use client'
import type { Order, Returnable } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { Notice } from '@toyline/ui/frame/notice'
import { SectionHead } from '@toyline/ui/frame/section-head'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { Link } from '../ui/link.tsx'
import { useRequest } from '../ui/use-request.ts'
import { ReturnForm } from './return-form.tsx'
import { ReturnItem } from './return-item.tsx'

type Props = { order: Order; token: string | undefined /** The order is about to change. */; onBegin: () => void }

/** What has been returned or claimed of an order, and the way to do it. */
export function ReturnsSection({ order, token, onBegin }: Props) {
  const { day } = useLocale()
  const t = useWords('returns')
  const { isBusy, said, run } = useRequest()
  const [may, setMay] = useState<Returnable | null>(null)
  const open = async () => {
    onBegin()
    setMay(await run(() => callApi('getReturnable', { params: { id: order.id as `ord_${string}` }, query: { token } })))
  }
  const isPossible = may?.lines.some(({ returnable, claimable }) => returnable + claimable > 0) ?? false
  return (
    <section aria-labelledby="returns" className="no-print">
      <SectionHead id="returns">{t('title')}</SectionHead>
      {order.returns.length > 0 ? (
        <ul className="mb-6 space-y-6">
          {order.returns.map((one) => (
            <ReturnItem key={one.id} order={order} returned={one} token={token} />
          ))}
        </ul>
      ) : (
        <p className="max-w-measure text-ink-2">{order.shipments.length > 0 ? t('back') : t('notYet')}</p>
      )}
      {said ? (
        <Notice kind="problem" live className="mt-4">
          {said}
        </Notice>
      ) : null}
      {may && !isPossible ? (
        <Notice kind="note" live className="mt-4">
          {t('nothing')}
        </Notice>
      ) : null}
      {may && isPossible ? (
        <>
          <p className="num mt-3 text-ink-2 text-sm">
            {[may.returnBy && t('until', { day: day(may.returnBy) }), may.claimBy && t('claims', { day: day(may.claimBy) })]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <ReturnForm order={order} may={may} token={token} onDone={() => setMay(null)} />
        </>
      ) : (
        <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3">
          {order.shipments.length > 0 && !may ? (
            <Button onClick={() => void open()} busy={isBusy ? t('open') : undefined}>
              {t('open')}
            </Button>
          ) : null}
          <Link href="/returns" className="link inline-flex min-h-9 items-center text-sm">
            {t('policy')}
          </Link>
        </div>
      )}
    </section>
  )
}
