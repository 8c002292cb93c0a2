'use client'
import { TextField } from '@toyline/ui/controls/text-field'
import { useState } from 'react'
import { useWords } from '#words/client.tsx'
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
    <TextField
      id="password"
      name="password"
      type={isShown ? 'text' : 'password'}
      label={label}
      hint={hint}
      error={error}
      complaints={{ valueMissing: t('need.password'), tooShort: t('need.length') }}
      autoComplete={autoComplete}
      minLength={minLength}
      maxLength={256}
      required
      spellCheck={false}
      autoCapitalize="none"
      after={
        <button
          type="button"
          aria-pressed={isShown}
          onClick={() => setShown(!isShown)}
          className="-mx-3 flex items-center self-stretch px-3 font-semibold text-ink"
        >
          {t.rich(isShown ? 'hide' : 'show', { hidden })}
        </button>
      }
    />
  )
}
