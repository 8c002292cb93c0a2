import type { ReactNode } from 'react'
import { LocaleProvider } from '#words/client.tsx'
import { inLocale, wordsForBrowser } from '#words/server.ts'

/** The frame of the pages around signing in, with the words that their forms need. */
export async function AuthPage({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  const { t, locale } = await inLocale('sign-in')
  return (
    <div className="page max-w-lg pt-12">
      <h1 className="text-3xl">{title}</h1>
      {intro ? <p className="mt-2 text-ink-2">{intro}</p> : null}
      <div className="mt-6">
        <LocaleProvider id={locale.id} words={wordsForBrowser(locale.id, 'sign-in', 'forms', 'problems')}>
          {children}
        </LocaleProvider>
      </div>
      <noscript>
        <p className="mt-4 text-tomato">{t('noScript')}</p>
      </noscript>
    </div>
  )
}
