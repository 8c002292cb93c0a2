'use client'
import type { LineQuantity, Order } from '@toyline/contracts'
import { locationName, placeAmong } from '@toyline/contracts/locations'
import { useLocale, useWords } from '#words/client.tsx'
import { hidden } from '../ui/hidden.tsx'

type Shown = Pick<Order, 'shipments' | 'planned' | 'lines'>

/** What has left, from where, where it is, and what is in it; and what has still to leave, where there are several shipments. */
export function OrderShipments({ order }: { order: Shown }) {
  const { day } = useLocale()
  const t = useWords('order')
  const of = order.shipments.length + order.planned.length
  return (
    <ul className="space-y-4">
      {order.shipments.map((shipment) => (
        <li key={shipment.id}>
          <p className="num flex flex-wrap gap-x-3 font-semibold">
            {shipment.number}
            <span className={shipment.state === 'delivered' ? 'text-ok' : 'text-info'}>{t(`shipmentState.${shipment.state}`)}</span>
          </p>
          {shipment.location ? (
            <p className="num text-ink-2 text-sm">
              {t('shipments.place', { ...placeAmong(order, shipment), location: locationName(shipment.location) })}
            </p>
          ) : null}
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
          <Contents of={order} lines={shipment.lines} />
        </li>
      ))}
      {of > 1
        ? order.planned.map(({ location, lines }, at) => (
            <li key={location}>
              <p className="num flex flex-wrap gap-x-3 font-semibold">
                {t('shipments.place', { which: order.shipments.length + at + 1, of, location: locationName(location) })}
                <span className="text-ink-2">{t('shipments.planned')}</span>
              </p>
              <Contents of={order} lines={lines} />
            </li>
          ))
        : null}
    </ul>
  )
}

function Contents({ of, lines }: { of: Shown; lines: LineQuantity[] }) {
  const { number } = useLocale()
  return (
    <ul className="num mt-1 text-ink-2 text-sm">
      {of.lines.map(({ id, title }) => {
        const sent = lines.find(({ lineId }) => lineId === id)
        return sent ? (
          <li key={id}>
            {number(sent.quantity)} × {title}
          </li>
        ) : null
      })}
    </ul>
  )
}
