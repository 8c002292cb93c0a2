'use client'
import { AWAY_DIGEST } from '@toyline/contracts/cache-tags'
import { Button } from '@toyline/ui/controls/button'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { ErrorDrawing } from '@toyline/ui/drawings/error'
import { EmptyState } from '@toyline/ui/frame/empty-state'
import { useEffect, useRef } from 'react'
import { TOO_MANY } from '#data/error-digest.ts'
import { noteError } from '#data/telemetry.ts'
import { Away } from '#features/shell/away.tsx'
import { useLocale, useWords } from '#words/client.tsx'

/** What is left of a page that could not be made. The frame of the shop stays, so that one can go on. */
export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const { to } = useLocale()
  const t = useWords('live')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  // What the server threw has a digest, and is in its log.
  useEffect(() => {
    if (!error.digest) noteError(error)
  }, [error])
  const isTooMany = error.digest === TOO_MANY
  return (
    <div ref={box} tabIndex={-1} className="page pt-12 outline-none">
      {error.digest === AWAY_DIGEST ? (
        <Away onRetry={() => retry()} />
      ) : (
        <EmptyState
          headingLevel={1}
          alert
          drawing={<ErrorDrawing />}
          title={t(isTooMany ? 'error.slowerTitle' : 'error.title')}
          actions={
            <>
              <Button look="primary" onClick={() => retry()}>
                {t('error.retry')}
              </Button>
              <LinkButton href={to('/')}>{t('error.home')}</LinkButton>
            </>
          }
          reference={error.digest && !isTooMany ? t('error.reference', { digest: error.digest }) : undefined}
        >
          <p>{t(isTooMany ? 'error.slowerText' : 'error.text')}</p>
        </EmptyState>
      )}
    </div>
  )
}
