'use client'
import type { InputHTMLAttributes, ReactNode } from 'react'
import { describedBy, FieldFrame, type FieldWords } from './field-frame.tsx'
import type { Check, Complaints } from './judge.ts'
import { useChecked } from './use-checked.ts'

export type TextFieldProps = FieldWords &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'className'> & {
    complaints?: Complaints | undefined
    check?: Check | undefined
    /** Set inside the box, such as a currency before or a unit after. */
    before?: ReactNode
    after?: ReactNode
  }

export function TextField(props: TextFieldProps) {
  const { id, label, hint, optional, error, className, complaints, check, before, after, onInput, onBlur, onInvalid, ...input } = props
  const field = useChecked<HTMLInputElement>({ complaints, check, error })
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} error={field.error} isRight={field.isRight} className={className}>
      {before ? <span className="field-unit">{before}</span> : null}
      <input
        {...input}
        id={id}
        ref={field.control}
        className="input"
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(id, hint, field.error)}
        onInput={(event) => {
          field.events.onInput()
          onInput?.(event)
        }}
        onBlur={(event) => {
          field.events.onBlur()
          onBlur?.(event)
        }}
        onInvalid={(event) => {
          field.events.onInvalid()
          onInvalid?.(event)
        }}
      />
      {after ? <span className="field-unit">{after}</span> : null}
    </FieldFrame>
  )
}
