import { inLocale } from '#words/server.ts'
import { Link } from '../ui/link.tsx'

/** Filters that leave nothing over. */
export async function NothingFits({ path }: { path: string }) {
  const { t } = await inLocale('listing')
  return (
    <div className="border border-line-strong border-dashed bg-card p-8 text-center">
      <p className="font-semibold text-lg">{t('nothingFits.title')}</p>
      <p className="mt-1 text-ink-2">{t('nothingFits.text')}</p>
      <Link href={path} className="button mt-4">
        {t('nothingFits.clear')}
      </Link>
    </div>
  )
}
