'use client'
import type { CancellationPreview, Order } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { NumberField } from '@toyline/ui/controls/number-field'
import { Notice } from '@toyline/ui/frame/notice'
import { useState } from 'react'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { foreignLang } from '../catalogue/foreign.ts'
import { hidden } from '../ui/hidden.tsx'
import { useRequest } from '../ui/use-request.ts'
import { EditedLines } from './order-edits.tsx'

type Props = { order: Pick<Order, 'id' | 'state' | 'fulfilment' | 'lines'>; token: string | undefined }
/** How many pieces of each line, by its id. */
type Pieces = Record<string, number>

/** Cancels what has not left, all of it or some of its lines, after showing what that changes. */
export function CancelOrder({ order: { id, state, fulfilment, lines }, token }: Props) {
  const t = useWords('order')
  const { locale, number } = useLocale()
  const { isBusy, said, run } = useRequest()
  const [preview, setPreview] = useState<CancellationPreview | null>(null)
  const [pieces, setPieces] = useState<Pieces>({})
  const [isShown, setShown] = useState(true)
  const [isAsked, setAsked] = useState(false)
  if (state !== 'placed' || (fulfilment !== 'open' && fulfilment !== 'partly-shipped')) return null
  const proof = token ? { token } : {}
  const chosen = Object.entries(pieces).flatMap(([lineId, quantity]) => (quantity > 0 ? [{ lineId, quantity }] : []))
  const show = async (wanted?: CancellationPreview['lines']) => {
    const shown = await run(() => callApi('previewCancellation', { params: { id }, body: { ...proof, ...(wanted && { lines: wanted }) } }))
    if (!shown) return
    setPreview(shown)
    setPieces(Object.fromEntries(shown.lines.map(({ lineId, quantity }) => [lineId, quantity])))
    setShown(true)
  }
  const cancel = async ({ lines: wanted, after: expectedAfter }: CancellationPreview) => {
    const done = await run(() => callApi('cancelOrder', { params: { id }, body: { ...proof, lines: wanted, expectedAfter } }))
    if (!done) return setShown(false)
    setPreview(null)
    setAsked(done.state === 'asked')
  }
  const refusal = said ? (
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
        {refusal}
        <Button onClick={() => void show()} busy={isBusy ? t('cancel.working') : undefined}>
          {t('cancel.open')}
        </Button>
      </div>
    )
  const open = lines.flatMap(({ id: lineId, title, language, quantity, shipped, cancelled }) =>
    quantity > shipped + cancelled ? [{ lineId, title, language, most: quantity - shipped - cancelled }] : [],
  )
  return (
    <section className="no-print grid gap-3" aria-label={t('cancel.title')}>
      {refusal}
      <p className="max-w-measure text-ink-2">{t('cancel.which')}</p>
      <ul className="grid gap-3">
        {open.map(({ lineId, title, language, most }) => (
          <li key={lineId} className="grid grid-cols-[minmax(0,1fr)_7rem] items-end gap-3">
            <span lang={foreignLang(language, locale)} className="self-center">
              {title}
            </span>
            <NumberField
              id={`cancel-${lineId}`}
              label={t.rich('cancel.of', { title, hidden })}
              hint={t('cancel.most', { count: number(most) })}
              inputMode="numeric"
              min={0}
              max={most}
              step={1}
              value={pieces[lineId] ? String(pieces[lineId]) : ''}
              placeholder="0"
              onChange={({ target }) => {
                setPieces({ ...pieces, [lineId]: Math.min(most, Math.max(0, Math.trunc(Number(target.value)) || 0)) })
                setShown(false)
              }}
            />
          </li>
        ))}
      </ul>
      {isShown ? <Outcome preview={preview} /> : chosen.length === 0 ? <p>{t('cancel.none')}</p> : null}
      <div className="flex flex-wrap gap-3">
        {isShown ? (
          <Button look="primary" onClick={() => void cancel(preview)} busy={isBusy ? t('cancel.working') : undefined}>
            {t(preview.how === 'at-once' ? 'cancel.confirm' : 'cancel.ask')}
          </Button>
        ) : (
          <Button
            look="primary"
            onClick={() => void show(chosen)}
            busy={isBusy ? t('cancel.working') : undefined}
            disabled={chosen.length === 0}
          >
            {t('cancel.show')}
          </Button>
        )}
        <Button onClick={() => setPreview(null)}>{t('cancel.keep')}</Button>
      </div>
    </section>
  )
}

/** What cancelling would change, line by line where what stays costs more. */
function Outcome({ preview }: { preview: CancellationPreview }) {
  const t = useWords('order')
  const { locale, money } = useLocale()
  const until = new Intl.DateTimeFormat(locale.tag, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(preview.until))
  const count = preview.lines.reduce((sum, { quantity }) => sum + quantity, 0)
  const isDearer = preview.repriced.length > 0 || preview.freight !== null
  return (
    <div role="status" className="grid gap-3 bg-sunken px-4 py-3">
      <p className="max-w-measure">{t('cancel.text', { count, before: money(preview.before), after: money(preview.after) })}</p>
      {isDearer ? null : <p className="max-w-measure">{t('cancel.keeps')}</p>}
      {preview.repriced.length > 0 ? (
        <div>
          <p className="max-w-measure">{t('cancel.dearer')}</p>
          <EditedLines lines={preview.repriced} />
        </div>
      ) : null}
      {preview.freight ? <p className="max-w-measure">{t('cancel.freight', { after: money(preview.freight.after) })}</p> : null}
      <p className="max-w-measure text-ink-2">{preview.how === 'at-once' ? t('cancel.atOnce', { until }) : t('cancel.asked')}</p>
    </div>
  )
}
