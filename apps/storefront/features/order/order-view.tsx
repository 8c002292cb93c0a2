'use client'
import type { Order, PaymentMethod } from '@toyline/contracts'
import type { ReactNode } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import type { Words } from '#words/words.ts'
import { Picture } from '../catalogue/picture.tsx'
import { variantWords } from '../catalogue/variant-words.ts'
import { Link } from '../ui/link.tsx'
import { Notice } from '../ui/notice.tsx'
import { methodName } from './method-name.ts'
import { detailWords, momentWords, orderWords } from './order-words.ts'
import { PayAgain } from './pay-again.tsx'
import { TotalsList } from './totals.tsx'
import { useLiveOrder } from './use-live-order.ts'

type Props = {
  rendered: Order
  token: string | undefined
  methods: PaymentMethod[]
  isGuest: boolean
  /** The addresses, printed as their countries do, by the server. */
  shipTo: string[]
  billTo: string[]
}

export function OrderView({ rendered, token, methods, isGuest, shipTo, billTo }: Props) {
  const { money, number, days } = useLocale()
  const t = useWords('order')
  const totals = useWords('totals')
  const order = useLiveOrder(rendered, token)
  const { title, text, kind } = orderWords(t, { state: order.state, payment: order.payment.state })
  const needsPayment = ['held', 'awaiting-payment'].includes(order.state) && order.payment.state === 'declined'
  return (
    <>
      <div role="status" className="mt-4">
        <Notice kind={kind}>
          <p className="flex flex-wrap items-center gap-3 font-display font-semibold text-xl">
            {title} {order.state === 'placed' ? <span className="stamp text-sm">{t('stamp')}</span> : null}
          </p>
          <p className="mt-1">{text}</p>
          {order.payment.state === 'requires-action' && order.payment.actionUrl ? (
            <a href={order.payment.actionUrl} className="button button-primary mt-3">
              {t('confirm')}
            </a>
          ) : null}
          {order.state === 'failed' || order.state === 'expired' ? (
            <Link href="/cart" className="button mt-3">
              {t('backToCart')}
            </Link>
          ) : null}
        </Notice>
      </div>
      {needsPayment ? <PayAgain order={order} token={token} methods={methods} isGuest={isGuest} /> : null}
      <div className="mt-8 grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <section aria-labelledby="lines">
          <h2 id="lines" className="text-xl">
            {t('lines')}
          </h2>
          <ul className="mt-2 border-ink border-t-2">
            {order.lines.map((line) => (
              <li key={line.id} className="grid grid-cols-[4rem_minmax(0,1fr)_auto] gap-x-4 border-line border-b py-3">
                <span className="plate block h-16 w-16">
                  {line.picture ? <Picture picture={line.picture} sizes="4rem" alt="" /> : null}
                </span>
                <span className="min-w-0">
                  <Link href={`/p/${line.handle}?variant=${line.variantId}`} className="quiet-link font-semibold">
                    {line.title}
                  </Link>
                  <span className="block text-ink-2 text-sm">{variantWords(line)}</span>
                  <span className="num block text-ink-2 text-sm">
                    {line.sku} · {number(line.quantity)} × {money(line.unitPrice)}
                  </span>
                </span>
                <span className="num font-semibold">{money(line.lineTotal)}</span>
              </li>
            ))}
          </ul>
          <div className="mt-8 grid gap-8 sm:grid-cols-2">
            <Block title={t('deliveryTo')}>
              <Lines of={shipTo} />
              <p className="num mt-2 text-ink-2">
                {methodName(totals, order.shipping)}, {order.shipping.carrier}
                <br />
                {t('arrives', { days: days(order.shipping.earliest, order.shipping.latest) })}
              </p>
            </Block>
            <Block title={t('invoiceTo')}>
              <Lines of={billTo} />
              <p className="num mt-2 text-ink-2">{paymentText(t, order)}</p>
              {order.payment.poNumber ? <p className="num text-ink-2">{t('po', { number: order.payment.poNumber })}</p> : null}
            </Block>
            {order.note ? (
              <Block title={t('note')}>
                <p className="[overflow-wrap:anywhere]">{order.note}</p>
              </Block>
            ) : null}
          </div>
        </section>
        <div className="space-y-8">
          <section aria-label={t('totals')} className="border border-ink bg-card p-5">
            <TotalsList totals={order.totals} />
          </section>
          <Timeline order={order} />
        </div>
      </div>
    </>
  )
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1 text-lg">{title}</h2>
      {children}
    </section>
  )
}

function Lines({ of }: { of: string[] }) {
  return (
    <address className="not-italic [overflow-wrap:anywhere]">
      {of.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one address never move
        <span key={index} className="block">
          {line}
        </span>
      ))}
    </address>
  )
}

function paymentText(t: Words<'order'>, { payment }: Order): string {
  if (payment.method === 'invoice') return t('byInvoice')
  return payment.description ? t('byCardOf', { card: payment.description }) : t('byCard')
}

function Timeline({ order }: { order: Order }) {
  const { locale } = useLocale()
  const t = useWords('order')
  const format = new Intl.DateTimeFormat(locale.tag, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="text-xl">
        {t('happened')}
      </h2>
      <ol className="mt-3 border-line-strong border-l-2">
        {order.timeline.map(({ at, what, detail }) => (
          <li
            key={`${at} ${what}`}
            className="relative pb-4 pl-5 last:pb-0 before:absolute before:top-1.5 before:-left-[7px] before:h-3 before:w-3 before:rounded-full before:bg-ink"
          >
            <span className="font-semibold">{momentWords(t, what)}</span>
            {detail ? <span className="text-ink-2">, {detailWords(t, detail)}</span> : null}
            <time dateTime={at} suppressHydrationWarning className="num block text-ink-2 text-sm">
              {format.format(new Date(at))}
            </time>
          </li>
        ))}
      </ol>
    </section>
  )
}
