'use client'
import type { Order, OrderEdit } from '@toyline/contracts'
import { SectionHead } from '@toyline/ui/frame/section-head'
import { Leaders } from '@toyline/ui/order/leaders'
import { useLocale, useWords } from '#words/client.tsx'
import { foreignLang } from '../catalogue/foreign.ts'
import { variantWords } from '../catalogue/variant-words.ts'
import { Link } from '../ui/link.tsx'

/** What the seller has changed of the order, and what became of what they proposed. One that waits for an answer stands above the order. */
export function OrderEdits({ edits }: Pick<Order, 'edits'>) {
  const { day } = useLocale()
  const t = useWords('order')
  const over = edits.filter(({ state }) => state !== 'proposed')
  if (over.length === 0) return null
  return (
    <section aria-labelledby="edits">
      <SectionHead id="edits">{t('edit.title')}</SectionHead>
      <ul className="space-y-6">
        {over.map((edit) => (
          <li key={edit.id}>
            <h3 className="font-semibold">{t(`edit.${edit.state as Exclude<OrderEdit['state'], 'proposed'>}`, { day: day(edit.at) })}</h3>
            <EditedGoods edit={edit} />
            {edit.supplement ? (
              <Link href={`/orders/${edit.supplement.orderId}`} className="link num inline-flex min-h-9 items-center">
                {t('edit.see', { number: edit.supplement.number })}
              </Link>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What an edit changes, line by line, and what the order comes to with it, where anything came of it. */
export function EditedGoods({ edit }: { edit: OrderEdit }) {
  const { money } = useLocale()
  const t = useWords('order')
  const totals = useWords('totals')
  return (
    <>
      <p className="max-w-measure text-ink-2 [overflow-wrap:anywhere]">{edit.reason}</p>
      <EditedLines lines={edit.lines} />
      {edit.state === 'declined' || edit.state === 'expired' ? null : (
        <div className="mt-3">
          <Leaders
            rows={[
              { label: t(edit.totals ? 'edit.order' : 'edit.before'), value: money(edit.before) },
              ...(edit.totals
                ? [
                    { label: totals('toys'), value: money(edit.totals.merchandise) },
                    { label: totals('delivery'), value: money(edit.totals.shipping) },
                    { label: totals('tax'), value: money(edit.totals.tax) },
                  ]
                : []),
              { label: t(edit.totals ? 'edit.together' : 'edit.after'), value: money(edit.after), total: true },
            ]}
          />
        </div>
      )}
    </>
  )
}

/** Pieces and prices before and after. */
export function EditedLines({ lines }: Pick<OrderEdit, 'lines'>) {
  const { locale, money } = useLocale()
  const t = useWords('order')
  return (
    <ul className="mt-2">
      {lines.map((line) => (
        <li key={line.variantId} className="border-line border-b py-2">
          <span lang={foreignLang(line.language, locale)} className="font-semibold">
            {line.title}
          </span>
          <span className="block text-ink-2 text-sm">{variantWords(line)}</span>
          <span className="num block text-sm">
            {t(line.quantity.before === line.quantity.after ? 'edit.pieces' : 'edit.fromTo', line.quantity)}
            {' · '}
            {line.unitPrice.before && line.unitPrice.before.amount !== line.unitPrice.after.amount
              ? t('edit.instead', { price: money(line.unitPrice.after), before: money(line.unitPrice.before) })
              : t('edit.each', { price: money(line.unitPrice.after) })}
          </span>
        </li>
      ))}
    </ul>
  )
}
