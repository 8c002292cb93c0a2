'use client'
import { Button } from '@toyline/ui/controls/button'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { ErrorDrawing } from '@toyline/ui/drawings/error'
import { EmptyState } from '@toyline/ui/frame/empty-state'
import type { ReactNode } from 'react'
import { useLocale, useWords } from '#words/client.tsx'

/** Says that a part of the shop is away, what works meanwhile, and how to try again: where nothing else is said, by loading the address anew. */
export function Away({ onRetry }: { onRetry?: () => void }) {
  const { to } = useLocale()
  const t = useWords('live')
  const linkTo = (path: string) => (inside: ReactNode) => (
    <a href={to(path)} className="link">
      {inside}
    </a>
  )
  return (
    <EmptyState
      headingLevel={1}
      alert
      drawing={<ErrorDrawing />}
      title={t('away.title')}
      actions={
        onRetry ? (
          <Button look="primary" onClick={onRetry}>
            {t('error.retry')}
          </Button>
        ) : (
          <LinkButton look="primary" href="">
            {t('error.retry')}
          </LinkButton>
        )
      }
    >
      <p>{t('away.text')}</p>
      <p className="mt-3">{t.rich('away.meanwhile', { toys: linkTo('/products'), status: linkTo('/status') })}</p>
    </EmptyState>
  )
}
