import { Link } from '#features/ui/link.tsx'
import { inLocale } from '#words/server.ts'

export default async function OrderNotFound() {
  const { t, to } = await inLocale('order')
  return (
    <div className="page max-w-3xl pt-16 text-center">
      <h1 className="text-3xl">{t('notFound.title')}</h1>
      <p className="mt-3 text-lg text-ink-2">{t('notFound.text')}</p>
      <Link href={`/sign-in?next=${encodeURIComponent(to('/account/orders'))}`} className="button button-primary mt-6">
        {t('notFound.signIn')}
      </Link>
    </div>
  )
}
