import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { AccountNav } from '#features/account/account-nav.tsx'
import { LocaleProvider } from '#words/client.tsx'
import { inLocale, wordsForBrowser } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('account')
  return { title: { default: t('title'), template: '%s · Toyline' }, robots: { index: false } }
}

export default async function AccountLayout({ children }: { children: ReactNode }) {
  const { locale } = await inLocale()
  return (
    <LocaleProvider id={locale.id} words={wordsForBrowser(locale.id, 'account', 'addresses', 'forms', 'problems')}>
      <div className="page grid gap-x-12 gap-y-6 pt-8 lg:grid-cols-[14rem_minmax(0,1fr)]">
        <AccountNav />
        <div className="min-w-0 max-w-4xl">{children}</div>
      </div>
    </LocaleProvider>
  )
}
