import type { Metadata } from 'next'
import { Away } from '#features/shell/away.tsx'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('live')
  return { title: t('away.title'), robots: { index: false } }
}

/** What the front door shows, with status 503, in the place of a page that a room behind it could not answer for. */
export default function AwayPage() {
  return (
    <div className="page pt-12">
      <Away />
    </div>
  )
}
