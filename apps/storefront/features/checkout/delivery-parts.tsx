'use client'
import type { CheckoutQuote, DeliveryChoice } from '@toyline/contracts'
import { RadioCards } from '@toyline/ui/controls/radio-cards'
import { Notice } from '@toyline/ui/frame/notice'
import { useLocale, useWords } from '#words/client.tsx'

type Props = {
  quote: CheckoutQuote
  /** The way of delivery that is chosen. */
  method: string | null
  chosen: DeliveryChoice
  disabled: boolean
  onChoose: (choice: DeliveryChoice) => void
}

/** Where some of an order is not there yet: whether it waits for it, if there is anything else; else only that it does. */
export function DeliveryParts({ quote: { waitsFor, ready, shippingOptions }, method, chosen, disabled, onChoose }: Props) {
  const { day, days } = useLocale()
  const t = useWords('checkout')
  if (!waitsFor) return null
  const { arrivesOn, quantity } = waitsFor
  const whole = shippingOptions.find(({ id }) => id === method)
  const first = ready?.options.find(({ id }) => id === method)
  if (!ready || !whole || !first)
    return (
      <Notice kind="note" className="mt-3">
        {arrivesOn === null ? t('waits.unknown', { count: quantity }) : t('waits.until', { count: quantity, day: day(arrivesOn) })}
      </Notice>
    )
  const last = days(whole.earliest, whole.latest)
  const now = { count: ready.quantity, days: days(first.earliest, first.latest) }
  return (
    <div className="mt-6">
      <RadioCards
        id="delivery-parts"
        name="delivery-parts"
        legend={
          arrivesOn === null ? t('parts.titleUnknown', { count: quantity }) : t('parts.title', { count: quantity, day: day(arrivesOn) })
        }
        value={chosen}
        onChange={(event) => onChoose(event.target.value as DeliveryChoice)}
        cards={[
          {
            value: 'together',
            label: t('parts.together'),
            note: arrivesOn === null ? t('parts.togetherUnknown') : t('parts.togetherNote', { days: last }),
            disabled,
          },
          {
            value: 'as-ready',
            label: t('parts.ready'),
            note: arrivesOn === null ? t('parts.readyUnknown', now) : t('parts.readyNote', { ...now, later: last }),
            aside: t('parts.same'),
            disabled,
          },
        ]}
      />
    </div>
  )
}
