'use client'
import type { Order } from '@toyline/contracts'
import { useLocale, useWords } from '#words/client.tsx'
import { hidden } from '../ui/hidden.tsx'

/** What has left, where it is, and what is in it. */
export function OrderShipments({ order }: { order: Pick<Order, 'shipments' | 'lines'> }) {
  const { day, number } = useLocale()
  const t = useWords('order')
  return (
    <ul className="space-y-4">
      {order.shipments.map((shipment) => (
        <li key={shipment.id}>
          <p className="num flex flex-wrap gap-x-3 font-semibold">
            {shipment.number}
            <span className={shipment.state === 'delivered' ? 'text-ok' : 'text-info'}>{t(`shipmentState.${shipment.state}`)}</span>
          </p>
          <p className="num text-ink-2 text-sm">
            {t('shipments.sent', { day: day(shipment.sentAt) })}
            {shipment.deliveredAt ? <span className="block">{t('shipments.delivered', { day: day(shipment.deliveredAt) })}</span> : null}
          </p>
          <p className="num text-sm [overflow-wrap:anywhere]">
            {shipment.trackingNumber
              ? t('shipments.by', { carrier: shipment.carrier, tracking: shipment.trackingNumber })
              : shipment.carrier}
          </p>
          {shipment.trackingUrl ? (
            <a className="link inline-block py-0.5" href={shipment.trackingUrl} rel="noopener noreferrer" target="_blank">
              {t.rich('shipments.track', { hidden, number: shipment.number })}
            </a>
          ) : null}
          <ul className="num mt-1 text-ink-2 text-sm">
            {order.lines.map(({ id, title }) => {
              const sent = shipment.lines.find(({ lineId }) => lineId === id)
              return sent ? (
                <li key={id}>
                  {number(sent.quantity)} × {title}
                </li>
              ) : null
            })}
          </ul>
        </li>
      ))}
    </ul>
  )
}
