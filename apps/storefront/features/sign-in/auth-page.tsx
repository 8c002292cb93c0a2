import { Notice } from '@toyline/ui/frame/notice'
import { SectionHead } from '@toyline/ui/frame/section-head'
import type { ReactNode } from 'react'
import { LocaleProvider } from '#words/client.tsx'
import { inLocale, wordsForBrowser } from '#words/server.ts'

/** The frame of the pages around signing in, with the words that their forms need. */
export async function AuthPage({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  const { t, locale } = await inLocale('sign-in')
  return (
    <div className="page max-w-xl pt-12">
      <SectionHead level={1}>{title}</SectionHead>
      {intro ? <p className="mb-6 max-w-measure text-ink-2">{intro}</p> : null}
      <noscript>
        <Notice kind="warning" className="mb-6">
          {t('noScript')}
        </Notice>
      </noscript>
      <LocaleProvider id={locale.id} words={wordsForBrowser(locale.id, 'sign-in', 'forms', 'problems')}>
        {children}
      </LocaleProvider>
    </div>
  )
}
