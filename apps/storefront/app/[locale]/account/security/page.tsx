import { LinkButton } from '@toyline/ui/controls/link-button'
import { SectionHead } from '@toyline/ui/frame/section-head'
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
      <SectionHead level={1}>{t('security')}</SectionHead>
      <section aria-labelledby="password">
        <h2 id="password" className="text-xl">
          {t('password.title')}
        </h2>
        <p className="mt-1 text-ink-2">{t('password.text')}</p>
        <LinkButton href="/forgot-password" linkAs={Link} className="mt-3">
          {t('password.change')}
        </LinkButton>
      </section>
      <section aria-labelledby="devices" className="mt-10">
        <SectionHead id="devices">{t('devices')}</SectionHead>
        <SessionList sessions={sessions} />
      </section>
    </>
  )
}
