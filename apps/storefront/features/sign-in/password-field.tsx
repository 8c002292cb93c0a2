'use client'
import { useState } from 'react'
import { useWords } from '#words/client.tsx'
import { describedBy, FieldLabel, FieldWords } from '../ui/field.tsx'
import { hidden } from '../ui/hidden.tsx'

type Props = {
  label: string
  hint?: string
  error?: string | undefined
  autoComplete: 'current-password' | 'new-password'
  minLength?: number
}

/** A password that can be looked at and pasted. */
export function PasswordField({ label, hint, error, autoComplete, minLength }: Props) {
  const t = useWords('sign-in')
  const [isShown, setShown] = useState(false)
  return (
    <div>
      <FieldLabel id="password">{label}</FieldLabel>
      <div className="flex">
        <input
          id="password"
          name="password"
          type={isShown ? 'text' : 'password'}
          autoComplete={autoComplete}
          minLength={minLength}
          maxLength={256}
          required
          spellCheck={false}
          autoCapitalize="none"
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy('password', hint, error)}
          className="input rounded-r-none border-r-0"
        />
        <button
          type="button"
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
          className="button rounded-l-none border-line-strong text-sm"
        >
          {t.rich(isShown ? 'hide' : 'show', { hidden })}
        </button>
      </div>
      <FieldWords id="password" hint={hint} error={error} />
    </div>
  )
}
