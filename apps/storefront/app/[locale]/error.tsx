'use client'
import { useEffect, useRef } from 'react'
import { useLocale, useWords } from '#words/client.tsx'

/** What is left of a page that could not be made. The frame of the shop stays, so that one can go on. */
export default function PageError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  const { to } = useLocale()
  const t = useWords('live')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="page max-w-3xl pt-16 text-center" role="alert">
      <h1 ref={heading} tabIndex={-1} className="text-3xl outline-none">
        {t('error.title')}
      </h1>
      <p className="mt-3 text-lg text-ink-2">{t('error.text')}</p>
      <div className="mt-6 flex flex-wrap justify-center gap-3">
        <button type="button" className="button button-primary" onClick={() => retry()}>
          {t('error.retry')}
        </button>
        <a href={to('/')} className="button">
          {t('error.home')}
        </a>
      </div>
      {error.digest ? <p className="mt-6 text-ink-3 text-sm">{t('error.reference', { digest: error.digest })}</p> : null}
    </div>
  )
}
