'use client'
import type { ReactNode } from 'react'
import { ChevronDownIcon } from '../icons/signs.tsx'

export type FacetValue = { name: string; value: string; label: ReactNode; count: number; checked: boolean }

type Props = {
  label: string
  values: readonly FacetValue[]
  /** How a count is read out, such as "products". */
  countLabel: string
  /** Says how many more there are; the values after the first `shown` fold away behind it. */
  moreLabel?: string
  shown?: number
  open?: boolean
}

/**
 * One question of the filters as a group of tick boxes, in a form of the page's own. What would find nothing is shown and cannot
 * be ticked; what is ticked never folds away. A component of the browser, so that a page with many values says what they are once, and
 * not their elements as well.
 */
export function FacetGroup({ label, values, countLabel, moreLabel, shown = 6, open = true }: Props) {
  const first = values.filter(({ checked }, index) => checked || index < shown)
  const more = values.filter((value) => !first.includes(value))
  return (
    <FacetFold label={label} open={open || values.some(({ checked }) => checked)}>
      <fieldset>
        <legend className="sr-only">{label}</legend>
        {first.map((value) => (
          <FacetRow key={value.value} {...value} countLabel={countLabel} />
        ))}
        {more.length > 0 ? (
          <details className="facet-more">
            <summary className="link">{moreLabel}</summary>
            {more.map((value) => (
              <FacetRow key={value.value} {...value} countLabel={countLabel} />
            ))}
          </details>
        ) : null}
      </fieldset>
    </FacetFold>
  )
}

export function FacetFold({ label, open, children }: { label: string; open: boolean; children: ReactNode }) {
  return (
    <details className="facet" open={open}>
      <summary className="facet-head">
        {label}
        <ChevronDownIcon size={18} className="facet-sign" />
      </summary>
      {children}
    </details>
  )
}

function FacetRow({ name, value, label, count, checked, countLabel }: FacetValue & { countLabel: string }) {
  const disabled = count === 0 && !checked
  return (
    <label className="facet-row" data-disabled={disabled ? '' : undefined}>
      <input type="checkbox" name={name} value={value} defaultChecked={checked} disabled={disabled} className="check" />
      <span className="facet-label">{label}</span>
      <span className="facet-count num">
        {count}
        <span className="sr-only"> {countLabel}</span>
      </span>
    </label>
  )
}
