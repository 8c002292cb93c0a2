import type { Metadata } from 'next'
import { ReturnFromBank } from '#features/checkout/return-from-bank.tsx'
import { LocaleProvider } from '#words/client.tsx'
import { inLocale, wordsForBrowser } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('checkout')
  return { title: t('back.meta'), robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

type Props = { searchParams: Promise<{ order?: string | string[] }> }

export default async function ReturnPage({ searchParams }: Props) {
  const { order } = await searchParams
  const { locale } = await inLocale()
  return (
    <LocaleProvider id={locale.id} words={wordsForBrowser(locale.id, 'checkout', 'forms', 'problems')}>
      <div className="page max-w-2xl pt-12">
        <ReturnFromBank orderId={typeof order === 'string' ? order : ''} />
      </div>
    </LocaleProvider>
  )
}
