'use client'
import type { Order } from '@toyline/contracts'
import { SectionHead } from '@toyline/ui/frame/section-head'
import { Timeline, type TimelineStep } from '@toyline/ui/order/timeline'
import { useLocale, useWords } from '#words/client.tsx'
import type { Words } from '#words/words.ts'
import { detailWords, momentWords } from './order-words.ts'

const STOPS = ['failed', 'expired', 'payment-declined', 'payment-voided']

/** What has happened to the order, and what comes next. */
export function OrderTimeline({ order }: { order: Order }) {
  const { locale, days } = useLocale()
  const t = useWords('order')
  const format = new Intl.DateTimeFormat(locale.tag, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })
  const past: TimelineStep[] = order.timeline.map(({ at, what, detail }) => ({
    title: momentWords(t, what),
    time: { iso: at, words: <span suppressHydrationWarning>{format.format(new Date(at))}</span> },
    note: detail ? detailWords(t, detail) : undefined,
    state: STOPS.includes(what) ? 'stopped' : 'done',
  }))
  const arrives = days(order.shipping.earliest, order.shipping.latest)
  return (
    <section aria-labelledby="timeline">
      <SectionHead id="timeline">{t('happened')}</SectionHead>
      <Timeline
        label={t('happened')}
        words={{ done: t('step.done'), now: t('step.now'), next: t('step.next'), stopped: t('step.stopped') }}
        steps={[...past, ...ahead(t, order, arrives)]}
      />
    </section>
  )
}

function ahead(t: Words<'order'>, { state, payment, fulfilment, shipping }: Order, arrives: string): TimelineStep[] {
  const arrival: TimelineStep = { title: t('ahead.arrives', { days: arrives }), state: 'next' }
  const after: TimelineStep[] = [{ title: t('ahead.sent', { carrier: shipping.carrier }), state: 'next' }, arrival]
  if (state === 'failed' || state === 'expired' || payment.state === 'refunded' || payment.state === 'voided') return []
  if (fulfilment === 'delivered' || fulfilment === 'cancelled') return []
  if (fulfilment === 'shipped' || fulfilment === 'partly-delivered') return [{ title: t('ahead.onWay'), state: 'now' }, arrival]
  if (state === 'placed') return [{ title: t(fulfilment === 'open' ? 'ahead.packing' : 'ahead.rest'), state: 'now' }, ...after]
  const now = payment.state === 'declined' || payment.state === 'requires-action' ? t('moment.awaiting-payment') : t('state.working')
  return [{ title: now, state: 'now' }, { title: t('moment.placed'), state: 'next' }, ...after]
}
