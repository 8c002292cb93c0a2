'use client'
import { useLocale, useWords } from '#words/client.tsx'
import { methodName } from '../order/method-name.ts'
import { Notice } from '../ui/notice.tsx'
import { useProblemWords } from '../ui/problem-words.ts'
import type { useQuote } from './use-quote.ts'

export const DELIVERY_ID = 'delivery'

type Props = {
  quote: ReturnType<typeof useQuote>
  chosen: string | null
  disabled: boolean
  onChoose: (id: string) => void
}

export function DeliveryPicker({ quote: { quote, problem, isLoading, askAgain }, chosen, disabled, onChoose }: Props) {
  const { money, days } = useLocale()
  const t = useWords('checkout')
  const totals = useWords('totals')
  const forms = useWords('forms')
  const problemWords = useProblemWords()
  if (problem && problem.code !== 'bad-address')
    return (
      <Notice kind="problem" live>
        <p>{problemWords(problem)}</p>
        <button type="button" className="button button-small mt-2" onClick={askAgain}>
          {forms('retry')}
        </button>
      </Notice>
    )
  if (!quote)
    return (
      <p id={DELIVERY_ID} tabIndex={-1} role="status" className="text-ink-2">
        {isLoading ? t('delivery.looking') : t('delivery.fill')}
      </p>
    )
  if (quote.shippingOptions.length === 0)
    return (
      <p id={DELIVERY_ID} tabIndex={-1}>
        {t('delivery.none')}
      </p>
    )
  return (
    <fieldset
      id={DELIVERY_ID}
      tabIndex={-1}
      disabled={disabled}
      aria-busy={isLoading}
      className="divide-y divide-line border border-line-strong bg-card"
    >
      <legend className="sr-only">{t('delivery.title')}</legend>
      {quote.shippingOptions.map(({ id, name, carrier, amount, earliest, latest }) => (
        <label key={id} className="flex gap-3 p-4">
          <input
            type="radio"
            name="delivery"
            value={id}
            checked={(chosen ?? quote.shippingMethod) === id}
            onChange={() => onChoose(id)}
            className="check mt-1"
          />
          <span className="min-w-0 flex-1">
            <span className="font-semibold">{methodName(totals, { id, name })}</span>
            <span className="num block text-ink-2 text-sm">{t('delivery.arrives', { carrier, days: days(earliest, latest) })}</span>
          </span>
          <span className="num font-semibold">{amount.amount === 0 ? t('delivery.free') : money(amount)}</span>
        </label>
      ))}
    </fieldset>
  )
}
