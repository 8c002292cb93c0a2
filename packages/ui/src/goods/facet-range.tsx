import type { ReactNode } from 'react'
import { FacetFold } from './facet-group.tsx'

type End = { name: string; label: string; value?: string | undefined; placeholder?: string | undefined }
type Props = {
  label: string
  low: End
  high: End /** Set after each number, such as "cm". */
  unit?: ReactNode
  note?: ReactNode
  open?: boolean
}

/** From and to, such as a price or a size. Numbers are typed: a slider is slow to set and hard to hit. */
export function FacetRange({ label, low, high, unit, note, open = true }: Props) {
  return (
    <FacetFold label={label} open={open || Boolean(low.value || high.value)}>
      <fieldset>
        <legend className="sr-only">{label}</legend>
        <div className="facet-range">
          <RangeEnd {...low} />
          <span aria-hidden="true">–</span>
          <RangeEnd {...high} />
          {unit ? <span className="facet-unit">{unit}</span> : null}
        </div>
        {note ? <p className="facet-note num">{note}</p> : null}
      </fieldset>
    </FacetFold>
  )
}

function RangeEnd({ name, label, value, placeholder }: End) {
  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      name={name}
      aria-label={label}
      defaultValue={value ?? ''}
      placeholder={placeholder}
      className="input num"
    />
  )
}
