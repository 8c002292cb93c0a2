'use client'
import type { ReactNode } from 'react'
import { useLocale } from '#words/client.tsx'
import { Link } from '../ui/link.tsx'

/** Signs in and comes back to the checkout. */
export function SignInToPay({ children }: { children: ReactNode }) {
  const { to } = useLocale()
  return (
    <Link href={`/sign-in?next=${encodeURIComponent(to('/checkout'))}`} className="link relative">
      {children}
    </Link>
  )
}
