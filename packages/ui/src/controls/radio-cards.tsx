import type { ChangeEventHandler, ReactNode } from 'react'
import { FieldError } from './field-frame.tsx'

export type RadioCard = {
  value: string
  label: ReactNode
  note?: ReactNode
  /** Set at the far end of the line, such as what it costs. */
  aside?: ReactNode
  /** Shown below while it is chosen. */
  more?: ReactNode
  disabled?: boolean
}

type Props = {
  id: string
  name: string
  legend: ReactNode
  cards: readonly RadioCard[]
  defaultValue?: string | undefined
  value?: string | undefined
  onChange?: ChangeEventHandler<HTMLInputElement> | undefined
  required?: boolean
  error?: string | undefined
}

/** One of a few, each with room for what speaks for it. The cards share their lines like the rows of a form. */
export function RadioCards({ id, name, legend, cards, defaultValue, value, onChange, required, error }: Props) {
  const chosen = (card: RadioCard) =>
    value === undefined ? { defaultChecked: card.value === defaultValue } : { checked: card.value === value }
  return (
    <fieldset className="field" aria-describedby={error ? `${id}-error` : undefined} data-state={error ? 'wrong' : undefined}>
      <legend className="field-label">{legend}</legend>
      <div className="radio-cards">
        {cards.map((card, index) => (
          <div key={card.value} className="radio-card">
            <input
              {...chosen(card)}
              // The first can be found by the link of an error summary.
              id={index === 0 ? id : `${id}-${card.value}`}
              type="radio"
              name={name}
              value={card.value}
              onChange={onChange}
              required={required}
              disabled={card.disabled}
              className="radio"
              aria-describedby={card.note ? `${id}-${card.value}-note` : undefined}
            />
            <label htmlFor={index === 0 ? id : `${id}-${card.value}`} className="radio-card-label">
              {card.label}
            </label>
            {card.aside ? <span className="radio-card-aside num">{card.aside}</span> : null}
            {card.note ? (
              <p id={`${id}-${card.value}-note`} className="radio-card-note">
                {card.note}
              </p>
            ) : null}
            {card.more ? <div className="radio-card-more">{card.more}</div> : null}
          </div>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  )
}
