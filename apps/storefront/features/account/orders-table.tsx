import type { OrderSummary } from '@toyline/contracts'
import { TableRegion } from '@toyline/ui/frame/table-region'
import { inLocale } from '#words/server.ts'
import { documentUrl } from '../order/document-url.ts'
import { orderWords } from '../order/order-words.ts'
import { ReorderButton } from '../order/reorder.tsx'
import { Link } from '../ui/link.tsx'

const INKS = { good: 'text-ok', note: 'text-info', problem: 'text-tomato' }

/** A buyer's orders, a line each. */
export async function OrdersTable({ orders }: { orders: OrderSummary[] }) {
  const { t, day, money, number } = await inLocale('account')
  const { t: order } = await inLocale('order')
  return (
    <TableRegion label={t('yourOrders')}>
      <table className="table" data-roomy>
        <thead>
          <tr>
            <th scope="col">{t('column.order')}</th>
            <th scope="col" className="max-md:hidden">
              {t('column.toys')}
            </th>
            <th scope="col" className="num max-sm:hidden">
              {t('column.units')}
            </th>
            <th scope="col" className="num">
              {t('column.total')}
            </th>
            <th scope="col">
              <span className="sr-only">{t('column.again')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {orders.map((one) => {
            const { title, kind } = orderWords(order, { state: one.state, payment: one.paymentState, fulfilment: one.fulfilment })
            return (
              <tr key={one.id}>
                <th scope="row">
                  <Link href={`/orders/${one.id}`} className="link inline-block whitespace-nowrap py-0.5 tabular-nums">
                    {one.number}
                  </Link>
                  <span className="block font-normal text-ink-2 text-sm">{day(one.createdAt)}</span>
                  <span className={`block font-normal text-sm ${INKS[kind]}`}>{title}</span>
                  {one.documents.map((document) => (
                    <a
                      key={document.id}
                      href={documentUrl(one.id, document.id, 'pdf')}
                      className="link block w-fit py-0.5 font-normal text-sm tabular-nums"
                      download
                    >
                      {order(`documents.${document.kind}`, { number: document.number })} (PDF)
                    </a>
                  ))}
                </th>
                <td className="max-w-80 text-sm max-md:hidden">{one.firstTitles.join(', ')}</td>
                <td className="num max-sm:hidden">{number(one.itemCount)}</td>
                <td className="num font-semibold">{money(one.total)}</td>
                <td className="text-right">{one.state === 'placed' ? <ReorderButton id={one.id} number={one.number} /> : null}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </TableRegion>
  )
}
