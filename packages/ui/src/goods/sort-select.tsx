'use client'
import { useId } from 'react'

type Props = {
  label: string
  name: string
  value: string
  options: readonly { value: string; label: string }[]
  /** The button that sends the form where there is no script. */
  submit: string
  /** What the address holds besides. */
  hidden?: readonly (readonly [name: string, value: string])[]
  action: string
  /** Instead of sending the form. */
  onPick?: (value: string) => void
}

/** A form of its own, so that sorting works without a script too. */
export function SortSelect({ label, name, value, options, submit, hidden = [], action, onPick }: Props) {
  const id = useId()
  return (
    <form action={action} className="sort">
      {hidden.map(([key, text]) => (
        <input key={`${key}=${text}`} type="hidden" name={key} value={text} />
      ))}
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        key={value}
        defaultValue={value}
        className="input"
        onChange={(event) => (onPick ? onPick(event.target.value) : event.target.form?.requestSubmit())}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <noscript>
        <button type="submit" className="button button-small">
          {submit}
        </button>
      </noscript>
    </form>
  )
}
