'use client'
import type { Order, Returnable, ReturnKind, ReturnReason } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { CheckedForm } from '@toyline/ui/controls/checked-form'
import { RadioCards } from '@toyline/ui/controls/radio-cards'
import { TextArea } from '@toyline/ui/controls/text-area'
import { Notice } from '@toyline/ui/frame/notice'
import { useState } from 'react'
import { callApi, newKey, sendPhoto } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { useAttention } from '../ui/use-attention.ts'
import { useRequest } from '../ui/use-request.ts'
import { expectedCredit } from './expected-credit.ts'
import { type Photo, PhotoPicker } from './photo-picker.tsx'
import { ReturnLine } from './return-line.tsx'

type Props = { order: Order; may: Returnable; token: string | undefined; onDone: () => void }
export type Choice = { quantity: number; reason: ReturnReason | '' }

/** Rates come in millionths. */
const MILLION = 1_000_000

/** Pieces to send back, or what was wrong with them. */
export function ReturnForm({ order, may, token, onDone }: Props) {
  const { money, percent } = useLocale()
  const t = useWords('returns')
  const forms = useWords('forms')
  const attention = useAttention()
  const { isBusy, said, run } = useRequest()
  const wanted = order.lines.filter(({ quantity, cancelled }) => quantity > cancelled)
  const canReturn = may.lines.some(({ returnable }) => returnable > 0)
  const canClaim = may.lines.some(({ claimable }) => claimable > 0)
  const [kind, setKind] = useState<ReturnKind>(canReturn ? 'return' : 'claim')
  const [choices, setChoices] = useState<Record<string, Choice>>({})
  const [photos, setPhotos] = useState<Photo[]>([])
  const [lost, setLost] = useState(0)
  // The same request, however often it is sent; another one once something of it was changed.
  const [key, setKey] = useState(newKey)

  const chosen = Object.entries(choices).filter(([, { quantity }]) => quantity > 0)
  const isReady = chosen.length > 0 && chosen.every(([, { reason }]) => reason !== '')
  const fee = kind === 'return' ? (may.lines[0]?.fee ?? 0) : 0
  const choose = (next: () => void) => {
    setKey(newKey())
    next()
  }

  async function send(form: FormData): Promise<void> {
    const lines = chosen.map(([lineId, { quantity, reason }]) => ({ lineId, quantity, reason: reason as ReturnReason }))
    const wish = kind === 'claim' && form.get('wish') === 'replacement' ? ('replacement' as const) : ('refund' as const)
    const note = String(form.get('note') ?? '').trim()
    const body = { kind, wish, lines, ...(note ? { note } : {}), ...(token ? { token } : {}) }
    const made = await run(() => callApi('requestReturn', { params: { id: order.id as `ord_${string}` }, body }, { key }))
    if (!made) return
    const sent = await Promise.allSettled(photos.map(({ file }) => sendPhoto({ orderId: order.id, returnId: made.id, token }, file)))
    const failed = sent.filter(({ status }) => status === 'rejected').length
    if (failed > 0) setLost(failed)
    else onDone()
  }

  if (lost > 0)
    return (
      <Notice kind="warning" live className="mt-4">
        {t('photosFailed', { count: lost })}
      </Notice>
    )
  return (
    <CheckedForm
      {...attention}
      method="post"
      className="mt-4 grid gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void send(new FormData(event.currentTarget))
      }}
    >
      <RadioCards
        id="return-kind"
        name="kind"
        legend={t('kind.title')}
        value={kind}
        onChange={(event) =>
          choose(() => {
            setKind(event.target.value as ReturnKind)
            setChoices({})
          })
        }
        cards={[
          { value: 'return', label: t('kind.return'), note: t('kind.returnNote'), disabled: !canReturn },
          { value: 'claim', label: t('kind.claim'), note: t('kind.claimNote'), disabled: !canClaim },
        ]}
      />
      <fieldset className="min-w-0">
        <legend className="mb-2 font-semibold text-lg">{t('which')}</legend>
        <ul className="divide-y divide-line border-line border-y">
          {wanted.map((line) => (
            <ReturnLine
              key={line.id}
              line={line}
              kind={kind}
              may={may.lines.find(({ lineId }) => lineId === line.id)}
              choice={choices[line.id] ?? { quantity: 0, reason: '' }}
              onChoose={(choice) => choose(() => setChoices((before) => ({ ...before, [line.id]: choice })))}
            />
          ))}
        </ul>
      </fieldset>
      {kind === 'claim' ? (
        <>
          <RadioCards
            id="return-wish"
            name="wish"
            legend={t('wish.title')}
            defaultValue="refund"
            cards={[
              { value: 'refund', label: t('wish.refund') },
              { value: 'replacement', label: t('wish.replacement') },
            ]}
          />
          <PhotoPicker photos={photos} onChange={setPhotos} />
        </>
      ) : null}
      <TextArea id="return-note" name="note" label={t('note')} optional={forms('optional')} rows={3} maxLength={1_000} />
      <div aria-live="polite" className="bg-sunken px-4 py-3">
        {isReady ? (
          <>
            <p className="num flex flex-wrap justify-between gap-x-4 font-semibold">
              <span>{t('sum.expected')}</span>
              <span>{money(expectedCredit(order.lines, chosen, fee))}</span>
            </p>
            <p className="num text-ink-2 text-sm">
              {kind === 'return' && fee > 0 ? `${t('sum.fee', { fee: percent(fee / MILLION) })} ` : ''}
              {kind === 'return' ? t(may.freight === 'buyer' ? 'sum.freightBuyer' : 'sum.freightSeller') : ''}
            </p>
          </>
        ) : (
          <p className="text-ink-2">{t('sum.choose')}</p>
        )}
      </div>
      {said ? (
        <Notice kind="problem" live>
          {said}
        </Notice>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" disabled={!isReady} busy={isBusy ? t('send.busy') : undefined}>
          {t(`send.${kind}`)}
        </Button>
        <Button onClick={onDone}>{t('close')}</Button>
      </div>
    </CheckedForm>
  )
}
