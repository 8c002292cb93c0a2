import { LinkButton } from '@toyline/ui/controls/link-button'
import { NotFoundDrawing } from '@toyline/ui/drawings/not-found'
import { EmptyState } from '@toyline/ui/frame/empty-state'
import { Link } from '#features/ui/link.tsx'
import { inLocale } from '#words/server.ts'

export default async function OrderNotFound() {
  const { t, to } = await inLocale('order')
  return (
    <div className="page pt-12">
      <EmptyState
        headingLevel={1}
        drawing={<NotFoundDrawing />}
        title={t('notFound.title')}
        actions={
          <LinkButton href={`/sign-in?next=${encodeURIComponent(to('/account/orders'))}`} linkAs={Link} look="primary">
            {t('notFound.signIn')}
          </LinkButton>
        }
      >
        <p>{t('notFound.text')}</p>
      </EmptyState>
    </div>
  )
}
