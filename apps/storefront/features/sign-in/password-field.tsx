'use client'
import { useState } from 'react'
import { describedBy, FieldLabel, FieldWords } from '../ui/field.tsx'

type Props = {
  label: string
  hint?: string
  error?: string | undefined
  autoComplete: 'current-password' | 'new-password'
  minLength?: number
}

/** A password that can be looked at and pasted. */
export function PasswordField({ label, hint, error, autoComplete, minLength }: Props) {
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
          {isShown ? 'Hide' : 'Show'}
          <span className="sr-only"> password</span>
        </button>
      </div>
      <FieldWords id="password" hint={hint} error={error} />
    </div>
  )
}
