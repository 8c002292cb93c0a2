'use client'
import type { TextareaHTMLAttributes } from 'react'
import { describedBy, FieldFrame, type FieldWords } from './field-frame.tsx'
import type { Check, Complaints } from './judge.ts'
import { useChecked } from './use-checked.ts'

type Props = FieldWords &
  Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'className' | 'onInput' | 'onBlur' | 'onInvalid'> & {
    complaints?: Complaints | undefined
    check?: Check | undefined
  }

export function TextArea({ id, label, hint, optional, error, className, complaints, check, ...area }: Props) {
  const field = useChecked<HTMLTextAreaElement>({ complaints, check, error })
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional} error={field.error} isRight={field.isRight} className={className}>
      <textarea
        rows={4}
        {...area}
        {...field.events}
        id={id}
        ref={field.control}
        className="input input-area"
        aria-invalid={field.error ? true : undefined}
        aria-describedby={describedBy(id, hint, field.error)}
      />
    </FieldFrame>
  )
}
