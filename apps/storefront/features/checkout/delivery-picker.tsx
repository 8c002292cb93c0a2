'use client'
import type { DeliveryChoice, FreightExtra } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { RadioCards } from '@toyline/ui/controls/radio-cards'
import { Notice } from '@toyline/ui/frame/notice'
import { useState } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { ExtraNames } from '../order/extra-names.tsx'
import { methodName } from '../order/method-name.ts'
import { hidden } from '../ui/hidden.tsx'
import { useProblemWords } from '../ui/problem-words.ts'
import { DeliveryParts } from './delivery-parts.tsx'
import { Folded } from './folded.tsx'
import { FreightExtras } from './freight-extras.tsx'
import type { useQuote } from './use-quote.ts'

export const DELIVERY_ID = 'delivery'

type Props = {
  quote: ReturnType<typeof useQuote>
  chosen: string | null
  /** As the buyer's last order travelled, which they need not choose again. */
  usual: string | null
  disabled: boolean
  onChoose: (id: string) => void
  delivery: DeliveryChoice
  onDelivery: (choice: DeliveryChoice) => void
  /** What the driver of freight shall do besides. */
  extras: readonly FreightExtra[]
  onExtras: (extras: FreightExtra[]) => void
}

export function DeliveryPicker({
  quote: { quote, problem, isLoading, askAgain },
  chosen,
  usual,
  disabled,
  onChoose,
  delivery,
  onDelivery,
  extras,
  onExtras,
}: Props) {
  const { money, days } = useLocale()
  const t = useWords('checkout')
  const totals = useWords('totals')
  const forms = useWords('forms')
  const problemWords = useProblemWords()
  const [isOpen, setOpen] = useState(false)
  if (problem && problem.code !== 'bad-address')
    return (
      <Notice
        kind="problem"
        live
        action={
          <Button size="small" onClick={askAgain}>
            {forms('retry')}
          </Button>
        }
      >
        <p id={DELIVERY_ID} tabIndex={-1}>
          {problemWords(problem)}
        </p>
      </Notice>
    )
  if (!quote || quote.shippingOptions.length === 0)
    return (
      <p id={DELIVERY_ID} tabIndex={-1} role="status" className="text-ink-2">
        {quote ? t('delivery.none') : isLoading ? t('delivery.looking') : t('delivery.fill')}
      </p>
    )
  const isGone = chosen !== null && chosen !== usual && !quote.shippingOptions.some(({ id }) => id === chosen)
  const taken = quote.shippingOptions.some(({ id }) => id === chosen) ? chosen : quote.shippingMethod
  const cards = quote.shippingOptions.map(({ id, name, carrier, amount, earliest, latest, extras: offered }) => ({
    value: id,
    label: methodName(totals, { id, name }),
    note: t('delivery.arrives', { carrier, days: days(earliest, latest) }),
    aside: amount.amount === 0 ? t('delivery.free') : money(amount),
    more: offered && id === taken ? <FreightExtras offered={offered} wanted={extras} disabled={disabled} onChange={onExtras} /> : null,
    disabled,
  }))
  const parts = <DeliveryParts quote={quote} method={taken} chosen={delivery} disabled={disabled} onChoose={onDelivery} />
  const folded = cards.find(({ value }) => value === usual && value === taken)
  if (folded && !isOpen)
    return (
      <>
        <Folded change={t.rich('change.delivery', { hidden })} disabled={disabled} onChange={() => setOpen(true)}>
          <p className="num font-semibold">
            {folded.label}, {folded.aside}
          </p>
          <p className="num text-ink-2 text-sm">{folded.note}</p>
          <ExtraNames of={quote.shippingOptions.find(({ id }) => id === taken)} />
        </Folded>
        {parts}
      </>
    )
  return (
    <>
      {isGone ? (
        <Notice kind="warning" live className="mb-4">
          {t('delivery.gone')}
        </Notice>
      ) : null}
      <RadioCards
        id={DELIVERY_ID}
        name="delivery"
        legend={t('delivery.title')}
        value={taken ?? ''}
        onChange={(event) => onChoose(event.target.value)}
        cards={cards}
      />
      {parts}
    </>
  )
}
