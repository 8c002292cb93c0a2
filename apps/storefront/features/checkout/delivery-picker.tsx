'use client'
import { formatMoney } from '@toyline/contracts/format-money'
import { deliveryDays } from '../order/dates.ts'
import { Notice } from '../ui/notice.tsx'
import type { useQuote } from './use-quote.ts'

export const DELIVERY_ID = 'delivery'

type Props = {
  quote: ReturnType<typeof useQuote>
  locale: string
  chosen: string | null
  disabled: boolean
  onChoose: (id: string) => void
}

export function DeliveryPicker({ quote: { quote, problem, isLoading, askAgain }, locale, chosen, disabled, onChoose }: Props) {
  if (problem && problem.code !== 'bad-address')
    return (
      <Notice kind="problem" live>
        <p>{problem.message}</p>
        <button type="button" className="button button-small mt-2" onClick={askAgain}>
          Try again
        </button>
      </Notice>
    )
  if (!quote)
    return (
      <p id={DELIVERY_ID} tabIndex={-1} role="status" className="text-ink-2">
        {isLoading ? 'Looking up delivery for this address.' : 'Fill in the address, and the ways of delivery with their cost appear here.'}
      </p>
    )
  if (quote.shippingOptions.length === 0)
    return (
      <p id={DELIVERY_ID} tabIndex={-1}>
        We have no delivery to this address. Please choose another one.
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
      <legend className="sr-only">Delivery</legend>
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
            <span className="font-semibold">{name}</span>
            <span className="num block text-ink-2 text-sm">
              {carrier}, arrives {deliveryDays(earliest, latest, locale)}
            </span>
          </span>
          <span className="num font-semibold">{amount.amount === 0 ? 'Free' : formatMoney(amount, locale)}</span>
        </label>
      ))}
    </fieldset>
  )
}
