import { Button } from '@toyline/ui/controls/button'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { NotFoundDrawing } from '@toyline/ui/drawings/not-found'
import { EmptyState } from '@toyline/ui/frame/empty-state'
import type { Metadata } from 'next'
import { Link } from '#features/ui/link.tsx'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('shell')
  return { title: t('notFound.meta') }
}

export default async function NotFound() {
  const { t, to } = await inLocale('shell')
  return (
    <div className="page pt-12">
      <EmptyState
        headingLevel={1}
        drawing={<NotFoundDrawing />}
        title={t('notFound.title')}
        actions={
          <LinkButton href="/products" linkAs={Link}>
            {t('notFound.all')}
          </LinkButton>
        }
      >
        <p>{t('notFound.text')}</p>
        <search>
          <form action={to('/search')} className="mx-auto mt-6 flex max-w-md gap-2">
            <input type="search" name="q" aria-label={t('notFound.search')} placeholder={t('notFound.hint')} className="input" />
            <Button type="submit" look="primary">
              {t('notFound.button')}
            </Button>
          </form>
        </search>
      </EmptyState>
    </div>
  )
}
