import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { AccountNav } from '#features/account/account-nav.tsx'

export const metadata: Metadata = { title: { default: 'Your account', template: '%s · Toyline' }, robots: { index: false } }

export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <div className="page grid gap-x-12 gap-y-6 pt-8 lg:grid-cols-[14rem_minmax(0,1fr)]">
      <AccountNav />
      <div className="min-w-0 max-w-4xl">{children}</div>
    </div>
  )
}
