'use client'
import { useWords } from '#words/client.tsx'
import { useMyName } from '../account/me-store.ts'
import { Link } from '../ui/link.tsx'
import { PersonIcon } from './icons.tsx'

/** The way to sign in until the browser knows who is signed in. Its width does not depend on the name. */
export function AccountLink() {
  const t = useWords('live')
  const name = useMyName()
  return (
    <Link
      href={name ? '/account' : '/sign-in'}
      aria-label={name ? t('accountOf', { name }) : t('signIn')}
      className="flex min-h-11 items-center gap-2 rounded-sm px-3 text-sm no-underline hover:bg-sunken"
    >
      <PersonIcon />
      <span className="hidden w-24 truncate sm:inline">{name ?? t('signIn')}</span>
    </Link>
  )
}
