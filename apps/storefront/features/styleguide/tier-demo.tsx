'use client'
import { QuantityStepper } from '@toyline/ui/controls/quantity-stepper'
import { TierTable } from '@toyline/ui/goods/tier-table'
import { useState } from 'react'
import { STEPPER_WORDS } from './words.ts'

const TIERS = [
  { from: 12, quantity: 'from 12', unitPrice: '$4.95', casePrice: '$59.40', gain: '50 %' },
  { from: 48, quantity: 'from 48', unitPrice: '$4.60', casePrice: '$55.20', gain: '54 %' },
  { from: 144, quantity: 'from 144', unitPrice: '$4.20', casePrice: '$50.40', gain: '58 %' },
]

export function TierDemo() {
  const [quantity, setQuantity] = useState(48)
  return (
    <div className="grid gap-4">
      <TierTable
        caption="Price by quantity"
        heads={{ quantity: 'Units', unitPrice: 'Each', casePrice: 'Case', gain: 'Margin' }}
        tiers={TIERS}
        quantity={quantity}
      />
      <QuantityStepper
        label="Quantity"
        casePack={12}
        smallest={12}
        defaultQuantity={48}
        locale="en-US"
        words={STEPPER_WORDS}
        onQuantity={setQuantity}
      />
    </div>
  )
}
