import { LinkButton } from '@toyline/ui/controls/link-button'
import { OfflineDrawing } from '@toyline/ui/drawings/offline'
import { EmptyState } from '@toyline/ui/frame/empty-state'
import type { Metadata } from 'next'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('shell')
  return { title: t('offline.title'), robots: { index: false } }
}

/** What the service worker shows for a page that was not visited before the line broke. */
export default async function OfflinePage() {
  const { t, to } = await inLocale('shell')
  return (
    <div className="page pt-16">
      <EmptyState
        drawing={<OfflineDrawing />}
        title={t('offline.title')}
        headingLevel={1}
        actions={<LinkButton href={to('/')}>{t('offline.home')}</LinkButton>}
      >
        {t('offline.text')}
      </EmptyState>
    </div>
  )
}
