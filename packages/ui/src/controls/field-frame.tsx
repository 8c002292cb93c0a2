import type { ReactNode } from 'react'
import { AlertIcon, CheckIcon } from '../icons/signs.tsx'

export type FieldWords = {
  id: string
  label: ReactNode
  hint?: ReactNode
  /** The word for "optional", where that is what the field is. */
  optional?: ReactNode
  error?: string | undefined
  className?: string | undefined
}

type Props = FieldWords & { isRight?: boolean; children: ReactNode }

/**
 * Label, control, and below it the one place where an error stands, then the hint; so controls side by side stay level. The control
 * names both by `describedBy`.
 */
export function FieldFrame({ id, label, hint, optional, error, isRight = false, className = '', children }: Props) {
  return (
    <div className={`field ${className}`} data-state={error ? 'wrong' : isRight ? 'right' : undefined}>
      <label htmlFor={id} className="field-label">
        {label}
        {optional ? <span className="field-optional"> {optional}</span> : null}
      </label>
      <div className="field-box">
        {children}
        <span className="field-tick" aria-hidden="true">
          <CheckIcon />
        </span>
      </div>
      <FieldError id={id} error={error} />
      <FieldHint id={id} hint={hint} />
    </div>
  )
}

export function FieldHint({ id, hint }: { id: string; hint?: ReactNode }) {
  if (!hint) return null
  return (
    <p id={`${id}-hint`} className="field-hint">
      {hint}
    </p>
  )
}

export function FieldError({ id, error }: { id: string; error?: string | undefined }) {
  if (!error) return null
  return (
    <p id={`${id}-error`} className="field-error">
      <AlertIcon size={18} />
      {error}
    </p>
  )
}

export function describedBy(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  return [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined
}
