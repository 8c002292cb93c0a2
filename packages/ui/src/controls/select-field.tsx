'use client'
import type { SelectHTMLAttributes } from 'react'
import { describedBy, FieldFrame, type FieldWords } from './field-frame.tsx'
import type { Check, Complaints } from './judge.ts'
import { useChecked } from './use-checked.ts'

type Props = FieldWords &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'id' | 'className' | 'onInput' | 'onBlur' | 'onInvalid'> & {
    options: readonly { value: string; label: string; disabled?: boolean }[]
    /** Shown while nothing is chosen; choosing it again counts as nothing. */
    placeholder?: string
    complaints?: Complaints | undefined
    check?: Check | undefined
  }

export function SelectField({ id, label, hint, optional, error, className, options, placeholder, complaints, check, ...select }: Props) {
  const field = useChecked<HTMLSelectElement>({ complaints, check, error })
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} error={field.error} isRight={field.isRight} className={className}>
      <select
        {...select}
        {...field.events}
        id={id}
        ref={field.control}
        className="input"
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(id, hint, field.error)}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map(({ value, label: words, disabled }) => (
          <option key={value} value={value} disabled={disabled}>
            {words}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}
