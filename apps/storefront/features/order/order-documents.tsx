'use client'
import type { Order } from '@toyline/contracts'
import { useLocale, useWords } from '#words/client.tsx'
import { documentUrl } from './document-url.ts'

type Props = { order: Pick<Order, 'id' | 'market' | 'documents'>; token: string | undefined }

/** The invoice and what was credited of it, to take along. */
export function OrderDocuments({ order, token }: Props) {
  const { day, money } = useLocale()
  const t = useWords('order')
  return (
    <ul className="space-y-3">
      {order.documents.map((document) => (
        <li key={document.id}>
          <p className="num font-semibold">{t(`documents.${document.kind}`, { number: document.number })}</p>
          <p className="num text-ink-2 text-sm">
            {day(document.issuedOn)}, {money(document.total)}
            {document.due ? <span className="block">{t('documents.due', { amount: money(document.due) })}</span> : null}
            {document.dueOn ? <span className="block">{t('dueOn', { day: day(document.dueOn) })}</span> : null}
          </p>
          <p className="flex flex-wrap gap-x-4">
            <a className="link inline-block py-0.5" href={documentUrl(order.id, document.id, 'pdf', token)} download>
              {t('documents.pdf')}
            </a>
            {order.market === 'eu' ? (
              <a className="link inline-block py-0.5" href={documentUrl(order.id, document.id, 'xml', token)} download>
                {t('documents.xml')}
              </a>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  )
}
