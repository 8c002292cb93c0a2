import { LinkButton } from '@toyline/ui/controls/link-button'
import { NothingFoundDrawing } from '@toyline/ui/drawings/nothing-found'
import { EmptyState } from '@toyline/ui/frame/empty-state'
import { inLocale } from '#words/server.ts'
import { Link } from '../ui/link.tsx'

/** Filters that leave nothing over. */
export async function NothingFits({ path }: { path: string }) {
  const { t } = await inLocale('listing')
  return (
    <EmptyState
      drawing={<NothingFoundDrawing />}
      title={t('nothingFits.title')}
      actions={
        <LinkButton linkAs={Link} href={path}>
          {t('nothingFits.clear')}
        </LinkButton>
      }
    >
      {t('nothingFits.text')}
    </EmptyState>
  )
}
