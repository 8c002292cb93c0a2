'use client'
import { TextField } from '@toyline/ui/controls/text-field'
import { useWords } from '#words/client.tsx'

/** The address by which an account is known. */
export function EmailField({ defaultValue, error }: { defaultValue?: string; error?: string | undefined }) {
  const t = useWords('sign-in')
  return (
    <TextField
      id="email"
      name="email"
      type="email"
      label={t('email')}
      complaints={{ valueMissing: t('need.email'), typeMismatch: t('need.email') }}
      autoComplete="username"
      required
      maxLength={254}
      defaultValue={defaultValue}
      error={error}
    />
  )
}
