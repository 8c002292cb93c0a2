'use client'
import type { Order, PaymentMethod } from '@toyline/contracts'
import { formatMoney } from '@toyline/contracts/format-money'
import type { ReactNode } from 'react'
import { Picture } from '../catalogue/picture.tsx'
import { variantWords } from '../catalogue/variant-words.ts'
import { Link } from '../ui/link.tsx'
import { Notice } from '../ui/notice.tsx'
import { deliveryDays } from './dates.ts'
import { detailWords, momentWords, orderWords } from './order-words.ts'
import { PayAgain } from './pay-again.tsx'
import { TotalsList } from './totals.tsx'
import { useLiveOrder } from './use-live-order.ts'

type Props = {
  rendered: Order
  token: string | undefined
  locale: string
  methods: PaymentMethod[]
  isGuest: boolean
  /** The addresses, printed as their countries do, by the server. */
  shipTo: string[]
  billTo: string[]
}

export function OrderView({ rendered, token, locale, methods, isGuest, shipTo, billTo }: Props) {
  const order = useLiveOrder(rendered, token)
  const { title, text, kind } = orderWords(order)
  const needsPayment = ['held', 'awaiting-payment'].includes(order.state) && order.payment.state === 'declined'
  return (
    <>
      <div role="status" className="mt-4">
        <Notice kind={kind}>
          <p className="flex flex-wrap items-center gap-3 font-display font-semibold text-xl">
            {title} {order.state === 'placed' ? <span className="stamp text-sm">Ordered</span> : null}
          </p>
          <p className="mt-1">{text}</p>
          {order.payment.state === 'requires-action' && order.payment.actionUrl ? (
            <a href={order.payment.actionUrl} className="button button-primary mt-3">
              Confirm with your bank
            </a>
          ) : null}
          {order.state === 'failed' || order.state === 'expired' ? (
            <Link href="/cart" className="button mt-3">
              Back to the cart
            </Link>
          ) : null}
        </Notice>
      </div>
      {needsPayment ? <PayAgain order={order} token={token} methods={methods} isGuest={isGuest} /> : null}
      <div className="mt-8 grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <section aria-labelledby="lines">
          <h2 id="lines" className="text-xl">
            Toys
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
                    {line.sku} · {line.quantity} × {formatMoney(line.unitPrice, locale)}
                  </span>
                </span>
                <span className="num font-semibold">{formatMoney(line.lineTotal, locale)}</span>
              </li>
            ))}
          </ul>
          <div className="mt-8 grid gap-8 sm:grid-cols-2">
            <Block title="Delivery to">
              <Lines of={shipTo} />
              <p className="num mt-2 text-ink-2">
                {order.shipping.name}, {order.shipping.carrier}
                <br />
                arrives {deliveryDays(order.shipping.earliest, order.shipping.latest, locale)}
              </p>
            </Block>
            <Block title="Invoice to">
              <Lines of={billTo} />
              <p className="num mt-2 text-ink-2">{paymentText(order)}</p>
              {order.payment.poNumber ? <p className="num text-ink-2">PO number {order.payment.poNumber}</p> : null}
            </Block>
            {order.note ? (
              <Block title="Note">
                <p className="[overflow-wrap:anywhere]">{order.note}</p>
              </Block>
            ) : null}
          </div>
        </section>
        <div className="space-y-8">
          <section aria-label="Totals" className="border border-ink bg-card p-5">
            <TotalsList totals={order.totals} locale={locale} />
          </section>
          <Timeline order={order} locale={locale} />
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

function paymentText({ payment }: Order): string {
  if (payment.method === 'invoice') return 'By invoice'
  return payment.description ? `By card, ${payment.description}` : 'By card'
}

function Timeline({ order, locale }: { order: Order; locale: string }) {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="text-xl">
        What happened
      </h2>
      <ol className="mt-3 border-line-strong border-l-2">
        {order.timeline.map(({ at, what, detail }) => (
          <li
            key={`${at} ${what}`}
            className="relative pb-4 pl-5 last:pb-0 before:absolute before:top-1.5 before:-left-[7px] before:h-3 before:w-3 before:rounded-full before:bg-ink"
          >
            <span className="font-semibold">{momentWords(what)}</span>
            {detail ? <span className="text-ink-2">, {detailWords(detail).toLowerCase()}</span> : null}
            <time dateTime={at} suppressHydrationWarning className="num block text-ink-2 text-sm">
              {format.format(new Date(at))}
            </time>
          </li>
        ))}
      </ol>
    </section>
  )
}
