'use client'
import type { CancellationPreview, Order } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { Notice } from '@toyline/ui/frame/notice'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { useRequest } from '../ui/use-request.ts'

type Props = { order: Pick<Order, 'id' | 'state' | 'fulfilment'>; token: string | undefined }

/** Cancels what has not left, after showing what that changes. */
export function CancelOrder({ order: { id, state, fulfilment }, token }: Props) {
  const t = useWords('order')
  const { locale, money } = useLocale()
  const { isBusy, said, run } = useRequest()
  const [preview, setPreview] = useState<CancellationPreview | null>(null)
  const [isAsked, setAsked] = useState(false)
  if (state !== 'placed' || (fulfilment !== 'open' && fulfilment !== 'partly-shipped')) return null
  const proof = token ? { token } : {}
  const show = async () => setPreview(await run(() => callApi('previewCancellation', { params: { id }, body: proof })))
  const cancel = async ({ lines }: CancellationPreview) => {
    const done = await run(() => callApi('cancelOrder', { params: { id }, body: { ...proof, lines } }))
    if (!done) return
    setPreview(null)
    setAsked(done.state === 'asked')
  }
  const problem = said ? (
    <Notice kind="problem" live>
      {said}
    </Notice>
  ) : null
  if (isAsked)
    return (
      <Notice kind="note" live>
        {t('cancel.wasAsked')}
      </Notice>
    )
  if (!preview)
    return (
      <div className="no-print grid justify-items-start gap-3">
        {problem}
        <Button onClick={show} busy={isBusy ? t('cancel.working') : undefined}>
          {t('cancel.open')}
        </Button>
      </div>
    )
  const until = new Intl.DateTimeFormat(locale.tag, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(preview.until))
  const count = preview.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  return (
    <section className="no-print grid justify-items-start gap-3" aria-label={t('cancel.title')}>
      {problem}
      <p className="max-w-measure">{t('cancel.text', { count, before: money(preview.before), after: money(preview.after) })}</p>
      <p className="max-w-measure text-ink-2">{preview.how === 'at-once' ? t('cancel.atOnce', { until }) : t('cancel.asked')}</p>
      <div className="flex flex-wrap gap-3">
        <Button look="primary" onClick={() => cancel(preview)} busy={isBusy ? t('cancel.working') : undefined}>
          {t(preview.how === 'at-once' ? 'cancel.confirm' : 'cancel.ask')}
        </Button>
        <Button onClick={() => setPreview(null)}>{t('cancel.keep')}</Button>
      </div>
    </section>
  )
}
