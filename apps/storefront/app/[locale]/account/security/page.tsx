import type { Metadata } from 'next'
import { requireMe } from '#data/require-me.ts'
import { readSessions } from '#data/visitor.ts'
import { SessionList } from '#features/account/session-list.tsx'
import { Link } from '#features/ui/link.tsx'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('account')
  return { title: t('security') }
}

export default async function SecurityPage() {
  await requireMe('/account/security')
  const { t } = await inLocale('account')
  const sessions = await readSessions()
  return (
    <>
      <h1 className="text-3xl">{t('security')}</h1>
      <section aria-labelledby="password" className="mt-6">
        <h2 id="password" className="text-xl">
          {t('password.title')}
        </h2>
        <p className="mt-1 text-ink-2">{t('password.text')}</p>
        <Link href="/forgot-password" className="button mt-3">
          {t('password.change')}
        </Link>
      </section>
      <section aria-labelledby="devices" className="mt-10">
        <h2 id="devices" className="text-xl">
          {t('devices')}
        </h2>
        <SessionList sessions={sessions} />
      </section>
    </>
  )
}
