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
    <div className="page max-w-3xl pt-16 text-center">
      <h1 className="text-3xl">{t('notFound.title')}</h1>
      <p className="mt-3 text-lg text-ink-2">{t('notFound.text')}</p>
      <search>
        <form action={to('/search')} className="mx-auto mt-6 flex max-w-md gap-2">
          <input type="search" name="q" aria-label={t('notFound.search')} placeholder={t('notFound.hint')} className="input" />
          <button type="submit" className="button button-primary">
            {t('notFound.button')}
          </button>
        </form>
      </search>
      <p className="mt-6">
        <Link href="/products" className="link">
          {t('notFound.all')}
        </Link>
      </p>
    </div>
  )
}
