'use client'
import type { Money } from '@toyline/contracts'
import { priceAt } from '@toyline/contracts/price-at'
import { QuantityStepper, type StepperWords } from '@toyline/ui/controls/quantity-stepper'
import { type Tier, TierTable } from '@toyline/ui/goods/tier-table'
import { type ReactNode, useState } from 'react'

type Props = {
  label: string
  casePack: number
  smallest: number
  tiers: readonly (Tier & { minQuantity: number; amount: Money })[]
  tierWords: { caption: string; heads: { quantity: string; unitPrice: string; casePrice: string; gain?: string } }
  words: StepperWords
  locale: string
  /** The button, beside the quantity. */
  children: ReactNode
}

/** How many, and what each costs at that number: the row of the volume prices follows the quantity. */
export function OrderQuantity({ label, casePack, smallest, tiers, tierWords, words, locale, children }: Props) {
  const [quantity, setQuantity] = useState(smallest)
  const price = priceAt(
    tiers.map(({ minQuantity, amount }) => ({ minQuantity, unitPrice: amount })),
    quantity,
  )
  return (
    <>
      {tiers.length > 1 ? <TierTable {...tierWords} tiers={tiers} quantity={quantity} /> : null}
      <div className="mt-4 flex flex-wrap items-start gap-x-3 gap-y-4">
        <QuantityStepper
          label={label}
          name="quantity"
          casePack={casePack}
          smallest={smallest}
          price={price?.tier.unitPrice ?? null}
          locale={locale}
          words={words}
          size="large"
          onQuantity={setQuantity}
        />
        {children}
      </div>
    </>
  )
}
