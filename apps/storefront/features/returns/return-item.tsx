'use client'
import type { Address, Order, OrderReturn } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { TextField } from '@toyline/ui/controls/text-field'
import { Notice } from '@toyline/ui/frame/notice'
import { callApi, sendPhoto } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { variantWords } from '../catalogue/variant-words.ts'
import { Link } from '../ui/link.tsx'
import { useRequest } from '../ui/use-request.ts'
import { AddPhotos } from './add-photos.tsx'

const MOST_PHOTOS = 5

type Props = { order: Order; returned: OrderReturn; token: string | undefined }

/** A return as it stands, and what its buyer can do about it now. */
export function ReturnItem({ order, returned, token }: Props) {
  const { money, region } = useLocale()
  const t = useWords('returns')
  const forms = useWords('forms')
  const { isBusy, said, run } = useRequest()
  const { id, number, state, lines, sendTo, amount, refund, replacement, answer, photos } = returned
  const params = { id: order.id as `ord_${string}`, returnId: id as `rtn_${string}` }
  const proof = token ? { token } : {}
  const sendPhotos = async (files: File[]) => {
    for (const file of files.slice(0, MOST_PHOTOS - photos.length)) await sendPhoto({ orderId: order.id, returnId: id, token }, file)
  }
  const isToSend = state === 'approved' && sendTo !== null
  const isOver = state === 'refunded' || refund === 'done' || refund === 'by-hand'
  return (
    <li className="border-line border-l-4 pl-4">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="num font-semibold">{number}</span>
        <span className="font-semibold text-sm">{refund === 'bounced' ? t('item.bounced') : t(`state.${state}`)}</span>
      </p>
      <ul className="text-ink-2 text-sm">
        {lines.map((line) => (
          <li key={line.lineId} className="num">
            {t('item.pieces', { count: line.quantity, title: titleOf(order, line.lineId) })}, {t(`reason.${line.reason}`)}
            {line.restocked === null ? null : (
              <span className="block">{t('item.received', { restocked: line.restocked, writtenOff: line.writtenOff ?? 0 })}</span>
            )}
          </li>
        ))}
      </ul>
      {photos.length > 0 ? (
        <ul className="mt-2 flex flex-wrap gap-2">
          {photos.map((photo, at) => (
            <li key={photo.id}>
              {/* biome-ignore lint/performance/noImgElement: one person's, kept by no cache */}
              <img
                src={`/api/v1/orders/${order.id}/returns/${id}/photos/${photo.id}${token ? `?token=${encodeURIComponent(token)}` : ''}`}
                alt={t('photoAlt', { number: at + 1 })}
                className="plate h-16 w-16 object-cover"
                loading="lazy"
              />
            </li>
          ))}
        </ul>
      ) : null}
      {state === 'requested' && photos.length < MOST_PHOTOS ? <AddPhotos onAdd={(files) => void run(() => sendPhotos(files))} /> : null}
      {amount && state !== 'rejected' && state !== 'withdrawn' ? (
        <p className="num mt-2">{t(isOver ? 'item.credited' : 'item.expected', { amount: money(amount) })}</p>
      ) : null}
      {refund === 'done' && (state === 'approved' || state === 'in-transit') ? <p className="text-sm">{t('item.instant')}</p> : null}
      {refund === 'declined' || refund === 'bounced' ? <p className="text-sm">{t('item.declined')}</p> : null}
      {replacement ? (
        <p>
          <Link href={`/orders/${replacement.orderId}`} className="link">
            {t('item.replacement', { number: replacement.number })}
          </Link>
        </p>
      ) : null}
      {answer ? <p className="max-w-measure [overflow-wrap:anywhere]">{t('item.answer', { text: answer })}</p> : null}
      {isToSend ? (
        <>
          <p className="mt-3 font-semibold text-sm">{t('item.sendTo')}</p>
          <address className="not-italic">
            {[sendTo.name, sendTo.line1, townOf(sendTo), region(sendTo.country)].map((line) => (
              <span key={line} className="block">
                {line}
              </span>
            ))}
          </address>
          <p className="mt-1 text-ink-2 text-sm">
            {t('item.label', { number })} {t(returned.freight === 'seller' ? 'sum.freightSeller' : 'sum.freightBuyer')}
          </p>
          <form
            className="mt-3 grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end"
            onSubmit={(event) => {
              event.preventDefault()
              const trackingNumber = String(new FormData(event.currentTarget).get('tracking') ?? '').trim()
              void run(() => callApi('sendReturn', { params, body: { ...proof, ...(trackingNumber ? { trackingNumber } : {}) } }))
            }}
          >
            <TextField id={`tracking-${id}`} name="tracking" label={t('item.tracking')} optional={forms('optional')} maxLength={60} />
            <Button type="submit" busy={isBusy ? t('send.busy') : undefined}>
              {t('item.sent')}
            </Button>
          </form>
        </>
      ) : null}
      {(state === 'requested' || isToSend) && refund === null ? (
        <button
          type="button"
          className="link mt-3 text-sm"
          onClick={() => void run(() => callApi('withdrawReturn', { params, body: proof }))}
        >
          {t(returned.kind === 'claim' && !isToSend ? 'item.withdrawClaim' : 'item.withdraw')}
        </button>
      ) : null}
      {said ? (
        <Notice kind="problem" live className="mt-2">
          {said}
        </Notice>
      ) : null}
    </li>
  )
}

function titleOf(order: Order, lineId: string): string {
  const line = order.lines.find(({ id }) => id === lineId)
  return line ? [line.title, variantWords(line)].filter(Boolean).join(', ') : ''
}

/** Where the post of the country wants the postcode. */
function townOf({ city, area, postcode, country }: Address): string {
  const isPostcodeLast = ['US', 'CA', 'GB'].includes(country)
  return (isPostcodeLast ? [city, area, postcode] : [postcode, city]).filter(Boolean).join(' ')
}
