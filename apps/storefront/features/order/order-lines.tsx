'use client'
import type { Order } from '@toyline/contracts'
import { useLocale, useWords } from '#words/client.tsx'
import { foreignLang } from '../catalogue/foreign.ts'
import { Picture } from '../catalogue/picture.tsx'
import { variantWords } from '../catalogue/variant-words.ts'
import { Link } from '../ui/link.tsx'

/** What was ordered, as it was then. */
export function OrderLines({ lines }: Pick<Order, 'lines'>) {
  const { locale, money, number } = useLocale()
  const live = useWords('live')
  const t = useWords('order')
  return (
    <ul>
      {lines.map((line) => (
        <li key={line.id} className="grid grid-cols-[4rem_minmax(0,1fr)_auto] gap-x-4 border-line border-b py-3 first:pt-0">
          <span className="plate block h-16 w-16">
            {line.picture ? <Picture picture={line.picture} sizes="4rem" atMost={64} alt="" /> : null}
          </span>
          <span className="min-w-0">
            <span lang={foreignLang(line.language, locale)}>
              <Link href={`/p/${line.handle}?variant=${line.variantId}`} className="quiet-link inline-block py-0.5 font-semibold">
                {line.title}
              </Link>
            </span>
            <span className="block text-ink-2 text-sm">{variantWords(line)}</span>
            <span className="num block text-ink-2 text-sm">
              {line.sku} · {live('cases', { count: line.quantity / line.casePack })} · {number(line.quantity)} × {money(line.unitPrice)}
            </span>
            {line.shipped > 0 ? (
              <span className="num block text-sm">{t('line.sent', { count: line.shipped, all: line.quantity - line.cancelled })}</span>
            ) : null}
            {line.repriced.length > 0 ? (
              <span className="num block text-sm">{t('line.repriced', { price: money((line.repriced.at(-1) ?? line).unitPrice) })}</span>
            ) : null}
            {line.cancelled > 0 ? <span className="num block text-sm">{t('line.cancelled', { count: line.cancelled })}</span> : null}
          </span>
          <span className="num font-semibold">{money(line.lineTotal)}</span>
        </li>
      ))}
    </ul>
  )
}
