'use client'
import type { InputHTMLAttributes, ReactNode } from 'react'
import { useWords } from '#words/client.tsx'

export type FieldProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & {
  id: string
  label: ReactNode
  hint?: ReactNode
  error?: string | undefined
  isOptional?: boolean
}

/** A labelled input whose hint and error are read out with it. */
export function Field({ id, label, hint, error, isOptional = false, className = '', ...input }: FieldProps) {
  return (
    <div className={className}>
      <FieldLabel id={id} isOptional={isOptional}>
        {label}
      </FieldLabel>
      <input {...input} id={id} className="input" aria-invalid={error ? true : undefined} aria-describedby={describedBy(id, hint, error)} />
      <FieldWords id={id} hint={hint} error={error} />
    </div>
  )
}

export function FieldLabel({ id, isOptional, children }: { id: string; isOptional?: boolean; children: ReactNode }) {
  const t = useWords('forms')
  return (
    <label htmlFor={id} className="mb-1 block font-semibold text-sm">
      {children}
      {isOptional ? <span className="font-normal text-ink-2"> {t('optional')}</span> : null}
    </label>
  )
}

export function FieldWords({ id, hint, error }: { id: string; hint?: ReactNode; error?: string | undefined }) {
  return (
    <>
      {hint ? (
        <p id={`${id}-hint`} className="mt-1 text-ink-2 text-sm">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="mt-1 font-semibold text-sm text-tomato">
          {error}
        </p>
      ) : null}
    </>
  )
}

export function describedBy(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}
