'use client'
import { useWords } from '#words/client.tsx'
import { Link } from '../ui/link.tsx'

export function EmptyCart() {
  const t = useWords('cart')
  return (
    <div className="mt-6 border border-line-strong border-dashed bg-card px-6 py-12 text-center">
      <svg viewBox="0 0 120 80" width="150" height="100" className="mx-auto" aria-hidden="true">
        <path d="M18 34 60 48l42-14v30L60 78 18 64z" fill="var(--g-puzzle)" stroke="var(--ink)" strokeWidth="2" strokeLinejoin="round" />
        <path
          d="M60 48v30M18 34 6 22l42-14 12 12 12-12 42 14-12 12"
          fill="none"
          stroke="var(--ink)"
          strokeWidth="2"
          strokeLinejoin="round"
        />
      </svg>
      <p className="mt-4 font-semibold text-lg">{t('empty.title')}</p>
      <p className="mt-1 text-ink-2">{t('empty.text')}</p>
      <Link href="/products" className="button button-primary mt-5">
        {t('empty.open')}
      </Link>
    </div>
  )
}
