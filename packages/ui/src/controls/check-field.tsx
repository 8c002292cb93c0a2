'use client'
import type { InputHTMLAttributes } from 'react'
import { describedBy, FieldError, FieldHint, type FieldWords } from './field-frame.tsx'
import type { Complaints } from './judge.ts'
import { useChecked } from './use-checked.ts'

type Props = Omit<FieldWords, 'optional'> &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className' | 'type' | 'onInput' | 'onBlur' | 'onInvalid'> & {
    complaints?: Complaints | undefined
  }

/** A tick box with its words; the whole line can be pressed. */
export function CheckField({ id, label, hint, error, className = '', complaints, ...input }: Props) {
  const field = useChecked<HTMLInputElement>({ complaints, error })
  return (
    <div className={`field field-check ${className}`} data-state={field.error ? 'wrong' : undefined}>
      <div className="check-line">
        <input
          {...input}
          {...field.events}
          id={id}
          ref={field.control}
          type="checkbox"
          className="check"
          aria-invalid={field.error ? true : undefined}
          aria-describedby={describedBy(id, hint, field.error)}
        />
        <label htmlFor={id}>{label}</label>
      </div>
      <FieldError id={id} error={field.error} />
      <FieldHint id={id} hint={hint} />
    </div>
  )
}
