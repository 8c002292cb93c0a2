'use client'
import type { FreightExtra, ShippingOption } from '@toyline/contracts'
import { CheckField } from '@toyline/ui/controls/check-field'
import { useLocale, useWords } from '#words/client.tsx'

type Props = {
  offered: NonNullable<ShippingOption['extras']>
  wanted: readonly FreightExtra[]
  disabled: boolean
  onChange: (wanted: FreightExtra[]) => void
}

/** What the driver of freight can do besides, each with its price. */
export function FreightExtras({ offered, wanted, disabled, onChange }: Props) {
  const { money } = useLocale()
  const t = useWords('totals')
  return (
    <div className="grid gap-2">
      {offered.map(({ id, amount }) => (
        <CheckField
          key={id}
          id={`freight-${id}`}
          name={`freight-${id}`}
          label={`${t(`extra.${id}`)}, ${money(amount)}`}
          checked={wanted.includes(id)}
          disabled={disabled}
          onChange={(event) => onChange(event.target.checked ? [...wanted, id] : wanted.filter((one) => one !== id))}
        />
      ))}
    </div>
  )
}
