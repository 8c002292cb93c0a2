'use client'
import type { Order } from '@toyline/contracts'
import { PAYMENT_DAYS } from '@toyline/contracts/payment-terms'
import { TornSlip } from '@toyline/ui/frame/perforation'
import { SectionHead } from '@toyline/ui/frame/section-head'
import type { ReactNode } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import type { Words } from '#words/words.ts'
import type { Way } from '../checkout/ways-to-pay.ts'
import { ReturnsSection } from '../returns/returns-section.tsx'
import { Link } from '../ui/link.tsx'
import { AnswerEdit } from './answer-edit.tsx'
import { CancelOrder } from './cancel-order.tsx'
import { ExtraNames } from './extra-names.tsx'
import { methodName } from './method-name.ts'
import { OrderDocuments } from './order-documents.tsx'
import { OrderEdits } from './order-edits.tsx'
import { OrderLines } from './order-lines.tsx'
import { OrderNews } from './order-news.tsx'
import { OrderPaid } from './order-paid.tsx'
import { OrderShipments } from './order-shipments.tsx'
import { OrderTimeline } from './order-timeline.tsx'
import { PayAgain } from './pay-again.tsx'
import { TotalsList } from './totals.tsx'
import { useLiveOrder } from './use-live-order.ts'

type Props = {
  rendered: Order
  token: string | undefined
  /** How what is missing can be paid. */
  ways: Way[]
  isGuest: boolean
  /** Placed just now, so that the page is its confirmation. */
  isNew: boolean
  /** The addresses, printed as their countries do, by the server. */
  shipTo: string[]
  billTo: string[]
}

/** The whole order, as it is now: the confirmation of a new one, and the page of an old one. */
export function OrderView({ rendered, token, ways, isGuest, isNew, shipTo, billTo }: Props) {
  const { days } = useLocale()
  const t = useWords('order')
  const totals = useWords('totals')
  const { order, follow } = useLiveOrder(rendered, token)
  const needsPayment = ['held', 'awaiting-payment'].includes(order.state) && order.payment.state === 'declined'
  return (
    <>
      <OrderNews order={order} isNew={isNew} />
      {order.addsTo ? (
        <p className="mt-4">
          <Link href={`/orders/${order.addsTo.orderId}`} className="link num inline-flex min-h-9 items-center">
            {t('edit.addsTo', { number: order.addsTo.number })}
          </Link>
        </p>
      ) : null}
      {order.edits.map((edit) =>
        edit.state === 'proposed' ? (
          <AnswerEdit key={edit.id} order={order} edit={edit} token={token} ways={ways} isGuest={isGuest} />
        ) : null,
      )}
      {needsPayment ? <PayAgain order={order} token={token} ways={ways} isGuest={isGuest} /> : null}
      <div className="mt-10 grid items-start gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="space-y-10">
          <section aria-labelledby="lines">
            <SectionHead id="lines">{t('lines')}</SectionHead>
            <OrderLines lines={order.lines} />
          </section>
          <div className="grid gap-8 sm:grid-cols-2">
            <Block title={t('deliveryTo')}>
              <Lines of={shipTo} />
              <p className="num mt-2 text-ink-2">
                {methodName(totals, order.shipping)}, {order.shipping.carrier}
                <br />
                {t('arrives', { days: days(order.shipping.earliest, order.shipping.latest) })}
                {order.delivery === 'as-ready' ? (
                  <>
                    <br />
                    {t('inParts')}
                  </>
                ) : null}
              </p>
              <ExtraNames of={order.shipping} />
            </Block>
            <Block title={t('invoiceTo')}>
              <Lines of={billTo} />
              <p className="num mt-2 text-ink-2">{paymentText(t, order)}</p>
              {order.payment.method === 'invoice' ? <p className="num text-ink-2">{t('payable', { days: PAYMENT_DAYS })}</p> : null}
              {order.payment.poNumber ? (
                <p className="num text-ink-2 [overflow-wrap:anywhere]">{t('po', { number: order.payment.poNumber })}</p>
              ) : null}
            </Block>
            {order.shipments.length > 0 || order.planned.length > 1 ? (
              <Block title={t('shipments.title')}>
                <OrderShipments order={order} />
              </Block>
            ) : null}
            {order.documents.length > 0 ? (
              <Block title={t('documents.title')}>
                <OrderDocuments order={order} token={token} />
              </Block>
            ) : null}
            {order.note ? (
              <Block title={t('note')}>
                <p className="[overflow-wrap:anywhere]">{order.note}</p>
              </Block>
            ) : null}
          </div>
          <OrderEdits edits={order.edits} />
          {order.state === 'placed' ? <ReturnsSection order={order} token={token} onBegin={follow} /> : null}
        </div>
        <div className="space-y-10">
          <TornSlip>
            <section aria-label={t('totals')}>
              <TotalsList totals={order.totals} />
            </section>
            <OrderPaid order={order} />
          </TornSlip>
          <OrderTimeline order={order} />
          <CancelOrder order={order} token={token} />
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
  if (!payment.description) return t('byCard')
  // Cards are told by their last digits, wallets by their name.
  return /\d/.test(payment.description) ? t('byCardOf', { card: payment.description }) : payment.description
}
